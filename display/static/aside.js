// The right side of the hall display: who waits for what, which counters pause, and the rule in one sentence.

import { h, hasWords, icon, local, range, t } from "/static/hub/dom.js";
import { counterSign } from "./signs.js";

/** So many paused counters are shown by name; the rest are counted. */
const NAMED = 4;

/** The side column of a scene. */
export function aside(scene) {
  return [
    h("p", { class: "hall", key: "hall" }, local(scene.hall)),
    h("h2", { class: "side-head", key: "head" }, t("display.waiting")),
    h("ul", { class: `waits${scene.waiting.length > 8 ? " waits--many" : ""}`, key: "waits" }, scene.waiting.map(wait)),
    h("ul", { class: "pauses", key: "pauses" }, pauses(scene.paused)),
    lastTicket(scene.hours),
    h("p", { class: "rule", key: "rule" }, t(`display.rule.${scene.rule.policy}`, { count: scene.rule.count })),
  ];
}

function wait(each) {
  const some = each.count > 0;
  const count = some ? t("display.waiting_count", { count: each.count }) : t("display.waiting_none");
  return h(
    "li",
    { class: `wait${each.enabled ? "" : " wait--off"}`, key: each.service },
    h("span", { class: "wait-prefix" }, each.prefix),
    h("span", { class: "wait-name" }, local(each.name)),
    h("span", { class: `wait-count figures${some ? "" : " wait-count--none"}` }, each.enabled || some ? count : t("display.service_off")),
    h("span", { class: "wait-range figures" }, some ? range(each.wait) : ""),
  );
}

function pauses(paused) {
  const named = paused.slice(0, NAMED).map((each) => {
    const reason = hasWords(`common.pause.${each.reason}`) ? t(`common.pause.${each.reason}`) : each.reason;
    return h(
      "li",
      { class: "pause", key: each.counter },
      icon("pause"),
      counterSign(each.counter, each.name),
      h("span", { class: "pause-word" }, t("display.paused")),
      h("span", { class: "pause-reason" }, reason),
    );
  });
  const rest = paused.length - NAMED;
  return rest > 0 ? [...named, h("li", { class: "pause pause--more", key: "more" }, t("display.paused_more", { count: rest }))] : named;
}

function lastTicket(hours) {
  if (hours.open || hours.why !== "last_ticket") return null;
  return h("p", { class: "last", key: "last" }, icon("clock"), t("display.last_ticket"));
}
