// The right side of the hall display: who waits for what, which counters pause, and the rule in one sentence.

import { h, hasWords, icon, local, range, t } from "/static/hub/dom.js";
import { counterSign } from "./signs.js";

/** So many paused counters are shown by name; the rest are counted. */
const NAMED = 6;

/** Whether a scene has so much to say at the side that its lines must stand closer. */
export function tight({ waiting, paused, hours }) {
  return waiting.length + Math.ceil(paused.length / 2) + (closing(hours) ? 1 : 0) > 7;
}

/** The side column of a scene. */
export function aside(scene) {
  const head = [h("h2", {}, t("display.waiting")), h("p", { class: "hall" }, local(scene.hall))];
  return [
    h("div", { class: "side-head", key: "head" }, head),
    h("ul", { class: "waits", key: "waits" }, scene.waiting.map(wait)),
    pauses(scene.paused),
    lastTicket(scene.hours),
    h("p", { class: "rule", key: "rule" }, t(`common.rule.${scene.rule.policy}`, { m: scene.rule.count })),
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
  if (!paused.length) return null;
  const named = paused.slice(0, NAMED).map((each) => {
    const reason = hasWords(`common.pause.${each.reason}`) ? t(`common.pause.${each.reason}`) : each.reason;
    const sign = counterSign(each.counter, each.name);
    return h("li", { class: "pause", key: each.counter }, sign, h("span", { class: "pause-reason" }, reason));
  });
  const rest = paused.length - NAMED;
  return h(
    "ul",
    { class: "pauses", key: "pauses" },
    h("li", { class: "pauses-word", key: "word" }, icon("pause"), t("display.paused")),
    named,
    rest > 0 && h("li", { class: "pause-reason", key: "more" }, t("display.paused_more", { count: rest })),
  );
}

function closing(hours) {
  return !hours.open && hours.why !== "hall_closed";
}

function lastTicket(hours) {
  if (!closing(hours)) return null;
  return h("p", { class: "last", key: "last" }, icon("clock"), t("display.last_ticket"));
}
