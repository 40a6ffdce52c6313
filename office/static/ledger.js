/** The ledger: every inquiry this person may see, searched and filtered, page by page. What is asked goes in a body, never an address. */

import { fault, h, icon, local, t } from "/static/hub/dom.js";
import { act, pressKey } from "/static/hub/act.js";
import { category, department, known, person, said } from "./names.js";
import { due, moment } from "./due.js";
import { Export } from "./export.js";
import { line, pick } from "./fields.js";

const BOXES = ["", "owed", "overdue", "unassigned", "offered", "closed"];
const FILTERS = ["text", "phone", "box", "kind", "category", "channel", "urgency", "department", "since", "until"];
const PAGE = 50;

export class Ledger {
  constructor(changed) {
    Object.assign(this, { changed, draft: {}, before: [], page: null, fault: "", asked: 0 });
    this.export = new Export(changed, () => this.wanted());
    this.form = { draft: this.draft, changed: () => this.anew() };
  }

  /** The page at hand, read again. */
  async refresh() {
    const asked = (this.asked += 1);
    const wanted = this.wanted();
    const body = this.before.length ? { ...wanted, before: this.before.at(-1) } : wanted;
    const answer = await act("/api/inquiries/search", body, { key: pressKey(), tries: 2 });
    if (asked !== this.asked) return; // an older question answered late
    if (answer.ok) Object.assign(this, { page: answer.body, fault: "" });
    else this.fault = fault(answer.body);
    this.changed();
  }

  /** What is looked for: only what is filled in. */
  wanted() {
    return Object.fromEntries(FILTERS.map((name) => [name, (this.draft[name] ?? "").trim()]).filter(([, value]) => value));
  }

  /** Another question: its first page. */
  anew() {
    this.before = [];
    this.refresh();
  }

  turn(on) {
    if (on) this.before.push(this.page.before);
    else this.before.pop();
    this.refresh();
  }

  clear() {
    for (const name of FILTERS) delete this.draft[name];
    document.querySelector("form.filters")?.reset();
    for (const field of document.querySelectorAll("form.filters :is(input, select)")) field.value = "";
    this.anew();
  }

  view(now) {
    return [
      h("div", { class: "place-head", key: "head-all" }, h("h1", { tabindex: "-1" }, t("office.place.all")), h("p", { class: "quiet" }, t("office.about.all"))),
      this.filters(),
      this.export.view(),
      this.fault && h("p", { class: "band band--trouble", role: "alert", key: "fault" }, icon("alert"), h("span", {}, this.fault)),
      this.page && this.found(now),
    ];
  }

  filters() {
    const any = ["", t("office.any")];
    const form = this.form;
    return h("form", { class: "filters", key: "filters", role: "search", "aria-label": t("office.search"), novalidate: true, onsubmit: (event) => { event.preventDefault(); this.anew(); } },
      line(form, "text", { name: "find_text", type: "search" }),
      line(form, "phone", { name: "find_phone", type: "search", inputmode: "tel" }),
      pick(form, "box", BOXES.map((one) => [one, one ? t(`office.box.${one}`) : any[1]]), "", "box"),
      pick(form, "kind", [any, ...known.kinds.map((one) => [one, said("kind", one)])]),
      pick(form, "category", [any, ...known.categories.map((one) => [one.id, local(one.name)])]),
      pick(form, "channel", [any, ...known.channels.map((one) => [one, said("channel", one)])]),
      pick(form, "urgency", [any, ...known.urgencies.map((one) => [one, said("urgency", one)])]),
      pick(form, "department", [any, ...Object.entries(known.departments).map(([id, one]) => [id, local(one.name)])]),
      line(form, "since", { type: "date", onchange: form.changed }),
      line(form, "until", { type: "date", onchange: form.changed }),
      h("div", { class: "filter-keys", key: "keys" },
        h("button", { type: "submit", class: "key key--main" }, t("office.find")),
        h("button", { type: "button", class: "key key--plain", onclick: () => this.clear() }, t("office.clear")),
        h("button", { type: "button", class: "key key--plain", onclick: () => print() }, icon("printer"), t("office.print_page"))));
  }

  found(now) {
    const { inquiries, contacts, total, before } = this.page;
    const from = this.before.length * PAGE;
    return h("section", { class: "found", key: "found", "aria-label": t("office.found_title") },
      h("p", { class: "quiet figures", role: "status", key: "total" }, total ? t("office.found", { total, from: from + 1, to: from + inquiries.length }) : t("office.found_none")),
      total > 0 && h("table", { class: "ledger", key: "table" },
        h("thead", {}, h("tr", {}, ["number", "opened", "kind", "matter", "visitor", "responsible", "due"].map((one) => h("th", { scope: "col", key: one }, t(`office.column.${one}`))))),
        h("tbody", {}, inquiries.map((one) => entry(one, contacts[one.id] ?? {}, now)))),
      h("div", { class: "keys", key: "pages" },
        this.before.length > 0 && h("button", { type: "button", class: "key", key: "back", onclick: () => this.turn(false) }, t("office.page_back")),
        before !== null && h("button", { type: "button", class: "key", key: "on", onclick: () => this.turn(true) }, t("office.page_on"))));
  }
}

function entry(one, contact, now) {
  const left = due(one, now);
  return h("tr", { key: one.id },
    h("th", { scope: "row" }, h("a", { class: "figures", href: `#${one.id}` }, one.number)),
    h("td", { class: "figures" }, moment(one.opened_at)),
    h("td", {}, [said("kind", one.kind), category(one.category)].filter(Boolean).join(" · ")),
    h("td", { class: "ledger-matter" }, one.matter),
    h("td", { class: "figures" }, [contact.name, contact.phone].filter(Boolean).join(" ")),
    h("td", {}, h("span", {}, person(one.responsible)), " ", h("span", { class: "quiet" }, department(one.department))),
    h("td", {}, h("span", { class: `sign sign--${left.tone || "plain"}` }, said("state", one.state)), " ", h("span", { class: "quiet figures" }, one.state === "closed" ? moment(one.closed_at) : left.text)));
}
