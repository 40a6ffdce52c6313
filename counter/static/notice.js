/** The one-time notice: all that is missing is told at once, ticked from the service's own list of papers. */

import { look } from "/static/hub/act.js";
import { h, local, t } from "/static/hub/dom.js";
import { area, askForm, field, text } from "./form.js";
import { cached, known } from "./known.js";

/**
 * For the visitor in hand at `counter`: in `inquiry`, or without one in a new one that it ends at once.
 * Resolves to {inquiry, papers} or null.
 */
export async function giveNotice({ ticket, counter, inquiry, service, draft, gone }) {
  const names = cached() ?? (await known());
  const papers = names?.services[service]?.materials ?? [];
  const again = (inquiry?.notices ?? 0) > 0;
  const before = again ? await missed(inquiry.id, service) : [];
  const name = local(names?.services[service]?.name);
  const parts = [
    papers.length > 0 && checklist(papers, before),
    field(t("counter.notice.remark"), area("words", { maxlength: 500, rows: 2 }), { wide: true }),
    again && field(t("counter.notice.reason"), text("reason", { maxlength: 500 }), { wide: true, hint: t("counter.notice.again", { count: inquiry.notices + 1 }) }),
  ];
  return askForm({
    title: t("counter.notice.title", { number: inquiry?.number ?? ticket.number }), about: name, say: t("counter.notice.say"), button: t("counter.notice.save"),
    draft, gone, parts, send: async (values, post) => {
      const missing = papers.map((_, at) => at).filter((at) => values[`paper-${at}`]);
      if (!missing.length && !values.words.trim()) return { ok: false, status: 422, body: { field: "paper-0", detail: t("counter.notice.nothing") } };
      if (again && !values.reason.trim()) return { ok: false, status: 422, body: { field: "reason", detail: t("counter.notice.why_again") } };
      const said = { service, missing, words: values.words.trim() };
      const answer = inquiry ? await post(`/api/inquiries/${inquiry.id}/notice`, { ...said, reason: (values.reason ?? "").trim() })
        : await post(`/api/counters/${counter}/send-home`, said);
      return answer.ok ? { ok: true, body: { inquiry: answer.body, papers: ["notice"] } } : answer;
    },
  });
}

/** What was missing when it was last told: it still is, until the clerk has seen it. */
async function missed(inquiry, service) {
  const answer = await look(`/api/inquiries/${inquiry}`);
  const told = answer.ok ? answer.body.steps.findLast((each) => each.kind === "notice" && each.data.service === service) : null;
  return told?.data.missing ?? [];
}

/** Boxes to tick; digits tick while the hand is in the list. */
function checklist(papers, ticked) {
  const boxes = papers.map((_, at) => h("input", { type: "checkbox", name: `paper-${at}`, id: `f-paper-${at}`, checked: ticked.includes(at) }));
  const onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const box = boxes[Number(event.key) - 1];
    if ((!box && !step) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (box) box.click();
    const at = step ? boxes.indexOf(document.activeElement) + step + boxes.length : boxes.indexOf(box);
    boxes[at % boxes.length].focus();
  };
  return h("fieldset", { class: "checklist form-row", onkeydown }, h("legend", {}, t("counter.notice.missing")),
    papers.map((each, at) => h("label", { class: "choice", for: `f-paper-${at}` }, boxes[at], h("kbd", { class: "kbd" }, at + 1), h("span", {}, local(each)))));
}
