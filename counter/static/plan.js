/** What each key would do now. Nothing but the scene decides, so two screens of one counter agree. */

/** The keys beside the big one, in groups, in the order in which they stand; they never move. */
export const GROUPS = [
  {
    group: "hand",
    keys: [
      { verb: "recall", key: "F3" },
      { verb: "begin", key: "F4" },
      { verb: "finish", key: "F5" },
      { verb: "no-show", key: "F6" },
      { verb: "transfer", key: "F7" },
      { verb: "hold", key: "F10" },
      { verb: "return", key: "Shift+F6" },
      { verb: "add-service", key: "Shift+F7" },
      { verb: "outcome", key: "Shift+F5" },
    ],
  },
  {
    group: "line",
    keys: [
      { verb: "call", key: "F9" },
      { verb: "line", key: "Shift+F9" },
      { verb: "walk-up", key: "Shift+F2" },
    ],
  },
  {
    group: "first",
    keys: [
      { verb: "inquiry", key: "Shift+F4" },
      { verb: "notice", key: "Shift+F1" },
      { verb: "owed", key: "Control+I" },
    ],
  },
  {
    group: "seat",
    keys: [
      { verb: "pause", key: "F8" },
      { verb: "support", key: "Shift+F8" },
      { verb: "why", key: "F1" },
    ],
  },
];

export const UNDO = { verb: "undo", key: "Control+Z" };

/** The key is dimmed while it counts down; pressed all the same, the hub decides, for its clock is the one that counts. */
export const COOLING = "recall_soon";

/** It stands over the line it adds to. */
export const INTERNAL = { verb: "internal", key: "Shift+F3" };

/** It stands under the visitor in hand, where their inquiries are. */
export const AGAIN = { verb: "again", key: "Control+F" };

/** Every key of the keyboard and what it presses; F2 is always the big key, whatever it says. */
export const KEYS = [{ verb: "big", key: "F2" }, ...GROUPS.flatMap((each) => each.keys), UNDO, INTERNAL, AGAIN];

/** The next sensible thing: {verb, words, number, quiet}. `quiet` means nobody is there to be called. */
export function dominant(scene) {
  const { counter, in_hand: hand, next } = scene;
  if (hand?.state === "called") return { verb: "begin", words: "begin", number: hand.number };
  if (counter.state === "paused") {
    return hand ? { verb: "finish", words: "finish" } : { verb: "resume", words: "resume" };
  }
  if (hand && next) return { verb: "next", words: "finish_next", number: next.number };
  if (hand) return { verb: "finish", words: "finish" };
  if (next) return { verb: "next", words: "next", number: next.number };
  if (isEnded(scene)) return { verb: "next", words: "ended", quiet: true };
  return { verb: "next", words: "nobody", quiet: true };
}

/** What a key means now: two of them turn round, pause into resume and hold into take-back. */
export function meant(what, scene) {
  if (what === "big") return dominant(scene).verb;
  if (what === "pause" && scene.counter.state === "paused") return "resume";
  if (what === "hold" && !scene.in_hand && scene.held.length) return "take-back";
  return what;
}

/** Why a key can do nothing at `now`, as a key of counter.cannot; null when it may be pressed. */
export function hindrance(verb, scene, now) {
  const { counter, in_hand: hand } = scene;
  switch (verb) {
    case "recall":
    case "begin":
    case "no-show":
      return hand?.state === "called" ? (verb === "recall" ? spent(scene, now) : null) : hand ? "not_called" : "nothing_in_hand";
    case "finish":
    case "outcome":
    case "inquiry":
    case "notice":
    case "again":
    case "add-service":
      return hand?.state === "serving" ? null : hand ? "not_serving" : "nothing_in_hand";
    case "transfer":
    case "hold":
      return hand ? null : "nothing_in_hand";
    case "return":
      return hand || scene.held.length ? null : "nothing_in_hand";
    case "call":
      if (!hand && !scene.line.length) return "nobody";
      return hand ? "in_hand" : counter.state === "paused" ? "counter_paused" : null;
    case "walk-up":
      return isEnded(scene) ? "day_ended" : hand ? "in_hand" : counter.state === "paused" ? "counter_paused" : null;
    case "internal":
      return isEnded(scene) ? "day_ended" : scene.day.why ? "no_numbers" : null;
    case "take-back":
      return hand ? "in_hand" : null;
    case "line":
      return scene.line.length || back(scene, now).length ? null : "nobody_waits";
    case "pause":
      return hand?.state === "called" ? "in_hand" : null;
    case "support":
      return scene.support ? "support_asked" : null;
    case "undo":
      return undoable(scene, now) ? null : "nothing_to_undo";
    default:
      return null;
  }
}

function spent(scene, now) {
  if (scene.in_hand.calls > scene.limits.recall) return "recall_limit";
  return cooling(scene, now) ? COOLING : null;
}

/** Seconds at `now` until the visitor who is called may be called again; 0: at once. */
export function cooling(scene, now) {
  const hand = scene.in_hand;
  if (hand?.state !== "called" || !hand.announced_at) return 0;
  const since = (now - Date.parse(hand.announced_at)) / 1000;
  return since < 0 ? 0 : Math.max(0, Math.ceil(scene.limits.recall_seconds - since));
}

/** Was the day ended by hand? Then nobody is served any more. */
export function isEnded(scene) {
  return scene.day.why === "ended_by_hand";
}

/** The press that may be taken back at `now`, with the seconds left: {verb, number, seconds}, or null. */
export function undoable(scene, now) {
  if (!scene.undo) return null;
  const seconds = Math.ceil((Date.parse(scene.undo.until) - now) / 1000);
  return seconds > 0 ? { ...scene.undo, seconds } : null;
}

/** Those who missed their call and may still come back at `now`. */
export function back(scene, now) {
  return scene.missed.filter((each) => Date.parse(each.until) > now);
}

/** Has this visitor been called as often as the hall allows, and not come? Then no-show is offered. */
export function isNoShowOffered(scene) {
  const hand = scene.in_hand;
  return hand?.state === "called" && hand.calls >= scene.limits.recall;
}

/** Does this visitor deserve an apology first? True after a long wait. */
export function isLongWait(ticket, limits) {
  const until = ticket.called_at ? Date.parse(ticket.called_at) : Date.now();
  return until - Date.parse(ticket.arrived_at) >= limits.long_minutes * 60_000;
}
