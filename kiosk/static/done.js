// Third stage: the number as large as the screen allows, where the slip is, where to wait; it leaves by itself.

import { look } from "/static/hub/act.js";
import { ahead, h, icon, local, number, range, setup, t } from "/static/hub/dom.js";
import { breaks } from "./breaks.js";
import { reprintKey, reprintTrouble } from "./reprint.js";

const ASK_EVERY = 400; // ms between looks at the slip
const ASK_AGAIN = 1500; // ms, once it has failed
const PAPER_PATIENCE = 20; // s after which a slip nobody reported counts as unconfirmed
const LONGER = 30; // s a number stays at least when it has to be remembered or scanned

const SETTLED = new Set(["ok", "failed", "unconfirmed", "none"]);

/** The stage as nodes. */
export function done(state, hand) {
  const ticket = state.ticket;
  const service = state.scene.services.find((one) => one.id === ticket.service);
  const slip = slipWords(state.slip);
  return h(
    "section",
    { class: "done", key: "done", "aria-labelledby": "yours" },
    h("h1", { id: "yours", tabindex: "-1" }, t("kiosk.done.yours")),
    number(ticket.number, { class: "done-number", style: { "--chars": ticket.number.length } }),
    h("p", { class: "done-service" }, h("span", {}, breaks(local(service?.name))), ticket.priority && h("span", { class: "sign sign--priority" }, t("common.priority")), ticket.low && h("span", { class: "sign" }, t("kiosk.low.on"))),
    h("p", { class: "facts-line figures" }, h("span", {}, icon("people"), ahead(ticket.ahead)), ticket.wait && h("span", {}, icon("clock"), range(ticket.wait))),
    h("div", { class: `done-slip done-slip--${slip.shape}` }, h("p", { class: "slip-words", role: "status" }, icon(slip.sign), h("strong", {}, breaks(slip.words))), proof(state)),
    h("p", { class: "done-where" }, icon("chair"), where(ticket.low ? service?.low_area : service?.wait_area)),
    reprintTrouble(state),
    h("div", { class: "keys" }, reprintKey(state, hand), h("button", { class: "key finish", "aria-disabled": state.still ? "true" : null, onclick: (event) => !state.still && event.detail < 2 && hand.afresh() }, t("kiosk.done.finish"), state.left > 0 && h("span", { class: "quiet figures" }, t("kiosk.done.back_in", { seconds: state.left })))),
  );
}

/** Where to wait for the call. */
export function where(place) {
  const area = local(place);
  return h("span", {}, breaks(area ? t("kiosk.done.wait_in", { area }) : t("kiosk.done.wait")));
}

function slipWords(slip) {
  const state = slip?.state ?? "pending";
  if (state === "ok") return { shape: "ok", sign: "paper", words: t("kiosk.done.take_slip") };
  if (state === "failed") return { shape: "bad", sign: "printer", words: t(slip.reason === "paper_out" ? "kiosk.done.paper_out" : "kiosk.done.failed") };
  if (state === "unconfirmed") return { shape: "bad", sign: "printer", words: t("kiosk.done.unconfirmed") };
  if (state === "none") return { shape: "bare", sign: "ticket", words: t("kiosk.done.remember") };
  return { shape: "moving", sign: "printer", words: t("kiosk.done.printing") };
}

/** The slip itself where the printer is a picture; the QR where there is no paper in the hand. */
function proof(state) {
  const slip = state.slip;
  if (slip?.state === "ok" && slip.picture) return h("img", { class: "slip", src: slip.copies ? `${slip.picture}?copy=${slip.copies}` : slip.picture, alt: t("kiosk.done.slip_alt", { number: state.ticket.number }) });
  if (!slip || !SETTLED.has(slip.state) || slip.state === "ok") return null;
  return h("figure", { class: "scan" }, h("img", { src: `/api/tickets/${state.ticket.token}/qr.svg`, alt: "" }), h("figcaption", {}, t("kiosk.done.scan")));
}

/** Ask after the slip while the number stands; once it is settled, count down and leave. Returns the way to stop. */
export function followSlip(state, change, afresh) {
  const began = performance.now();
  const timers = {};
  let stopped = false;

  async function ask() {
    const answer = await look(`/api/tickets/${state.ticket.token}/slip`);
    if (stopped) return;
    const late = performance.now() - began > PAPER_PATIENCE * 1000;
    const earlier = answer.ok && answer.body.copies < state.copies; // the spool has not come to the copy asked for
    if (answer.ok && !earlier && (SETTLED.has(answer.body.state) || !late)) change({ slip: answer.body });
    else if (late) change({ slip: { state: "unconfirmed" } });
    const settled = SETTLED.has(state.slip?.state);
    if (settled && !state.left) count(state.slip.state === "ok" ? setup.done_seconds : Math.max(LONGER, setup.done_seconds));
    // a slip that failed is tried again by the spool, and may yet come out
    if (state.slip?.state !== "ok") timers.ask = setTimeout(ask, settled ? ASK_AGAIN : ASK_EVERY);
  }

  function count(left) {
    if (left <= 0) return afresh();
    change({ left });
    timers.count = setTimeout(count, 1000, left - 1);
  }

  ask();
  return () => {
    stopped = true;
    Object.values(timers).forEach(clearTimeout);
  };
}
