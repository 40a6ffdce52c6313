/** First inquiry in the clerk's flow: the three keys, the card of the visitor in hand, and the drafts of whoever sits here. */

import { h, icon, language, local, t } from "/static/hub/dom.js";
import { askAgain } from "./again.js";
import { showCase } from "./case.js";
import { keepDraftsOf } from "./form.js";
import { openInquiry } from "./inquiry.js";
import { keySign } from "./keys.js";
import { known } from "./known.js";
import { due, moment } from "./moment.js";
import { giveNotice } from "./notice.js";
import { showOwed } from "./owed.js";
import { told } from "./paper.js";
import { AGAIN, hindrance } from "./plan.js";
import { ask } from "./sheet.js";

/** What the desk leaves to this file. */
export const OURS = new Set(["inquiry", "notice", "owed", "case", "again"]);

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
    if (verb === "again") return this.again(scene);
    const found = scene.inquiries.length ? await this.which(scene) : {};
    if (!found) return null;
    if (found === AGAIN) return this.again(scene);
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
      ...inquiries.slice(0, 7).map((each) => ({ value: each, words: `${each.number} · ${t(`counter.case.state.${each.state}`)}` })),
      { value: AGAIN, words: t("counter.came.key") },
    ];
    const found = await ask({ title: t("counter.inquiry.title", { number: ticket.number }), about: t("counter.inquiry.which"), options });
    return found?.value ?? null;
  }

  async open(scene) {
    const done = await openInquiry(scene, this.base(`inquiry ${scene.in_hand.id}`));
    if (!done) return null;
    if (done === AGAIN) return this.again(scene);
    const { inquiry } = done;
    const at = inquiry.due_at && moment(inquiry.due_at);
    await told({
      title: t("counter.inquiry.saved"), number: inquiry.number, inquiry: inquiry.id, papers: done.papers,
      say: t(at ? "counter.inquiry.say_due" : "counter.inquiry.say_kept", { at }),
      lines: [t(`counter.inquiry.now.${inquiry.state}`)],
    });
    return null;
  }

  /** Found and tied to this visit, it is opened: whoever comes again wants to know how it stands. */
  async again(scene) {
    const found = await askAgain(scene, { gone: this.gone });
    return found && this.show(found);
  }

  async notice(scene) {
    const ticket = scene.in_hand;
    const inquiry = noticed(scene);
    const done = await giveNotice({ ticket, inquiry, counter: scene.counter.id, service: ticket.service, ...this.base(`notice of ${ticket.id}`) });
    if (!done) return null;
    await told({
      title: t("counter.paper.notice"), number: done.inquiry.number, inquiry: done.inquiry.id, papers: done.papers, say: t("counter.notice.say_done"),
    });
    return null;
  }
}

/** What a notice belongs to: where one was given already, so that a second is known for one; else the newest open one about this service. */
function noticed({ in_hand: ticket, inquiries }) {
  const same = inquiries.filter((each) => each.service === ticket.service);
  const open = inquiries.filter((each) => each.state !== "closed");
  return same.find((each) => each.notices > 0) ?? open.find((each) => each.service === ticket.service) ?? open[0];
}

/** The key for a visitor who was here before, while one is served. */
export function againKey(scene, now, press) {
  if (hindrance(AGAIN.verb, scene, now)) return null;
  return h("button", { type: "button", class: "key key--plain again-open", key: "again", "aria-keyshortcuts": AGAIN.key, onclick: () => press(AGAIN.verb) },
    h("span", {}, t("counter.came.key")), h("kbd", { class: "kbd" }, keySign(AGAIN.key)));
}

/** The card's list: one key for each inquiry of the visitor in hand. */
export function card(scene, now, press) {
  if (!scene.inquiries.length) return null;
  const me = scene.counter.clerk?.number;
  return h("ul", { class: "inquiries", key: "inquiries", "aria-label": t("counter.inquiry.here") }, scene.inquiries.map((each) => {
    const owed = each.state === "closed" ? null : due(each.due_at, now);
    return h("li", { key: String(each.id) },
      h("button", { type: "button", class: "inquiry-key", onclick: () => press("case", each) },
        h("span", { class: "figures inquiry-number" }, each.number),
        h("span", { class: "sign" }, t(`counter.case.state.${each.state}`)),
        owed && h("span", { class: `inquiry-due ${owed.kind === "overdue" ? "inquiry-due--late" : "quiet"}` }, owed.kind !== "later" && icon("clock"), owed.words),
        whose(each, me),
        h("span", { class: "inquiry-matter quiet" }, each.matter)));
  }));
}

/** Who wrote it down and who owes the answer, where that is not simply whoever looks. */
function whose({ first, responsible, offered_to: to }, me) {
  if (first.number === me && responsible.number === me && !to) return null;
  return h("span", { class: "inquiry-whose" }, t("counter.inquiry.whose", { first: person(first), responsible: person(responsible) }),
    to && ` ${t("counter.inquiry.offered", { who: person(to) })}`);
}

function person(one) {
  return `${one.number} ${local(one.name)}`.trim();
}
