// Weeks on end: the page starts afresh once a night, when nobody looks and the hub is there to send it.

import { clock } from "/static/hub/dom.js";

/** Between these times of the hall's day. */
const FROM = "03:30";
const TO = "05:00";

/** Milliseconds a page must have been open: it starts afresh once a night, not all night. */
const OLD = 6 * 3_600_000;

/** Milliseconds without a call after which nobody looks for one. */
const CALM = 1_800_000;

/** Whether to start afresh at `now` (ms, the hub's), the last call being of `called` (ms, or nothing). */
export function isNight(now, called, open = performance.now()) {
  const time = clock(now);
  return FROM <= time && time < TO && open > OLD && !(now - called < CALM);
}

let asking = false;

/** Load the page anew; not when the hub is gone, which would leave the browser's own page of failure for good. */
export async function afresh() {
  if (asking) return;
  asking = true;
  const there = await fetch("/healthz").then((answer) => answer.ok, () => false);
  if (there) location.reload();
  asking = false;
}
