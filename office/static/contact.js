/** How the visitor is reached: masked, until somebody says why they must read it. It is forgotten after a while. */

import { fault, h, icon, t } from "/static/hub/dom.js";
import { act, pressKey } from "/static/hub/act.js";

const KEPT = 60_000; // ms that a number stays in the clear on a screen others can see

export class Contact {
  constructor(id, changed, done) {
    Object.assign(this, { id, changed, done, plain: null, asking: false, busy: false, fault: "" });
  }

  view({ inquiry, contact, may }) {
    if (!inquiry.has_contact) return null;
    const shown = this.plain ?? contact;
    const parts = ["name", "phone", "unit", "address"].filter((part) => shown[part]);
    return h("section", { class: "card", key: "contact", "aria-labelledby": "contact" },
      h("h2", { id: "contact" }, t("office.contact")),
      h("dl", { class: "facts" }, parts.map((part) => [h("dt", { key: part }, t(`office.part.${part}`)), h("dd", { class: "figures", key: `${part}-is` }, shown[part])])),
      may.includes("see-contact") && !this.plain && !this.asking && h("button", { type: "button", class: "key", key: "show", onclick: () => this.ask() }, icon("key"), t("office.show")),
      this.plain && h("p", { class: "quiet", role: "status", key: "kept" }, t("office.show_kept")),
      this.asking && this.form());
  }

  ask() {
    this.asking = true;
    this.changed();
    document.getElementById("contact-why")?.focus();
  }

  form() {
    return h("form", { class: "act", key: "why", novalidate: true, onsubmit: (event) => this.send(event) },
      h("div", { class: "field", key: "field" }, h("label", { for: "contact-why" }, t("office.show_why")),
        h("input", { id: "contact-why", name: "reason", type: "text", maxlength: "500", autocomplete: "off", list: "contact-whys" }),
        h("datalist", { id: "contact-whys" }, ["call", "visit", "send"].map((one) => h("option", { value: t(`office.why.${one}`) })))),
      h("p", { class: "said", role: "status", key: "said" }, this.fault && h("span", { class: "band band--trouble" }, icon("alert"), h("span", {}, this.fault))),
      h("div", { class: "keys", key: "keys" },
        h("button", { type: "button", class: "key key--plain", onclick: () => { this.asking = false; this.changed(); } }, t("common.cancel")),
        h("button", { type: "submit", class: "key key--main", "aria-disabled": this.busy ? "true" : false }, t("office.show"))));
  }

  async send(event) {
    event.preventDefault();
    if (this.busy) return;
    const reason = new FormData(event.currentTarget).get("reason").trim();
    Object.assign(this, { busy: true, fault: "" });
    this.changed();
    const answer = await act(`/api/inquiries/${this.id}/see-contact`, { reason }, { key: pressKey() });
    this.busy = false;
    if (!answer.ok) {
      this.fault = fault(answer.body);
      return this.changed();
    }
    Object.assign(this, { plain: answer.body, asking: false });
    setTimeout(() => { this.plain = null; this.changed(); }, KEPT);
    this.changed();
    return this.done();
  }
}
