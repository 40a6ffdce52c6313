/** What waits for this clerk: handed to them, due today, overdue; counted by the page's own clock. */

import { t } from "/static/hub/dom.js";
import { dayOf } from "./moment.js";
import { ask } from "./sheet.js";

/** {receive, open, today, overdue, urgent}; `urgent` is what cannot wait. The scene's figures, carried on by what has come due since. */
export function counts({ owed }, now) {
  if (!owed) return { receive: 0, open: 0, today: 0, overdue: 0, urgent: 0 };
  const { receive, open, dues } = owed;
  const gone = dues.filter((each) => Date.parse(each) <= now).length;
  const same = owed.day === dayOf(now);
  const left = dues.filter((each) => Date.parse(each) > now && dayOf(each) === dayOf(now)).length;
  const overdue = owed.overdue + (same ? gone : Math.max(gone, owed.today));
  const today = same ? Math.max(0, owed.today - gone) : left;
  return { receive, open, today, overdue, urgent: receive + overdue + today };
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
