/** Who looked: contacts that were read, phones that were looked for, ledgers that were taken away; and what was emptied. For managers and leaders. */

import { fault, h, icon, t } from "/static/hub/dom.js";
import { look } from "/static/hub/act.js";
import { moment } from "./due.js";
import { person } from "./names.js";

const COLUMNS = ["at", "who", "what", "which", "why"];

export class Looks {
  constructor(changed) {
    Object.assign(this, { changed, page: null, fault: "", before: [] });
  }

  /** From the newest. */
  open() {
    this.before = [];
    return this.refresh();
  }

  async refresh() {
    const before = this.before.at(-1);
    const answer = await look(`/api/looks${before ? `?before=${before}` : ""}`);
    if (answer.ok) Object.assign(this, { page: answer.body, fault: "" });
    else this.fault = fault(answer.body);
    this.changed();
  }

  turn(on) {
    if (on) this.before.push(this.page.before);
    else this.before.pop();
    this.refresh();
  }

  view() {
    return [
      h("div", { class: "place-head", key: "head-looks" }, h("h1", { tabindex: "-1" }, t("office.place.looks")), h("p", { class: "quiet" }, t("office.about.looks"))),
      this.fault && h("p", { class: "band band--trouble", role: "alert", key: "fault" }, icon("alert"), h("span", {}, this.fault)),
      !this.page && !this.fault && h("p", { class: "quiet", key: "reading" }, t("office.reading")),
      this.page && [emptied(this.page), this.found()],
    ];
  }

  found() {
    const { looks, before } = this.page;
    return h("section", { class: "found", key: "found", "aria-label": t("office.place.looks") },
      looks.length === 0 && h("p", { class: "none", key: "none" }, icon("check"), t("office.none.looks")),
      looks.length > 0 && h("table", { class: "ledger", key: "table" },
        h("thead", {}, h("tr", {}, COLUMNS.map((one) => h("th", { scope: "col", key: one }, t(`office.look.${one}`))))),
        h("tbody", {}, looks.map((one, at) => entry(one, at)))),
      h("div", { class: "keys", key: "pages" },
        this.before.length > 0 && h("button", { type: "button", class: "key", key: "back", onclick: () => this.turn(false) }, t("office.page_back")),
        before !== null && h("button", { type: "button", class: "key", key: "on", onclick: () => this.turn(true) }, t("office.page_on"))));
  }
}

function entry(one, at) {
  return h("tr", { key: `${one.at}-${at}` },
    h("td", { class: "figures" }, moment(one.at)),
    h("th", { scope: "row" }, `${person(one.staff)} `, h("span", { class: "quiet figures" }, one.staff)),
    h("td", {}, t(`office.look.kind.${one.kind}`, { rows: one.rows })),
    h("td", {}, one.inquiries.map(([id, number]) => [h("a", { class: "figures", href: `#${id}`, key: id }, number), " "]), one.kind === "sought" && one.inquiries.length === 0 && h("span", { class: "quiet" }, t("office.look.nothing"))),
    h("td", { class: "ledger-matter" }, one.why));
}

/** How long words are kept, and on which days how many were emptied. */
function emptied({ scrubs, keep_days: days }) {
  return h("section", { class: "card", key: "emptied", "aria-labelledby": "emptied" },
    h("h2", { id: "emptied" }, t("office.look.emptied")),
    h("p", { class: "quiet" }, t("office.look.kept", { days })),
    scrubs.length === 0 ? h("p", { key: "never" }, t("office.look.never"))
      : h("ul", { key: "days" }, scrubs.map((one) => h("li", { key: one.day }, h("span", { class: "figures" }, t("office.look.day", { day: one.day, inquiries: one.inquiries, remarks: one.remarks }))))));
}
