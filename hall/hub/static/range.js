// A waiting range in words: below two hours in minutes, from there in hours; the rule of hall/core/span.py, tried by the same table.

import { t } from "./words.js";

const IN_HOURS = 120; // minutes; from this upper end on, both ends are told in hours
const HALF_HOUR = 30;

/** "约 10–25 分钟" of {low, high} minutes, "约 2.5–3.5 小时" of long ones, "10 分钟以内" from none; "" when there is no honest range. */
export function range(wait) {
  if (!wait) return "";
  if (wait.high < IN_HOURS) return t(wait.low > 0 ? "common.range" : "common.range_upto", { low: wait.low, high: wait.high });
  const low = Math.floor(wait.low / HALF_HOUR) / 2; // outward, to the half
  const high = Math.ceil(wait.high / HALF_HOUR) / 2;
  const code = { 0: "common.range_hours_upto", 0.5: "common.range_hours_half" }[low] ?? "common.range_hours";
  return t(code, { low, high });
}
