/** Days and times of the hall's zone, as words and as a field to type them in. */

import { clock, language, setup, t } from "/static/hub/dom.js";

const zone = () => setup.timezone || "Asia/Shanghai";

/** "11月23日 17:30" / "23 Nov 17:30". */
export function moment(at) {
  const shown = { month: language() === "zh" ? "long" : "short", day: "numeric", timeZone: zone() };
  const date = new Intl.DateTimeFormat(language() === "zh" ? "zh-CN" : "en-GB", shown).format(new Date(at));
  return `${date} ${clock(at)}`;
}

/** "2026-11-23" of a moment. */
export function dayOf(at) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone(), dateStyle: "short" }).format(new Date(at));
}

/** "2026-11-23T17:30" as a field of date and time takes it. */
export function fieldOf(at) {
  return `${dayOf(at)}T${clock(at)}`;
}

/** What such a field says, as ISO text; null for nothing. */
export function momentOf(field) {
  if (!field) return null;
  const asUtc = Date.parse(`${field.slice(0, 16)}:00Z`);
  const shown = Date.parse(`${fieldOf(asUtc)}:00Z`);
  return new Date(2 * asUtc - shown).toISOString();
}

/** {kind, words} of a due time at `now`: overdue, today, or later; null without one. */
export function due(at, now) {
  if (!at) return null;
  const kind = Date.parse(at) <= now ? "overdue" : dayOf(at) === dayOf(now) ? "today" : "later";
  return { kind, words: t(`counter.inquiry.due_${kind}`, { at: kind === "today" ? clock(at) : moment(at) }) };
}
