/** How long something has lasted, in the reader's words. */

import { t } from "/static/hub/dom.js";

/** "40 秒", "12 分", "1 小时 5 分". */
export function span(seconds) {
  if (seconds < 60) return t("watch.seconds", { count: seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t("watch.minutes", { count: minutes });
  return t("watch.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
