/** The ledger as a file: begun, how far it is, fetched. Contacts in plain only for whoever may, and with a reason. */

import { fault, h, icon, language, t } from "/static/hub/dom.js";
import { act, look, pressKey } from "/static/hub/act.js";
import { faultAt, toField } from "./faults.js";
import { line } from "./fields.js";
import { mine } from "./names.js";

const AGAIN = 400; // ms between two looks at how far it is
const NONE = { field: "", words: "" };
const MAY = ["office", "leader", "manager"];

export class Export {
  /** `wanted()` is what the ledger is asked for at this moment. */
  constructor(changed, wanted) {
    Object.assign(this, { changed, wanted, job: null, fault: NONE, draft: { form: "xlsx" }, open: false });
  }

  view() {
    if (!MAY.some((role) => mine.includes(role))) return null;
    const form = { draft: this.draft, changed: this.changed, fault: this.fault };
    const busy = this.job?.state === "working";
    const ontoggle = (event) => { this.open = event.currentTarget.open; }; // the page is drawn anew each second
    return h("details", { class: "export", key: "export", open: this.open, ontoggle },
      h("summary", {}, t("office.export.open")),
      h("form", { class: "export-form", novalidate: true, onsubmit: (event) => { event.preventDefault(); if (!busy) this.begin(event.submitter?.value ?? "xlsx"); } },
        mine.includes("manager") && [
          h("label", { class: "check", key: "plain" }, h("input", { type: "checkbox", onchange: (event) => { this.draft.plain = event.currentTarget.checked; this.changed(); } }), h("span", {}, t("office.export.plain"))),
          this.draft.plain && line(form, "reason", { name: "export_reason" })],
        h("div", { class: "filter-keys", key: "keys" },
          ["xlsx", "csv"].map((one) => h("button", { type: "submit", class: "key", value: one, key: one, "aria-disabled": busy ? "true" : false }, t(`office.export.${one}`)))),
        h("p", { class: "said", role: "status", key: "said" },
          this.fault.words && !this.fault.field && h("span", { class: "band band--trouble" }, icon("alert"), h("span", {}, this.fault.words)),
          busy && t("office.export.working", { done: this.job.done, rows: this.job.rows }),
          this.job?.state === "ready" && t("office.export.ready", { rows: this.job.rows }))));
  }

  async begin(form) {
    Object.assign(this, { fault: NONE, job: { state: "working", done: 0, rows: 0 } });
    this.changed();
    const { plain = false, reason = "" } = this.draft;
    let answer = await act("/api/inquiries/exports", { form, language: language(), plain, reason, wanted: this.wanted() }, { key: pressKey(), tries: 1 });
    const path = `/api/inquiries/exports/${answer.body.id}`;
    while (answer.ok && answer.body.state === "working") {
      this.job = answer.body;
      this.changed();
      await new Promise((done) => setTimeout(done, AGAIN));
      answer = await look(path);
    }
    if (!answer.ok || answer.body.state === "failed") {
      Object.assign(this, { job: null, fault: answer.ok ? { field: "", words: t("office.export.failed") } : faultAt(answer.body.code, fault(answer.body)) });
      this.changed();
      return toField(this.fault);
    }
    this.job = answer.body;
    h("a", { href: `${path}/file`, download: "" }).click();
    return this.changed();
  }
}
