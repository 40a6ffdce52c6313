/** Fields of a form. What is typed stands in `form.draft` by name, so that nothing is lost when a form is shut or refused. */

import { h, icon, t } from "/static/hub/dom.js";
import { caution, personal } from "/static/hub/personal.js";

const label = (name) => t(`office.field.${name}`);
const keep = (form, name) => (event) => { form.draft[name] = event.currentTarget.value; };

/** Why this field was refused, right under it; `form.fault` is {field, words}. */
export function wrong(form, field) {
  return form.fault?.field === field
    && h("p", { class: "band band--trouble field-fault", id: `f-${field}-why`, role: "alert", key: `${field}-why` }, icon("alert"), h("span", {}, form.fault.words));
}

/** What a field that was refused says of itself. */
export function faulty(form, field, about = false) {
  const is = form.fault?.field === field;
  return { "aria-invalid": is ? "true" : false, "aria-describedby": is ? `f-${field}-why` : about };
}

/** Several lines; `name` is the key of its words where it differs. */
export function area(form, field, { name = field, longest = 2000, value = "" } = {}) {
  const found = personal(form.draft[field] ?? value);
  return h("div", { class: "field", key: field }, h("label", { for: `f-${field}` }, label(name)),
    h("textarea", { id: `f-${field}`, name: field, rows: "3", maxlength: String(longest), value: form.draft[field] ?? value, oninput: keep(form, field), ...faulty(form, field, field === "matter" && "f-matter-personal") }),
    field === "matter" && h("p", { class: "quiet", id: "f-matter-personal", key: "hint" }, t("common.personal.hint")),
    found && caution(found, form.contact && !form.draft.phone),
    wrong(form, field));
}

export function line(form, field, { name = field, type = "text", value = "", longest = 500, ...more } = {}) {
  return h("div", { class: "field", key: field }, h("label", { for: `f-${field}` }, label(name)),
    h("input", { id: `f-${field}`, name: field, type, autocomplete: "off", maxlength: type === "text" ? String(longest) : false, value: form.draft[field] ?? value, oninput: keep(form, field), ...faulty(form, field), ...more }),
    wrong(form, field));
}

/** One of a few, seen at once; `all` are [value, words]. Another proposal is another group: what nobody touched yet follows it. */
export function choice(form, field, all, first, name = field) {
  const chosen = form.draft[field] ?? first;
  const changed = (event) => {
    form.draft[field] = event.currentTarget.value;
    form.changed();
  };
  return h("fieldset", { class: "choice", key: `${field}-${first}` }, h("legend", {}, label(name)),
    h("div", { class: "choice-keys" }, all.map(([value, words], at) => h("label", { class: "choice-key", key: value },
      h("input", { id: at === 0 ? `f-${field}` : false, type: "radio", name: field, value, checked: value === chosen, onchange: changed, ...(at === 0 && faulty(form, field)) }), h("span", {}, words)))),
    wrong(form, field));
}

/** One of many. */
export function pick(form, field, all, first = "", name = field) {
  const chosen = form.draft[field] ?? first;
  const changed = (event) => {
    form.draft[field] = event.currentTarget.value;
    form.changed();
  };
  return h("div", { class: "field", key: field }, h("label", { for: `f-${field}` }, label(name)),
    h("select", { id: `f-${field}`, name: field, onchange: changed, ...faulty(form, field) },
      all.map(([value, words]) => h("option", { value, selected: value === chosen, key: value }, words))),
    wrong(form, field));
}

/** Any of a list of papers; another list has its own ticks. */
export function checks(form, field, which, all) {
  const place = `${field}-${which}`;
  const ticked = new Set(form.draft[place] ?? []);
  const changed = (event) => {
    const at = Number(event.currentTarget.value);
    const now = new Set(form.draft[place] ?? []);
    now[event.currentTarget.checked ? "add" : "delete"](at);
    form.draft[place] = [...now].sort((a, b) => a - b);
  };
  return h("fieldset", { class: "choice", key: place }, h("legend", {}, label(field)),
    h("div", { class: "checks" }, all.map((words, at) => h("label", { class: "check", key: at },
      h("input", { id: at === 0 ? `f-${field}` : false, type: "checkbox", name: field, value: String(at), checked: ticked.has(at), onchange: changed, ...(at === 0 && faulty(form, field)) }), h("span", {}, words)))),
    wrong(form, field));
}
