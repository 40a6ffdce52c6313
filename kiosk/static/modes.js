// How the screen is shown to this visitor: large type, high contrast, all keys low. It ends with the visitor.

import { h, icon, t } from "/static/hub/dom.js";
import { breaks } from "./breaks.js";
import { languageKey } from "./head.js";
import { startKey } from "./spoken_stage.js";

/** Nothing special; a visitor begins with it. */
export const PLAIN = Object.freeze({ large: false, contrast: false, reach: false });

/** Upright or lying down; a kiosk seldom turns, a tablet does. */
const upright = matchMedia("(orientation: portrait)");
const small = matchMedia("(max-height: 1400px)");

/** How many keys the first screen holds, so that none is cut off and nobody has to scroll; a closed hall has its hours beside them. */
export function room({ modes: { large, reach }, scene }) {
  if (upright.matches) return large && (reach || small.matches) ? 4 : large || reach ? 6 : 8;
  if (!scene.hours.open) return large ? 3 : 6;
  return large ? 4 : reach ? 6 : 8;
}

/** Let the style sheets know (modes.css); the ground is a set of colours in tokens.css. */
export function wear({ large, contrast, reach }) {
  const { dataset } = document.documentElement;
  Object.assign(dataset, { large, reach, ground: contrast ? "contrast" : "" });
}

/** The keys, always in the same place at the foot; where all keys are low, the language key is one of them. */
export function modeKeys(state, hand) {
  const keys = Object.keys(PLAIN).map((name) => modeKey(name, state.modes[name], () => hand.mode(name)));
  const about = { class: "modes", key: "modes", role: "group", "aria-label": t("kiosk.modes.name") };
  return h("div", about, keys, startKey(state, hand), state.modes.reach && languageKey());
}

function modeKey(name, on, onclick) {
  return h("button", { class: `key mode mode--${name}`, key: name, "aria-pressed": String(on), onclick }, on && icon("check"), h("span", {}, breaks(t(`kiosk.modes.${name}`))));
}
