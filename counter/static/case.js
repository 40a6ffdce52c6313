/** One inquiry over the desk: how it stands, its timeline, and the keys of what this clerk may do now. */

import { clock, fault, h, icon, local, mount, setup, t } from "/static/hub/dom.js";
import { look } from "/static/hub/act.js";
import { actForm, openActs } from "./case_acts.js";
import { known, who } from "./known.js";
import { due, moment } from "./moment.js";
import { told } from "./paper.js";
import { open, walk } from "./sheet.js";

/** Show an inquiry {id, number} until it is closed; `base` is {staff, gone, now, language}, `notice(inquiry)` opens the one-time notice. */
export function showCase({ id, number }, base, notice) {
  let whole = null;
  return open({ title: t("counter.case.title", { number }), wide: true, back: t("counter.close") }, () => {
    const box = h("div", { class: "case" });
    const draw = () => mount(box, facts(whole, base.now()), keys(whole, base.staff, press), timeline(whole.steps));
    const again = async () => {
      await known();
      const fresh = await look(`/api/inquiries/${id}`);
      if (!fresh.ok) return mount(box, h("p", { class: "band band--trouble", role: "alert" }, icon("alert"), h("span", {}, fault(fresh.body))));
      whole = fresh.body;
      draw();
      box.querySelector(".case-acts button")?.focus();
    };
    const press = async (act) => {
      const done = act === "notice" ? await notice(whole.inquiry) : act === "print" ? await receipt(whole.inquiry) : await actForm(act, whole, base);
      if (done?.papers?.length) await told({ title: t(`counter.case.act.${act}`), number, inquiry: id, papers: done.papers });
      if (box.isConnected) await again();
    };
    again();
    return { body: box };
  });
}

function receipt({ id, number }) {
  return told({ title: t("counter.paper.receipt"), number, inquiry: id, papers: ["receipt"] });
}

function facts({ inquiry, contact }, now) {
  const owed = inquiry.state === "closed" ? null : due(inquiry.due_at, now);
  const reach = ["name", "phone", "unit", "address"].map((each) => contact[each]).filter(Boolean).join(" · ");
  return [
    h("p", { class: "case-signs", key: "signs" }, h("span", { class: "sign" }, t(`counter.inquiry.kind.${inquiry.kind}`)),
      h("span", { class: `sign ${inquiry.state === "closed" ? "sign--order" : ""}`.trim() }, t(`counter.case.state.${inquiry.state}`)),
      owed && h("span", { class: `sign sign--${owed.kind === "overdue" ? "trouble" : owed.kind === "today" ? "priority" : "plain"}` }, icon("clock"), owed.words)),
    h("p", { class: "case-matter", key: "matter" }, inquiry.matter),
    h("dl", { class: "case-facts", key: "facts" }, [
      [t("counter.case.first"), who(inquiry.first)],
      [t("counter.case.responsible"), who(inquiry.responsible)],
      inquiry.offered_to && [t("counter.case.offered_to"), who(inquiry.offered_to)],
      reach && [t("counter.case.contact"), reach],
      inquiry.result && [t("counter.case.result"), inquiry.result],
    ].filter(Boolean).map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
  ];
}

function keys(whole, staff, press) {
  const acts = openActs(whole, staff);
  const buttons = acts.map((each, at) => h("button", { type: "button", class: "key case-act", key: each, onclick: () => press(each) },
    at < 9 && h("kbd", { class: "kbd" }, at + 1), h("span", {}, t(`counter.case.act.${each}`))));
  const onkeydown = (event) => {
    const shown = [...event.currentTarget.querySelectorAll("button")];
    const chosen = shown[Number(event.key) - 1];
    if (!chosen) return walk(event, shown);
    event.preventDefault();
    chosen.click();
  };
  return h("div", { class: "case-acts", role: "group", "aria-label": t("counter.case.acts"), key: "acts", onkeydown },
    buttons.length ? buttons : h("p", { class: "quiet" }, t("counter.case.no_acts")));
}

/** The newest first; words that were scrubbed are simply not there. */
function timeline(steps) {
  return h("ol", { class: "case-steps", key: "steps", tabindex: "0", "aria-label": t("counter.case.timeline") }, [...steps].reverse().map((each) =>
    h("li", { key: String(each.id) },
      h("span", { class: "figures quiet" }, `${moment(each.at)}`),
      h("b", {}, stepWords(each)), h("span", {}, who(each.staff)),
      each.data.counter && h("span", {}, t("counter.case.visit", { number: each.data.ticket, counter: place(each.data.counter) })),
      each.data.to && h("span", {}, `→ ${who(each.data.to)}`),
      each.data.notified && h("span", {}, t("counter.case.notified", { who: each.data.notified }), each.data.notified_at && ` ${clock(each.data.notified_at)}`),
      each.words && h("span", { class: "case-words" }, each.words))));
}

/** "1号窗口" of a counter's id. */
function place(id) {
  return local(setup.counters?.find((each) => each.id === id)?.name) || id;
}

function stepWords({ kind, data }) {
  if (kind === "replied" && data.reached === false) return t("counter.case.step.tried");
  const words = t(`counter.case.step.${kind}`);
  return words.startsWith("counter.case.step.") ? t("counter.case.step.other") : words;
}
