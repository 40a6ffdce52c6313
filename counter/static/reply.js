/** What a superior answered about a visitor: to what, who, when. */

import { clock, h, t } from "/static/hub/dom.js";
import { person } from "./hand.js";

/** The answer in words, and whose it is; `answer` is null while nobody has answered. */
export function reply(answer) {
  return answer && h("span", { class: "reply", key: "reply" },
    h("span", { class: "reply-words" }, answer.words), " ",
    h("span", { class: "reply-by quiet figures" }, t("counter.held.by", { who: person(answer.by), at: clock(answer.at) })));
}

/** The same beside the visitor who was taken back, under what was asked. */
export function replied(answer) {
  return answer && h("div", { class: "band hand-reply", key: "replied", role: "status" },
    h("p", { class: "quiet" }, t("counter.held.asked", { words: answer.asked })), reply(answer));
}

/** The number of this counter that has an answer since `before`; null where none has. */
export function answered(before, fresh) {
  const had = new Set((before?.held ?? []).filter((each) => each.answer).map((each) => each.id));
  const news = before && fresh.held.find((each) => each.answer && each.counter === fresh.counter.id && !had.has(each.id));
  return news ? news.number : null;
}
