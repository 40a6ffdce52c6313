/** How long something has lasted, in the reader's words; the hub's clock counts, never this computer's. */

import { t } from "/static/hub/dom.js";

/** Whole seconds from `iso` to `now` (milliseconds); 0 when there is no time or it lies ahead. */
export function secondsSince(iso, now) {
  return iso ? Math.max(0, Math.floor((now - Date.parse(iso)) / 1000)) : 0;
}

/** "40 秒", then as `span`: for a call, where the first minute is the one that counts. */
export function call(seconds) {
  return seconds < 60 ? t("counter.seconds", { count: seconds }) : span(seconds);
}

/** "不到 1 分", "12 分", "1 小时 5 分": for waiting, where ticking seconds would only be restless. */
export function span(seconds) {
  if (seconds < 60) return t("counter.moment");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t("counter.minutes", { count: minutes });
  return t("counter.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** "3:05", "1:03:05": for serving, where the clerk watches it run. */
export function stopwatch(seconds) {
  const two = (part) => String(part).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
