/** The chain of custody as a line of people: who was first, who took it from whom, and who has it. */

import { h, icon, t } from "/static/hub/dom.js";
import { department, known, person, phone } from "./names.js";
import { moment } from "./due.js";

export function chain(one, steps) {
  const links = hands(one, steps);
  return h("section", { class: "card", key: "chain", "aria-labelledby": "chain" },
    h("h2", { id: "chain" }, t("office.chain")),
    h("ol", { class: "chain" }, links.map((each, at) => h("li", { class: `link link--${each.how}`, key: at, "aria-current": each.now ? "true" : false },
      at > 0 && icon("go"),
      h("span", { class: "link-body" },
        h("span", { class: "link-how" }, t(`office.link.${each.how}`)),
        h("b", {}, person(each.who)),
        h("span", { class: "quiet" }, department(known.staff[each.who]?.department) || " "),
        h("span", { class: "quiet figures" }, each.at ? moment(each.at) : phone(each.who)))))));
}

/** [{who, at, how, now}] of the steps: only an acknowledgement or the office's word moves it. */
export function hands(one, steps) {
  const links = [{ who: one.first, at: one.opened_at, how: "first" }];
  for (const each of steps) {
    if (each.kind === "taken") links.push({ who: each.staff, at: each.at, how: "taken" });
    if (each.kind === "assigned") links.push({ who: each.data.to, at: each.at, how: "assigned" });
  }
  if (links.at(-1).who !== one.responsible) links.splice(1, 0, { who: one.responsible, at: one.opened_at, how: "instead" });
  links.at(-1).now = one.state !== "closed";
  if (one.state === "offered") links.push({ who: one.offered_to, at: one.offered_at, how: "offered" });
  if (one.state === "closed") links.push({ who: one.responsible, at: one.closed_at, how: "closed" });
  return links;
}
