/** What this person may do with an inquiry, as keys; each opens a small form in their place. What is typed outlives a shut form. */

import { fault, h, icon, t } from "/static/hub/dom.js";
import { act, pressKey } from "/static/hub/act.js";
import { draft, drop, touched } from "./drafts.js";
import { faultAt, mended, toField } from "./faults.js";
import { fields, FORMS } from "./forms.js";
import { onward } from "./onward.js";
import { open } from "./open_acts.js";
import { person } from "./names.js";
import { printed } from "./papers.js";

const ICONS = { acknowledge: "check", offer: "transfer", "take-back": "back", reply: "phone", close: "check", print: "printer" };
const PAPER = { offer: "guide", assign: "guide", notice: "notice" }; // what a visitor who still stands here takes along
const INSTEAD = { reply_needed: "reply", party_owes: "report-for" }; // a refusal that another act mends
const NONE = { field: "", words: "" };

export class Acts {
  /** `whole()` and `prints()` are the inquiry and its papers as they are now; `done()` reads both anew. */
  constructor(id, { whole, prints, changed, done }) {
    Object.assign(this, { id, whole, prints, changed, done, sheet: "", name: null, busy: false, fault: NONE, about: {}, told: "", paper: "", kept: "", round: 0 });
    this.keys = new Map(); // by act: the same press again has the same key until the hub has answered
  }

  view(now) {
    const whole = this.whole();
    const acts = open(whole);
    if (this.name && !acts.some((each) => each.name === this.name)) this.name = null;
    return [
      h("p", { class: "unseen", role: "status", key: "told" }, this.told),
      h("p", { class: "unseen", id: "begun", hidden: true, key: "begun" }, t("office.begun")),
      !this.name && this.left(),
      !this.name && h("div", { class: "acts", role: "group", "aria-label": t("office.acts"), key: "acts" },
        acts.length === 0 && h("p", { class: "quiet" }, t("office.no_acts")),
        acts.map((each) => this.actKey(each))),
      !this.name && this.fault.words && this.refused(),
      this.name && this.form(whole, now),
    ];
  }

  actKey({ name, main }) {
    const begun = name in FORMS && touched(this.place(name));
    return h("button", { type: "button", key: name, onclick: () => this.press(name), "aria-describedby": begun ? "begun" : false,
      class: `key act-key ${main ? "key--main act-key--main" : ""}`.trim() },
    ICONS[name] && icon(ICONS[name]), h("span", {}, t(`office.act.${name}`)), begun && h("span", { class: "begun", "aria-hidden": "true" }, t("office.begun")));
  }

  /** What the last act left behind: a form shut half-way, or a paper to hand out. */
  left() {
    const { kept, paper } = this;
    if (kept) {
      return h("div", { class: "band left", role: "status", key: "kept" }, h("span", {}, t("office.kept", { act: t(`office.act.${kept}`) })),
        h("button", { type: "button", class: "key", key: "drop", onclick: () => this.discard(kept) }, t("office.discard")));
    }
    if (this.sheet) return printed(this.prints().find((one) => one.paper === this.sheet));
    return this.told && h("div", { class: "band band--order left", key: "done" }, icon("check"), h("span", {}, this.told),
      paper && h("button", { type: "button", class: "key", key: "print", onclick: () => this.go("print", { paper }) }, icon("printer"), t(`office.take_along.${paper}`)));
  }

  place(name = this.name) {
    return `${this.id} ${name}`;
  }

  refused() {
    const { instead } = this.about;
    const other = INSTEAD[this.about.code];
    return h("div", { class: "said", role: "status", key: "said" },
      this.fault.words && !this.fault.field && h("p", { class: "band band--trouble" }, icon("alert"), h("span", {}, this.fault.words)),
      other && h("button", { type: "button", class: "key", key: "other", onclick: () => this.press(other) }, t(`office.act.${other}`)),
      instead && h("button", { type: "button", class: "key", key: "instead", onclick: () => this.instead(instead) }, t("office.instead", { who: person(instead) })));
  }

  form(whole, now) {
    const { name } = this;
    const typed = draft(this.place());
    return h("form", { class: "act", key: `form-${name}-${this.round}`, novalidate: true, "aria-labelledby": "act-title",
      oninput: (event) => this.mend(event.target), onsubmit: (event) => this.send(event), onkeydown: onward((event) => event.currentTarget.requestSubmit()) },
    h("h2", { id: "act-title" }, t(`office.act.${name}`)),
    h("p", { class: "quiet", key: "why" }, t(`office.act_about.${name}`)),
    fields(name, { draft: typed, whole, now, changed: this.changed, fault: this.fault }),
    this.refused(),
    h("div", { class: "keys", key: "keys" },
      h("button", { type: "button", class: "key key--plain", onclick: () => this.shut() }, t("common.cancel")),
      h("button", { type: "submit", class: "key key--main", "aria-disabled": this.busy ? "true" : false },
        t(this.busy ? "office.sending" : `office.act.${name}`), h("kbd", { class: "kbd" }, "Ctrl+Enter"))));
  }

  press(name) {
    if (this.busy) return;
    Object.assign(this, { fault: NONE, about: {}, told: "", sheet: "", paper: "", kept: "" });
    if (!(name in FORMS)) {
      this.go(name, {});
      return;
    }
    this.name = name;
    this.changed();
    document.querySelector("form.act :is(input, textarea, select)")?.focus();
  }

  /** Close the form, keeping what was typed and saying so; whether one was open. */
  shut() {
    const { name } = this;
    if (!name) return false;
    Object.assign(this, { name: null, fault: NONE, about: {}, kept: touched(this.place()) ? name : "" });
    this.changed();
    this.toKey(name);
    return true;
  }

  /** What was typed there is not wanted. */
  discard(name) {
    drop(this.place(name));
    Object.assign(this, { kept: "", told: "", round: this.round + 1 });
    this.changed();
    this.toKey(name);
  }

  toKey(name) {
    [...document.querySelectorAll(".act-key")].find((each) => each.textContent.startsWith(t(`office.act.${name}`)))?.focus();
  }

  /** A field that was refused is being put right. */
  mend(field) {
    const left = mended(this.fault, field);
    if (left === this.fault) return;
    Object.assign(this, { fault: left, about: {} });
    this.changed();
  }

  instead(staff) {
    Object.assign(draft(this.place()), { to: staff, search: person(staff) });
    Object.assign(this, { fault: NONE, about: {} });
    const field = document.querySelector("form.act [name=search]");
    if (field) field.value = person(staff);
    this.changed();
  }

  send(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = FORMS[this.name];
    const typed = draft(this.place());
    const missing = form.missing?.(typed);
    if (!missing) this.go(this.name, form.body(typed, this.whole()));
    else this.refuse(missing, t(`office.${missing}`));
  }

  refuse(code, words, about = {}) {
    Object.assign(this, { fault: faultAt(code, words, document.querySelector("form.act") ?? undefined), about: { ...about, code } });
    this.changed();
    toField(this.fault);
  }

  async go(name, body) {
    Object.assign(this, { busy: true, fault: NONE, about: {} });
    this.changed();
    const key = this.keys.get(name) ?? pressKey();
    this.keys.set(name, key);
    const answer = await act(`/api/inquiries/${this.id}/${name}`, body, { key });
    this.busy = false;
    if (answer.status) this.keys.delete(name); // heard: another try is another wish
    if (!answer.ok) {
      this.refuse(answer.body.code, fault(answer.body), answer.body.about);
      if (answer.status === 409) this.done(); // it may stand otherwise by now
      return;
    }
    drop(this.place(name));
    this.last = name;
    const here = this.whole()?.inquiry.channel === "visit";
    Object.assign(this, { name: null, kept: "", told: t("office.done", { act: t(`office.act.${name}`) }), sheet: name === "print" ? body.paper : "", paper: (here && PAPER[name]) || "" });
    this.changed();
    (document.querySelector(".left .key") ?? document.querySelector(".case-head h1"))?.focus({ preventScroll: true });
    this.done();
  }
}
