/** Departments and duty: who receives now and who is away. Anybody says that they are away; manager, office and heads keep the rest. */

import { fault, h, icon, local, t } from "/static/hub/dom.js";
import { act, look, pressKey } from "/static/hub/act.js";
import { draft, drop } from "./drafts.js";
import { moment, momentOf } from "./due.js";
import { faultAt, toField } from "./faults.js";
import { choice, line, pick } from "./fields.js";
import { department, known, me, mine, person } from "./names.js";
import { onward } from "./onward.js";

const KINDS = ["leave", "outside", "training", "other"];
const KEEPERS = ["manager", "office"];
const NONE = { field: "", words: "" };
const MOST = 6; // on duty in one department, as far as this page goes

const keeps = (id) => KEEPERS.some((role) => mine.includes(role)) || (mine.includes("head") && id !== "" && known.staff[me]?.department === id);
const named = (number) => [person(number), department(known.staff[number]?.department)].filter(Boolean).join(" · ");

export class Directory {
  constructor(changed) {
    Object.assign(this, { changed, read: null, fault: NONE, open: "", draft: {}, key: "", times: 0 });
  }

  async refresh() {
    const answer = await look("/api/directory");
    if (answer.ok) Object.assign(this, { read: answer.body, fault: NONE });
    else this.fault = { field: "", words: fault(answer.body) };
    this.changed();
  }

  view() {
    return [
      h("div", { class: "place-head", key: "head-directory" }, h("h1", { tabindex: "-1" }, t("office.place.directory")), h("p", { class: "quiet" }, t("office.about.directory"))),
      this.fault.words && !this.fault.field && h("p", { class: "band band--trouble", role: "alert", key: "fault" }, icon("alert"), h("span", {}, this.fault.words)),
      this.read && h("section", { class: "found duty", key: "away", "aria-label": t("office.away.title") },
        h("h2", {}, t("office.away.title")),
        this.read.absences.length === 0 && h("p", { class: "quiet", key: "none" }, t("office.away.none")),
        h("ul", { class: "duty-rows" }, this.read.absences.map((one) => this.absence(one))),
        this.open === "away" ? this.form("away", this.awayFields()) : this.opens("away", t("office.away.say"))),
      this.read && h("section", { class: "found duty", key: "departments", "aria-label": t("office.duty.title") },
        h("h2", {}, t("office.duty.title")),
        h("ul", { class: "duty-rows" }, this.read.departments.map((one) => this.department(one)))),
    ];
  }

  absence(one) {
    const until = one.until ? moment(one.until) : t("office.away.open");
    const may = one.staff === me || keeps(known.staff[one.staff]?.department ?? "");
    return h("li", { class: "duty-row", key: one.staff },
      h("div", { class: "duty-name" }, h("b", {}, named(one.staff)), h("span", { class: "quiet figures" }, t("office.away.span", { kind: t(`office.away_kind.${one.kind}`), since: moment(one.since), until }))),
      h("p", {}, one.receiver && one.receiver.staff !== one.staff ? t("office.away.instead", { who: named(one.receiver.staff) }) : one.now ? t("office.nobody_there") : ""),
      may && h("button", { type: "button", class: "key", "aria-label": t(one.now ? "office.away.back_of" : "office.away.drop_of", { who: person(one.staff) }), onclick: () => this.send("/api/directory/back", { staff: one.staff }) }, t(one.now ? "office.away.back" : "office.away.drop")));
  }

  department(one) {
    const now = one.receiver ? t(`office.duty.why.${one.receiver.why}`, { who: person(one.receiver.staff) }) : t("office.nobody_there");
    const open = this.open === one.id;
    return h("li", { class: "duty-row", key: one.id },
      h("div", { class: "duty-name" }, h("b", {}, local(one.name)), h("span", { class: "quiet figures" }, [local(one.room), one.phone].filter(Boolean).join(" · "))),
      h("p", {}, h("span", { class: "duty-now" }, now), h("span", { class: "quiet" }, t("office.duty.head", { who: person(one.head) })),
        one.duty.length > 0 && h("span", { class: "quiet" }, t("office.duty.order", { who: one.duty.map(person).join(t("office.duty.then")) }))),
      !open && keeps(one.id) && this.opens(one.id, t("office.duty.change"), t("office.duty.change_of", { name: local(one.name) })),
      open && this.form(one.id, this.departmentFields(one)));
  }

  /** Close the form, keeping what was typed; whether one was open. */
  shut() {
    const { open } = this;
    this.open = "";
    this.changed();
    if (open) document.querySelector(`.duty [data-opens="${open}"]`)?.focus();
    return open !== "";
  }

  opens(id, words, label = words) {
    const open = () => {
      Object.assign(this, { open: id, draft: draft(`duty ${id}`), fault: NONE, key: pressKey(), times: this.times + 1 });
      this.changed();
      document.querySelector(".duty form :is(input, select)")?.focus();
    };
    return h("button", { type: "button", class: "key", key: `open-${id}`, dataset: { opens: id }, "aria-label": label, onclick: open }, words);
  }

  form(id, fields) {
    const send = (event) => {
      event.preventDefault();
      if (id === "away") this.send("/api/directory/away", this.awayBody());
      else this.send(`/api/directory/departments/${id}`, this.departmentBody(this.read.departments.find((one) => one.id === id)));
    };
    return h("form", { class: "act", key: `form-${id}-${this.times}`, novalidate: true, onsubmit: send, onkeydown: onward((event) => event.currentTarget.requestSubmit()) },
      h("div", { class: "act-fields", key: "fields" }, fields),
      h("div", { class: "keys", key: "keys" },
        h("button", { type: "button", class: "key key--plain", onclick: () => { drop(`duty ${id}`); this.shut(); } }, t("office.duty.leave")),
        h("button", { type: "submit", class: "key key--main" }, t("office.duty.save"))));
  }

  /** One press; the same press again after a broken wire is the same act. */
  async send(path, body) {
    if (this.open === "away" && !body.kind) return this.say("choose_kind", t("office.choose_kind"));
    const answer = await act(path, body, this.open ? { key: this.key } : {});
    if (answer.ok) {
      drop(`duty ${this.open}`);
      Object.assign(this, { read: answer.body, fault: NONE, open: "" });
    }
    if (answer.status !== 0) this.key = pressKey();
    if (!answer.ok) return this.say(answer.body.code, fault(answer.body));
    this.changed();
    return document.querySelector("main h1")?.scrollIntoView({ block: "nearest" });
  }

  /** Why not, at the field that it is about. */
  say(code, words) {
    this.fault = faultAt(code, words);
    this.changed();
    document.querySelector("main [role=alert]")?.scrollIntoView({ block: "nearest" });
    toField(this.fault);
  }

  awayFields() {
    const form = this;
    const whom = Object.keys(known.staff).filter((one) => one !== me && keeps(known.staff[one].department));
    const others = Object.keys(known.staff).filter((one) => one !== (this.draft.away_who ?? me));
    return [
      whom.length > 0 && pick(form, "away_who", [me, ...whom].map((one) => [one, named(one)]), me),
      choice(form, "away_kind", KINDS.map((one) => [one, t(`office.away_kind.${one}`)]), ""),
      h("div", { class: "twins", key: "span" }, line(form, "away_since", { type: "datetime-local" }), line(form, "away_until", { type: "datetime-local" })),
      pick(form, "deputy", [["", t("office.away.nobody")], ...others.map((one) => [one, named(one)])], ""),
    ];
  }

  awayBody() {
    const { away_who: staff = me, away_kind: kind, away_since: since, away_until: until, deputy } = this.draft;
    return { staff, kind, since: momentOf(since) || null, until: momentOf(until) || null, deputy: deputy || null };
  }

  departmentFields(one) {
    const all = Object.keys(known.staff).map((each) => [each, named(each)]);
    const near = all.sort(([a], [b]) => (known.staff[b].department === one.id) - (known.staff[a].department === one.id));
    const places = Array.from({ length: Math.min(MOST, this.duty(one).length + 1) }, (_, at) => at);
    return [
      h("div", { class: "twins", key: "rooms" }, line(this, "room_zh", { value: one.room.zh, longest: 80 }), line(this, "room_en", { value: one.room.en, longest: 80 })),
      line(this, "dept_phone", { value: one.phone, longest: 40 }),
      pick(this, "head", near, one.head),
      places.map((at) => pick(this, `duty_${at}`, [["", t("office.away.nobody")], ...near], one.duty[at] ?? "", "duty")),
    ];
  }

  /** Who is on duty as the form has it now, in order. */
  duty(one) {
    return Array.from({ length: MOST }, (_, at) => this.draft[`duty_${at}`] ?? one.duty[at] ?? "").filter(Boolean);
  }

  departmentBody(one) {
    const { room_zh = one.room.zh, room_en = one.room.en, dept_phone: phone = one.phone, head = one.head } = this.draft;
    return { room_zh, room_en, phone, head, duty: this.duty(one) };
  }
}
