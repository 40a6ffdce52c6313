// The phone page behind the slip's QR: how the number stands, kept fresh by asking, and a way to give it back.

import { act, look, pressKey } from "/static/hub/act.js";
import { ahead, clock, fault, firstScene, h, icon, language, local, mount, number, onLanguage, range, setLanguage, setup, t } from "/static/hub/dom.js";

const EVERY = 10_000; // ms between questions
const SOON = 4_000; // ms when the call is near
const NEAR = 2; // people ahead
const OVER = new Set(["done", "cancelled", "abandoned"]);

const state = { ticket: firstScene.number ? firstScene : null, lost: false, asking: false, busy: false, fault: "", press: "" };
const node = (id) => document.getElementById(id);
let timer = 0;

function change(news) {
  Object.assign(state, news);
  draw();
}

function draw() {
  const other = language() === "zh" ? "en" : "zh";
  const key = { class: "key", lang: other === "zh" ? "zh-CN" : "en", onclick: () => setLanguage(other) };
  mount(node("head"), h("p", { class: "hall" }, local(setup.hall)), h("button", key, t("common.language_other")));
  mount(node("stage"), state.ticket ? card(state.ticket) : gone());
  const phone = h("p", {}, t("common.complaint_phone", { phone: setup.complaint_phone }));
  mount(node("foot"), h("p", {}, local(setup.address)), phone);
  document.title = `${state.ticket ? `${state.ticket.number} ${t(`ticket.states.${state.ticket.state}`)}` : t("ticket.title")} · ${local(setup.hall)}`;
}

function gone() {
  return [h("h1", {}, t("ticket.gone")), h("p", {}, t("ticket.gone_text"))];
}

function card(ticket) {
  const called = ticket.state === "called";
  const counter = local(ticket.counter?.name);
  return [
    h(
      "section",
      { class: "card", dataset: { state: ticket.state }, key: "card" },
      h("h1", { class: "state", role: "status" }, t(`ticket.states.${ticket.state}`)),
      number(ticket.number),
      called && h("p", { class: "go" }, t("ticket.go_to", { counter })),
      h("p", { class: "service" }, local(ticket.service.name), ticket.priority && h("span", { class: "sign sign--priority" }, t("common.priority"))),
      ticket.state === "waiting" && h("p", { class: "facts-line figures" }, h("span", {}, icon("people"), ahead(ticket.ahead)), ticket.wait && h("span", {}, icon("clock"), range(ticket.wait))),
    ),
    h("p", { class: "what-now", key: "now" }, whatNow(ticket, counter)),
    ticket.moved && h("p", { class: "moved", key: "moved" }, t("ticket.moved", { service: local(ticket.service.name) })),
    ticket.sent?.to === "low" && h("p", { class: "moved", key: "low" }, t("ticket.low")),
    overtaken(ticket),
    freshness(ticket),
    ["waiting", "called", "held"].includes(ticket.state) && stop(ticket),
    mayRejoin(ticket) && comeBack(ticket),
  ];
}

/** Who came later and yet went first, and by which rule: nobody has to guess (PROVISIONS B1). Nothing when nobody did. */
function overtaken(ticket) {
  if (!ticket.overtaken.length) return null;
  const { policy, in_a_row: m } = setup.rule;
  return h(
    "section",
    { class: "overtaken", key: "overtaken", "aria-labelledby": "why" },
    h("h2", { id: "why" }, t("ticket.overtaken.title")),
    h("ul", {}, ticket.overtaken.map((each) => h("li", {}, passed(each)))),
    h("p", { class: "quiet" }, t("ticket.rule", { rule: t(`common.rule.${policy}`, { m }) })),
  );
}

function passed({ why, count, counter }) {
  return t(`ticket.overtaken.${why}${count === 1 ? "_one" : ""}`, { count, counter: local(counter?.name) });
}

function whatNow(ticket, counter) {
  const sent = ticket.sent && ticket.sent.to !== "low" && ticket.sent;
  if (sent) return t(sent.to === "counter" ? "ticket.sent_counter" : sent.counter ? "ticket.sent_person_at" : "ticket.sent_person", { counter: local(sent.counter?.name) });
  const area = local(ticket.wait_area);
  if (ticket.state === "waiting" && area) return t("ticket.wait_in", { area });
  const ended = ticket.state === "missed" && !ticket.rejoin_until; // the day was ended: nobody comes back any more
  return t(`ticket.what_now.${ended ? "abandoned" : ticket.state}`, { counter });
}

function freshness(ticket) {
  if (state.lost) return h("p", { class: "band band--trouble", key: "fresh", role: "status" }, icon("offline"), t("ticket.lost", { time: clock(ticket.at) }));
  if (OVER.has(ticket.state)) return null;
  return h("p", { class: "quiet figures", key: "fresh" }, t("ticket.fresh_at", { time: clock(ticket.at) }), " · ", t("ticket.keep_open"));
}

function stop(ticket) {
  if (!state.asking) return h("div", { class: "stop", key: "stop" }, h("button", { class: "key", onclick: () => change({ asking: true, press: pressKey() }) }, t("ticket.cancel")));
  return h(
    "div",
    { class: "ask", key: "ask", role: "group", "aria-labelledby": "sure" },
    h("p", { id: "sure" }, t("ticket.cancel_ask", { number: ticket.number })),
    state.fault && h("p", { class: "band band--trouble", role: "alert" }, icon("alert"), state.fault),
    h("button", { class: "key key--main", disabled: state.busy, onclick: () => change({ asking: false, fault: "" }) }, t("ticket.cancel_no")),
    h("button", { class: "key key--trouble", disabled: state.busy, onclick: cancel }, t("ticket.cancel_yes")),
  );
}

function mayRejoin(ticket) {
  return ticket.state === "missed" && Date.parse(ticket.rejoin_until) > Date.parse(ticket.at);
}

function comeBack(ticket) {
  return h(
    "div",
    { class: "ask", key: "back" },
    h("p", {}, t("ticket.rejoin_until", { time: clock(ticket.rejoin_until) })),
    state.fault && h("p", { class: "band band--trouble", role: "alert" }, icon("alert"), state.fault),
    h("button", { class: "key key--main", disabled: state.busy, onclick: rejoin }, t("ticket.rejoin")),
  );
}

async function rejoin() {
  if (state.busy) return;
  change({ busy: true, fault: "" });
  const answer = await act(`/api/tickets/${setup.token}/rejoin`, {}, { key: pressKey() });
  if (answer.ok) change({ busy: false, ticket: answer.body });
  else change({ busy: false, fault: fault(answer.body) });
  refresh();
}

async function cancel() {
  if (state.busy) return;
  change({ busy: true, fault: "" });
  const answer = await act(`/api/tickets/${setup.token}/cancel`, {}, { key: state.press });
  if (answer.ok) change({ busy: false, asking: false, ticket: answer.body });
  else change({ busy: false, fault: fault(answer.body) });
}

async function refresh() {
  clearTimeout(timer);
  if (!state.ticket || OVER.has(state.ticket.state) || document.hidden) return;
  const answer = await look(`/api/tickets/${setup.token}`);
  if (answer.status === 404) change({ ticket: null });
  else if (answer.ok && !state.busy) hear(answer.body);
  else change({ lost: !answer.ok });
  timer = setTimeout(refresh, (state.ticket?.ahead ?? 0) <= NEAR ? SOON : EVERY);
}

function hear(ticket) {
  const turn = (ticket.state === "called" && state.ticket.state !== "called") || (ticket.state === "serving" && state.ticket.state === "held");
  change({ ticket, lost: false });
  if (turn) navigator.vibrate?.([300, 150, 300]);
}

onLanguage(draw);
draw();
document.addEventListener("visibilitychange", refresh);
timer = setTimeout(refresh, EVERY);
