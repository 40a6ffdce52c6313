/** What waits for this clerk: handed to them, due today, overdue; counted by the page's own clock. */

import { t } from "/static/hub/dom.js";
import { dayOf } from "./moment.js";
import { ask } from "./sheet.js";

/** {receive, open, today, overdue, urgent}; `urgent` is what cannot wait. */
export function counts({ owed }, now) {
  if (!owed) return { receive: 0, open: 0, today: 0, overdue: 0, urgent: 0 };
  const late = owed.dues.filter((each) => Date.parse(each) <= now).length;
  const today = owed.dues.filter((each) => Date.parse(each) > now && dayOf(each) === dayOf(now)).length;
  return { receive: owed.receive, open: owed.open, today, overdue: late, urgent: owed.receive + late + today };
}

/** The figures, and the way to the office's page in the same sign-in; this page and its visitor stay. */
export async function showOwed(scene, now) {
  const found = counts(scene, now);
  const places = [["receive", found.receive], ["overdue", found.overdue], ["today", found.today], ["mine", found.open]];
  const chosen = await ask({
    title: t("counter.owed.title"), about: t("counter.owed.about"),
    options: places.map(([place, count]) => ({ value: place, words: t(`counter.owed.${place}`, { count }) })),
  });
  if (chosen) globalThis.open(`/office/#${chosen.value}`, "shouwen-office");
}
