// The last slip of this kiosk once more: it did not come out, or was lost a moment later. The hub decides; these keys only ask.

import { act, pressKey } from "/static/hub/act.js";
import { fault, h, icon, setup, t } from "/static/hub/dom.js";
import { breaks } from "./breaks.js";
import { paperOf } from "./head.js";

const OVER = new Set(["ok", "failed", "unconfirmed"]); // only of a slip that has ended another may be asked for

/** Whether this kiosk may still print its last slip again. */
function fresh(state) {
  return state.last && paperOf(state).kind !== "none" && Date.now() - state.last.at < setup.reprint_minutes * 60_000;
}

/** The key on the first stage; it brings the last number back to the screen. */
export function lastKey(state, hand) {
  return fresh(state) && h("button", { class: "key below-key last-key", key: "last", onclick: hand.lastNumber }, h("span", {}, breaks(t("kiosk.reprint.open"))));
}

/** The key beside the number. */
export function reprintKey(state, hand) {
  if (!fresh(state) || !OVER.has(state.slip?.state)) return null;
  const held = state.busy || state.still;
  return h("button", { class: "key reprint-key", key: "reprint", "aria-disabled": held ? "true" : null, onclick: () => !held && hand.reprint() }, icon("paper"), t("kiosk.reprint.again"));
}

/** Why it was not printed again. */
export function reprintTrouble(state) {
  return state.step === "done" && state.fault && h("p", { class: "band band--trouble reprint-trouble", role: "alert", key: "trouble" }, icon("alert"), h("span", {}, state.fault));
}

/** What a hand can do here; `kiosk` is {change, step, follow} of kiosk.js. */
export function reprintHand(state, { change, step, follow }) {
  return {
    lastNumber: () => {
      step({ step: "done", ticket: state.last.ticket, slip: null, left: 0, fault: "", still: false });
      follow();
    },
    reprint: async () => {
      change({ busy: true, fault: "" });
      const { token } = state.ticket;
      const answer = await act(`/api/tickets/${token}/reprint`, {}, { key: pressKey() });
      if (state.ticket?.token !== token) return;
      if (!answer.ok) return change({ busy: false, fault: fault(answer.body) });
      change({ busy: false, copies: answer.body.copies, slip: null, left: 0 });
      follow();
    },
  };
}
