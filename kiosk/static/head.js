// What always stands at the top: hall, clock, language key in its place, and the band when something is wrong.

import { clock, day, h, icon, language, local, setLanguage, setup, t } from "/static/hub/dom.js";
import { hubNow } from "/static/hub/live.js";

/** The header: the language key never moves, unless all keys are to be low. */
export function head(state) {
  const now = hubNow();
  return [
    h("p", { class: "hall" }, local(state.scene.hall)),
    h("p", { class: "now" }, h("span", { class: "now-day" }, day(now)), h("time", { class: "figures" }, clock(now))),
    !state.modes.reach && languageKey(),
  ];
}

/** The key to the other language, in that language. */
export function languageKey() {
  const other = language() === "zh" ? "en" : "zh";
  return h("button", { class: "key language", key: "language", lang: other === "zh" ? "zh-CN" : "en", onclick: () => setLanguage(other) }, t("common.language_other"));
}

/** How the printer of this kiosk is: its own, or the hall's. */
export function paperOf(state) {
  return state.scene.paper.kiosks[setup.printer] ?? state.scene.paper;
}

/** Bands that concern every visitor: no connection, then no paper. Nothing when all is well. */
export function bands(state) {
  if (state.link !== "live") return band("trouble", "offline", t("kiosk.offline.title"), t("kiosk.offline.what_now"));
  if (paperOf(state).state === "trouble" && state.step !== "done") return band("priority", "printer", t("kiosk.paper.title"), t("kiosk.paper.what_now"));
  return null;
}

function band(kind, sign, title, text) {
  return h("div", { class: `band band--${kind}`, key: sign, role: "status" }, icon(sign), h("p", {}, h("strong", {}, title), " ", h("span", {}, text)));
}
