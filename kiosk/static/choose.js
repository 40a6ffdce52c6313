// First stage: which matter? A key for each service, and the priority key in a band of its own with its rule.

import { ahead, h, icon, local, range, t } from "/static/hub/dom.js";
import { whyClosed } from "./why.js";

const ROOM = { portrait: 10, landscape: 8 };

/** The stage as nodes. */
export function choose(state, hand) {
  const services = state.scene.services;
  const room = matchMedia("(orientation: portrait)").matches ? ROOM.portrait : ROOM.landscape;
  const shown = page(services, room, state.page);
  return h(
    "section",
    { class: "choose", key: "choose", "aria-labelledby": "ask" },
    h("h1", { id: "ask", tabindex: "-1" }, t("kiosk.greeting")),
    closedHall(state.scene.hours),
    h("div", { class: "services", dataset: { many: String(shown.length > 6) } }, shown.map((service) => service_key(service, state, hand)), more(services, room, state.page, hand)),
    priority(state, hand),
    h("p", { class: "phone quiet" }, t("common.complaint_phone", { phone: state.scene.hall.complaint_phone })),
  );
}

function page(services, room, at) {
  if (services.length <= room) return services;
  return services.slice(at * (room - 1), (at + 1) * (room - 1));
}

function more(services, room, at, hand) {
  if (services.length <= room) return null;
  const pages = Math.ceil(services.length / (room - 1));
  return h("button", { class: "key service service--more", key: "more", onclick: () => hand.page((at + 1) % pages) }, t("kiosk.more"), icon("go"));
}

function closedHall(hours) {
  if (hours.open) return null;
  return h("div", { class: "band shut", key: "shut" }, icon("door"), h("p", {}, h("strong", {}, whyClosed(hours.why, hours.opens_at)), " ", h("span", {}, t("kiosk.closed.look"))));
}

function service_key(service, state, hand) {
  const name = h("span", { class: "service-name" }, h("span", { class: "prefix" }, service.prefix), h("span", {}, local(service.name)));
  const shape = `key service${service.open ? "" : " service--closed"}`;
  return h("button", { class: shape, key: service.id, onclick: () => hand.open(service.id) }, name, line(service, state));
}

function line(service, state) {
  if (!service.open) return h("span", { class: "service-line" }, whyClosed(service.why, service.opens_at));
  if (state.link !== "live") return null;
  const forecast = service[state.priority ? "priority" : "ordinary"];
  return h("span", { class: "service-line figures" }, h("span", {}, icon("people"), ahead(forecast.ahead)), forecast.wait && h("span", {}, icon("clock"), range(forecast.wait)));
}

/** The priority key: one tap, no reason asked (PROVISIONS A2), the rule in force under it. */
export function priority(state, hand, locked = false) {
  const { policy, in_a_row: m } = state.scene.rule;
  const rule = h("p", { class: "rule" }, t(`kiosk.priority.rule_${policy}`, { m }));
  if (policy === "fifo") return rule;
  const on = state.priority;
  return h(
    "div",
    { class: "priority", key: "priority", dataset: { on: String(on) } },
    h(
      "button",
      { class: "key priority-key", "aria-pressed": String(on), disabled: locked, onclick: hand.priority },
      h("span", { class: "box" }, on && icon("check")),
      h("span", { class: "priority-words" }, h("strong", {}, t(on ? "kiosk.priority.on" : "kiosk.priority.offer")), h("span", {}, t(on ? "kiosk.priority.undo" : "kiosk.priority.who"))),
    ),
    rule,
  );
}
