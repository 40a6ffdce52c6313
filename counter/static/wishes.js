/** What each act needs to know before it is sent: the sheets that ask for it, one file for all of them. */

import { local, number, t } from "/static/hub/dom.js";
import { askForm, field, text } from "./form.js";
import { back } from "./plan.js";
import { ask, askTicket } from "./sheet.js";
import { secondsSince, span } from "./span.js";
import { reasonWords } from "./top.js";

/** The reasons offered for an urgent lift; keys of counter.lift. */
export const LIFTS = ["unwell", "safety", "frail"];

/** Acts whose sheet asks first. */
export const ASKING = {
  call, transfer, pause, hold, outcome, line, internal,
  "take-back": takeBack, return: giveBack, "add-service": addService, "walk-up": walkUp,
};

/**
 * {verb, body, ticket}: the act to send; null when the hand thought better of it. `ticket` is set for
 * what goes to /api/line/{ticket}/{verb}; `chosen` is the row that was pressed, if one was.
 */
export async function wish(verb, scene, now, chosen) {
  return ASKING[verb] ? ASKING[verb](scene, now, chosen) : { verb, body: {} };
}

async function call(scene, now, chosen) {
  const ticket = await askTicket({
    title: t("counter.call.title"), about: t("counter.call.about"), tickets: scene.line, chosen,
  });
  return ticket && { verb: "call", body: { ticket: ticket.id } };
}

async function pause(scene) {
  const options = scene.pause_reasons.map((each) => ({ value: each, words: reasonWords(each) }));
  const found = await ask({
    title: t("counter.pause.title"), about: t("counter.pause.about"), say: t("counter.say.pause"), options,
  });
  return found && { verb: "pause", body: { reason: found.value } };
}

async function hold(scene) {
  const kinds = ["away", "ask", "support"];
  const found = await ask({
    title: t("counter.hold.title", { number: scene.in_hand.number }),
    about: t("counter.hold.about"),
    say: t("counter.say.hold"),
    options: kinds.map((each) => ({ value: each, words: t(`counter.hold.${each}`), needs: each === "ask" })),
    note: t("counter.hold.note"),
  });
  return found && { verb: "hold", body: { kind: found.value, reason: found.reason } };
}

async function takeBack(scene, now, chosen) {
  const ticket = chosen ?? (await oneHeld(scene, now, t("counter.hold.which")));
  return ticket && { verb: "take-back", body: { ticket: ticket.id } };
}

async function giveBack(scene, now) {
  const ticket = scene.in_hand ?? (await oneHeld(scene, now, t("counter.return.which")));
  const found = ticket && (await ask({
    title: t("counter.return.title", { number: ticket.number }),
    about: t("counter.return.about"),
    say: t("counter.say.return"),
    options: [{ value: "return", words: t("counter.return.key") }],
    note: t("counter.note"),
  }));
  return found && { verb: "return", body: { reason: found.reason, ...(scene.in_hand ? {} : { ticket: ticket.id }) } };
}

/** The only held number, or the one chosen of several. */
async function oneHeld(scene, now, title) {
  if (scene.held.length === 1) return scene.held[0];
  const options = scene.held.slice(0, 9).map((each) => ({
    value: each,
    words: [number(each.number), ` ${t(`counter.held.${each.kind}`)} ${span(secondsSince(each.since, now))}`],
  }));
  const found = await ask({ title, about: t("counter.hold.which_about"), options });
  return found?.value ?? null;
}

async function outcome(scene) {
  const owed = scene.inquiries.some((each) => each.state !== "closed"); // else the hub asks for one first
  const options = scene.outcomes.map((each) => ({ value: each, words: t(`counter.outcome.${each}`), needs: owed && each === "deferred" }));
  const title = t("counter.outcome.title", { number: scene.in_hand.number });
  const found = await ask({ title, about: t("counter.outcome.about"), options, note: owed ? t("counter.outcome.why") : undefined });
  if (found?.value === "not_here" && !scene.inquiries.some((each) => each.outcome === "refused")) return elsewhere(scene.in_hand);
  return found && { verb: "finish", body: { outcome: found.value, ...(found.value === "deferred" && { reason: found.reason }) } };
}

/** Nobody is sent away without a reason and a place to go. */
async function elsewhere({ id, number: name }) {
  const said = await askForm({
    title: t("counter.not_ours.title", { number: name }), say: t("counter.not_ours.say"), button: t("counter.not_ours.save"), draft: `elsewhere ${id}`,
    parts: [
      field(t("counter.not_ours.reason"), text("reason", { maxlength: 500 }), { wide: true }),
      field(t("counter.not_ours.referral"), text("referral", { maxlength: 500 }), { wide: true, hint: t("counter.not_ours.hint") }),
    ],
    send: async (values) => {
      const empty = ["reason", "referral"].find((each) => !values[each].trim());
      if (empty) return { ok: false, status: 422, body: { field: empty, detail: t(`counter.not_ours.no_${empty}`) } };
      return { ok: true, body: { reason: values.reason.trim(), referral: values.referral.trim() } };
    },
  });
  return said && { verb: "finish", body: { outcome: "not_here", ...said } };
}

async function addService(scene) {
  const found = await ask({
    title: t("counter.add.title"),
    about: t("counter.add.about", { number: scene.in_hand.number }),
    options: able(scene).filter((each) => each.value !== scene.in_hand.service),
  });
  return found && { verb: "add-service", body: { service: found.value } };
}

async function walkUp(scene) {
  const found = await ask({
    title: t("counter.walk_up.title"), about: t("counter.walk_up.about"), options: able(scene),
    mark: t("counter.walk_up.priority"),
  });
  return found && { verb: "walk-up", body: { service: found.value, priority: found.marked } };
}

async function internal(scene) {
  const found = await ask({
    title: t("counter.internal.title"), about: t("counter.internal.about"), options: offered(scene, () => true),
  });
  return found && { verb: "internal", body: { service: found.value } };
}

async function transfer(scene) {
  const to = offered(scene, (each) => each.id !== scene.in_hand.service);
  const some = scene.counters.length > 0;
  const found = await ask({
    title: t("counter.transfer.title"),
    about: t("counter.transfer.about", { number: scene.in_hand.number }),
    say: t("counter.say.transfer"),
    options: [
      ...to,
      some && { value: "to_counter", words: t("counter.transfer.counter") },
      some && { value: "to_staff", words: t("counter.transfer.staff") },
    ].filter(Boolean),
    note: t("counter.note"),
  });
  if (!found) return null;
  if (found.value !== "to_counter" && found.value !== "to_staff") {
    return { verb: "transfer", body: { service: found.value, reason: found.reason } };
  }
  return place(scene, found.value, found.reason);
}

/** To one counter, or to one person; who cannot handle this service is asked for another one. */
async function place(scene, kind, reason) {
  const words = (each) => (kind === "to_counter"
    ? local(each.name)
    : `${each.clerk.number} ${local(each.clerk.name)} (${local(each.name)})`);
  const options = scene.counters.slice(0, 9).map((each) => ({ value: each, words: words(each) }));
  const found = await ask({ title: t(`counter.transfer.which_${kind}`), about: t("counter.transfer.which_about"), options });
  if (!found) return null;
  const there = found.value;
  const body = { [kind]: kind === "to_counter" ? there.id : there.clerk.number, reason };
  if (there.serves.includes(scene.in_hand.service)) return { verb: "transfer", body };
  const service = await ask({
    title: t("counter.transfer.title"), about: t("counter.transfer.not_this"),
    options: offered(scene, (each) => there.serves.includes(each.id)),
  });
  return service && { verb: "transfer", body: { ...body, service: service.value } };
}

/** One of those who wait or missed their call: urgent, priority, back into the line. */
async function line(scene, now, chosen) {
  const missed = back(scene, now).map((each) => ({ ...each, sign: t("counter.line_change.missed"), gone: true }));
  const ticket = await askTicket({
    title: t("counter.line_change.title"), about: t("counter.line_change.about"), tickets: [...missed, ...scene.line], chosen,
  });
  if (!ticket) return null;
  const can = ticket.gone ? ["rejoin"] : [!ticket.lifted && "lift", ticket.class === "priority" ? "ordinary" : "priority"];
  const found = await ask({
    title: t("counter.line_change.what", { number: ticket.number }),
    about: t("counter.line_change.kept"),
    options: can.filter(Boolean).map((each) => ({ value: each, words: t(`counter.line_change.${each}`) })),
  });
  if (!found) return null;
  if (found.value === "rejoin") return { verb: "rejoin", ticket: ticket.id, body: {} };
  if (found.value !== "lift") return { verb: "priority", ticket: ticket.id, body: { priority: found.value === "priority" } };
  return urgent(ticket);
}

async function urgent(ticket) {
  const reasons = LIFTS.map((each) => ({ value: each, words: t(`counter.lift.${each}`) })); // kept as the code
  const found = await ask({
    title: t("counter.lift.title", { number: ticket.number }),
    about: t("counter.lift.about"),
    options: [...reasons, { value: "", words: t("counter.lift.other"), needs: true }],
    note: t("counter.lift.note"),
  });
  return found && { verb: "lift", ticket: ticket.id, body: { reason: found.value || found.reason } };
}

function offered(scene, wanted) {
  return scene.services.filter((each) => each.enabled && wanted(each))
    .map((each) => ({ value: each.id, words: `${each.prefix} ${local(each.name)}` }));
}

function able(scene) {
  return offered(scene, (each) => each.able);
}
