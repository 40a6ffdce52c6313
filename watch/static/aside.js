/** Two cards beside the line: counters that asked for support without a word, and numbers on hold. */

import { h, local, number, t } from "/static/hub/dom.js";
import { card, classSign, row, serviceName } from "./cards.js";
import { secondsSince, unanswered } from "./order.js";
import { span } from "./span.js";

const ENDS = ["calmed", "helped", "mistaken"];

/** First of all cards: a colleague needs somebody. One tap says that somebody came, and how it went. */
export function supportCard(scene, now, answer) {
  const rows = scene.support.map((each) => h(
    "li",
    { class: "row row--support", key: each.counter },
    h("span", { class: "row-what" }, local(scene.counters.find((one) => one.id === each.counter)?.name) || each.counter),
    h("span", { class: "row-which" }, `${each.clerk.number} ${local(each.clerk.name)}`),
    h("span", { class: "row-long figures" }, span(secondsSince(each.since, now))),
    h("span", { class: "row-keys", role: "group", "aria-label": t("watch.support.group", { counter: each.counter }) },
      ENDS.map((end) => h("button", { type: "button", class: "key row-key", key: end,
        onclick: () => answer(each.counter, end) }, t(`watch.support.${end}`)))),
  ));
  return card("support", "hand", t("watch.support.title"), t("watch.support.about"), rows, "trouble");
}

/** Who waits beside a counter, and for what; a question stands in its own card for whoever may read it. */
export function heldCard(scene, now, questions) {
  const asked = new Set(questions ? unanswered(scene) : []);
  const rows = scene.held.filter((each) => !asked.has(each)).map((each) => row(each.id, number(each.number),
    [t(`watch.held.${each.answered ? "answered" : each.kind}`, { counter: each.counter }), " · ", serviceName(scene, each.service), classSign(each.class)],
    span(secondsSince(each.since, now))));
  return card("held", "pause", t("watch.held.title"), null, rows);
}
