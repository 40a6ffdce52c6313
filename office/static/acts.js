/** What this person may do with an inquiry, as keys; each opens a small form in their place. */

import { fault, h, icon, t } from "/static/hub/dom.js";
import { act, pressKey } from "/static/hub/act.js";
import { draft, drop } from "./drafts.js";
import { fields, FORMS } from "./forms.js";
import { open } from "./open_acts.js";
import { person } from "./names.js";

const ICONS = { acknowledge: "check", offer: "transfer", "take-back": "back", reply: "phone", close: "check", print: "printer" };

export class Acts {
  constructor(id, whole, changed, done) {
    Object.assign(this, { id, whole, changed, done, name: null, busy: false, fault: "", about: {}, told: "" });
    this.keys = new Map(); // by act: the same press again has the same key until the hub has answered
  }

  view(now) {
    const whole = this.whole();
    const acts = open(whole);
    if (this.name && !acts.some((each) => each.name === this.name)) this.name = null;
    return [
      h("p", { class: "unseen", role: "status", key: "told" }, this.told),
      !this.name && h("div", { class: "acts", role: "group", "aria-label": t("office.acts"), key: "acts" },
        acts.length === 0 && h("p", { class: "quiet" }, t("office.no_acts")),
        acts.map((each) => h("button", { type: "button", key: each.name, onclick: () => this.press(each.name),
          class: `key act-key ${each.main ? "key--main act-key--main" : ""}`.trim() },
        ICONS[each.name] && icon(ICONS[each.name]), h("span", {}, t(`office.act.${each.name}`))))),
      !this.name && this.fault && this.refused(),
      this.name && this.form(whole, now),
    ];
  }

  draft() {
    return draft(`${this.id} ${this.name}`);
  }

  refused() {
    const { instead } = this.about;
    return h("p", { class: "said", role: "status", key: "said" },
      this.fault && h("span", { class: "band band--trouble" }, icon("alert"), h("span", {}, this.fault)),
      this.fault && instead && h("button", { type: "button", class: "key", key: "instead", onclick: () => this.instead(instead) }, t("office.instead", { who: person(instead) })));
  }

  form(whole, now) {
    const name = this.name;
    const draft = this.draft();
    return h("form", { class: "act", key: `form-${name}`, novalidate: true, "aria-labelledby": "act-title",
      onsubmit: (event) => this.send(event), onkeydown: (event) => event.key === "Enter" && event.ctrlKey && event.currentTarget.requestSubmit() },
    h("h2", { id: "act-title" }, t(`office.act.${name}`)),
    h("p", { class: "quiet", key: "why" }, t(`office.act_about.${name}`)),
    fields(name, { draft, whole, now, changed: this.changed }),
    this.refused(),
    h("div", { class: "keys", key: "keys" },
      h("button", { type: "button", class: "key key--plain", onclick: () => this.shut() }, t("common.cancel")),
      h("button", { type: "submit", class: "key key--main", "aria-disabled": this.busy ? "true" : false },
        t(this.busy ? "office.sending" : `office.act.${name}`), h("kbd", { class: "kbd" }, "Ctrl+Enter"))));
  }

  press(name) {
    if (this.busy) return;
    Object.assign(this, { fault: "", about: {}, told: "" });
    if (!(name in FORMS)) {
      this.go(name, {});
      return;
    }
    this.name = name;
    this.changed();
    document.querySelector("form.act :is(input, textarea, select)")?.focus();
  }

  /** Close the form, keeping what was typed; whether one was open. */
  shut() {
    const { name } = this;
    if (!name) return false;
    Object.assign(this, { name: null, fault: "", about: {} });
    this.changed();
    [...document.querySelectorAll(".act-key")].find((each) => each.textContent === t(`office.act.${name}`))?.focus();
    return true;
  }

  instead(staff) {
    Object.assign(this.draft(), { to: staff, search: person(staff) });
    Object.assign(this, { fault: "", about: {} });
    const field = document.querySelector("form.act [name=search]");
    if (field) field.value = person(staff);
    this.changed();
  }

  send(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = FORMS[this.name];
    const draft = this.draft();
    const missing = form.missing?.(draft);
    if (!missing) return this.go(this.name, form.body(draft, this.whole()));
    this.fault = t(missing);
    return this.changed();
  }

  async go(name, body) {
    Object.assign(this, { busy: true, fault: "", about: {} });
    this.changed();
    const key = this.keys.get(name) ?? pressKey();
    this.keys.set(name, key);
    const answer = await act(`/api/inquiries/${this.id}/${name}`, body, { key });
    this.busy = false;
    if (answer.status) this.keys.delete(name); // heard: another try is another wish
    if (!answer.ok) {
      Object.assign(this, { fault: fault(answer.body), about: answer.body.about ?? {} });
      return this.changed();
    }
    drop(`${this.id} ${name}`);
    Object.assign(this, { name: null, told: t("office.done", { act: t(`office.act.${name}`) }) });
    this.changed();
    return this.done();
  }
}
