/** What a clerk may do with an inquiry from the counter: which acts make sense now, and the small form of each. */

import { h, t } from "/static/hub/dom.js";
import { area, askForm, choices, field, text, tick } from "./form.js";
import { momentOf } from "./moment.js";
import { picker } from "./picker.js";
import { toldOf, toldWhen } from "./told_when.js";

const ACTS = ["acknowledge", "decline", "reply", "close", "offer", "take-back", "ask-office", "extend", "notice", "note", "reopen", "print"]; // as they stand

/** The acts that the hub says are open now; a notice needs a service's list of papers. */
export function openActs({ inquiry, may }) {
  return ACTS.filter((act) => may.includes(act) && (act !== "notice" || inquiry.service));
}

/** The form of `act`; resolves to {inquiry, papers}, or null. */
export function actForm(act, whole, { staff, gone }) {
  const { inquiry } = whole;
  const { parts, body = () => ({}), adapt } = FORMS[act](inquiry);
  return askForm({
    title: t(`counter.case.act.${act}`), about: t(`counter.case.about.${act}`), button: t(`counter.case.act.${act}`), wide: act === "offer",
    draft: `${staff} ${act} ${inquiry.id}`, gone, parts, adapt,
    send: async (values, post) => {
      const answer = await post(`/api/inquiries/${inquiry.id}/${act}`, body(values));
      return answer.ok ? { ok: true, body: { inquiry: answer.body, papers: values.guide ? ["guide"] : [] } } : answer;
    },
  });
}

const FORMS = {
  acknowledge: () => ({ parts: [] }),
  "take-back": () => ({ parts: [] }),
  decline: because,
  "ask-office": because,
  reopen: because,
  reply: () => ({
    parts: [
      choices("reached", t("counter.case.reached"), ["yes", "no"].map((each) => ({ value: each, words: t(`counter.case.reached_${each}`) })), { next: "#f-words" }),
      field(t("counter.case.reply_words"), area("words"), { wide: true }),
    ],
    body: (values) => ({ reached: values.reached === "yes", words: values.words }),
  }),
  close: () => ({
    parts: [
      choices("outcome", t("counter.case.outcome"), ["answered", "done", "refused"].map((each) => ({ value: each, words: t(`counter.case.outcome_${each}`) })), { next: "#f-result" }),
      field(t("counter.case.result"), area("result"), { wide: true }),
      h("div", { class: "form-part", "data-when": "refused" }, field(t("counter.case.referral"), text("referral", { maxlength: 500 }), { wide: true })),
    ],
    adapt: (values, form) => { form.querySelector("[data-when]").hidden = values.outcome !== "refused"; },
    body: (values) => ({ outcome: values.outcome, result: values.result, referral: values.outcome === "refused" ? values.referral : "" }),
  }),
  extend: () => ({
    parts: [
      field(t("counter.case.told"), text("told", { maxlength: 500 }), { wide: true, hint: t("counter.case.told_hint") }),
      field(t("counter.case.later"), h("input", { type: "datetime-local", id: "f-due", name: "due" })),
      field(t("counter.case.why"), text("reason", { maxlength: 500 })),
    ],
    body: (values) => ({ due_at: momentOf(values.due) ?? new Date(0).toISOString(), told: values.told, reason: values.reason }),
  }),
  offer: ({ assigned: again }) => {
    const pick = picker();
    return {
      parts: [pick.box, toldWhen(), again && field(t("counter.case.why_again"), text("reason", { maxlength: 500 }), { wide: true }), tick("guide", t("counter.inquiry.guide"))],
      adapt: pick.draw,
      body: (values) => ({ to: values.to || "-", ...toldOf(values), words: values.reason ?? "" }),
    };
  },
  note: () => ({ parts: [field(t("counter.case.note"), area("words"), { wide: true })], body: (values) => ({ step: "note", words: values.words }) }),
};

function because() {
  return { parts: [field(t("counter.case.why"), area("reason", { maxlength: 500, rows: 2 }), { wide: true })], body: (values) => ({ reason: values.reason }) };
}
