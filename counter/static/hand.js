/** The left column: who is in hand, for how long, who served first, and why this one. */

import { h, icon, local, number, t } from "/static/hub/dom.js";
import { isEnded, isLongWait, isNoShowOffered } from "./plan.js";
import { call, secondsSince, span, stopwatch } from "./span.js";
import { closing } from "./closing.js";
import { replied } from "./reply.js";
import { againKey, card } from "./inquiries.js";

/** The column for this scene at `now` (hub milliseconds); without a visitor it says who would be next. `press(what, chosen)` acts. */
export function hand(scene, now, press) {
  const ticket = scene.in_hand;
  return h(
    "section",
    { class: "hand", key: "hand", "aria-labelledby": "hand-title" },
    h("h2", { id: "hand-title", class: "column-title" }, t("counter.hand")),
    h("p", { class: "unseen", role: "status", key: "spoken" }, ticket && spoken(scene, ticket)),
    ticket ? held(scene, ticket, now) : empty(scene, now),
    card(scene, now, press),
    againKey(scene, now, press),
    closing(scene, now),
    figures(scene.today),
  );
}

function held(scene, ticket, now) {
  const service = scene.services.find((each) => each.id === ticket.service);
  return h(
    "div",
    { class: "hand-ticket", key: `ticket-${ticket.id}` },
    h("p", { class: "hand-number" }, number(ticket.number), classSign(ticket.class)),
    h("p", { class: "hand-service" }, local(service?.name)),
    facts(scene, ticket, now),
    replied(ticket.answer),
    advice(scene, ticket),
  );
}

/** What a screen reader says when the visitor or the state changes; it never holds seconds. */
function spoken(scene, ticket) {
  const service = scene.services.find((each) => each.id === ticket.service);
  const kind = ticket.class === "ordinary" ? "" : t(`counter.class.${ticket.class}`);
  return t(`counter.spoken.${ticket.state}`, { number: ticket.number, service: local(service?.name), kind });
}

function facts(scene, ticket, now) {
  const until = ticket.called_at ? Date.parse(ticket.called_at) : now;
  const calling = ticket.state === "called";
  const first = ticket.first_clerk;
  return h(
    "dl",
    { class: "facts" },
    fact("waited", t("counter.waited"), span(secondsSince(ticket.arrived_at, until))),
    calling
      ? fact("calls", t("counter.called_for"), t("counter.called_times", {
          count: ticket.calls,
          since: call(secondsSince(ticket.called_at, now)),
        }))
      : fact("served", t("counter.served_for"), stopwatch(secondsSince(ticket.began_at, now)), "fact--clock"),
    fact("first", t("counter.first_clerk"), first ? person(first) : t("counter.first_now")),
    fact("why", t("counter.why_now"), t(`counter.why.${ticket.why ?? "walk_up"}`)),
  );
}

function fact(key, name, value, more = "") {
  return h(
    "div",
    { key, class: `fact fact--${key} ${more}`.trim() },
    h("dt", {}, name),
    h("dd", { class: "figures" }, value),
  );
}

/** One sentence for the moment: courtesy first, no-show once the hall's calls are used up. */
function advice(scene, ticket) {
  if (isNoShowOffered(scene)) {
    return h("p", { class: "band band--priority", key: "offer" }, icon("alert"),
      h("span", {}, t("counter.offer_no_show", { count: ticket.calls })));
  }
  const long = isLongWait(ticket, scene.limits);
  const words = ticket.state === "serving" ? "prompt_part" : long ? "prompt_sorry" : "prompt_greet";
  return h("p", { class: "band prompt", key: "prompt" }, t(`counter.${words}`));
}

function empty(scene, now) {
  const { counter, next } = scene;
  const said = isEnded(scene)
    ? t("counter.closing.ended")
    : counter.state === "paused"
    ? t("counter.hand_paused")
    : next
      ? t("counter.hand_empty_next", { number: next.number, waited: span(secondsSince(next.arrived_at, now)) })
      : t("counter.hand_empty_nobody");
  return h(
    "div",
    { class: "hand-empty", key: "empty" },
    h("p", { class: "hand-none" }, t("counter.hand_empty")),
    h("p", { class: "quiet" }, said),
  );
}

function figures(today) {
  if (!today) return null;
  return h(
    "p",
    { class: "today quiet figures", key: "today" },
    h("span", { class: "today-name" }, t("counter.today")),
    h("span", {}, t("counter.today_served", { count: today.served })),
    h("span", {}, t("counter.today_missed", { count: today.missed })),
  );
}

/** "101 张敏": number first, it is what the receipt and the register carry. */
export function person(who) {
  return `${who.number} ${local(who.name)}`.trim();
}

/** A sign for whoever is not ordinary; the ordinary need none. */
export function classSign(ticketClass) {
  if (ticketClass === "ordinary") return null;
  const kind = ticketClass === "priority" ? "sign--priority" : "";
  return h("span", { class: `sign ${kind}`.trim() }, ticketClass === "priority" && icon("priority"),
    t(`counter.class.${ticketClass}`));
}
