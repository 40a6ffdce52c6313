/** The last quarter of an hour, and after it: how many are still to be served, and what to say to them. */

import { clock, h, icon, t } from "/static/hub/dom.js";
import { isEnded } from "./plan.js";

const SOON = 15 * 60_000; // ms before the hours end

/** A band while the hall closes, is closed or was ended; null while it is simply open. */
export function closing(scene, now) {
  const phase = phaseOf(scene, now);
  if (!phase) return null;
  const count = scene.counts.reduce((sum, each) => sum + each.count, 0);
  const ended = phase.name === "ended"; // the place of the visitor in hand says so already
  const say = ended ? "say_ended" : count ? "say" : null;
  return h("div", { class: "band closing", key: "closing" }, icon("door"),
    h("div", {},
      !ended && h("p", {}, t(`counter.closing.${phase.name}${count ? "" : "_none"}`, { time: phase.at ? clock(phase.at) : "", count })),
      say && h("p", { class: "quiet" }, t(`counter.closing.${say}`))));
}

/** {name, at}: soon (the hours end at `at`), after (they ended then), stopped (no more numbers), ended; null. */
function phaseOf(scene, now) {
  if (isEnded(scene)) return { name: "ended" };
  const ends = scene.day.closes.find((each) => Date.parse(each) > now && Date.parse(each) - now <= SOON);
  if (ends) return { name: "soon", at: ends };
  if (scene.day.why !== "hall_closed") return scene.day.why ? { name: "stopped" } : null;
  const over = scene.day.closes.filter((each) => Date.parse(each) <= now).at(-1);
  return over ? { name: "after", at: over } : null;
}
