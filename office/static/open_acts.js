/** Which acts make sense now: what the hub allows this person, and how the inquiry stands. */

import { known, me } from "./names.js";

/** [{name, main}] in the order in which they are needed, the one that is waited for first. */
export function open({ inquiry, parties, may }) {
  const { state } = inquiry;
  const ended = state === "closed";
  const held = inquiry.responsible === me;
  const waits = parties.some((each) => each.department === known.staff[me]?.department && !each.reported_at);
  const when = {
    acknowledge: may.includes("receive") && inquiry.offered_to === me && state === "offered",
    decline: may.includes("receive") && inquiry.offered_to === me && state === "offered",
    assign: may.includes("assign") && !ended,
    report: may.includes("report") && waits && !ended,
    reply: may.includes("reply") && !ended,
    close: may.includes("close") && held && !ended && state !== "offered",
    offer: may.includes("offer") && held && (state === "open" || state === "unassigned"),
    "take-back": may.includes("offer") && held && state === "offered",
    "ask-office": may.includes("ask_office") && held && state === "open",
    extend: may.includes("extend") && held && !ended && inquiry.due_at !== null,
    involve: may.includes("involve") && !ended,
    notice: may.includes("notice") && !ended,
    note: may.includes("note"),
    correct: may.includes("correct") && !ended,
    confirm: may.includes("confirm") && !inquiry.confirmed_at && (ended || inquiry.told > 0),
    reopen: may.includes("reopen") && ended && !inquiry.scrubbed_at,
    find: may.includes("find"),
    print: may.includes("print"),
  };
  return Object.entries(when).filter(([, yes]) => yes).map(([name]) => ({ name, main: isMain(name, inquiry, when) }))
    .sort((one, other) => Number(other.main) - Number(one.main));
}

/** The one that is waited for. */
function isMain(name, inquiry, when) {
  if (name === "acknowledge") return true;
  if (when.acknowledge) return false;
  if (name === "assign") return inquiry.state === "unassigned";
  if (name === "report") return true;
  if (name === "close") return inquiry.told + inquiry.tried > 0;
  return name === "reply" && inquiry.told + inquiry.tried === 0 && when.close;
}
