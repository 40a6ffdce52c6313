// When numbers are given: until when today, why not now, when again, and the hours of the week.

import { clock, day, h, hasWords, icon, setup, t } from "/static/hub/dom.js";
import { hubNow } from "/static/hub/live.js";

const SOON = 60 * 60_000; // ms before the last number in which it is said with a sign

/** The reason, by its code in the scene. */
export function whyClosed(why) {
  return t(hasWords(`kiosk.closed.${why}`) ? `kiosk.closed.${why}` : "kiosk.closed.other");
}

/** What a visitor can do about it; "" where nothing is to be said. */
export function insteadOf(why) {
  return hasWords(`kiosk.instead.${why}`) ? t(`kiosk.instead.${why}`) : "";
}

/** When numbers are given again: today with the time, or the day as well. */
export function opensAgain(iso) {
  const today = day(hubNow()) === day(iso);
  return today ? t("kiosk.closed.today", { time: clock(iso) }) : t("kiosk.closed.on_day", { day: day(iso), time: clock(iso) });
}

/** Until when numbers are given today, said from the morning on, and with a sign in the last hour; null in a hall that never closes. */
export function until({ last_ticket_at: last }) {
  if (!last) return null;
  const soon = Date.parse(last) - hubNow().getTime() <= SOON;
  return h("p", { class: "until figures", key: "until", dataset: { soon: String(soon) } }, icon("clock"), t(soon ? "kiosk.until.soon" : "kiosk.until.today", { time: clock(last) }));
}

/** The hours of the week as they hang on the door; null in a hall that never closes. */
export function week() {
  if (!setup.timetable?.length) return null;
  return h(
    "div",
    { class: "week figures", key: "week" },
    h("h2", {}, t("kiosk.week.title")),
    h("ul", {}, setup.timetable.map(({ days, spans }) => h("li", {}, h("span", {}, daysOf(days)), h("span", {}, spans.map((span) => span.join("–")).join(t("kiosk.week.and")))))),
    setup.holidays && h("p", { class: "quiet" }, t("kiosk.week.holidays")),
  );
}

function daysOf([first, last]) {
  const name = (one) => t(`kiosk.week.${one}`);
  return first === last ? name(first) : t("kiosk.week.to", { first: name(first), last: name(last) });
}
