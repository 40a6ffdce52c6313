// How a counter is written large: its figure, and the word beside it.

import { h, local, t } from "/static/hub/dom.js";

/** "3 号窗口" with the figure large; a counter that is not a figure goes by its name. */
export function counterSign(id, name) {
  if (!/^\d+$/.test(id)) return h("span", { class: "counter counter--named" }, local(name) || id);
  const [before, after] = [t("display.counter_before"), t("display.counter_after")];
  return h(
    "span",
    { class: `counter${before ? " counter--led" : ""}` },
    before && h("span", { class: "counter-word" }, before),
    h("span", { class: "counter-figure figures" }, id),
    after && h("span", { class: "counter-word" }, after),
  );
}
