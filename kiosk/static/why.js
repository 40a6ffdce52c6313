// Why no number is given now, and when it is again.

import { clock, day, hasWords, t } from "/static/hub/dom.js";
import { hubNow } from "/static/hub/live.js";

/** The reason, by its code in the scene. */
export function whyClosed(why) {
  return t(hasWords(`kiosk.closed.${why}`) ? `kiosk.closed.${why}` : "kiosk.closed.other");
}

/** When numbers are given again: today with the time, or the day as well. */
export function opensAgain(iso) {
  const today = day(hubNow()) === day(iso);
  return today ? t("kiosk.closed.today", { time: clock(iso) }) : t("kiosk.closed.on_day", { day: day(iso), time: clock(iso) });
}
