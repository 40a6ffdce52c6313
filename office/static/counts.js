/** How much waits for this person: by place for the rail, and in all for the title of the tab. */

import { dueToday, overdue } from "./due.js";
import { reminders } from "./reminders.js";

/** How many stand in each place; what has become overdue since the scene was made is counted with this page's own clock. */
export function counts(scene, now) {
  const { boxes } = scene;
  return {
    receive: boxes.receive + scene.helping.length,
    mine: boxes.mine,
    today: scene.owed.filter((one) => dueToday(one, now)).length,
    overdue: scene.owed.filter((one) => overdue(one, now)).length,
    unassigned: boxes.unassigned,
    told: reminders(scene).length,
  };
}

/** Inquiries that want something now, each once: to be taken, overdue, or reminded of. */
export function waiting(scene, now) {
  const late = scene.owed.filter((one) => overdue(one, now));
  const some = new Set([...scene.receive, ...scene.helping, ...late].map((one) => one.id).concat(reminders(scene).map((one) => one.inquiry)));
  return some.size + Math.max(0, scene.boxes.receive - scene.receive.length); // a list holds a hundred at most
}
