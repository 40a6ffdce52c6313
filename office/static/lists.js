/** One of the lists: to acknowledge, mine, due today, overdue, unassigned. */

import { h, icon, t } from "/static/hub/dom.js";
import { category, department, me, person, said } from "./names.js";
import { due, dueToday, overdue, span } from "./due.js";

const REST = { receive: "all?box=offered", mine: `all?box=owed&staff=${me}`, unassigned: "all?box=unassigned" }; // where all of them stand
const soonest = (rows) => [...rows].sort((one, other) => (one.due_at ?? "9").localeCompare(other.due_at ?? "9"));

const OF = {
  receive: (scene) => soonest(scene.receive),
  mine: (scene) => scene.owed,
  today: (scene, now) => scene.owed.filter((one) => dueToday(one, now)),
  overdue: (scene, now) => scene.owed.filter((one) => overdue(one, now)),
  unassigned: (scene) => soonest(scene.unassigned),
};

export function list(place, scene, now) {
  const rows = OF[place](scene, now);
  const more = place in scene.boxes && scene.boxes[place] > rows.length && (place === "receive" || place === "mine" || place === "unassigned");
  return [
    h("div", { class: "place-head", key: `head-${place}` },
      h("h1", { tabindex: "-1" }, t(`office.place.${place}`)), h("p", { class: "quiet" }, t(`office.about.${place}`))),
    rows.length === 0 && !(place === "receive" && scene.helping.length) && h("p", { class: "none", key: `none-${place}` }, icon("check"), t(`office.none.${place}`)),
    rows.length > 0 && h("ul", { class: "rows", key: `rows-${place}` }, rows.map((one) => h("li", { key: one.id }, row(one, now)))),
    place === "receive" && scene.helping.length > 0 && helping(scene.helping, now),
    more && h("p", { key: "more" }, h("a", { class: "back", href: `#${REST[place]}` }, t("office.more_in_all"))),
  ];
}

/** Where this person's department was asked for its part. */
function helping(rows, now) {
  return h("section", { class: "helping", key: "helping", "aria-labelledby": "helping" },
    h("h2", { id: "helping" }, t("office.helping")),
    h("ul", { class: "rows" }, rows.map((one) => h("li", { key: one.id }, row(one, now)))));
}

/** One line: what, for whom, until when. */
export function row(one, now) {
  const left = due(one, now);
  return h("a", { class: "row", href: `#${one.id}` },
    h("span", { class: "row-number figures" }, one.number),
    h("span", { class: "row-what" },
      h("span", { class: "row-signs" },
        one.urgency === "urgent" && h("span", { class: "sign sign--priority" }, icon("priority"), t("office.urgency.urgent")),
        h("span", { class: "sign" }, said("kind", one.kind), one.category && ` · ${category(one.category)}`)),
      h("span", { class: "row-matter" }, one.matter),
      one.why && h("span", { class: "row-why quiet" }, t("office.why_office", { reason: one.why }))),
    h("span", { class: "row-who quiet" }, whose(one, now)),
    h("span", { class: "row-due" },
      h("span", { class: `sign sign--${left.tone || "plain"}` }, left.tone === "trouble" && icon("alert"), left.text),
      h("span", { class: "quiet figures" }, left.at)));
}

function whose(one, now) {
  if (one.state === "offered") {
    return t("office.offered_since", { from: person(one.responsible), to: person(one.offered_to), span: span(now - Date.parse(one.offered_at)) });
  }
  if (one.state === "unassigned") return t("office.waits_for_office", { from: person(one.responsible) });
  return t("office.with", { who: person(one.responsible), department: department(one.department) });
}
