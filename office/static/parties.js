/** The departments that help: who was asked, and who has said what they did. */

import { h, icon, t } from "/static/hub/dom.js";
import { department, person } from "./names.js";
import { moment, overdue, span } from "./due.js";

export function parties({ parties: all, inquiry }, now) {
  if (all.length === 0) return null;
  return h("section", { class: "card", key: "parties", "aria-labelledby": "parties" },
    h("h2", { id: "parties" }, t("office.parties")),
    h("ul", { class: "parties" }, all.map((each) => h("li", { class: "party", key: each.department },
      h("b", {}, department(each.department)),
      each.reported_at
        ? h("span", { class: "sign sign--order" }, icon("check"), t("office.reported", { who: person(each.staff), at: moment(each.reported_at) }))
        : h("span", { class: `sign ${overdue(inquiry, now) ? "sign--trouble" : "sign--priority"}` }, icon("clock"), t("office.asked", { at: moment(each.asked_at) }), t("office.asked_for", { span: span(now - Date.parse(each.asked_at)) }))))));
}
