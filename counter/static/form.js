/** A sheet to be filled in. What was typed stays until the hub has heard it: refused, offline, closed or signed out. */

import { fault, h, icon, t } from "/static/hub/dom.js";
import { act, pressKey } from "/static/hub/act.js";
import { mind } from "/static/hub/personal.js";
import { open } from "./sheet.js";

const PLACES = {
  matter_needed: "matter", unknown_category: "category", due_past: "due", due_late: "due", due_sooner: "due", not_notified: "notified", notified_when: "notified_at",
  reason_needed: "reason", result_needed: "result", referral_needed: "referral", not_told: "told", words_needed: "words", nothing_missing: "words",
}; // where the hand goes to mend what was refused
const FIRST = "[type=radio]:checked, [type=text], [type=checkbox], textarea, select, .form-save"; // where the hand begins
const drafts = new Map(); // by whose and what: {values, keys, done}

/** Only this person's: on a shared computer the next clerk finds nothing of the last one's. */
export function keepDraftsOf(staff) {
  for (const name of drafts.keys()) if (!name.startsWith(`${staff} `)) drafts.delete(name);
}

/**
 * `parts` are nodes with named fields; `adapt(values, form)` shows what belongs to the values; `send(values, post, done)` does it and
 * answers {ok, body}: `post(path, body)` goes with the same key until it was heard, `done` remembers by name what was already done.
 * `other` {words, value}: a key in the head that leaves for something else. Resolves to what the last answer holds, to that value, or null.
 */
export function askForm({ title, about, say, draft, button, parts, other, wide = true, adapt = () => {}, send, gone = () => false }) {
  const known = drafts.get(draft);
  const kept = known && !known.done.opened ? known : { values: null, keys: new Map(), done: {} };
  return open({ title, about, say, wide }, (close) => {
    const note = h("p", { class: "form-said", role: "alert" });
    const save = h("button", { type: "submit", class: "key key--main form-save" }, button, h("kbd", { class: "kbd" }, "Ctrl+Enter"));
    let busy = false;
    const submit = async (event) => {
      event.preventDefault();
      if (busy) return;
      busy = true;
      save.setAttribute("aria-disabled", "true");
      tell(note, "");
      const answer = await send(valuesOf(form), poster(kept.keys), kept.done);
      busy = false;
      save.removeAttribute("aria-disabled");
      if (!answer.ok && gone(answer.body)) return;
      if (!answer.ok) return refuse(form, note, answer);
      drafts.delete(draft);
      close(answer.body);
    };
    const changed = () => {
      drafts.set(draft, Object.assign(kept, { values: valuesOf(form) }));
      adapt(kept.values, form);
    };
    const typed = () => {
      tell(note, ""); // only typing takes the refusal away: the focus alone changes a field, too
      changed();
    };
    const onkeydown = (event) => {
      if (event.key !== "Enter" || event.isComposing || event.defaultPrevented) return;
      if (!event.ctrlKey && !event.target.matches("input")) return;
      event.preventDefault(); // Enter alone would save what is half written, and nothing is ever deleted
      if (!event.ctrlKey) onward(form, event.target);
      else if (!event.repeat) form.requestSubmit();
    };
    const aside = other && h("button", { type: "button", class: "key key--plain form-other", onclick: () => close(other.value) }, other.words);
    const form = h("form", { class: "form", novalidate: true, onsubmit: submit, oninput: typed, onchange: changed, onkeydown },
      parts, h("div", { class: "form-end" }, note, save), aside);
    if (kept.values) restore(form, kept.values);
    mind(form);
    adapt(valuesOf(form), form);
    return { body: form, first: form.querySelector(FIRST) };
  });
}

/** The hand goes on to the next field. */
function onward(form, from) {
  const all = [...form.querySelectorAll("input, textarea, select, button")].filter((one) => one.offsetParent && (one.type !== "radio" || one.checked));
  all[all.indexOf(from) + 1]?.focus();
}

/** One labelled field; `wide` over both columns. */
export function field(label, control, { wide = false, hint } = {}) {
  const id = control.id;
  if (hint) control.setAttribute("aria-describedby", `${id}-hint`);
  return h("div", { class: `field ${wide ? "field--wide" : ""}`.trim() }, h("label", { for: id }, label), control,
    hint && h("p", { class: "quiet field-hint", id: `${id}-hint` }, hint));
}

export function text(name, props = {}) {
  return h("input", { type: "text", id: `f-${name}`, name, autocomplete: "off", maxlength: 200, ...props });
}

export function area(name, props = {}) {
  return h("textarea", { id: `f-${name}`, name, rows: 3, maxlength: 2000, ...props });
}

export function tick(name, label, checked = false) {
  const box = h("input", { type: "checkbox", name, id: `f-${name}` });
  box.checked = checked;
  return h("label", { class: "sheet-mark", for: `f-${name}` }, box, label);
}

/** Options one beside the other; digits choose, and then the hand goes on to `next`. */
export function choices(name, label, options, { value = options[0].value, next, digits = true } = {}) {
  const radios = options.map((each) => {
    const radio = h("input", { type: "radio", name, value: each.value, id: `f-${name}-${each.value}` });
    radio.checked = each.value === value;
    return radio;
  });
  const onkeydown = (event) => {
    const chosen = digits && radios[Number(event.key) - 1];
    if (!chosen || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    chosen.checked = true;
    chosen.dispatchEvent(new Event("change", { bubbles: true }));
    (event.currentTarget.form?.querySelector(next) ?? chosen).focus();
  };
  return h("fieldset", { class: "choices", onkeydown }, h("legend", {}, label),
    options.map((each, at) => h("label", { class: "choice", for: radios[at].id }, radios[at],
      digits && h("kbd", { class: "kbd" }, at + 1), h("span", {}, each.words))));
}

function valuesOf(form) {
  const values = {};
  for (const one of form.elements) {
    if (!one.name) continue;
    if (one.type === "radio") values[one.name] = one.checked ? one.value : values[one.name] ?? "";
    else values[one.name] = one.type === "checkbox" ? one.checked : one.value;
  }
  return values;
}

function restore(form, values) {
  for (const one of form.elements) {
    if (!(one.name in values)) continue;
    if (one.type === "radio") one.checked = one.value === values[one.name];
    else if (one.type === "checkbox") one.checked = values[one.name];
    else one.value = values[one.name];
  }
}

/** POST that keeps its key until it was heard: a press nobody answered may have happened. */
function poster(keys) {
  return async (path, body) => {
    const wanted = JSON.stringify([path, body]);
    const key = keys.get(wanted) ?? pressKey();
    keys.set(wanted, key);
    const answer = await act(path, body, { key, tries: 2 });
    if (answer.status) keys.delete(wanted);
    return answer;
  };
}

function refuse(form, note, { body, status }) {
  tell(note, status === 0 ? t("counter.form.unheard") : fault(body));
  form.querySelector(`[name="${body.field ?? PLACES[body.code]}"]`)?.focus();
}

function tell(note, words) {
  note.replaceChildren(...(words ? [h("span", { class: "band band--trouble" }, icon("alert"), h("span", {}, words))] : []));
}
