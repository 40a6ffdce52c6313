// How this screen is, told to the hub: on the line, its page's version, its clock; and what the page itself knows of its sound.

import { setup } from "/static/hub/page.js";
import { live } from "/static/hub/live.js";

const EVERY = 20_000; // ms; the hub writes down only what is news

/** Tell over `line` (what live() returned) that a device of this `kind` is here; `how()` answers the page's own word, "ok" or a fault. */
export function report(line, kind, how = () => "ok") {
  const say = async () => {
    const rehearsed = (setup.rate ?? 1) !== 1; // its clock runs at another pace
    const answer = await line.emit("health", {
      kind, state: how(), version: setup.version ?? "", ...(!rehearsed && { clock_ms: Math.round(live.offset) }),
    });
    setTimeout(say, answer ? EVERY : EVERY / 10);
  };
  say();
}
