/** All that was done, oldest first, each with who, when and what was said. */

import { clock, h, hasWords, local, t } from "/static/hub/dom.js";
import { department, known, person, said, service } from "./names.js";
import { moment, until } from "./due.js";

export function timeline(steps, inquiry) {
  return h("section", { class: "card", key: "timeline", "aria-labelledby": "timeline" },
    h("h2", { id: "timeline" }, t("office.timeline")),
    h("ol", { class: "steps" }, steps.map((each) => h("li", { class: `step step--${each.kind}`, key: each.id },
      h("span", { class: "step-at figures quiet" }, moment(each.at)),
      h("span", { class: "step-body" },
        h("span", {}, sentence(each, inquiry)),
        words(each) && h("q", { class: "step-words" }, words(each)))))));
}

/** Typed words within a sentence of ours: whatever way they are written, they turn nothing around them. */
const apart = (words) => `\u2068${words}\u2069`;

/** The matter itself stands above. */
function words(each) {
  if (each.kind === "was" && each.data.field === "about") return person(each.data.about) || t("office.about_nobody");
  return each.kind === "opened" ? "" : each.words;
}

function sentence(each, inquiry) {
  const { data } = each;
  const about = {
    who: person(each.staff),
    to: [data.to].flat().filter(Boolean).map(person).join(t("office.and")),
    rung: data.rung ? said("rung", data.rung) : "",
    of: person(data.of),
    notified: apart([data.notified, data.notified_at && clock(data.notified_at)].filter(Boolean).join(" ")),
    number: data.ticket ?? "",
    counter: data.counter ?? "",
    department: department(data.department),
    outcome: data.outcome ? said("outcome", data.outcome) : "",
    referral: data.referral ? t("office.referral", { where: apart(data.referral) }) : "",
    due: data.due ? until(data.due) : "",
    field: data.field ? said("field", data.field) : "",
    fault: data.fault ? said("fault", data.fault) : "",
    papers: papers(data),
    channel: said("channel", inquiry.channel),
  };
  const kind = each.kind === "replied" && !data.reached ? "tried" : each.kind === "reported" && data.notified ? "reported_for" : each.kind;
  return hasWords(`office.step.${kind}`) ? t(`office.step.${kind}`, about) : `${about.who} ${kind}`;
}

/** The names of the papers that a notice said are missing. */
function papers(data) {
  const all = known.services[data.service]?.materials ?? [];
  const missing = (data.missing ?? []).map((at) => local(all[at])).filter(Boolean);
  return [service(data.service), ...missing].filter(Boolean).join(t("office.and"));
}
