/** The ledger: every inquiry this person may see, searched and filtered, page by page. The filters stand after # in the address, so
 * that one can go back to them and send them on; words and a phone never do, and nothing of it reaches the hub but in a body. */

import { fault, h, icon, local, t } from "/static/hub/dom.js";
import { act, pressKey } from "/static/hub/act.js";
import { category, department, known, person, said } from "./names.js";
import { due, moment } from "./due.js";
import { Export } from "./export.js";
import { line, pick } from "./fields.js";
import { sheetHead } from "./sheet.js";

const BOXES = ["", "owed", "overdue", "undispatched", "unassigned", "offered", "closed"];
const SECRET = ["text", "phone"]; // they may name a visitor
const OPEN = ["box", "kind", "category", "channel", "urgency", "department", "staff", "since", "until"];
const FILTERS = [...SECRET, ...OPEN];
const FIELDS = { text: "find_text", phone: "find_phone", staff: "find_staff" }; // keys of their words where they differ
const PAGE = 50;

export class Ledger {
  constructor(changed) {
    Object.assign(this, { changed, draft: {}, page: null, fault: "", asked: 0, times: 0, at: 1, before: null, query: null, wanted: {} });
    this.ends = new Map(); // by page: the last inquiry before it, for the way back
    this.typed = new Map(); // by address: the words and the phone that were looked for there
    this.export = new Export(changed, () => this.wanted);
    this.form = { draft: this.draft, changed: () => this.anew() };
  }

  /** What the address asks for, read; the address itself, for the way back from an inquiry. */
  open(query) {
    const asked = new URLSearchParams(query);
    const then = Object.fromEntries(OPEN.map((name) => [name, asked.get(name) ?? ""]));
    if (query !== this.query) Object.assign(then, this.typed.get(query)); // else what is being typed stays
    if (Object.entries(then).some(([name, value]) => value !== (this.draft[name] ?? ""))) this.times += 1; // its fields are set anew
    Object.assign(this.draft, then);
    this.query = query;
    this.wanted = this.filled();
    this.typed.set(query, Object.fromEntries(SECRET.map((name) => [name, this.draft[name] ?? ""])));
    const [at, before] = [Number(asked.get("page")), Number(asked.get("before"))];
    const further = at > 1 && before > 0 && Number.isInteger(at) && Number.isInteger(before);
    Object.assign(this, further ? { at, before } : { at: 1, before: null });
    this.refresh();
    return query ? `all?${query}` : "all";
  }

  /** To a page of what is asked for; the address may be the same, and then it is read all the same. */
  go(at, before) {
    const open = OPEN.filter((name) => this.draft[name]).map((name) => [name, this.draft[name]]);
    const query = new URLSearchParams([...open, ...(at > 1 ? [["page", at], ["before", before]] : [])]).toString();
    const hash = query ? `#all?${query}` : "#all";
    this.typed.set(query, Object.fromEntries(SECRET.map((name) => [name, this.draft[name] ?? ""])));
    if (location.hash === hash) this.open(query);
    else location.hash = hash;
  }

  /** The page at hand, read again. */
  async refresh() {
    const asked = (this.asked += 1);
    const body = this.before ? { ...this.wanted, before: this.before } : this.wanted;
    const answer = await act("/api/inquiries/search", body, { key: pressKey(), tries: 2 });
    if (asked !== this.asked) return; // an older question answered late
    if (answer.ok) Object.assign(this, { page: answer.body, fault: "" });
    else Object.assign(this, { page: answer.status ? null : this.page, fault: fault(answer.body) });
    this.changed();
  }

  /** What is filled in; it is looked for once it is asked. */
  filled() {
    return Object.fromEntries(FILTERS.map((name) => [name, (this.draft[name] ?? "").trim()]).filter(([, value]) => value));
  }

  /** Another question: its first page. */
  anew() {
    this.ends.clear();
    this.go(1);
  }

  turn(on) {
    this.ends.set(this.at, this.before);
    const at = this.at + (on ? 1 : -1);
    const before = on ? this.page.before : this.ends.get(at);
    if (at > 1 && !before) this.anew(); // come here by a link: nobody knows where the page before this one ends
    else this.go(at, before);
  }

  clear() {
    for (const name of FILTERS) delete this.draft[name];
    this.times += 1;
    this.anew();
  }

  view(now) {
    return [
      sheetHead(t("office.sheet.ledger"), now),
      h("div", { class: "place-head", key: "head-all" }, h("h1", { tabindex: "-1" }, t("office.place.all")), h("p", { class: "quiet" }, t("office.about.all"))),
      h("p", { class: "sheet-asked", key: "asked" }, this.said()),
      this.filters(),
      this.export.view(),
      this.fault && h("p", { class: "band band--trouble", role: "alert", key: "fault" }, icon("alert"), h("span", {}, this.fault)),
      this.page && this.found(now),
    ];
  }

  /** What is looked for in words, for the paper, which shows no fields. */
  said() {
    const words = { box: (one) => t(`office.box.${one}`), kind: (one) => said("kind", one), category, channel: (one) => said("channel", one), urgency: (one) => said("urgency", one), department, staff: person, phone: (one) => one.replace(/\d(?=(?:\D*\d){4})/g, "*") };
    return Object.entries(this.wanted)
      .map(([name, value]) => t("office.sheet.asked", { field: t(`office.field.${FIELDS[name] ?? name}`), value: (words[name] ?? String)(value) })).join(t("office.sheet.then"));
  }

  filters() {
    const any = ["", t("office.any")];
    const form = this.form;
    return h("form", { class: "filters", key: `filters-${this.times}`, role: "search", "aria-label": t("office.search"), novalidate: true, onsubmit: (event) => { event.preventDefault(); this.anew(); } },
      line(form, "text", { name: "find_text", type: "search" }),
      line(form, "phone", { name: "find_phone", type: "search", inputmode: "tel" }),
      pick(form, "box", BOXES.map((one) => [one, one ? t(`office.box.${one}`) : any[1]]), "", "box"),
      pick(form, "kind", [any, ...known.kinds.map((one) => [one, said("kind", one)])]),
      pick(form, "category", [any, ...known.categories.map((one) => [one.id, local(one.name)])]),
      pick(form, "channel", [any, ...known.channels.map((one) => [one, said("channel", one)])]),
      pick(form, "urgency", [any, ...known.urgencies.map((one) => [one, said("urgency", one)])]),
      pick(form, "department", [any, ...Object.entries(known.departments).map(([id, one]) => [id, local(one.name)])]),
      pick(form, "staff", [any, ...Object.entries(known.staff).map(([number, one]) => [number, `${local(one.name)} ${number}`])], "", "find_staff"),
      line(form, "since", { type: "date", onchange: form.changed }),
      line(form, "until", { type: "date", onchange: form.changed }),
      h("div", { class: "filter-keys", key: "keys" },
        h("button", { type: "submit", class: "key key--main" }, t("office.find")),
        h("button", { type: "button", class: "key key--plain", onclick: () => this.clear() }, t("office.clear")),
        h("button", { type: "button", class: "key key--plain", onclick: () => print() }, icon("printer"), t("office.print_page"))));
  }

  found(now) {
    const { inquiries, contacts, total, before } = this.page;
    const from = (this.at - 1) * PAGE;
    return h("section", { class: "found", key: "found", "aria-label": t("office.found_title") },
      h("p", { class: "quiet figures", role: "status", key: "total" }, inquiries.length ? t("office.found", { total, from: from + 1, to: from + inquiries.length }) : t("office.found_none")),
      inquiries.length > 0 && h("table", { class: "ledger", key: "table" },
        h("thead", {}, h("tr", {}, ["number", "opened", "kind", "matter", "visitor", "first", "responsible", "state", "due"].map((one) => h("th", { scope: "col", key: one }, t(`office.column.${one}`))))),
        h("tbody", {}, inquiries.map((one) => entry(one, contacts[one.id] ?? {}, now)))),
      h("div", { class: "keys", key: "pages" },
        this.at > 1 && h("button", { type: "button", class: "key", key: "back", onclick: () => this.turn(false) }, t("office.page_back")),
        before !== null && h("button", { type: "button", class: "key", key: "on", onclick: () => this.turn(true) }, t("office.page_on"))));
  }
}

function entry(one, contact, now) {
  const left = due(one, now);
  return h("tr", { key: one.id },
    h("th", { scope: "row" }, h("a", { class: "figures", href: `#${one.id}` }, one.number)),
    h("td", { class: "figures" }, moment(one.opened_at)),
    h("td", { class: "ledger-kind" }, [said("kind", one.kind), category(one.category)].filter(Boolean).join(" · "),
      one.urgency === "urgent" && [" ", h("span", { class: "sign sign--priority" }, icon("priority"), t("office.urgency.urgent"))]),
    h("td", { class: "ledger-matter" }, h("span", { class: "ledger-words" }, one.matter || t("office.emptied"))),
    h("td", { class: "figures" }, [contact.name, contact.phone].filter(Boolean).join(" ")),
    h("td", { class: "ledger-first", dataset: { label: t("office.column.first") } }, person(one.first)),
    h("td", { class: "ledger-who" }, h("span", {}, person(one.responsible)), " ", h("span", { class: "quiet" }, department(one.department))),
    h("td", {}, h("span", { class: `sign sign--${left.tone || "plain"}` }, said("state", one.state)), one.state === "closed" && [" ", h("span", { class: "quiet figures ledger-left" }, moment(one.closed_at))]),
    h("td", { class: "figures" }, one.due_at && [h("span", { class: "ledger-left" }, moment(one.due_at)), " "], h("span", { class: "quiet ledger-left" }, left.text)));
}
