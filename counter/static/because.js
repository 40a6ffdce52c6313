/** "Why this one", on demand: the rule in whole sentences, with the facts of this visitor. */

import { clock, t } from "/static/hub/dom.js";
import { person } from "./hand.js";
import { secondsSince, span } from "./span.js";
import { LIFTS } from "./wishes.js";

const RULED = new Set(["fifo", "helping"]); // what the sentence itself does not yet say

/** {title, lines} for the visitor in hand; without one, how the next is chosen. */
export function because(scene, now) {
  const { in_hand: hand, limits } = scene;
  const rule = t(`counter.because.policy.${limits.policy}`, { count: limits.in_a_row });
  if (!hand) return { title: t("counter.because.rule"), lines: [rule] };
  const until = hand.called_at ? Date.parse(hand.called_at) : now;
  const why = hand.why ?? "walk_up";
  const lines = [
    t(`counter.because.${hand.class === "internal" && why === "fifo" ? "internal" : why}`, { count: limits.in_a_row }),
    hand.lift && t("counter.because.lifted", { reason: LIFTS.includes(hand.lift) ? t(`counter.lift.${hand.lift}`) : hand.lift }),
    t("counter.because.arrived", { time: clock(hand.arrived_at), waited: span(secondsSince(hand.arrived_at, until)) }),
    hand.first_clerk && t("counter.because.first", { clerk: person(hand.first_clerk) }),
    RULED.has(why) && rule,
  ];
  return { title: t("counter.because.title", { number: hand.number }), lines: lines.filter(Boolean) };
}
