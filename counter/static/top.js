/** The top strip: which counter, who, its state, the connection, the time, the way out. */

import { clock, h, icon, language, local, setLanguage, t } from "/static/hub/dom.js";
import { person } from "./hand.js";

const SIGNS = { open: ["sign--order", "check"], paused: ["sign--priority", "pause"], closed: ["", "door"] };
const WIRE = { live: ["sign--order", "online"], stale: ["sign--priority", "refresh"], offline: ["sign--trouble", "offline"] };

/** `wire` is "live", "stale" or "offline"; `leave()` signs out. */
export function top(scene, now, { wire, leave }) {
  const { counter } = scene;
  return h(
    "header",
    { class: "top", key: "top" },
    h("h1", { class: "top-counter" }, local(counter.name)),
    counter.clerk && h("span", { class: "top-clerk" }, icon("person"), person(counter.clerk)),
    sign(SIGNS[counter.state], stateWords(counter)),
    h("span", { class: "top-gap" }),
    h("span", { role: "status", class: "top-wire" }, sign(WIRE[wire], t(`common.live.${wire}`))),
    h("time", { class: "top-clock figures" }, clock(now)),
    h("button", {
      type: "button", class: "key key--plain top-key", key: "language", lang: language() === "zh" ? "en" : "zh-CN",
      "aria-label": t("common.language_switch"), onclick: () => setLanguage(language() === "zh" ? "en" : "zh"),
    }, t("common.language_other")),
    h("button", { type: "button", class: "key key--plain top-key", key: "leave", onclick: leave },
      icon("leave"), t("counter.sign_out")),
  );
}

function sign([kind, shape], words) {
  return h("span", { class: `sign ${kind}`.trim() }, icon(shape), words);
}

function stateWords(counter) {
  return t(`counter.state.${counter.state}`, { reason: reasonWords(counter.reason) });
}

/** The pause reason in words; an unknown one as it was written. */
export function reasonWords(reason) {
  const words = t(`common.pause.${reason}`);
  return words.startsWith("common.pause.") ? reason ?? "" : words;
}
