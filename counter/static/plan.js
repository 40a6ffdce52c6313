/** What each key would do now. Nothing but the scene decides, so two screens of one counter agree. */

/** The keys beside the big one, in the order in which they stand; they never move. */
export const KEYS = [
  { verb: "recall", key: "F3" },
  { verb: "begin", key: "F4" },
  { verb: "finish", key: "F5" },
  { verb: "no-show", key: "F6" },
  { verb: "transfer", key: "F7" },
  { verb: "pause", key: "F8" },
  { verb: "call", key: "F9" },
];

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
  return { verb: "next", words: "nobody", quiet: true };
}

/** Why a key can do nothing now, as a refusal code; null when it may be pressed. */
export function hindrance(verb, scene) {
  const { counter, in_hand: hand, limits } = scene;
  switch (verb) {
    case "recall":
      if (hand?.state !== "called") return hand ? "not_called" : "nothing_in_hand";
      return hand.calls > limits.recall ? "recall_limit" : null;
    case "begin":
    case "no-show":
      if (!hand) return "nothing_in_hand";
      return hand.state === "called" ? null : "not_called";
    case "finish":
      if (!hand) return "nothing_in_hand";
      return hand.state === "serving" ? null : "not_serving";
    case "transfer":
      return hand ? null : "nothing_in_hand";
    case "call":
      if (hand) return "in_hand";
      return counter.state === "paused" ? "counter_paused" : null;
    case "pause":
      return hand?.state === "called" ? "in_hand" : null;
    default:
      return null;
  }
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
