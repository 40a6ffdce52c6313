/** Who in the other department was told that the visitor comes, and when; one key writes whoever was just rung. */

import { clock, h, local, t } from "/static/hub/dom.js";
import { hubNow } from "/static/hub/live.js";
import { field, text } from "./form.js";
import { cached } from "./known.js";
import { dayOf, momentOf } from "./moment.js";

const DAY = 24 * 60 * 60_000;

/** The two fields and the key; whom it writes is chosen in the field `to` of the same form. */
export function toldWhen() {
  const write = (event) => {
    const { to, notified, notified_at: when } = event.currentTarget.form.elements;
    notified.value = local(cached()?.staff[to.value]?.name) || notified.value;
    when.value = clock(hubNow());
    notified.focus();
    notified.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return h("div", { class: "field--wide contact-fields" },
    field(t("counter.inquiry.notified"), text("notified"), { hint: t("counter.inquiry.notified_hint") }),
    field(t("counter.inquiry.notified_at"), h("input", { type: "time", id: "f-notified_at", name: "notified_at" }), { hint: t("counter.inquiry.notified_at_hint") }),
    h("button", { type: "button", class: "key key--plain", onclick: write }, t("counter.inquiry.notified_now")));
}

/** As it is sent; a time that is still to come today was yesterday's, none is now. */
export function toldOf(values) {
  const said = values.notified_at && momentOf(`${dayOf(hubNow())}T${values.notified_at}`);
  const late = said && Date.parse(said) > hubNow().getTime();
  return { notified: values.notified.trim(), notified_at: late ? new Date(Date.parse(said) - DAY).toISOString() : said || null };
}
