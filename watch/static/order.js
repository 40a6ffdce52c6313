/** From the scene and the clock to the cards, in the order in which somebody should act. */

const minute = 60_000;
const seconds = (now, iso) => Math.max(0, Math.floor((now - Date.parse(iso)) / 1000));

/** Called and not arrived for longer than the hall allows, the longest first. */
export function late(scene, now) {
  return scene.called
    .filter((each) => seconds(now, each.called_at) >= scene.limits.late_seconds)
    .sort((a, b) => Date.parse(a.called_at) - Date.parse(b.called_at));
}

/** Waiting longer than the hall's limit, the longest first. */
export function longWaits(scene, now) {
  return oldest(scene.line.filter((each) => isLong(scene, each.arrived_at, now)));
}

/** Priority visitors still waiting, the longest first: they may need a hand. */
export function priority(scene) {
  return oldest(scene.line.filter((each) => each.class === "priority"));
}

/** Counters that are paused while people wait for what they serve. */
export function pausedWhileCrowded(scene) {
  const wanted = new Set(scene.waiting.filter((each) => each.count > 0).map((each) => each.service));
  return scene.counters.filter(
    (each) => each.state === "paused" && each.serves.some((service) => wanted.has(service)),
  );
}

/** Printers that need a hand. */
export function badPrinters(scene) {
  return scene.printers.filter((each) => each.state !== "ok");
}

/** Everybody who waits, counted. */
export function howMany(scene) {
  return scene.waiting.reduce((sum, each) => sum + each.count, 0);
}

/** Services somebody waits for and no counter serves now: nobody will call these people. */
export function unserved(scene) {
  const served = new Set(
    scene.counters.filter((each) => each.state === "open").flatMap((each) => each.serves),
  );
  return scene.waiting.filter((each) => each.count > 0 && !served.has(each.service));
}

/** One word for the hall: "trouble" needs a hand now, "busy" needs an eye, "calm" needs neither. */
export function mood(scene, now) {
  if (badPrinters(scene).length || scene.slips.failed.length || unserved(scene).length) return "trouble";
  if (late(scene, now).length || longWaits(scene, now).length) return "busy";
  if (pausedWhileCrowded(scene).length) return "busy";
  return "calm";
}

function isLong(scene, iso, now) {
  return now - Date.parse(iso) >= scene.limits.long_minutes * minute;
}

function oldest(tickets) {
  return [...tickets].sort((a, b) => Date.parse(a.arrived_at) - Date.parse(b.arrived_at));
}
