// Second stage: what this matter needs, told in full before the number is taken (R2-19), and the key that takes it.

import { ahead, h, icon, local, range, t } from "/static/hub/dom.js";
import { priority } from "./choose.js";
import { offer, onlineSheet } from "./offer.js";
import { insteadOf, opensAgain, whyClosed } from "./why.js";

/** The stage as nodes. */
export function sheet(state, hand) {
  const service = state.scene.services.find((one) => one.id === state.service);
  return h(
    "section",
    { class: "facts", key: "sheet", "aria-labelledby": "matter" },
    h("h1", { id: "matter", tabindex: "-1" }, h("span", { class: "prefix" }, service.prefix), h("span", {}, local(service.name))),
    service.open ? waiting(service, state) : closed(service),
    state.online && service.online ? onlineSheet(service) : papers(service),
    costs(service),
    h("div", { class: "facts-foot" }, offer(service, state, hand), service.open && priority(state, hand, state.busy || state.unsure, service), trouble(state), keys(service, state, hand)),
  );
}

function closed(service) {
  return h("div", { class: "band shut" }, icon("door"), h("p", {}, h("strong", {}, whyClosed(service.why)), service.opens_at ? opensAgain(service.opens_at) : insteadOf(service.why)));
}

function waiting(service, state) {
  if (state.link !== "live") return null;
  const forecast = service[state.priority ? "priority" : "ordinary"];
  return h("p", { class: "facts-line figures" }, h("span", {}, icon("people"), ahead(forecast.ahead)), forecast.wait && h("span", {}, icon("clock"), range(forecast.wait)));
}

function papers(service) {
  const list = service.materials.map((one) => h("li", {}, icon("check"), h("span", {}, local(one))));
  const reached = { class: "papers", role: "region", "aria-labelledby": "papers", tabindex: "0" }; // a long list scrolls, by keyboard too
  return h("div", reached, h("h2", { id: "papers" }, t("kiosk.sheet.papers")), list.length ? h("ul", {}, list) : h("p", {}, t("kiosk.sheet.no_papers")));
}

function costs(service) {
  const minutes = t("kiosk.sheet.minutes_about", { count: service.minutes });
  const limit = service.time_limit && fact("kiosk.sheet.time_limit", local(service.time_limit));
  return h("dl", { class: "costs", dataset: { many: String(Boolean(limit)) } }, fact("kiosk.sheet.fee", local(service.fee)), fact("kiosk.sheet.minutes", minutes), limit);
}

function fact(key, value) {
  return h("div", {}, h("dt", {}, t(key)), h("dd", {}, value));
}

function trouble(state) {
  return h("div", { class: "trouble", role: "alert", key: "trouble" }, state.fault && h("p", { class: "band band--trouble" }, icon("alert"), h("span", {}, state.fault)));
}

function keys(service, state, hand) {
  const take = { class: "key key--main take", key: "take", "aria-disabled": String(state.busy), onclick: hand.take };
  return h(
    "div",
    { class: "keys" },
    h("button", { class: "key back", key: "back", disabled: state.busy, onclick: hand.back }, icon("back"), t("common.back")),
    service.open && h("button", take, t(state.busy ? "kiosk.taking" : state.unsure && state.link === "live" ? "kiosk.take_again" : "kiosk.take")),
  );
}
