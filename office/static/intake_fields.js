/** The fields of the intake that think along: the category by its first letters, and who gets it. */

import { h, local, t } from "/static/hub/dom.js";
import { faulty, wrong } from "./fields.js";
import { known, me, person, proposed } from "./names.js";
import { accused, onDuty, receiver, told } from "./receiver.js";

/** The category by its first letters; what it is found by stands in draft.category_words, its id in draft.category. */
export function categoryField(form, kind) {
  const { draft } = form;
  const offered = known.categories.filter((one) => !one.kinds.length || one.kinds.includes(kind));
  const type = (event) => {
    const words = event.currentTarget.value.trim().toLowerCase();
    const fits = offered.filter((one) => Object.values(one.name).some((name) => name.toLowerCase().includes(words)));
    const same = offered.find((one) => Object.values(one.name).some((name) => name.toLowerCase() === words));
    draft.category_words = event.currentTarget.value;
    draft.category = words ? (same ?? (fits.length === 1 ? fits[0] : null))?.id ?? "" : "";
    form.changed();
  };
  /** Enter takes the first that fits. */
  const enter = (event) => {
    const words = event.currentTarget.value.trim().toLowerCase();
    if (event.key !== "Enter" || event.ctrlKey || event.isComposing || !words) return;
    const hit = offered.find((one) => one.id === draft.category) ?? offered.find((one) => Object.values(one.name).some((name) => name.toLowerCase().includes(words)));
    if (!hit) return;
    event.currentTarget.value = local(hit.name);
    Object.assign(draft, { category: hit.id, category_words: local(hit.name) });
    form.changed();
  };
  const chosen = known.categories.find((one) => one.id === draft.category);
  return h("div", { class: "field", key: "category" }, h("label", { for: "f-category" }, t("office.field.category")),
    h("input", { id: "f-category", name: "category", type: "text", list: "categories", autocomplete: "off", value: draft.category_words ?? "", oninput: type, onkeydown: enter, ...faulty(form, "category", "category-is") }),
    h("datalist", { id: "categories" }, offered.map((one) => h("option", { value: local(one.name), key: one.id }))),
    h("p", { id: "category-is", class: "quiet", key: "is" }, chosen ? t("office.intake.category_is", { name: local(chosen.name) }) : t("office.intake.category_how")),
    wrong(form, "category"));
}

/** Whom the complaint is about; that person will not see it. */
export function about(form) {
  const { draft } = form;
  return h("div", { class: "field", key: "about" }, h("label", { for: "f-about" }, t("office.field.about")),
    h("select", { id: "f-about", name: "about", onchange: (event) => { draft.about = event.currentTarget.value; }, ...faulty(form, "about") },
      accused(form.changed).map(([number, words]) => h("option", { value: number, key: number, selected: (draft.about ?? "") === number }, words))),
    wrong(form, "about"));
}

/** Where it goes: to whoever is on duty for it now, to somebody else, or nowhere yet. */
export function dispatch(form) {
  const { draft } = form;
  const duty = proposal(form);
  const way = draft.way ?? (duty ? "duty" : "none");
  const go = (event) => {
    draft.way = event.currentTarget.value;
    form.changed();
  };
  const ways = [duty && ["duty", t("office.intake.to_duty", { who: person(duty.staff), department: local(known.departments[duty.department].name) })], ["other", t("office.intake.to_other")], ["none", t("office.intake.to_none")]];
  return h("div", { class: "dispatch", key: "dispatch" },
    h("fieldset", { class: "choice", key: `ways-${duty?.staff}` }, h("legend", {}, t("office.field.way")),
      h("div", { class: "choice-keys" }, ways.filter(Boolean).map(([value, words]) => h("label", { class: "choice-key", key: value },
        h("input", { type: "radio", name: "way", value, checked: value === way, onchange: go }), h("span", {}, words))))),
    way === "other" && receiver(form),
    way !== "none" && told({ ...form, draft: asTo(draft, way === "duty" ? duty?.staff : draft.to) }));
}

/** Staff number of whoever gets it; "" for nobody yet. */
export function whoGets(form) {
  const { draft } = form;
  const duty = proposal(form);
  const way = draft.way ?? (duty ? "duty" : "none");
  return way === "duty" ? duty?.staff ?? "" : way === "other" ? draft.to ?? "" : "";
}

/** The draft itself, with another receiver in sight. */
function asTo(draft, to) {
  return new Proxy(draft, { get: (from, name) => (name === "to" ? to : from[name]) });
}

function proposal(form) {
  const { draft } = form;
  for (const id of proposed(draft.matter ?? "", draft.category ?? "")) {
    const found = onDuty(id, form.changed);
    if (found && found.staff !== me) return { ...found, department: id };
  }
  return null;
}
