/** The one-time notice: all that is missing is told at once, ticked from the service's own list of papers. */

import { h, local, t } from "/static/hub/dom.js";
import { area, askForm, field, text } from "./form.js";
import { cached, known } from "./known.js";

/** For the visitor in hand, in `inquiry` or, without one, in a new one. Resolves to {inquiry, papers} or null. */
export async function giveNotice({ ticket, inquiry, service, draft, gone, language }) {
  const names = cached() ?? (await known());
  const papers = names?.services[service]?.materials ?? [];
  const again = (inquiry?.notices ?? 0) > 0;
  const name = local(names?.services[service]?.name);
  const parts = [
    papers.length > 0 && checklist(papers),
    field(t("counter.notice.remark"), area("words", { maxlength: 500, rows: 2 }), { wide: true }),
    again && field(t("counter.notice.reason"), text("reason", { maxlength: 500 }), { wide: true, hint: t("counter.notice.again", { count: inquiry.notices + 1 }) }),
  ];
  return askForm({
    title: t("counter.notice.title", { number: inquiry?.number ?? ticket.number }), about: name, say: t("counter.notice.say"), button: t("counter.notice.save"),
    draft, gone, parts, send: async (values, post, done) => {
      const missing = papers.map((_, at) => at).filter((at) => values[`paper-${at}`]);
      if (!missing.length && !values.words.trim()) return { ok: false, status: 422, body: { field: "paper-0", detail: t("counter.notice.nothing") } };
      if (again && !values.reason.trim()) return { ok: false, status: 422, body: { field: "reason", detail: t("counter.notice.why_again") } };
      if (!inquiry && !done.first) {
        const matter = t("counter.notice.matter", { service: name });
        const opened = await post("/api/inquiries", { ticket: ticket.id, kind: "handle", matter, language });
        if (!opened.ok) return opened;
        done.first = opened.body;
      }
      const about = (inquiry ?? done.first).id;
      const answer = await post(`/api/inquiries/${about}/notice`, { service, missing, words: values.words.trim(), reason: (values.reason ?? "").trim() });
      return answer.ok ? { ok: true, body: { inquiry: answer.body, papers: ["notice"] } } : answer;
    },
  });
}

/** Boxes to tick; digits tick while the hand is in the list. */
function checklist(papers) {
  const boxes = papers.map((_, at) => h("input", { type: "checkbox", name: `paper-${at}`, id: `f-paper-${at}` }));
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
