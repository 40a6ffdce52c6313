/** By when an answer is owed, in words: how long is left, or how long it is late. */

import { clock, setup, t } from "/static/hub/dom.js";
import { hubNow } from "/static/hub/live.js";
import { language } from "/static/hub/words.js";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** "11月23日 17:30" in the hall's zone; the year is said where it is not this year. */
export function moment(at) {
  return `${date(at)} ${clock(at)}`;
}

/** "11月24日（周二）17:30": until when, as it is said to somebody. */
export function until(at) {
  const weekday = told(at, { weekday: "short" });
  return language() === "zh" ? `${date(at)}（${weekday}）${clock(at)}` : `${weekday} ${date(at)}, ${clock(at)}`;
}

function date(at) {
  const year = dayOf(at).slice(0, 4) === dayOf(hubNow()).slice(0, 4) ? {} : { year: "numeric" };
  return told(at, { ...year, month: language() === "zh" ? "long" : "short", day: "numeric" });
}

function told(at, how) {
  return new Intl.DateTimeFormat(language() === "zh" ? "zh-CN" : "en-GB", { ...how, timeZone: setup.timezone }).format(new Date(at));
}

/** "2026-11-23" in the hall's zone. */
export function dayOf(at) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: setup.timezone, dateStyle: "short" }).format(new Date(at));
}

/** "2026-11-23T17:30" as a field of the hall's zone shows it. */
export function fieldOf(at) {
  return `${dayOf(at)}T${clock(at)}`;
}

/** What such a field says, as ISO text; "" for nothing. */
export function momentOf(field) {
  if (!field) return "";
  const asUtc = Date.parse(`${field}:00Z`);
  const shown = Date.parse(`${fieldOf(asUtc)}:00Z`);
  return new Date(asUtc - (shown - asUtc)).toISOString();
}

/** "2 小时 5 分钟" of milliseconds. */
export function span(ms) {
  const minutes = Math.max(1, Math.round(ms / MINUTE));
  if (minutes < 60) return t("office.span.minutes", { minutes });
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days === 0) return t(minutes % 60 ? "office.span.hours" : "office.span.hours_whole", { hours, minutes: minutes % 60 });
  return t(hours ? "office.span.days" : "office.span.days_whole", { days, hours });
}

/** "1 分 12 秒" of milliseconds, for what is measured by the second. */
export function seconds(ms) {
  const whole = Math.floor(ms / 1000);
  return t("office.span.seconds", { minutes: Math.floor(whole / 60), seconds: whole % 60 });
}

export const overdue = (one, now) => one.state !== "closed" && one.due_at !== null && Date.parse(one.due_at) <= now;

export const dueToday = (one, now) => !overdue(one, now) && one.state !== "closed" && one.due_at !== null && dayOf(one.due_at) === dayOf(now);

/** {text, tone, at}: what is left, whether it hurts (trouble, priority or ""), and the moment itself. */
export function due(one, now) {
  if (one.state === "closed") return kept(one);
  if (!one.due_at) return { text: t("office.due.none"), tone: "", at: "" };
  const left = Date.parse(one.due_at) - now;
  const at = t(left <= 0 ? "office.due.was" : "office.due.by", { at: until(one.due_at) });
  if (left <= 0) return { text: t("office.due.late", { span: span(-left) }), tone: "trouble", at };
  return { text: t("office.due.left", { span: span(left) }), tone: left < DAY ? "priority" : "", at };
}

/** What became of the promise once it is over. */
function kept({ due_at: due, closed_at: closed }) {
  if (!due) return { text: t("office.due.closed"), tone: "order", at: "" };
  const late = Date.parse(closed) - Date.parse(due);
  const at = t("office.due.promised", { at: until(due) });
  if (late <= 0) return { text: t("office.due.in_time"), tone: "order", at };
  return { text: t("office.due.closed_late", { span: span(late) }), tone: "trouble", at };
}
