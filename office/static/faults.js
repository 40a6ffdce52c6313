/** Which field a refusal speaks of: its sentence stands there, and the hand is set down there. */

const FIELD = {
  reason_needed: "reason", words_needed: "words", not_notified: "notified", notified_when: "notified_at", result_needed: "result", referral_needed: "referral", not_told: "told", who_needed: "said_by",
  choose_whom: "search", choose_department: "department", choose_of: "of", choose_fault: "fault", choose_finding: "finding", same_person: "search", about_person: "search", away: "search", nobody_here: "search", unknown_staff: "search",
  due_past: "due_at", due_late: "due_at", due_sooner: "due_at", unknown_category: "category", unknown_department: "department", already_asked: "department",
  unknown_service: "service", nothing_missing: "missing", matter_needed: "matter", about_yourself: "about", contact_empty: "name",
  until_early: "away_until", away_long: "away_until", own_deputy: "deputy", room_needed: "room_zh", choose_kind: "away_kind",
};
const ELSE = { matter: "value_matter", reason: "contact-why" }; // the same thing under another name in another form

const find = (root, field) => root.querySelector(`#f-${field}`) ?? root.querySelector(`#${field}`);

/** {field, words} of a refusal; field "" where it speaks of none that is to be seen. */
export function faultAt(code, words, root = document.body) {
  const field = [FIELD[code], ELSE[FIELD[code]]].find((one) => one && find(root, one)) ?? "";
  return { field, words };
}

/** Set the hand down at that field, once it is drawn. */
export function toField({ field }) {
  if (field) find(document, field)?.focus();
}

/** What is left of a refusal once somebody types in that field. */
export function mended(fault, { id }) {
  return fault.field && (id === `f-${fault.field}` || id === fault.field) ? { field: "", words: "" } : fault;
}
