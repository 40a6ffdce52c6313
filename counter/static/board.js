/** The middle: the one big key, what may be taken back, what the desk answers, and the other keys, which never move. */

import { h, icon, number, t } from "/static/hub/dom.js";
import { keySign } from "./keys.js";
import { counts } from "./owed.js";
import { COOLING, GROUPS, UNDO, cooling, dominant, hindrance, isNoShowOffered, meant, undoable } from "./plan.js";

/**
 * The column. `press(verb)` acts, `note` is {kind, text} or null, `busy` is true while an act is
 * under way, `rest` while the big key would take a press for the second half of a double one. A key that can do nothing is dimmed, not disabled: pressed, it says why, and focus stays.
 */
export function board(scene, now, { press, note, busy, rest, slow }) {
  return h(
    "section",
    { class: "board", key: "board", "aria-label": t("counter.title"), "aria-busy": busy ? "true" : "false" },
    bigKey(scene, press, busy || rest, slow),
    undoKey(scene, now, press),
    answer(note),
    h("div", { class: "groups", key: "groups" }, GROUPS.map((each) => group(each, scene, now, press))),
  );
}

function group({ group: name, keys }, scene, now, press) {
  const id = `keys-${name}`;
  return h(
    "div",
    { class: "group", role: "group", "aria-labelledby": id, key: name },
    h("h2", { id, class: "group-title" }, t(`counter.groups.${name}`)),
    h("div", { class: "keys" }, keys.map((each) => sideKey(each, scene, now, press))),
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

/** Always in its place; it says what it would take back, and how many seconds are left for that. */
function undoKey(scene, now, press) {
  const undo = undoable(scene, now);
  const words = undo
    ? t(`counter.undo.${undo.verb}`, { number: undo.number ?? "", seconds: undo.seconds })
    : t("counter.undo.none");
  return h(
    "button",
    {
      key: "undo",
      type: "button",
      class: `key side side--undo${undo ? " side--live" : ""}`,
      "aria-disabled": undo ? false : "true",
      "aria-keyshortcuts": UNDO.key,
      onclick: () => press("undo"),
    },
    icon("back"),
    h("span", { class: "side-words figures" }, words),
    h("kbd", { class: "kbd" }, keySign(UNDO.key)),
  );
}

function sideKey({ verb, key }, scene, now, press) {
  const shown = meant(verb, scene);
  const offered = verb === "no-show" && isNoShowOffered(scene);
  const asked = verb === "support" && scene.support;
  const why = asked ? null : hindrance(shown, scene, now);
  const owed = verb === "owed" ? counts(scene, now) : null;
  const soon = why === COOLING && t("counter.keys.recall_soon", { seconds: cooling(scene, now) });
  return h(
    "button",
    {
      key: verb,
      type: "button",
      class: `key side side--${verb}${offered || owed?.urgent ? " side--offered" : ""}`,
      "aria-disabled": why === null ? false : "true",
      "aria-pressed": verb === "support" ? String(Boolean(asked)) : false,
      "aria-keyshortcuts": key,
      onclick: () => press(verb),
    },
    h("span", { class: "side-words figures" }, soon || t(`counter.keys.${asked ? "supported" : shown}`)),
    owed && owed.urgent > 0 && badge(owed),
    h("kbd", { class: "kbd" }, keySign(key)),
  );
}

/** What cannot wait, as a figure; the ear hears which. */
function badge(owed) {
  return h("span", { class: "badge figures" }, h("span", { "aria-hidden": "true" }, owed.urgent),
    h("span", { class: "unseen" }, t("counter.owed.badge", owed)));
}
