/** First inquiry from the visitor in hand: written down, handed over where it belongs, receipt asked for, in one sheet. */

import { fault, h, icon, local, t } from "/static/hub/dom.js";
import { area, askForm, choices, field, text, tick } from "./form.js";
import { cached, directory, promise } from "./known.js";
import { moment, momentOf } from "./moment.js";
import { picker } from "./picker.js";
import { AGAIN } from "./plan.js";
import { toldOf, toldWhen } from "./told_when.js";

export const KINDS = ["handle", "ask", "look_up", "complain", "instruct", "report", "repair"];

/** Resolves to {inquiry, papers}, to AGAIN where the visitor was here before, or null. */
export function openInquiry(scene, { staff, draft, gone, language }) {
  const ticket = scene.in_hand;
  const names = cached(); // at once: the next key is already typed
  const own = !ticket.first_clerk || ticket.first_clerk.number === staff;
  const pick = picker({ start: () => names?.categories.find((each) => each.id === category.value)?.department });
  const category = categories(names);
  const promised = h("p", { class: "promised", role: "status" });
  const think = following(names);
  const parts = [
    choices("kind", t("counter.inquiry.what"), KINDS.map((each) => ({ value: each, words: t(`counter.inquiry.kind.${each}`) })), { next: "#f-matter" }),
    field(t("counter.inquiry.matter"), area("matter", { required: true }), { wide: true }),
    field(t("counter.inquiry.category"), category),
    h("div", { class: "form-pair" }, tick("urgent", t("counter.inquiry.urgent")), promised),
    complaint(names, staff),
    contact(names),
    ...(own ? next(pick) : [h("p", { class: "band form-row" }, icon("person"), t("counter.inquiry.first_has", { who: person(ticket.first_clerk) }))]),
    tick("receipt", t("counter.inquiry.receipt"), true),
    field(t("counter.inquiry.sooner"), h("input", { type: "datetime-local", id: "f-due", name: "due" })), // last: it takes seven Tabs
  ];
  return askForm({
    title: t("counter.inquiry.title", { number: ticket.number }), say: t("counter.inquiry.say"), button: t("counter.inquiry.save"),
    other: { words: t("counter.came.key"), value: AGAIN }, draft, gone, parts, adapt: adapting(promised, pick, think), send: sending(ticket, language, own),
  });
}

function person(one) {
  return `${one.number} ${local(one.name)}`.trim();
}

function categories(names) {
  const all = names?.categories ?? [];
  return h("select", { id: "f-category", name: "category" }, h("option", { value: "" }, t("counter.inquiry.no_category")),
    all.map((each, at) => h("option", { value: each.id }, `${at + 1} ${local(each.name)}`)));
}

/** Whom it is about, asked only of a complaint: that person never sees it. */
function complaint(names, staff) {
  const people = Object.entries(names?.staff ?? {}).filter(([number]) => number !== staff);
  const about = h("select", { id: "f-about", name: "about" }, h("option", { value: "" }, t("counter.inquiry.about_nobody")),
    people.map(([number, one]) => h("option", { value: number }, `${number} ${local(one.name)}`)));
  directory().then((found) => { // a caller knows the counter, seldom the name
    const seats = (found?.seats ?? []).filter((each) => each.staff !== staff);
    const chosen = about.value;
    about.options[0].after(...seats.map((each) => h("option", { value: each.staff }, `${local(each.name)} ${local(names?.staff[each.staff]?.name)}`)));
    about.value = chosen;
  });
  return h("div", { class: "form-row", "data-when": "complain" }, field(t("counter.inquiry.about"), about, { hint: t("counter.inquiry.about_hint") }));
}

/** What for stands before the fields: nobody is asked before that was said. */
function contact(names) {
  return h("details", { class: "form-row contact" }, h("summary", {}, t("counter.inquiry.contact")),
    h("p", { class: "band contact-why" }, icon("key"), h("span", {}, names ? local(names.purpose) : t("counter.inquiry.purpose"))),
    h("div", { class: "contact-fields" },
      field(t("counter.inquiry.name"), text("name", { maxlength: 40 })),
      field(t("counter.inquiry.phone"), text("phone", { maxlength: 40, inputmode: "tel" })),
      field(t("counter.inquiry.unit"), text("unit", { maxlength: 80 })),
      field(t("counter.inquiry.address"), text("address", { maxlength: 200 }))));
}

/** Keep it, hand it over once somebody there was told, or ask the office whose it is. */
function next(pick) {
  const ways = ["keep", "offer", "office"].map((each) => ({ value: each, words: t(`counter.inquiry.next.${each}`) }));
  return [
    choices("next", t("counter.inquiry.then"), ways, { digits: false }),
    h("div", { class: "form-part", "data-when": "offer" }, pick.box,
      toldWhen(), tick("guide", t("counter.inquiry.guide"), true)),
    h("div", { class: "form-part", "data-when": "office" }, field(t("counter.inquiry.why_office"), text("reason", { maxlength: 500 }), { wide: true })),
  ];
}

/** Only categories of this kind are offered, and one that is urgent ticks that by itself: a burst is urgent at whatever door. */
function following(names) {
  const all = names?.categories ?? [];
  let before;
  return (values, form) => {
    const { category, urgent } = form.elements;
    for (const { id, kinds } of all) {
      const other = kinds.length > 0 && !kinds.includes(values.kind);
      Object.assign([...category.options].find((each) => each.value === id), { hidden: other, disabled: other });
    }
    if (category.selectedOptions[0]?.disabled) values.category = category.value = "";
    const [was, is] = [before, values.category].map((chosen) => all.some((each) => each.id === chosen && each.urgent));
    if (before !== undefined && was !== is) values.urgent = urgent.checked = is;
    before = values.category;
  };
}

/** Show what belongs to what was chosen, and what the hall would promise. */
function adapting(promised, pick, think) {
  let asked = "";
  return (values, form) => {
    think(values, form);
    for (const part of form.querySelectorAll("[data-when]")) {
      part.hidden = ![values.kind, values.next].includes(part.dataset.when);
    }
    if (["name", "phone", "unit", "address"].some((each) => values[each])) form.querySelector(".contact").open = true;
    pick.draw();
    const wanted = JSON.stringify([values.kind, values.category, values.urgent]);
    if (wanted === asked) return;
    asked = wanted;
    promise(values).then((at) => {
      if (wanted !== asked || at === undefined) return;
      promised.replaceChildren(at ? t("counter.inquiry.promised", { at: moment(at) }) : t("counter.inquiry.unpromised"));
    });
  };
}

/** Opens it, then does what is next; what was already done is not done twice when the next step is refused. */
function sending(ticket, language, own) {
  return async (values, post, done) => {
    const then = own ? values.next : "keep";
    const wrong = missing(values, then);
    if (wrong) return { ok: false, status: 422, body: wrong };
    if (!done.opened) {
      const answer = await post("/api/inquiries", body(values, ticket, language));
      if (!answer.ok) return answer;
      done.opened = answer.body;
    }
    const at = `/api/inquiries/${done.opened.id}`;
    const after = then === "offer" ? await post(`${at}/offer`, { to: values.to, ...toldOf(values) })
      : then === "office" ? await post(`${at}/ask-office`, { reason: values.reason.trim() })
      : { ok: true, body: done.opened };
    if (!after.ok) return { ...after, body: half(after.body, done.opened) };
    return { ok: true, body: { inquiry: after.body, papers: [values.receipt && "receipt", then === "offer" && values.guide && "guide"].filter(Boolean) } };
  };
}

/** What must be said before anything is written down. */
function missing(values, then) {
  if (!values.matter.trim()) return { field: "matter", detail: t("counter.inquiry.missing_matter") };
  if (then === "offer" && !values.to) return { field: "whom", detail: t("counter.inquiry.missing_to") };
  if (then === "offer" && !values.notified.trim()) return { field: "notified", detail: t("counter.inquiry.missing_notified") };
  return then === "office" && !values.reason.trim() ? { field: "reason", detail: t("counter.inquiry.missing_reason") } : null;
}

/** It is already written down: only what came after was refused. */
function half(problem, { number }) {
  return { code: problem.code, detail: `${t("counter.inquiry.half", { number })} ${fault(problem)}` };
}

function body(values, ticket, language) {
  const given = Object.fromEntries(["name", "phone", "unit", "address"].map((each) => [each, values[each].trim()]).filter(([, said]) => said));
  return {
    ticket: ticket.id, kind: values.kind, matter: values.matter.trim(), category: values.category, urgency: values.urgent ? "urgent" : "normal",
    due_at: momentOf(values.due), contact: Object.keys(given).length ? given : null, language,
    about: values.kind === "complain" && values.about ? values.about : null,
  };
}
