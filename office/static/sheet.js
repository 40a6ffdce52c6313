/** What a page says of itself on paper: whose hall, what it is, who printed it and when. On every sheet, where the browser can. */

import { h, language, local, setup, t } from "/static/hub/dom.js";
import { me, person } from "./names.js";
import { until } from "./due.js";

/** Over the page, on paper alone; `what` is the number of an inquiry, or the name of a list. */
export function sheetHead(what, now) {
  const hall = local(setup.hall);
  const by = t("office.sheet.by", { at: until(now), who: `${person(me)} ${me}` });
  for (const [name, words] of [["top", `${hall} · ${what}`], ["foot", by], ["page", t("office.sheet.page")], ["pages", t("office.sheet.pages")]]) {
    document.documentElement.style.setProperty(`--sheet-${name}`, JSON.stringify(words));
  }
  return h("p", { class: "sheet-head", key: "sheet-head", lang: language() === "zh" ? "zh-CN" : language() }, h("b", {}, hall), h("span", {}, what), h("span", {}, by));
}
