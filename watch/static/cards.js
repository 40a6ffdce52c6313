/** The cards that ask somebody to act. A card with nothing to say is not there. */

import { h, icon, local, number, t } from "/static/hub/dom.js";
import { announceCard } from "./announce.js";
import { heldCard, supportCard } from "./aside.js";
import { screenCard } from "./devices.js";
import { questionCard } from "./questions.js";
import { badPrinters, late, longWaits, pausedWhileCrowded, priority, secondsSince, unserved } from "./order.js";
import { span, stopwatch } from "./span.js";

const SHOWN = 4; // rows a card shows before it counts the rest: the next card must stay in sight

/** Every card of this moment, first things first; `questions` is null for whoever may not read them. */
export function cards(scene, now, { rejoin, answer, questions }) {
  return [
    announceCard(scene, now),
    supportCard(scene, now, answer),
    questionCard(scene, now, questions),
    lateCard(scene, now),
    printerCard(scene),
    screenCard(scene, now),
    slipCard(scene),
    voiceCard(scene),
    unservedCard(scene),
    longCard(scene, now),
    priorityCard(scene, now),
    pausedCard(scene, now),
    heldCard(scene, now, questions),
    missedCard(scene, now, rejoin),
  ].filter(Boolean);
}

function lateCard(scene, now) {
  const rows = late(scene, now).map((each) =>
    row(each.id, number(each.number), calledWords(each), stopwatch(secondsSince(each.called_at, now))));
  return card("late", "bell", t("watch.called"), null, rows);
}

function calledWords(ticket) {
  const words = ticket.calls === 1 ? "called_once" : "called_at";
  return [t(`watch.${words}`, { counter: ticket.counter, count: ticket.calls }), classSign(ticket.class)];
}

function printerCard(scene) {
  const rows = badPrinters(scene).map((each) => row(each.id, t(`watch.device.${each.state}`), printerName(scene, each), ""));
  return card("printer", "printer", t("watch.printer"), t("watch.device.hint"), rows, "trouble");
}

function slipCard(scene) {
  const rows = scene.slips.map((each) =>
    row(each.id, number(each.number), serviceName(scene, each.service), t(`watch.slip_${each.state}`)));
  return card("slips", "paper", t("watch.slips"), t("watch.slips_about"), rows, "trouble");
}

function voiceCard(scene) {
  const rows = scene.voice ? [row("voice", t("watch.voice_now"), t("watch.voice_hint"), "")] : [];
  return card("voice", "soundless", t("watch.voice"), local(scene.voice), rows);
}

function unservedCard(scene) {
  const rows = unserved(scene).map((each) =>
    row(each.service, serviceName(scene, each.service), "", t("watch.unserved_about", { count: each.count })));
  return card("unserved", "window", t("watch.unserved"), null, rows, "trouble");
}

function longCard(scene, now) {
  const about = t("watch.long_about", { minutes: scene.limits.long_minutes });
  return card("long", "clock", t("watch.long"), about, longWaits(scene, now).map((each) => waitingRow(scene, each, now)));
}

function priorityCard(scene, now) {
  return card("priority", "priority", t("watch.priority"), null,
    priority(scene).map((each) => waitingRow(scene, each, now)), "priority");
}

function pausedCard(scene, now) {
  const rows = pausedWhileCrowded(scene).map((each) =>
    row(each.id, local(each.name), reasonWords(each.reason), span(secondsSince(each.since, now))));
  return card("paused", "pause", t("watch.paused_crowded"), null, rows);
}

/** Those who missed their call and may still come back: one tap puts them into the line again. */
function missedCard(scene, now, rejoin) {
  const rows = scene.missed.filter((each) => Date.parse(each.until) > now).map((each) =>
    row(each.id, number(each.number), [serviceName(scene, each.service), classSign(each.class)],
      h("button", { type: "button", class: "key row-key", "aria-label": t("watch.rejoin_this", { number: each.number }),
        onclick: () => rejoin(each) }, t("watch.rejoin"))));
  return card("missed", "back", t("watch.missed"), t("watch.missed_about"), rows);
}

function waitingRow(scene, ticket, now) {
  return row(ticket.id, number(ticket.number),
    [serviceName(scene, ticket.service), classSign(ticket.class)], span(secondsSince(ticket.arrived_at, now)));
}

/** A card with its rows, or nothing when there are none. */
export function card(key, shape, title, about, rows, kind = "plain") {
  if (!rows.length) return null;
  const hidden = rows.length - SHOWN;
  return h(
    "section",
    { class: `card card--${kind}`, key, "aria-labelledby": `card-${key}` },
    h("h2", { id: `card-${key}`, class: "card-title" }, icon(shape), h("span", {}, title),
      h("span", { class: "card-count figures" }, rows.length)),
    about && h("p", { class: "card-about quiet", key: "about" }, about),
    h("ul", { key: "rows" }, rows.slice(0, SHOWN)),
    hidden > 0 && h("p", { class: "quiet card-more", key: "more" }, t("watch.more", { count: hidden })),
  );
}

/** A row: what it is about, large; where and which, small; how long, to the right. */
export function row(key, what, which, howLong) {
  return h(
    "li",
    { class: "row", key: String(key) },
    h("span", { class: "row-what" }, what),
    h("span", { class: "row-which" }, which),
    h("span", { class: "row-long figures" }, howLong),
  );
}

/** What people call this printer: the only one needs no name of its own. */
export function printerName(scene, printer) {
  return scene.printers.length > 1 ? printer.name : t("watch.printer_name");
}

/** The service's name. */
export function serviceName(scene, id) {
  return local(scene.services.find((each) => each.id === id)?.name) || id;
}

/** A sign for whoever is not ordinary. */
export function classSign(ticketClass) {
  if (ticketClass === "ordinary") return null;
  const first = ticketClass === "priority";
  return h("span", { class: `sign ${first ? "sign--priority" : ""}`.trim() }, first && icon("priority"),
    t(`watch.class.${ticketClass}`));
}

/** The pause reason in words; an unknown one as it was written. */
export function reasonWords(reason) {
  const words = t(`common.pause.${reason}`);
  return words.startsWith("common.pause.") ? reason ?? "" : words;
}
