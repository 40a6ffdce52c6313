// Why no number is given now, and when it is again, in one sentence.

import { clock, day, hasWords, t } from "/static/hub/dom.js";

/** `why` is a code of the scene, `opensAt` an ISO time or null. */
export function whyClosed(why, opensAt) {
  const key = hasWords(`kiosk.closed.${why}`) ? `kiosk.closed.${why}` : "kiosk.closed.other";
  return opensAt ? `${t(key)}${t("kiosk.closed.then", { when: when(opensAt) })}` : t(key);
}

function when(iso) {
  const today = day(Date.now()) === day(iso);
  return today ? t("kiosk.closed.today", { time: clock(iso) }) : t("kiosk.closed.on_day", { day: day(iso), time: clock(iso) });
}
