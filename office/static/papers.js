/** The papers of an inquiry: what was printed, what became of it, and its picture where the hall has no printer. */

import { h, icon, t } from "/static/hub/dom.js";
import { person, said } from "./names.js";
import { moment } from "./due.js";

/** What became of it, in a word: without a printer it is kept as a picture. */
const state = (one) => (one.state === "ok" && one.detail === "kept" ? t("office.kept_as_picture") : said("print", one.state));

const SIGNS = { ok: "sign--order", failed: "sign--trouble", unconfirmed: "sign--trouble" };

/** What became of the paper somebody has just asked for, where they asked for it. */
export function printed(one) {
  if (!one) return null;
  const [tone, sign] = { ok: ["band--order", "check"], failed: ["band--trouble", "alert"], unconfirmed: ["band--trouble", "alert"] }[one.state] ?? ["", "printer"];
  return h("div", { class: `band ${tone} left`.trim(), role: "status", key: "sheet" }, icon(sign),
    h("span", {}, h("b", {}, t("office.sheet.asked", { field: said("paper", one.paper), value: state(one) })), one.state in SIGNS && one.state !== "ok" && [" ", t(`office.print_help.${one.state}`)]));
}

export function papers(inquiry, prints) {
  if (!prints.length) return null;
  return h("section", { class: "card", key: "papers", "aria-labelledby": "papers" },
    h("h2", { id: "papers" }, t("office.papers")),
    h("ul", { class: "parties" }, prints.map((each) => h("li", { class: "party", key: each.id },
      h("b", {}, said("paper", each.paper)),
      h("span", { class: `sign ${SIGNS[each.state] ?? ""}`.trim() }, icon("printer"), state(each)),
      h("span", { class: "quiet" }, t("office.at_by", { at: moment(each.asked_at), who: person(each.asked_by) })),
      each.detail === "kept" && h("a", { href: `/api/inquiries/${inquiry.id}/prints/${each.token}.png`, target: "_blank", rel: "noopener" }, t("office.picture"))))));
}
