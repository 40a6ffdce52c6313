/** By when the hall promises an answer to what is being written down, asked of the hub as its kind, category and urgency change. */

import { look } from "/static/hub/act.js";

const OLD = 30_000; // ms after which it is asked again: the office's hours go on
const known = new Map();

/** {due} once the hub has said: an ISO time, or null where nothing is promised; before that undefined. `changed` is called then. */
export function promise({ kind, category, urgency }, changed) {
  const asked = new URLSearchParams({ kind, urgency, ...(category && { category }) }).toString();
  const found = known.get(asked) ?? { at: 0 };
  if (Date.now() - found.at > OLD) {
    known.set(asked, { ...found, at: Date.now() });
    look(`/api/promise?${asked}`).then((answer) => {
      if (answer.ok) known.set(asked, { at: Date.now(), due: answer.body.due_at });
      changed();
    });
  }
  return "due" in found ? { due: found.due } : undefined;
}
