/** All that was done, oldest first, each with who, when and what was said. */

import { clock, h, hasWords, local, t } from "/static/hub/dom.js";
import { department, known, person, said } from "./names.js";
import { moment, until } from "./due.js";

export function timeline(steps, inquiry) {
  return h("section", { class: "card", key: "timeline", "aria-labelledby": "timeline" },
    h("h2", { id: "timeline" }, t("office.timeline")),
    h("ol", { class: "steps" }, steps.map((each) => h("li", { class: `step step--${each.kind}`, key: each.id },
      h("span", { class: "step-at figures quiet" }, moment(each.at)),
      h("span", { class: "step-body" },
        h("span", {}, sentence(each, inquiry)),
        written(each))))));
}

/** Typed words within a sentence of ours: whatever way they are written, they turn nothing around them. */
const apart = (words) => `\u2068${words}\u2069`;

/** What was written down; of a later promise why it is later, and how the visitor was told. */
function written(each) {
  const all = words(each);
  const cut = all.lastIndexOf("\n");
  if (each.kind !== "extended" || cut < 0) return all && h("q", { class: "step-words" }, all);
  return [["extended_why", all.slice(0, cut)], ["extended_told", all.slice(cut + 1)]].map(([label, said_]) => h("span", { class: "step-words", key: label }, t(`office.${label}`), h("q", {}, said_)));
}

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
    was: data.was ? until(data.was) : "",
    field: data.field ? said("field", data.field) : "",
    fault: data.fault ? said("fault", data.fault) : "",
    papers: papers(data),
    channel: said("channel", inquiry.channel),
  };
  const kind = kindOf(each);
  return hasWords(`office.step.${kind}`) ? t(`office.step.${kind}`, about) : `${about.who} ${kind}`;
}

/** The key of its sentence. */
function kindOf({ kind, data }) {
  if (kind === "replied") return data.reached ? kind : "tried";
  if (kind === "reported") return data.notified ? "reported_for" : kind;
  if (kind === "extended") return data.was ? "extended_from" : kind;
  if (kind === "notice") return data.again ? "notice_second" : kind;
  return kind;
}

/** The names of the papers that a notice said are missing; none where only words say what is. */
function papers(data) {
  const all = known.services[data.service]?.materials ?? [];
  const missing = (data.missing ?? []).map((at) => local(all[at])).filter(Boolean);
  return missing.length ? t("office.lacks", { papers: missing.join(t("office.and")) }) : "";
}
