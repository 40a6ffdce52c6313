// What the screen shows while the spoken mode speaks: the same words and the same keys, for whoever sees a little or stands beside.

import { h, icon, number, t } from "/static/hub/dom.js";
import { menuOf, script } from "./menus.js";

const PAD = [
  ["0", "repeat", "refresh"],
  ["*", "back", "back"],
  ["#", "confirm", "check"],
  ["8", "louder", "sound"],
  ["9", "softer", "sound"],
];

/** The key that starts it by touch; not there while the kiosk cannot speak. */
export function startKey(state, hand) {
  if (!state.scene.spoken || state.step === "spoken") return null;
  return h("button", { class: "key mode mode--spoken", key: "spoken", onclick: hand.speak }, h("span", {}, t("kiosk.spoken.start")));
}

/** The stage as nodes. */
export function spoken(state, hand) {
  const menu = menuOf(state);
  const now = script(menu)[state.spoken.saying];
  const [title, ...lead] = menu.title ? [menu.title, ...menu.lead.map(({ text }) => text)] : menu.lead.map(({ text }) => text);
  const lines = [...lead, ...menu.tail.map(({ text }) => text)].filter((text) => text && text !== title);
  const current = (prompt) => (now && now.text && prompt === now.text ? "true" : null);
  return h(
    "section",
    { class: `spoken ${menu.number ? "spoken--number" : ""}`.trim(), key: `spoken-${state.spoken.menu}`, "aria-labelledby": "spoken" },
    h("h1", { id: "spoken", tabindex: "-1", "aria-current": current(title) }, title),
    menu.number && number(menu.number, { class: "spoken-number", style: { "--chars": menu.number.length } }),
    lines.length > 0 && h("div", { class: "spoken-words", key: "words", role: "region", "aria-labelledby": "spoken", tabindex: "0" }, lines.map((text) => h("p", { "aria-current": current(text) }, text))),
    h("div", { class: "spoken-options", dataset: { many: String(menu.options.length > 4) } }, menu.options.map((one) => option(one, state, now, hand))),
    state.fault && h("p", { class: "band band--trouble", role: "alert" }, icon("alert"), h("span", {}, state.fault)),
    pad(hand),
  );
}

function option(one, state, now, hand) {
  const [name, ...more] = one.said.map(({ text }) => text).filter(Boolean);
  const on = now ? now.of === one.key : state.spoken.at === one.key;
  return h(
    "button",
    { class: "key spoken-option", key: one.key, "aria-current": on ? "true" : null, onclick: () => hand.key(String(one.key)) },
    h("span", { class: "prefix figures" }, one.key),
    h("span", { class: "spoken-name" }, h("strong", {}, name), more.length > 0 && h("span", { class: "spoken-more figures" }, more.join(" "))),
  );
}

function pad(hand) {
  const keys = PAD.map(([sign, name, shape]) => h("button", { class: `key spoken-key spoken-key--${name}`, key: sign, onclick: () => hand.key(name) }, h("span", { class: "spoken-sign figures" }, sign), icon(shape), h("span", {}, t(`kiosk.spoken.${name}_key`))));
  return h("div", { class: "spoken-pad", key: "pad", role: "group", "aria-label": t("kiosk.spoken.how") }, keys);
}
