/** The acts that stand as keys: what the hub says this person may do now, the one that is waited for first. */

const ELSEWHERE = ["decide", "see-contact", "contact"]; // a kind of note; in the card of the contact

/** [{name, main}]; the hub's own order, but what is waited for comes first. */
export function open({ inquiry, may }) {
  return may.filter((name) => !ELSEWHERE.includes(name)).map((name) => ({ name, main: isMain(name, inquiry, may) }))
    .sort((one, other) => Number(other.main) - Number(one.main));
}

function isMain(name, inquiry, may) {
  const silent = inquiry.told + inquiry.tried === 0;
  if (name === "acknowledge") return true;
  if (may.includes("acknowledge")) return false;
  if (name === "assign") return inquiry.state === "unassigned";
  if (name === "report") return true;
  if (name === "close") return !silent;
  return name === "reply" && silent && may.includes("close");
}
