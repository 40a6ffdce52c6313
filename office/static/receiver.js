/** To whom: found by words of the matter, by department or by person; who is away is said, and who stands in is chosen. */

import { clock, fault, h, icon, local, t } from "/static/hub/dom.js";
import { look } from "/static/hub/act.js";
import { hubNow } from "/static/hub/live.js";
import { dayOf, momentOf } from "./due.js";
import { faulty, wrong } from "./fields.js";
import { department, known, me, person, phone, proposed } from "./names.js";

const MOST = 8;
const directory = { read: null, asked: 0, fault: "" };
const DAY = 24 * 60 * 60_000;
const OLD = 30_000; // ms after which who is away is asked again

async function refresh(changed) {
  if (Date.now() - directory.asked < OLD) return;
  directory.asked = Date.now();
  const answer = await look("/api/directory");
  if (answer.ok) Object.assign(directory, { read: answer.body, fault: "" });
  else Object.assign(directory, { asked: 0, fault: fault(answer.body) });
  changed();
}

/** Whoever is on duty for a department now, as the directory says: {staff, why, passed} or null. */
export function onDuty(id, changed) {
  refresh(changed);
  return directory.read?.departments.find((one) => one.id === id)?.receiver ?? null;
}

/** Everybody a complaint may be about: [number, words]; by counter who sits there now, then by name. */
export function accused(changed) {
  refresh(changed);
  const others = Object.entries(known.staff).filter(([number]) => number !== me);
  const seats = (directory.read?.seats ?? []).filter((one) => one.staff !== me);
  return [["", t("office.about_nobody")], ...seats.map((one) => [one.staff, `${local(one.name)} ${person(one.staff)}`]),
    ...others.filter(([number]) => !seats.some((one) => one.staff === number)).map(([number, one]) => [number, `${local(one.name)} ${number}`])];
}

/** The field: a search, and the few who fit; chosen stands in form.draft.to. */
export function receiver(form) {
  refresh(form.changed);
  const { draft, whole } = form;
  const found = candidates(draft.search ?? "", whole.inquiry);
  const type = (event) => {
    draft.search = event.currentTarget.value;
    form.changed();
  };
  const chosen = (event) => {
    draft.to = event.currentTarget.value;
    draft.as = event.currentTarget.dataset.as;
    form.changed();
  };
  return h("div", { class: "receiver", key: "receiver" },
    h("div", { class: "field", key: "search" }, h("label", { for: "f-search" }, t("office.field.search")),
      h("input", { id: "f-search", name: "search", type: "search", autocomplete: "off", value: draft.search ?? "", oninput: type, ...faulty(form, "search") }),
      wrong(form, "search")),
    directory.fault && h("p", { class: "quiet", key: "fault" }, directory.fault),
    h("fieldset", { class: "choice", key: "who" }, h("legend", {}, t("office.field.to")),
      found.length === 0 && h("p", { class: "quiet" }, t("office.nobody_found")),
      h("div", { class: "people" }, found.map((one) => h("label", { class: "check", key: one.as },
        h("input", { type: "radio", name: "to", value: one.staff, dataset: { as: one.as }, checked: one.as === draft.as, disabled: !one.staff, onchange: chosen }),
        h("span", {}, h("b", {}, one.name), " ", h("span", { class: "quiet" }, one.about)))))));
}

/** Who there was told, and when: said before the visitor is sent. One key writes the usual words, for whoever has just rung. */
export function told(form) {
  const { draft } = form;
  const write = () => {
    Object.assign(draft, { notified: person(draft.to), notified_at: clock(hubNow()) });
    for (const name of ["notified_at", "notified"]) {
      const field = document.getElementById(`f-${name}`);
      if (field) field.value = draft[name];
      field?.focus();
    }
  };
  const ring = draft.to && phone(draft.to);
  return h("div", { class: "field", key: "notified" }, h("label", { for: "f-notified" }, t("office.field.notified")),
    ring && h("p", { class: "quiet figures", key: "ring" }, icon("phone"), t("office.ring", { who: person(draft.to), phone: ring })),
    h("input", { id: "f-notified", name: "notified", type: "text", maxlength: "200", autocomplete: "off", value: draft.notified ?? "", oninput: (event) => { draft.notified = event.currentTarget.value; }, ...faulty(form, "notified") }),
    wrong(form, "notified"),
    h("label", { for: "f-notified_at" }, t("office.field.notified_at")),
    h("input", { id: "f-notified_at", name: "notified_at", type: "time", value: draft.notified_at ?? "", oninput: (event) => { draft.notified_at = event.currentTarget.value; }, ...faulty(form, "notified_at") }),
    wrong(form, "notified_at"),
    draft.to && h("button", { type: "button", class: "key key--plain", key: "write", onclick: write }, t("office.notified_now")));
}

/** As it is sent; a time that is still to come today was yesterday's, none is now. */
export function toldOf({ notified = "", notified_at: at }) {
  const said = at && Date.parse(momentOf(`${dayOf(hubNow())}T${at}`));
  return { notified: notified.trim(), notified_at: said ? new Date(said > hubNow() ? said - DAY : said).toISOString() : null };
}

/** [{staff, as, name, about}]: departments first, those of the matter before the others; then people. */
function candidates(search, inquiry) {
  const wanted = search.trim().toLowerCase();
  const first = proposed(inquiry.matter, inquiry.category);
  const ids = [...first, ...Object.keys(known.departments).filter((id) => !first.includes(id))];
  const rooms = ids.filter((id) => !wanted || fits(wanted, known.departments[id].name, known.departments[id].matters)).map((id) => ofDepartment(id))
    .filter((one) => one.staff !== inquiry.responsible);
  const people = !wanted ? [] : Object.entries(known.staff)
    .filter(([number, one]) => number !== me && (number === wanted || fits(wanted, one.name, [one.phone, number])
      || fits(wanted, known.departments[one.department]?.name ?? {}, [])))
    .map(([number, one]) => ofPerson(number, one));
  return [...rooms, ...people].slice(0, MOST);
}

function fits(wanted, name, more) {
  return [...Object.values(name), ...more].some((each) => each && (each.toLowerCase().includes(wanted) || wanted.includes(each.toLowerCase())));
}

function ofDepartment(id) {
  const one = directory.read?.departments.find((each) => each.id === id);
  const who = one ? one.receiver : { staff: known.departments[id].duty[0] ?? known.departments[id].head, why: "duty", passed: [] };
  const about = who ? t(`office.as.${who.why}`, { who: person(who.staff), passed: who.passed.map(person).join(t("office.and")) }) : t("office.nobody_there");
  return { staff: who?.staff ?? "", as: `d-${id}`, name: local(known.departments[id].name), about };
}

function ofPerson(number, one) {
  const gone = directory.read?.absences.find((each) => each.staff === number && each.now);
  const where = [local(one.title), department(one.department)].filter(Boolean).join(" · ");
  if (!gone) return { staff: number, as: `p-${number}`, name: local(one.name), about: where };
  const instead = gone.receiver?.staff ?? "";
  const about = instead ? t("office.is_away", { instead: person(instead) }) : t("office.nobody_there");
  return { staff: instead, as: `p-${number}`, name: local(one.name), about };
}
