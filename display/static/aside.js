// The right side of the hall display: who waits for what, which counters pause, and the rule in one sentence.

import { h, hasWords, icon, local, range, t } from "/static/hub/dom.js";
import { counterSign } from "./signs.js";

/** So many paused counters are shown by name; the rest are counted. */
const NAMED = 6;

/** So many counters nobody sits at are told by their signs; the rest are counted. */
const SIGNS = 12;

/** Why a hall gives out no numbers, when nobody who holds one is served any more either. */
const OVER = new Set(["hall_closed", "ended_by_hand"]);

/** The side column of a scene. */
export function aside(scene) {
  const head = [h("h2", {}, t("display.waiting")), h("p", { class: "hall" }, local(scene.hall))];
  return [
    h("div", { class: "side-head", key: "head" }, head),
    h("ul", { class: "waits", key: "waits" }, scene.waiting.map(wait)),
    pauses(scene.paused),
    shut(scene),
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

/** The counters nobody sits at, by their signs alone; of a closed hall it goes without saying. */
function shut({ shut: counters, hours }) {
  if (!counters.length || (!hours.open && hours.why !== "last_ticket")) return null;
  const signs = counters.slice(0, SIGNS).map((each) => (/^\d+$/.test(each.counter) ? each.counter : local(each.name)));
  const rest = counters.length - SIGNS;
  const more = rest > 0 ? ` ${t("display.paused_more", { count: rest })}` : "";
  return h("p", { class: "shut figures", key: "shut" }, t("display.shut", { counters: signs.join(t("display.between")) }) + more);
}

function lastTicket(hours) {
  if (hours.open || OVER.has(hours.why)) return null;
  return h("p", { class: "last", key: "last" }, icon("clock"), t("display.last_ticket"));
}
