/** The form of each act: its fields, and the body that is sent. */

import { h, local, t } from "/static/hub/dom.js";
import { fieldOf, momentOf } from "./due.js";
import { area, checks, choice, line, pick } from "./fields.js";
import { known, person, said } from "./names.js";
import { accused, receiver, told, toldOf } from "./receiver.js";

const text = (draft, name) => (draft[name] ?? "").trim();
const reason = { fields: (form) => [area(form, "reason", { longest: 500 })], body: (draft) => ({ reason: text(draft, "reason") }) };
const words = { fields: (form) => [area(form, "words")], body: (draft) => ({ words: text(draft, "words") }) };

/** Acts that are not here need no words: one press. `missing` names what the hub could not even read. */
export const FORMS = {
  decline: reason,
  "ask-office": reason,
  reopen: reason,
  report: words,
  "report-for": {
    missing: (draft) => !draft.department && "choose_department",
    fields: (form) => [pick(form, "department", owing(form.whole)), line(form, "said_by", { longest: 80 }), area(form, "words")],
    body: (draft) => ({ department: draft.department ?? "", said_by: text(draft, "said_by"), words: text(draft, "words") }),
  },
  confirm: words,
  offer: {
    missing: (draft) => !draft.to && "choose_whom",
    fields: (form) => [receiver(form), told(form), form.whole.inquiry.assigned ? area(form, "reason", { name: "again_words", longest: 500 }) : area(form, "words", { name: "handover_words" })],
    body: (draft, whole) => ({ to: draft.to ?? "", ...toldOf(draft), words: text(draft, whole.inquiry.assigned ? "reason" : "words") }),
  },
  assign: {
    missing: (draft) => !draft.to && "choose_whom",
    fields: (form) => [receiver(form), area(form, "words", { name: "handover_words" })],
    body: (draft) => ({ to: draft.to ?? "", words: text(draft, "words") }),
  },
  reply: {
    fields: (form) => [choice(form, "reached", [["yes", t("office.reached.yes")], ["no", t("office.reached.no")]], "yes"), area(form, "words", { name: "reply_words" })],
    body: (draft) => ({ reached: (draft.reached ?? "yes") === "yes", words: text(draft, "words") }),
  },
  close: {
    fields: (form) => [
      choice(form, "outcome", ["answered", "done", "refused"].map((one) => [one, said("outcome", one)]), "done"),
      area(form, "result"),
      form.draft.outcome === "refused" && line(form, "referral"),
    ],
    body: (draft) => ({ outcome: draft.outcome ?? "done", result: text(draft, "result"), referral: draft.outcome === "refused" ? text(draft, "referral") : "" }),
  },
  extend: {
    fields: (form) => [line(form, "told"), line(form, "due_at", { type: "datetime-local", value: form.whole.inquiry.due_at ? fieldOf(form.whole.inquiry.due_at) : "" }), area(form, "reason", { longest: 500 })],
    body: (draft, whole) => ({ due_at: momentOf(draft.due_at) || whole.inquiry.due_at, told: text(draft, "told"), reason: text(draft, "reason") }),
  },
  involve: {
    missing: (draft) => !draft.department && "choose_department",
    fields: (form) => [pick(form, "department", departments(form.whole)), area(form, "words", { name: "involve_words" })],
    body: (draft) => ({ department: draft.department ?? "", words: text(draft, "words") }),
  },
  note: {
    fields: (form) => [choice(form, "step", notes(form.whole), "note"), area(form, "words", { name: "note_words" })],
    body: (draft) => ({ step: draft.step ?? "note", words: text(draft, "words") }),
  },
  notice: { fields: notice, body: noticed },
  correct: {
    fields: (form) => [pick(form, "field", ["matter", "category", "kind", "urgency", ...(form.whole.inquiry.kind === "complain" ? ["about"] : [])].map((one) => [one, said("field", one)]), "matter"), value(form), area(form, "reason", { longest: 500 })],
    body: (draft, whole) => ({ field: draft.field ?? "matter", value: corrected(draft, whole), reason: text(draft, "reason") }),
  },
  find: {
    missing: (draft) => (!draft.of && "choose_of") || (!draft.fault && "choose_fault"),
    fields: (form) => [pick(form, "of", [["", t("office.choose")], ...Object.entries(known.staff).map(([number, one]) => [number, `${local(one.name)} ${number}`])]),
      pick(form, "fault", [["", t("office.choose")], ...known.faults.map((one) => [one, said("fault", one)])]), area(form, "words", { name: "find_words" })],
    body: (draft) => ({ of: draft.of ?? "", fault: draft.fault ?? "", words: text(draft, "words") }),
  },
  withdraw: {
    missing: (draft) => !draft.finding && "choose_finding",
    fields: (form) => [pick(form, "finding", [["", t("office.choose")], ...findings(form.whole)]), area(form, "reason", { longest: 500 })],
    body: (draft) => ({ finding: Number(draft.finding), reason: text(draft, "reason") }),
  },
  print: {
    fields: (form) => [choice(form, "paper", papers(form.whole), "receipt")],
    body: (draft) => ({ paper: draft.paper ?? "receipt" }),
  },
};

/** The fields of an act; `form` is {draft, whole, now, changed}. */
export function fields(name, form) {
  return h("div", { class: "act-fields", key: "fields" }, FORMS[name].fields(form));
}

function departments(whole) {
  const asked = whole.parties.map((one) => one.department);
  const free = Object.entries(known.departments).filter(([id]) => !asked.includes(id) && id !== whole.inquiry.department);
  return [["", t("office.choose")], ...free.map(([id, one]) => [id, local(one.name)])];
}

function owing(whole) {
  const asked = whole.parties.filter((one) => !one.reported_at).map((one) => one.department);
  return [["", t("office.choose")], ...asked.map((id) => [id, local(known.departments[id]?.name) || id])];
}

/** Those that stand. */
function findings({ steps }) {
  const gone = steps.filter((one) => one.kind === "withdrawn").map((one) => one.data.finding);
  return steps.filter((one) => one.kind === "finding" && !gone.includes(one.id)).map((one) => [String(one.id), `${person(one.data.of)} ${said("fault", one.data.fault)}`]);
}

function notes({ may }) {
  return ["note", "meeting", "praise", ...(may.includes("decide") ? ["decision"] : [])].map((one) => [one, said("note", one)]);
}

function papers({ inquiry, steps }) {
  const sent = steps.findLast((one) => one.kind === "offered" || one.kind === "assigned");
  const there = sent && [inquiry.offered_to, inquiry.responsible].includes(sent.data.to);
  return ["receipt", there && "guide", inquiry.notices > 0 && "notice"]
    .filter(Boolean).map((one) => [one, said("paper", one)]);
}

function notice(form) {
  const { inquiry } = form.whole;
  const chosen = form.draft.service ?? inquiry.service ?? Object.keys(known.services)[0];
  const all = Object.entries(known.services).map(([id, one]) => [id, local(one.name)]);
  return [
    inquiry.notices > 0 && h("p", { class: "band band--priority", key: "again" }, t("office.notice_again")),
    pick(form, "service", all, chosen),
    checks(form, "missing", chosen, (known.services[chosen]?.materials ?? []).map(local)),
    area(form, "words", { name: "notice_words", longest: 500 }),
    inquiry.notices > 0 && area(form, "reason", { longest: 500 }),
  ];
}

function noticed(draft, { inquiry }) {
  const service = draft.service ?? inquiry.service ?? Object.keys(known.services)[0];
  return { service, missing: draft[`missing-${service}`] ?? [], words: text(draft, "words"), reason: text(draft, "reason") };
}

function value(form) {
  const { inquiry } = form.whole;
  const field = form.draft.field ?? "matter";
  if (field === "matter") return area(form, "value_matter", { name: "value", value: inquiry.matter });
  const all = {
    category: [["", t("office.none_of_them")], ...known.categories.map((one) => [one.id, local(one.name)])],
    kind: known.kinds.map((one) => [one, said("kind", one)]),
    urgency: known.urgencies.map((one) => [one, said("urgency", one)]),
    about: accused(form.changed),
  }[field];
  return pick(form, `value_${field}`, all, inquiry[field] ?? "", "value");
}

function corrected(draft, { inquiry }) {
  const field = draft.field ?? "matter";
  return (draft[`value_${field}`] ?? inquiry[field] ?? "").trim();
}
