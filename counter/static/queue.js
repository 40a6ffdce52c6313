/** The right column: who is held, then who waits for this counter, counted, then one by one, oldest first. */

import { h, local, number, t } from "/static/hub/dom.js";
import { closing } from "./closing.js";
import { classSign } from "./hand.js";
import { reply } from "./reply.js";
import { keySign } from "./keys.js";
import { INTERNAL, hindrance } from "./plan.js";
import { secondsSince, span } from "./span.js";

/** `call(ticket)` and `takeBack(ticket)` are told which number was pressed in the lists; `internal()` takes a number of the house. */
export function queue(scene, now, { call, takeBack, internal }) {
  const total = scene.counts.reduce((sum, each) => sum + each.count, 0);
  return h(
    "section",
    { class: "queue", key: "queue", "aria-labelledby": "queue-title" },
    scene.in_hand && closing(scene, now),
    held(scene, now, takeBack),
    h("div", { class: "queue-head", key: "head" },
      h("h2", { id: "queue-title", class: "column-title" }, t("counter.line"), " ",
        h("span", { class: "figures" }, t("counter.line_count", { count: total }))),
      internalKey(scene, now, internal)),
    total ? counts(scene, now) : h("p", { class: "quiet queue-none", key: "none" }, t("counter.line_empty")),
    tickets(scene, now, total, call),
  );
}

function internalKey(scene, now, press) {
  return h("button", {
    type: "button", class: "key key--plain queue-key", key: "internal", "aria-keyshortcuts": INTERNAL.key,
    "aria-disabled": hindrance("internal", scene, now) === null ? false : "true", onclick: press,
  }, t("counter.keys.internal"), h("kbd", { class: "kbd" }, keySign(INTERNAL.key)));
}

/** What this counter still owes; nothing at all while nobody is held. */
function held(scene, now, takeBack) {
  if (!scene.held.length) return null;
  return h(
    "div",
    { class: "held", role: "group", "aria-labelledby": "held-title", key: "held" },
    h("h2", { id: "held-title", class: "column-title" }, t("counter.held.title"), " ",
      h("span", { class: "figures" }, t("counter.line_count", { count: scene.held.length }))),
    h("ul", { class: "held-list", tabindex: "0", "aria-labelledby": "held-title" }, scene.held.map((each) =>
      h("li", { key: String(each.id) },
        h("button", { type: "button", class: "ticket-key", tabindex: "-1", onclick: () => takeBack(each) },
          number(each.number),
          h("span", { class: `sign ${each.answer ? "sign--next" : ""}`.trim() }, t(`counter.held.${each.answer ? "answered" : each.kind}`)),
          each.counter !== scene.counter.id && h("span", { class: "quiet" }, t("counter.held.at", { counter: each.counter })),
          h("span", { class: "ticket-waited figures quiet" }, span(secondsSince(each.since, now))),
          each.reason && h("span", { class: "held-reason quiet" }, each.reason), reply(each.answer))))),
  );
}

function counts(scene, now) {
  const lines = new Map();
  for (const each of scene.counts) lines.set(each.service, [...(lines.get(each.service) ?? []), each]);
  return h("ul", { class: "counts", key: "counts" }, [...lines].map(([service, classes]) => count(scene, service, classes, now)));
}

function count(scene, id, classes, now) {
  const service = scene.services.find((each) => each.id === id);
  const longest = Math.max(...classes.map((each) => secondsSince(each.longest_since, now)));
  return h(
    "li",
    { key: id, class: "count" },
    h("span", { class: "count-name" }, `${service?.prefix ?? ""} ${local(service?.name)}`),
    h("span", { class: "quiet figures" }, `${t("counter.longest")} ${span(longest)}`),
    h("span", { class: "count-classes" },
      classes.map((each) => h("span", { class: "count-class figures", key: each.class },
        classSign(each.class) ?? h("span", { class: "quiet" }, t("counter.class.ordinary")),
        h("b", {}, each.count))),
      classes[0].helping && h("span", { class: "quiet" }, t("counter.helping"))),
  );
}

function tickets(scene, now, total, choose) {
  const hidden = total - scene.line.length;
  return h(
    "ol",
    { class: "tickets", key: "tickets", tabindex: "0", "aria-label": t("counter.line") },
    scene.line.map((each) => row(scene, each, now, choose)),
    hidden > 0 && h("li", { class: "quiet tickets-more", key: "more" }, t("counter.line_more", { count: hidden })),
  );
}

function row(scene, ticket, now, choose) {
  const waited = secondsSince(ticket.arrived_at, now);
  const long = waited >= scene.limits.long_minutes * 60;
  return h(
    "li",
    { key: String(ticket.id), class: "ticket" },
    h(
      "button",
      { type: "button", class: "ticket-key", tabindex: "-1", onclick: () => choose(ticket) },
      number(ticket.number),
      ticket.id === scene.next?.id && h("span", { class: "sign sign--next" }, t("counter.next_sign")),
      ticket.lifted && h("span", { class: "sign sign--trouble" }, t("counter.lifted")),
      classSign(ticket.class),
      ticket.seat.includes(":") && h("span", { class: "sign" }, t("counter.seated")),
      ticket.again && h("span", { class: "sign" }, t("counter.again")),
      h("span", { class: `ticket-waited figures ${long ? "ticket-waited--long" : "quiet"}` }, span(waited)),
    ),
  );
}
