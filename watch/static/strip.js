/** The top strip: the hall in one word, with a sign and a colour; and whether the phone still hears the hub. */

import { clock, h, icon, language, setLanguage, t } from "/static/hub/dom.js";
import { howMany, mood } from "./order.js";

const MOODS = { calm: "check", busy: "people", trouble: "alert" };

/** `wire` is "live", "stale" or "offline"; `leave()` signs out; `may` is true for managers. */
export function strip(scene, now, { wire, leave, may }) {
  const word = mood(scene, now, may);
  const other = language() === "zh" ? "en" : "zh";
  return h(
    "header",
    { class: "strip", key: "strip" },
    h("div", { class: `mood mood--${word}`, role: "status", key: "mood" },
      icon(MOODS[word]),
      h("h1", { class: "mood-word" }, t(`watch.mood.${word}`)),
      h("p", { class: "mood-about figures" }, t(`watch.mood_about.${word}`, { count: howMany(scene) }))),
    wire !== "live" && h("p", { class: "band band--trouble wire", role: "status", key: "wire" },
      icon("offline"), h("span", {}, t(`common.live.${wire}`))),
    h("div", { class: "strip-row", key: "row" },
      h("time", { class: "figures" }, clock(now)),
      !scene.hours.open && h("span", { class: "sign" }, icon("door"), t("watch.closed_now")),
      h("span", { class: "strip-gap" }),
      h("button", { type: "button", class: "key key--plain strip-key", key: "language", lang: other === "zh" ? "zh-CN" : "en",
        "aria-label": t("common.language_switch"), onclick: () => setLanguage(other) }, t("common.language_other")),
      h("button", { type: "button", class: "key key--plain strip-key", key: "leave", onclick: leave },
        icon("leave"), t("watch.sign_out"))),
  );
}
