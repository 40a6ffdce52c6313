/** How long something has lasted, in the reader's words. */

import { t } from "/static/hub/dom.js";

/** "不到 1 分", "12 分", "1 小时 5 分". */
export function span(seconds) {
  if (seconds < 60) return t("watch.moment");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t("watch.minutes", { count: minutes });
  return t("watch.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** "1:35", "12:05": for who is called, where every second counts. */
export function stopwatch(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
