// First stage: which matter? A key for each service, and the priority key in a band of its own with its rule.

import { ahead, h, icon, local, range, t } from "/static/hub/dom.js";
import { remarkKey } from "./remark.js";
import { lastKey } from "./reprint.js";
import { breaks } from "./breaks.js";
import { count, groupOf, keys } from "./groups.js";
import { opensAgain, until, week, whyClosed } from "./why.js";

/** The stage as nodes. */
export function choose(state, hand) {
  const open = state.scene.hours.open;
  return h(
    "section",
    { class: "choose", key: "choose", dataset: { open: String(open) }, "aria-labelledby": "ask" },
    open ? greeting(state) : closedHall(state.scene.hours),
    state.modes.reach && [open && rule(state.scene.rule), phone(state)], // what is read stands above what is pressed
    h("div", { class: "services", dataset: { many: String(count(state) > 6) } }, keys(state, hand, (service) => serviceKey(service, state, hand))),
    open && priority(state, hand),
    below(state, hand),
  );
}

function greeting(state) {
  const group = groupOf(state);
  return h("div", { class: "greeting", key: "greeting" }, h("p", { class: "hello" }, t("kiosk.hello")), h("h1", { id: "ask", tabindex: "-1" }, group ? local(group.name) : t("kiosk.ask")), until(state.scene.hours));
}

function closedHall(hours) {
  return h(
    "div",
    { class: "greeting shut", key: "shut" },
    h("h1", { id: "ask", tabindex: "-1" }, icon("door"), whyClosed(hours.why)),
    hours.opens_at && h("p", { class: "again" }, opensAgain(hours.opens_at)),
    week(),
    h("p", { class: "hello" }, t("kiosk.closed.look")),
  );
}

function below(state, hand) {
  const back = state.scene.hours.why !== "ended_by_hand"; // then nobody comes back any more
  return h("div", { class: "below", key: "below" }, back && h("button", { class: "key rejoin-key", onclick: hand.missed }, h("span", {}, breaks(t("kiosk.rejoin.open")))), remarkKey(state, hand), lastKey(state, hand), !state.modes.reach && phone(state));
}

function phone(state) {
  return h("p", { class: "phone quiet" }, t("common.complaint_phone", { phone: state.scene.complaint_phone }));
}

function serviceKey(service, state, hand) {
  const name = h("span", { class: "service-head", dataset: { long: String(isLong(local(service.name))) } }, h("span", { class: "prefix" }, service.prefix), h("span", { class: "service-name" }, breaks(local(service.name))));
  const shape = `key service${service.open ? "" : " service--closed"}`;
  return h("button", { class: shape, key: service.id, onclick: () => hand.open(service.id) }, name, line(service, state));
}

/** Whether a name needs the smaller type: many characters (a Chinese one is as wide as two), or a word too wide for a line. */
function isLong(name) {
  const width = [...name].reduce((sum, letter) => sum + (letter > "\u2e80" ? 2 : 1), 0);
  return width > 16 || name.split(/[\s-]/).some((word) => /^[\x20-\x7e]{10,}$/.test(word));
}

function line(service, state) {
  if (!service.open) return state.scene.hours.open && h("span", { class: "service-line" }, h("span", {}, icon("pause"), whyClosed(service.why)));
  if (state.link !== "live") return null;
  const forecast = service[state.priority ? "priority" : "ordinary"];
  return h("span", { class: "service-line figures" }, h("span", {}, icon("people"), ahead(forecast.ahead)), forecast.wait && h("span", {}, icon("clock"), range(forecast.wait)));
}

/**
 * The priority key: one tap, no reason asked (PROVISIONS A2), the rule in force under it. Beside it the key for a low counter, where
 * `service` has one.
 */
export function priority(state, hand, locked = false, service = null) {
  const offers = state.scene.rule.policy !== "fifo";
  if (!offers && !service?.low) return rule(state.scene.rule);
  return h(
    "div",
    { class: "priority", key: "priority", dataset: { on: String(state.priority) } },
    h("div", { class: "wishes", dataset: { many: String(Boolean(offers && service?.low)) } }, offers && wish("priority", state.priority, hand.priority, locked), service?.low && wish("low", state.low, hand.low, locked)),
    rule(state.scene.rule),
  );
}

function rule({ policy, in_a_row: m }) {
  return h("p", { class: "rule" }, breaks(t(`common.rule.${policy}`, { m })));
}

function wish(name, on, onclick, locked) {
  return h(
    "button",
    { class: `key wish ${name}-key`, key: name, "aria-pressed": String(on), disabled: locked, onclick },
    h("span", { class: "box" }, on && icon("check")),
    h("span", { class: "priority-words" }, h("strong", {}, breaks(t(`kiosk.${name}.${on ? "on" : "offer"}`))), h("span", {}, breaks(t(`kiosk.${name}.${on ? "undo" : "who"}`)))),
  );
}
