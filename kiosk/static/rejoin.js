// A missed call: the number typed on a pad of large keys, and the visitor is back in line.

import { ahead, h, icon, number, range, t } from "/static/hub/dom.js";
import { where } from "./done.js";

const LONGEST = 4; // figures of a number
const WHOLE = /^[A-Z]+\d+$/;

/** The stage as nodes. */
export function rejoin(state, hand) {
  return state.back ? backInLine(state.back, hand) : pad(state, hand);
}

function pad(state, hand) {
  return h(
    "section",
    { class: "rejoin", key: "rejoin", "aria-labelledby": "type" },
    h("h1", { id: "type", tabindex: "-1" }, t("kiosk.rejoin.ask")),
    h("output", { class: "typed figures", dataset: { empty: String(!state.typed) }, "aria-live": "polite" }, state.typed ? number(state.typed) : t("kiosk.rejoin.empty")),
    h("div", { class: "trouble", role: "alert", key: "trouble" }, state.fault && h("p", { class: "band band--trouble" }, icon("alert"), h("span", {}, state.fault))),
    padKeys(state, hand),
    keys(state, hand),
  );
}

/** The keys a number is typed with: state {typed, busy, scene}, hand {type}. */
export function padKeys(state, hand) {
  return h("div", { class: "pad" }, letters(state, hand), figures(state, hand));
}

function letters(state, hand) {
  const known = [...new Set(state.scene.services.map((service) => service.prefix))].sort();
  return h("div", { class: "pad-letters", style: { "--many": known.length } }, known.map((letter) => key(letter, state, () => hand.type(letter + state.typed.replace(/\D/g, "")), state.typed.startsWith(letter))));
}

function figures(state, hand) {
  const type = (figure) => state.typed.replace(/\D/g, "").length < LONGEST && hand.type(state.typed + figure);
  const erase = { class: "key", key: "erase", disabled: state.busy || !state.typed, onclick: () => hand.type(state.typed.slice(0, -1)) };
  return h("div", { class: "pad-figures" }, [..."1234567890"].map((figure) => key(figure, state, () => type(figure))), h("button", erase, t("kiosk.rejoin.erase")));
}

function key(sign, state, onclick, on = null) {
  return h("button", { class: "key", key: sign, disabled: state.busy, "aria-pressed": on === null ? null : String(on), onclick }, sign);
}

function keys(state, hand) {
  const idle = state.busy || !WHOLE.test(state.typed);
  const words = t(state.busy ? "kiosk.rejoin.sending" : state.unsure ? "kiosk.rejoin.again" : "kiosk.rejoin.send");
  return h(
    "div",
    { class: "keys" },
    h("button", { class: "key back", key: "back", disabled: state.busy, onclick: hand.back }, icon("back"), t("common.back")),
    h("button", { class: "key key--main send", key: "send", "aria-disabled": String(idle), onclick: () => !idle && hand.rejoin() }, words),
  );
}

function backInLine(back, hand) {
  return h(
    "section",
    { class: "done rejoined", key: "back", "aria-labelledby": "there" },
    h("h1", { id: "there", tabindex: "-1" }, t("kiosk.rejoin.done")),
    number(back.number, { class: "done-number", style: { "--chars": back.number.length } }),
    h("p", { class: "facts-line figures" }, h("span", {}, icon("people"), ahead(back.ahead)), back.wait && h("span", {}, icon("clock"), range(back.wait))),
    h("p", { class: "done-where" }, icon("chair"), where(back.wait_area)),
    h("div", { class: "keys" }, h("button", { class: "key finish", onclick: (event) => event.detail < 2 && hand.afresh() }, t("kiosk.done.finish"))),
  );
}
