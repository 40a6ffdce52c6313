/** First inquiry in the clerk's flow: the three keys, the card of the visitor in hand, and the drafts of whoever sits here. */

import { h, icon, language, t } from "/static/hub/dom.js";
import { showCase } from "./case.js";
import { keepDraftsOf } from "./form.js";
import { openInquiry } from "./inquiry.js";
import { known } from "./known.js";
import { due, moment } from "./moment.js";
import { giveNotice } from "./notice.js";
import { showOwed } from "./owed.js";
import { told } from "./paper.js";
import { ask } from "./sheet.js";

/** What the desk leaves to this file. */
export const OURS = new Set(["inquiry", "notice", "owed", "case"]);

export class Inquiries {
  /** `gone(problem)` is told of every refusal and answers whether the sign-in is over; `now()` is the hub's clock. */
  constructor({ staff, gone, now }) {
    Object.assign(this, { staff, gone, now });
    keepDraftsOf(staff);
    known();
  }

  /** Do it; answers a sentence for the desk where something went wrong, else null. */
  async press(verb, scene, chosen) {
    if (verb === "owed") return showOwed(scene, this.now());
    if (verb === "case") return this.show(chosen);
    if (verb === "notice") return this.notice(scene);
    const found = scene.inquiries.length ? await this.which(scene) : {};
    if (!found) return null;
    return found.id ? this.show(found) : this.open(scene);
  }

  base(what) {
    return { staff: this.staff, gone: this.gone, now: this.now, language: language(), draft: `${this.staff} ${what}` };
  }

  show(one) {
    return showCase(one, this.base(""), (inquiry) => giveNotice({ inquiry, service: inquiry.service, ...this.base(`notice ${inquiry.id}`) }));
  }

  /** One more, or one of those that this visitor has already. */
  async which({ in_hand: ticket, inquiries }) {
    const options = [
      { value: {}, words: t("counter.inquiry.one_more") },
      ...inquiries.slice(0, 8).map((each) => ({ value: each, words: `${each.number} · ${t(`counter.case.state.${each.state}`)}` })),
    ];
    const found = await ask({ title: t("counter.inquiry.title", { number: ticket.number }), about: t("counter.inquiry.which"), options });
    return found?.value ?? null;
  }

  async open(scene) {
    const done = await openInquiry(scene, this.base(`inquiry ${scene.in_hand.id}`));
    if (!done) return null;
    const { inquiry } = done;
    const at = inquiry.due_at && moment(inquiry.due_at);
    await told({
      title: t("counter.inquiry.saved"), number: inquiry.number, inquiry: inquiry.id, papers: done.papers,
      say: t(at ? "counter.inquiry.say_due" : "counter.inquiry.say_kept", { at }),
      lines: [t(`counter.inquiry.now.${inquiry.state}`)],
    });
    return null;
  }

  async notice(scene) {
    const ticket = scene.in_hand;
    const inquiry = scene.inquiries.find((each) => each.state !== "closed");
    const done = await giveNotice({ ticket, inquiry, service: ticket.service, ...this.base(`notice of ${ticket.id}`) });
    if (!done) return null;
    await told({
      title: t("counter.paper.notice"), number: done.inquiry.number, inquiry: done.inquiry.id, papers: done.papers, say: t("counter.notice.say_done"),
    });
    return null;
  }
}

/** The card's list: one key for each inquiry of the visitor in hand. */
export function card(scene, now, press) {
  if (!scene.inquiries.length) return null;
  return h("ul", { class: "inquiries", key: "inquiries", "aria-label": t("counter.inquiry.here") }, scene.inquiries.map((each) => {
    const owed = each.state === "closed" ? null : due(each.due_at, now);
    return h("li", { key: String(each.id) },
      h("button", { type: "button", class: "inquiry-key", onclick: () => press("case", each) },
        h("span", { class: "figures inquiry-number" }, each.number),
        h("span", { class: "sign" }, t(`counter.case.state.${each.state}`)),
        owed && h("span", { class: `inquiry-due ${owed.kind === "overdue" ? "inquiry-due--late" : "quiet"}` }, owed.kind !== "later" && icon("clock"), owed.words),
        h("span", { class: "inquiry-matter quiet" }, each.matter)));
  }));
}
