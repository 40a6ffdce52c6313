/** The middle: the one big key, what the desk answers, and the other keys, which never move. */

import { h, icon, number, t } from "/static/hub/dom.js";
import { KEYS, dominant, hindrance, isNoShowOffered } from "./plan.js";

const ICONS = {
  recall: "bell", begin: "play", finish: "check", "no-show": "skip",
  transfer: "transfer", pause: "pause", resume: "play", call: "hand",
};

/**
 * The column. `press(verb)` acts, `note` is {kind, text} or null, `busy` is true while an act is
 * under way, `rest` while the big key would take a press for the second half of a double one. A key that can do nothing is dimmed, not disabled: pressed, it says why, and focus stays.
 */
export function board(scene, { press, note, busy, rest, slow }) {
  return h(
    "section",
    { class: "board", key: "board", "aria-label": t("counter.title"), "aria-busy": busy ? "true" : "false" },
    bigKey(scene, press, busy || rest, slow),
    answer(note),
    h("div", { class: "keys", role: "group", "aria-label": t("counter.keys.group"), key: "keys" },
      KEYS.map((each) => sideKey(each, scene, press))),
  );
}

function bigKey(scene, press, still, slow) {
  const plan = dominant(scene);
  return h(
    "button",
    {
      key: "big",
      id: "big",
      type: "button",
      class: ["key key--main big", plan.quiet && "big--quiet", slow && "big--slow"].filter(Boolean).join(" "),
      "aria-disabled": still ? "true" : false,
      "aria-keyshortcuts": "F2",
      onclick: () => press("big"),
    },
    h("span", { class: "big-words" }, t(`counter.big.${plan.words}`)),
    plan.number && h("span", { class: "big-number" }, number(plan.number)),
    h("kbd", { class: "kbd" }, "F2"),
  );
}

function answer(note) {
  return h(
    "p",
    { class: "answer", key: "answer", id: "answer", role: "status" },
    note && h("span", { class: `band answer-${note.kind} ${note.kind === "trouble" ? "band--trouble" : ""}` },
      icon(note.kind === "trouble" ? "alert" : "clock"), h("span", {}, note.text)),
  );
}

function sideKey({ verb, key }, scene, press) {
  const paused = scene.counter.state === "paused";
  const shown = verb === "pause" && paused ? "resume" : verb;
  const offered = verb === "no-show" && isNoShowOffered(scene);
  const dim = hindrance(verb, scene) !== null;
  return h(
    "button",
    {
      key: verb,
      type: "button",
      class: `key side side--${verb}${offered ? " side--offered" : ""}`,
      "aria-disabled": dim ? "true" : false,
      "aria-keyshortcuts": key,
      onclick: () => press(verb),
    },
    icon(ICONS[shown]),
    h("span", { class: "side-words" }, t(`counter.keys.${shown}`)),
    h("kbd", { class: "kbd" }, key),
  );
}
