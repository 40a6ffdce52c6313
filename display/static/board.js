// The hall display: draws the scene, keeps calls where people look for them, hands them to the loudspeaker.

import { clock, day, firstScene, h, icon, mount, number, setup, t } from "/static/hub/dom.js";
import { pressKey } from "/static/hub/act.js";
import { hubNow, live } from "/static/hub/live.js";
import { report } from "/static/hub/report.js";
import { counterSign } from "./signs.js";
import { emergency } from "./announced.js";
import { foot, notice } from "./foot.js";
import { aside } from "./aside.js";
import { drift } from "./drift.js";
import { feeTable, rowsNow } from "./fees.js";
import { fit, stack } from "./fit.js";
import { afresh, isNight } from "./night.js";
import { arrange, board, isNew } from "./slots.js";
import { Speaker } from "./speaker.js";

/** Milliseconds for which the last call of the day is still shown after closing. */
const LAST = 600_000;

const places = Object.fromEntries(["alarm", "calls", "side", "foot"].map((id) => [id, document.getElementById(id)]));
const slots = board(firstScene.recent ?? 5);
const state = { scene: null, line: "live", sound: { state: "off", seq: 0 } };

const kiosk = new URLSearchParams(location.search).get("sound") === "1";
const page = pressKey();
let wire = null;

/** The hub's time (ms) less this page's, by the last few scenes of this connection: one that was held up on its way is not believed. */
const leads = [];

/** The hub's time as the scenes tell it; calls are aged by it. */
const sceneTime = () => Math.max(...leads) + performance.now();

/** The hub's time for the clock on the wall; before the hub has been heard, this machine's may be hours off. */
const now = () => (wire && state.heard ? hubNow().getTime() : sceneTime());
const speaker = new Speaker({
  clock: sceneTime,
  spoken: (seq) => wire.emit("spoken", { seq }),
  change: (sound) => draw({ sound }),
  stand: (on) => wire?.emit("speaker", { area: setup.area, page, on }),
});

function show(scene) {
  Object.assign(state, { scene, heard: scene !== firstScene });
  leads.push(Date.parse(scene.at) - performance.now());
  if (leads.length > 8) leads.shift();
  if (!speaker.queue || scene.seq < speaker.queue.cursor) speaker.begin(scene.seq); // new page, or a hub with a new book
  speaker.hear(scene.speech, scene.sound, scene.announcement);
  draw();
}

function draw(news = {}) {
  Object.assign(state, news);
  if (!state.scene) return;
  arrange(slots, state.scene.calls, sceneTime(), performance.now());
  mount(places.alarm, emergency(state.scene, sceneTime()));
  document.body.classList.toggle("alarmed", places.alarm.hasChildNodes());
  mount(places.calls, slots.hero && !dayIsOver() ? [hero(), earlier()] : empty());
  if (slots.hero) stack(places.calls.querySelector(".hero"));
  mount(places.side, [state.line === "live" ? null : badge(), beside()]);
  fit(places.side);
  mount(places.foot, foot(state, now(), sceneTime(), wake));
  document.documentElement.dataset.line = state.line;
  drift(document.body);
}

/** Who waits; in turn with it the fee table, while nobody is being called. */
function beside() {
  const { fees, hall } = state.scene;
  const calling = slots.hero && isNew(slots, slots.hero, performance.now());
  const rows = calling ? [] : rowsNow(fees, performance.now());
  return rows.length ? feeTable(rows, hall) : aside(state.scene);
}

function badge() {
  return h("p", { class: "badge", key: "badge", role: "status" }, icon("offline"), t("common.live.stale"));
}

function earlier() {
  const rush = slots.rows.length > slots.recent;
  const look = { class: `rows${rush ? " rows--rush" : ""}`, key: "rows", style: { "--rows": slots.recent }, "aria-label": t("display.earlier") };
  const word = slots.rows.some(Boolean) && h("p", { class: "rows-word", key: "rows-word", "aria-hidden": "true" }, t("display.earlier"));
  return [word, h("ol", look, slots.rows.map(row))];
}

function hero() {
  const call = slots.hero;
  const fresh = isNew(slots, call, performance.now());
  const wide = call.number.length + call.counter.length > 5;
  return h(
    "section",
    {
      class: `hero${wide ? " hero--wide" : ""}${fresh ? " hero--fresh" : ""}`,
      key: call.seq,
      "aria-label": t("display.calling"),
      dataset: { seq: call.seq },
    },
    h("p", { class: "hero-word", "aria-hidden": "true" }, t("display.calling")),
    number(call.number, { class: "hero-number" }),
    h("span", { class: "hero-arrow" }, icon("go", t("display.to"))),
    counterSign(call.counter, call.counter_name),
    speaking(call),
  );
}

/** Closed, nobody waits, and the last call was a while ago: it need not shine all night. */
function dayIsOver() {
  const { hours, waiting, calls } = state.scene;
  const busy = waiting.some((each) => each.count) || calls.some((call) => call.current);
  return !hours.open && hours.why !== "last_ticket" && !busy && sceneTime() - Date.parse(slots.hero.at) > LAST;
}

function empty() {
  const { hours, waiting } = state.scene;
  const served = hours.why === "closed_by_hand" && waiting.some((each) => each.count);
  const closed = !hours.open && hours.why !== "last_ticket" && !served;
  const opens = hours.opens_at && t("display.closed_opens", { day: day(hours.opens_at), at: clock(hours.opens_at) });
  return h(
    "section",
    { class: "empty", key: "empty" },
    h("p", { class: "empty-word" }, t(closed ? "display.closed" : "display.nobody")),
    h("p", { class: "empty-hint" }, closed ? opens || t("display.closed_hint") : t("display.nobody_hint")),
  );
}

function row(call, place) {
  if (!call) return h("li", { class: "row row--free", key: place });
  return h(
    "li",
    { class: `row${call.current ? "" : " row--past"}`, key: place, dataset: { seq: call.seq } },
    number(call.number, { class: "row-number" }),
    h("span", { class: "row-arrow" }, icon("go", t("display.to"))),
    counterSign(call.counter, call.counter_name),
    speaking(call),
  );
}

function speaking(call) {
  const spoken = state.sound.seq === call.seq && state.sound.state === "speaking";
  return h("span", { class: "speaking" }, spoken && icon("sound", t("display.speaking")));
}

async function wake() {
  await speaker.wake();
}

/** Whether sound comes back without a touch. */
const able = () => kiosk || state.sound.state === "off";

function nightly() {
  const called = Date.parse(state.scene?.calls[0]?.at);
  if (state.line === "live" && able() && isNight(now(), called)) afresh();
}

show(firstScene);
wire = live({
  scene: setup.scene,
  area: setup.area,
  onScene: show,
  onState: (line) => {
    if (line === "live") speaker.present();
    else speaker.lost();
    draw({ line });
  },
  onJoined: () => {
    leads.splice(0, leads.length - 1); // perhaps another hub, with another clock
    speaker.present(true);
  },
  onDropped: () => speaker.lost(),
  onNews: (event, data) => event === "speaker" && speaker.appoint(data),
  mayRenew: () => able() && state.sound.state !== "speaking",
});
report(wire, "display", () => (kiosk && state.sound.state === "blocked" ? "soundless" : "ok"));
if (kiosk) wake();
setInterval(() => {
  draw();
  nightly();
}, 1_000);
setInterval(() => speaker.pump(), 1_000); // an emergency is said again
notice(() => draw());
