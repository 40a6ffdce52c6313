/** How the visitor is reached: masked, until somebody says why they must read it (forgotten after a while); put right where it is wrong. */

import { fault, h, icon, local, t } from "/static/hub/dom.js";
import { act, pressKey } from "/static/hub/act.js";
import { draft, drop, touched } from "./drafts.js";
import { faultAt, toField } from "./faults.js";
import { faulty, line, wrong } from "./fields.js";
import { known } from "./names.js";
import { onward } from "./onward.js";

const KEPT = 60_000; // ms that a number stays in the clear on a screen others can see
const LONGEST = { name: 40, phone: 40, unit: 80, address: 200 };
const PARTS = Object.keys(LONGEST);
const NONE = { field: "", words: "" };

export class Contact {
  /** `form` is the one that is open: see, put, remove or "". */
  constructor(id, changed, done) {
    Object.assign(this, { id, changed, done, plain: null, form: "", busy: false, fault: NONE });
  }

  view({ inquiry, contact, may }) {
    if (!inquiry.has_contact && !may.includes("contact")) return null;
    const shown = this.plain ?? contact;
    const parts = PARTS.filter((part) => shown[part]);
    return h("section", { class: "card", key: "contact", "aria-labelledby": "contact" },
      h("h2", { id: "contact" }, t("office.contact")),
      parts.length > 0 && h("dl", { class: "facts", key: "parts" }, parts.map((part) => [h("dt", { key: part }, t(`office.part.${part}`)), h("dd", { class: "figures", key: `${part}-is` }, shown[part])])),
      parts.length === 0 && h("p", { class: "quiet", key: "none" }, t(inquiry.has_contact ? "office.contact_locked" : "office.contact_none")),
      !this.form && h("div", { class: "contact-keys", key: "keys" },
        may.includes("see-contact") && !this.plain && h("button", { type: "button", class: "key", key: "see", onclick: () => this.open("see") }, icon("key"), t("office.show")),
        may.includes("contact") && h("button", { type: "button", class: "key", key: "put", onclick: () => this.open("put") }, t(inquiry.has_contact ? "office.contact_correct" : "office.contact_add"), touched(`${this.id} contact put`) && h("span", { class: "begun" }, t("office.begun"))),
        may.includes("contact") && inquiry.has_contact && h("button", { type: "button", class: "key", key: "remove", onclick: () => this.open("remove") }, t("office.contact_remove"))),
      this.plain && h("p", { class: "quiet", role: "status", key: "kept" }, t("office.show_kept")),
      this.form && this.asks(inquiry.has_contact));
  }

  open(form) {
    Object.assign(this, { form, fault: NONE });
    this.changed();
    document.querySelector(".contact-form input")?.focus();
  }

  /** Close the form, keeping what was typed; whether one was open. */
  shut() {
    const { form } = this;
    if (!form) return false;
    Object.assign(this, { form: "", fault: NONE });
    this.changed();
    document.querySelector(".contact-keys .key")?.focus();
    return true;
  }

  place() {
    return `${this.id} contact ${this.form}`;
  }

  /** `kept`: there is one, so changing it needs a reason. */
  asks(kept) {
    const form = { draft: draft(this.place()), fault: this.fault, changed: this.changed };
    return h("form", { class: "act contact-form", key: this.form, novalidate: true, onsubmit: (event) => this.send(event), onkeydown: onward((event) => event.currentTarget.requestSubmit()) },
      this.form === "put" && [h("p", { class: "purpose", key: "purpose" }, icon("key"), local(known.purpose)),
        kept && h("p", { class: "quiet", key: "how" }, t("office.contact_how")),
        PARTS.map((part) => line(form, part, { longest: LONGEST[part], ...(part === "phone" && { inputmode: "tel" }) }))],
      (kept || this.form === "see") && this.why(form),
      h("div", { class: "said", role: "status", key: "said" }, this.fault.words && !this.fault.field && h("p", { class: "band band--trouble" }, icon("alert"), h("span", {}, this.fault.words))),
      h("div", { class: "keys", key: "keys" },
        h("button", { type: "button", class: "key key--plain", onclick: () => this.shut() }, t("common.cancel")),
        h("button", { type: "submit", class: "key key--main", "aria-disabled": this.busy ? "true" : false }, t({ see: "office.show", put: "office.contact_keep", remove: "office.contact_remove" }[this.form]))));
  }

  why(form) {
    const type = (event) => { form.draft.reason = event.currentTarget.value; };
    const seeing = this.form === "see";
    return h("div", { class: "field", key: "field" }, h("label", { for: "contact-why" }, t({ see: "office.show_why", put: "office.contact_why", remove: "office.contact_why_gone" }[this.form])),
      h("input", { id: "contact-why", name: "reason", type: "text", maxlength: "500", autocomplete: "off", list: seeing ? "contact-whys" : false, value: form.draft.reason ?? "", oninput: type, ...faulty(form, "contact-why") }),
      seeing && h("datalist", { id: "contact-whys" }, ["call", "visit", "send"].map((one) => h("option", { value: t(`office.why.${one}`) }))),
      wrong(form, "contact-why"));
  }

  async send(event) {
    event.preventDefault();
    if (this.busy) return;
    const typed = draft(this.place());
    const seeing = this.form === "see";
    const gone = this.form === "remove";
    const reason = (typed.reason ?? "").trim();
    const given = Object.fromEntries(PARTS.map((part) => [part, gone ? "" : (typed[part] ?? "").trim()]).filter(([, value]) => value || gone));
    if (!seeing && !Object.keys(given).length) return this.refuse("contact_empty", t("office.contact_empty"));
    Object.assign(this, { busy: true, fault: NONE });
    this.changed();
    const answer = await act(`/api/inquiries/${this.id}/${seeing ? "see-contact" : "contact"}`, seeing ? { reason } : { ...given, ...(reason && { reason }) }, { key: pressKey() });
    this.busy = false;
    if (!answer.ok) return this.refuse(answer.body.code, fault(answer.body));
    drop(this.place());
    Object.assign(this, { plain: seeing ? answer.body : null, form: "" });
    if (seeing) setTimeout(() => { this.plain = null; this.changed(); }, KEPT);
    this.changed();
    return this.done();
  }

  refuse(code, words) {
    this.fault = faultAt(code, words, document.querySelector(".contact-form") ?? undefined);
    this.changed();
    toField(this.fault);
  }
}
