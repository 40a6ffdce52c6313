/** What is known of an inquiry: who has it, who had it first, what was promised. */

import { h, icon, t } from "/static/hub/dom.js";
import { category, department, known, person, phone, said, service, whole } from "./names.js";
import { moment, span, until } from "./due.js";

/** Answers are counted over its whole history: opened again, it is answered again. */
export function facts({ inquiry: one, steps, ticket }) {
  const replies = steps.filter((each) => each.kind === "replied");
  const told = replies.filter((each) => each.data.reached).length;
  const since = steps.findLastIndex((each) => each.kind === "reopened"); // promised anew then
  const first = steps.slice(since + 1).find((each) => each.kind === "extended")?.data.was;
  return h("section", { class: "card", key: "facts", "aria-labelledby": "facts" },
    h("h2", { id: "facts" }, t("office.facts")),
    h("dl", { class: "facts" },
      fact("responsible", whole(one.responsible), call(phone(one.responsible))),
      fact("first", whole(one.first), call(phone(one.first))),
      one.department && fact("department", department(one.department), call(known.departments[one.department]?.phone)),
      one.category && fact("category", category(one.category)),
      fact("channel", said("channel", one.channel), one.service ? ` · ${service(one.service)}` : ""),
      ticket && fact("ticket", h("span", { class: "figures" }, ticket)),
      one.due_at && fact("due", until(one.due_at)),
      first && first !== one.due_at && fact("due_first", until(first)),
      fact("opened", t("office.at_by", { at: moment(one.opened_at), who: person(one.opened_by) })),
      one.dispatched_at && fact("dispatched", t("office.after", { at: moment(one.dispatched_at), span: span(Date.parse(one.dispatched_at) - Date.parse(one.opened_at)) })),
      fact("answers", t("office.told_tried", { told, tried: replies.length - told })),
      one.extended > 0 && fact("extended", t("office.times", { count: one.extended })),
      one.notices > 0 && fact("notices", t("office.times", { count: one.notices })),
      one.about && fact("about", whole(one.about))));
}

function fact(name, ...what) {
  return [h("dt", { key: name }, t(`office.fact.${name}`)), h("dd", { key: `${name}-is` }, what)];
}

function call(number) {
  return number ? [" ", h("a", { class: "phone figures", href: `tel:${number.replace(/[^\d+]/g, "")}` }, icon("phone"), number)] : "";
}
