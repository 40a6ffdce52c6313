/** One inquiry, everything at one look, and what this person may do with it. */

import { fault, h, icon, t } from "/static/hub/dom.js";
import { look } from "/static/hub/act.js";
import { Acts } from "./acts.js";
import { chain } from "./chain.js";
import { Contact } from "./contact.js";
import { facts } from "./facts.js";
import { due } from "./due.js";
import { said } from "./names.js";
import { sheetHead } from "./sheet.js";
import { papers } from "./papers.js";
import { parties } from "./parties.js";
import { timeline } from "./timeline.js";

export class Case {
  /** `left(words)`: what was done took it out of this person's sight. */
  constructor(id, changed, left) {
    Object.assign(this, { id, changed, left, whole: null, prints: [], fault: "", asking: false, again: false });
    this.acts = new Acts(id, { whole: () => this.whole, prints: () => this.prints, changed, done: () => this.refresh() });
    this.contact = new Contact(id, changed, () => this.refresh());
  }

  /** Read it anew; what comes in between is read once more. */
  async refresh() {
    if (this.asking) {
      this.again = true;
      return;
    }
    this.asking = true;
    const [answer, prints] = await Promise.all([look(`/api/inquiries/${this.id}`), look(`/api/inquiries/${this.id}/prints`)]);
    this.asking = false;
    if (prints.ok) this.prints = prints.body.prints;
    if (answer.status === 404 && this.acts.busy) return; // its own answer is on the way, and asks again
    if (answer.status === 404 && this.acts.last) return this.left(t(this.acts.last === "decline" ? "office.declined" : "office.out_of_sight", { number: this.whole?.inquiry.number ?? "", act: t(`office.act.${this.acts.last}`) }));
    if (answer.ok) Object.assign(this, { whole: answer.body, fault: "" });
    else if (answer.status === 404 || !this.whole) Object.assign(this, { whole: null, fault: fault(answer.body) });
    this.changed();
    if (this.again) {
      this.again = false;
      this.refresh();
    }
  }

  /** Close the form that is open; whether there was one. */
  shut() {
    return this.contact.shut() || this.acts.shut();
  }

  draw(now, from) {
    const back = h("a", { class: "back", href: `#${from}`, key: "back" }, icon("back"), t(`office.place.${from.split("?")[0]}`));
    if (this.fault) return [back, h("p", { class: "band band--trouble", role: "alert", key: "fault" }, icon("alert"), h("span", {}, this.fault))];
    if (!this.whole) return [back, h("p", { class: "quiet", key: "wait" }, t("office.reading"))];
    const { inquiry, steps } = this.whole;
    return [
      sheetHead(inquiry.number, now),
      back,
      head(inquiry, now),
      h("div", { class: "case", key: "case" },
        h("section", { class: "card case-matter", key: "matter", "aria-labelledby": "matter" },
          h("h2", { id: "matter" }, t("office.matter")),
          h("p", { class: "matter" }, inquiry.matter || t("office.emptied")),
          inquiry.result && h("p", { class: "result" }, h("b", {}, t("office.result")), inquiry.result)),
        h("div", { class: "case-do", key: "do" }, this.acts.view(now),
          h("button", { type: "button", class: "key key--plain", key: "sheet", onclick: () => print() }, t("office.print_page"))),
        h("div", { class: "case-what", key: "what" },
          chain(inquiry, steps),
          facts(this.whole),
          this.contact.view(this.whole),
          parties(this.whole, now),
          papers(inquiry, this.prints),
          timeline(steps, inquiry))),
    ];
  }
}

function head(inquiry, now) {
  const left = due(inquiry, now);
  return h("div", { class: "place-head case-head", key: "head" },
    h("h1", { class: "figures", tabindex: "-1" }, inquiry.number),
    h("p", { class: "signs" },
      h("span", { class: "sign" }, said("kind", inquiry.kind)),
      inquiry.urgency === "urgent" && h("span", { class: "sign sign--priority" }, icon("priority"), t("office.urgency.urgent")),
      h("span", { class: `sign ${inquiry.state === "unassigned" ? "sign--trouble" : inquiry.state === "closed" ? "sign--order" : ""}`.trim() }, said("state", inquiry.state)),
      inquiry.outcome && h("span", { class: "sign" }, said("outcome", inquiry.outcome)),
      inquiry.confirmed_at && h("span", { class: "sign sign--order" }, icon("check"), t("office.confirmed"))),
    h("p", { class: `case-due case-due--${left.tone || "plain"}` }, icon(left.tone === "trouble" ? "alert" : "clock"), h("b", {}, left.text), " ", left.at));
}
