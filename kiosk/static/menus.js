// What the spoken mode says and asks, one menu after another: {title, lead, options, tail, confirm}. A prompt is {id, language, text}.

import { ahead, hasWords, language, local, range, t } from "/static/hub/dom.js";
import { opensAgain, whyClosed } from "./why.js";

const ROOM = 6; // choices a menu says before "more"; 7 turns the page, 8 and 9 are the volume
export const MORE = 7;

const words = (id, about) => t(`kiosk.spoken.${id}`, about);
const plain = (id) => ({ id, text: words(id) });
const pressed = (key) => ({ id: `press.${key}`, text: "" });
const service = (one) => ({ id: `service.${one.id}`, text: local(one.name) });

/** The menu that is open, with the choices of this page of it. */
export function menuOf(state) {
  const { menu, page } = state.spoken;
  const gone = OF_A_SERVICE.has(menu) && !chosen(state); // the hall was started again without it
  const made = MENUS[gone ? "services" : menu](state);
  const every = made.options ?? [];
  const pages = Math.ceil(every.length / ROOM) || 1;
  const at = Math.min(page, pages - 1);
  const shown = every.slice(at * ROOM, (at + 1) * ROOM).map((one, place) => ({ ...one, key: place + 1 }));
  if (pages > 1) shown.push({ key: MORE, said: [plain("more")], then: { page: (at + 1) % pages } });
  return { lead: [], tail: [], ...made, options: shown };
}

/** All a menu says, in order; `of` is the choice a prompt belongs to. */
export function script({ lead, options, tail }) {
  const choices = options.flatMap((one) => [...one.said, { ...one.said.at(-1), ...pressed(one.key) }].map((prompt) => ({ ...prompt, of: one.key })));
  return [...lead, ...choices, ...tail].map((prompt) => ({ language: language(), ...prompt }));
}

const OF_A_SERVICE = new Set(["facts", "priority", "low", "check", "refused"]);
const MENUS = { tongue, groups, services, facts, priority, low, check, taking, refused, done };

function tongue(state) {
  return {
    lead: [{ id: "hello", text: words("hello", { hall: local(state.scene.hall) }) }],
    options: [
      { said: [{ ...plain("mandarin"), language: "zh" }], then: { tongue: "zh", menu: first(state) } },
      { said: [{ ...plain("english"), language: "en" }], then: { tongue: "en", menu: first(state) } },
    ],
    confirm: { tongue: language(), menu: first(state) },
  };
}

/** Groups where the hall has them and its services are many; else the services at once. */
function first({ scene }) {
  return scene.groups.length && scene.services.length > ROOM ? "groups" : "services";
}

function opening({ scene, spoken }) {
  const closed = !scene.hours.open;
  return [
    !spoken.oriented && { id: "keys", text: "" }, // the screen has them below
    closed && { id: `closed.${scene.hours.why}`, text: whyClosed(scene.hours.why) },
    closed && scene.hours.opens_at && { id: "opens", text: opensAgain(scene.hours.opens_at) },
    closed && plain("look"),
    plain("choose"),
  ].filter(Boolean);
}

function groups(state) {
  const { services, groups: all } = state.scene;
  const filled = all.filter(({ id }) => services.some((one) => one.group === id));
  const loose = services.filter((one) => !all.some(({ id }) => id === one.group));
  return {
    title: words("choose"),
    lead: opening(state),
    options: [
      ...filled.map((one) => ({ said: [{ id: `group.${one.id}`, text: local(one.name) }], then: { menu: "services", group: one.id } })),
      ...loose.map((one) => choice(one, state)),
    ],
  };
}

function services(state) {
  const { group } = state.spoken;
  const shown = state.scene.services.filter((one) => !group || one.group === group);
  return { title: words("choose"), lead: group ? [plain("choose")] : opening(state), options: shown.map((one) => choice(one, state)) };
}

function choice(one, state) {
  const shut = !one.open && state.scene.hours.open;
  return { said: [service(one), ...(one.open ? waiting(one.ordinary) : shut ? [closedService(one)] : [])], then: { menu: "facts", service: one.id } };
}

function closedService(one) {
  return { id: `closed.${hasWords(`kiosk.closed.${one.why}`) ? one.why : "other"}`, text: whyClosed(one.why) };
}

function waiting({ ahead: count, wait }) {
  return [{ id: `ahead.${count}`, text: ahead(count) }, wait && { id: `range.${wait.low}.${wait.high}`, text: range(wait) }].filter(Boolean);
}

function chosen({ scene, spoken }) {
  return scene.services.find((one) => one.id === spoken.service);
}

/** What it needs, in full before the number is taken (R2-19). */
function facts(state) {
  const one = chosen(state);
  const papers = one.materials.map(local).join(words("and"));
  return {
    title: local(one.name),
    lead: [
      service(one),
      ...(one.open ? waiting(one.ordinary) : [closedService(one)]),
      { id: `papers.${one.id}`, text: papers ? words("papers", { papers }) : words("no_papers") },
      { id: `fee.${one.id}`, text: words("fee", { fact: local(one.fee) }) },
      { id: `takes.${one.id}`, text: words("takes", { count: one.minutes }) },
      one.time_limit && { id: `limit.${one.id}`, text: words("limit", { fact: local(one.time_limit) }) },
    ].filter(Boolean),
    tail: [one.open && plain("go_on"), plain("go_back")].filter(Boolean),
    confirm: one.open && { menu: state.scene.rule.policy === "fifo" ? afterClass(state) : "priority" },
  };
}

function afterClass(state) {
  return chosen(state).low ? "low" : "check";
}

function priority(state) {
  const { policy, in_a_row: m } = state.scene.rule;
  const then = { menu: afterClass(state) };
  return {
    title: t("kiosk.priority.offer"),
    lead: [plain("ask_priority"), { id: "rule", text: t(`common.rule.${policy}`, { m }) }],
    options: [
      { said: [plain("priority_yes")], then: { ...then, priority: true } },
      { said: [plain("priority_no")], then: { ...then, priority: false } },
    ],
  };
}

function low() {
  return {
    title: t("kiosk.low.offer"),
    lead: [plain("ask_low")],
    options: [
      { said: [plain("low_yes")], then: { menu: "check", low: true } },
      { said: [plain("low_no")], then: { menu: "check", low: false } },
    ],
  };
}

function check(state) {
  const one = chosen(state);
  const { priority: first, low: seat } = state.spoken;
  return {
    title: words("check"),
    lead: [plain("check"), service(one), first && plain("chosen_priority"), seat && plain("chosen_low"), ...waiting(one[first ? "priority" : "ordinary"])].filter(Boolean),
    tail: [plain("take")],
    confirm: { take: true },
  };
}

function taking() {
  return { title: words("taking"), lead: [plain("taking")] };
}

function refused(state) {
  const one = chosen(state);
  const lost = state.link !== "live";
  return { title: state.fault, lead: [plain(lost ? "lost" : "refused"), !lost && !one.open && closedService(one)].filter(Boolean), confirm: { take: true } };
}

/** The number twice, then all that stands on the slip and where to wait. */
function done(state) {
  const { ticket, slip } = state.spoken;
  const one = state.scene.services.find(({ id }) => id === ticket.service);
  const yours = { id: `yours.${ticket.token}`, text: words("yours", { number: ticket.number }) };
  return {
    title: words("yours", { number: ticket.number }),
    number: ticket.number,
    lead: [
      yours,
      { ...yours, text: "" },
      one && service(one),
      ticket.priority && plain("chosen_priority"),
      ticket.low && plain("chosen_low"),
      ...waiting(ticket),
      slip && plain(`slip_${slip}`),
      one && waitsIn(one, ticket.low),
      plain("called"),
    ].filter(Boolean),
    tail: [plain("finish")],
    confirm: { finish: true },
  };
}

/** Where to wait; the id says it in the recordings. */
function waitsIn(one, low) {
  const area = local(low ? one.low_area : one.wait_area);
  return { id: `${low ? "area_low" : "area"}.${one.id}`, text: area ? words("area", { area }) : words("area_hall") };
}
