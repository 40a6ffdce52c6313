/** From the scene and the clock to the cards, in the order in which somebody should act. */

const MINUTE = 60_000;
const UNABLE = new Set(["paper_out", "cover_open", "offline"]);

/** Whole seconds from `iso` to `now` (hub milliseconds). */
export function secondsSince(iso, now) {
  return iso ? Math.max(0, Math.floor((now - Date.parse(iso)) / 1000)) : 0;
}

/** Called and not arrived for longer than the hall allows, the longest first. */
export function late(scene, now) {
  return scene.called
    .filter((each) => secondsSince(each.called_at, now) >= scene.limits.late_seconds)
    .sort((a, b) => Date.parse(a.called_at) - Date.parse(b.called_at));
}

/** Waiting longer than the hall's limit, the longest first. */
export function longWaits(scene, now) {
  const long = scene.limits.long_minutes * MINUTE;
  return oldest(scene.line.filter((each) => now - Date.parse(each.arrived_at) >= long));
}

/** Priority visitors still waiting, the longest first: they may need a hand. */
export function priority(scene) {
  return oldest(scene.line.filter((each) => each.class === "priority"));
}

/** Counters that are paused while people wait for what they serve. */
export function pausedWhileCrowded(scene) {
  const wanted = new Set(scene.waiting.map((each) => each.service));
  return scene.counters.filter(
    (each) => each.state === "paused" && each.serves.some((service) => wanted.has(service)),
  );
}

/** Printers that cannot print now; one that only runs low, or says nothing, is not trouble. */
export function badPrinters(scene) {
  return scene.printers.filter((each) => UNABLE.has(each.state));
}

/** Screens somebody should look after. */
export function badScreens(scene) {
  return scene.devices.screens.filter((each) => each.state !== "ok");
}

/** Screens that show or sound nothing: people stand before them now; a wrong clock can wait. */
function darkScreens(scene) {
  return badScreens(scene).filter((each) => each.state === "gone" || each.state === "soundless");
}

/** Everybody who waits, counted. */
export function howMany(scene) {
  return scene.waiting.reduce((sum, each) => sum + each.count, 0);
}

/** Services somebody waits for while no counter with a clerk calls them: nobody will. */
export function unserved(scene) {
  const manned = scene.counters.filter((each) => each.state !== "closed");
  const called = new Set(manned.flatMap((each) => [...each.serves, ...each.helps]));
  const left = new Map();
  for (const { service, count } of scene.waiting) {
    if (!called.has(service)) left.set(service, (left.get(service) ?? 0) + count);
  }
  return [...left].map(([service, count]) => ({ service, count }));
}

/** Numbers on hold for a question that nobody has answered, the longest first. */
export function unanswered(scene) {
  return scene.held.filter((each) => each.kind === "ask" && !each.answered);
}

/** One word for the hall: "trouble" needs a hand now, "busy" needs an eye, "calm" needs neither. A question needs whoever
 * may answer it: `may`. */
export function mood(scene, now, may) {
  if (scene.support.length || (may && unanswered(scene).length) || badPrinters(scene).length || darkScreens(scene).length || scene.slips.length || unserved(scene).length) return "trouble";
  if (scene.voice || badScreens(scene).length || late(scene, now).length || longWaits(scene, now).length || pausedWhileCrowded(scene).length) return "busy";
  return "calm";
}

function oldest(tickets) {
  return [...tickets].sort((a, b) => Date.parse(a.arrived_at) - Date.parse(b.arrived_at));
}
