/** What this person was reminded of: each leads to its inquiry, and is put away by hand. */

import { h, icon, t } from "/static/hub/dom.js";
import { act } from "/static/hub/act.js";
import { person, said } from "./names.js";
import { moment } from "./due.js";

const put = new Set(); // put away here, while the hub has not said so yet

/** Those that are not put away. */
export const reminders = (scene) => (scene.reminders ?? []).filter((one) => !put.has(one.id));

export function reminded(scene, changed) {
  const all = reminders(scene);
  return [
    h("div", { class: "place-head", key: "head-told" }, h("h1", { tabindex: "-1" }, t("office.place.told")), h("p", { class: "quiet" }, t("office.about.told"))),
    all.length === 0 && h("p", { class: "none", key: "none-told" }, icon("check"), t("office.none.told")),
    h("ul", { class: "rows", key: "rows-told" }, all.map((one) => h("li", { class: "reminder", key: one.id },
      h("a", { class: "row row--reminder", href: `#${one.inquiry}` },
        h("span", { class: "row-number figures" }, one.number),
        h("span", { class: "row-what" }, h("b", {}, said("rung", one.rung)), h("span", { class: "row-matter" }, one.matter)),
        h("span", { class: "row-who quiet" }, person(one.responsible)),
        h("span", { class: "row-due quiet figures" }, one.due_at ? t("office.due.by", { at: moment(one.due_at) }) : moment(one.at))),
      h("button", { type: "button", class: "key", "aria-label": t("office.seen_of", { number: one.number }), onclick: () => putAway(one.id, changed) }, t("office.seen"))))),
  ];
}

async function putAway(id, changed) {
  put.add(id);
  changed();
  const answer = await act(`/api/reminders/${id}/seen`, {});
  if (!answer.ok && answer.status !== 404) put.delete(id);
  changed();
}
