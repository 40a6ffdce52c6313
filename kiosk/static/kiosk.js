// The visitor's window: choose, read, confirm, take the number, and start afresh for the next one.

import { act, pressKey } from "/static/hub/act.js";
import { fault, firstScene, h, local, mount, onLanguage, setLanguage, setup, t } from "/static/hub/dom.js";
import { live } from "/static/hub/live.js";
import { report } from "/static/hub/report.js";
import { choose } from "./choose.js";
import { done, followSlip } from "./done.js";
import { fit } from "./fit.js";
import { bands, head } from "./head.js";
import { watchIdle } from "./idle.js";
import { modeKeys, PLAIN, wear } from "./modes.js";
import { count } from "./offer.js";
import { rejoin } from "./rejoin.js";
import { remark, remarkHand } from "./remark.js";
import { reprintHand } from "./reprint.js";
import { sheet } from "./sheet.js";
import { spokenMode } from "./spoken.js";
import { spoken } from "./spoken_stage.js";

const FRESH = { step: "choose", service: null, priority: false, low: false, typed: "", back: null, page: 0, group: null, modes: PLAIN, online: false, told: [], busy: false, press: "", unsure: false, fault: "", ticket: null, slip: null, copies: 0, left: 0, still: false, remark: null, spoken: null };
const state = { ...FRESH, last: null, scene: firstScene, link: "live", warning: 0 };
const home = setup.language || "zh";
const node = (id) => document.getElementById(id);
let leave = null;

const STILL = 2500; // ms in which a shaking hand's further taps must not send the number away
const ONE_TAP = 700; // ms in which a second tap on the same wish is the same tap
let tapped = -ONE_TAP;

function toggle(wish) {
  if (performance.now() - tapped < ONE_TAP) return;
  tapped = performance.now();
  change({ [wish]: !state[wish], press: pressKey() });
}

/** What a hand can do; each stage gets these and nothing else. */
const hand = {
  priority: () => toggle("priority"),
  low: () => toggle("low"),
  page: (page) => change({ page }),
  group: (group) => step({ group, page: 0 }),
  mode: (name) => change({ modes: { ...state.modes, [name]: !state.modes[name] } }),
  open,
  online: () => {
    change({ online: !state.online });
    count(state, change, true);
  },
  back: () => step({ step: "choose", service: null, fault: "", unsure: false }),
  missed: () => step({ step: "rejoin", typed: "", back: null, fault: "", unsure: false }),
  type: (typed) => change({ typed, fault: "", unsure: false, press: pressKey() }),
  rejoin: comeBack,
  take,
  afresh,
  ...remarkHand(state, { change, step, refused, afresh }),
  ...reprintHand(state, { change, step, follow }),
};

const STAGES = { choose, sheet, done, rejoin, remark, spoken };

function change(news) {
  Object.assign(state, news);
  draw();
}

function step(news) {
  change(news);
  window.scrollTo(0, 0);
  node("stage").querySelector("h1")?.focus({ preventScroll: true });
}

function draw() {
  wear(state.modes);
  mount(node("head"), head(state));
  mount(node("foot"), modeKeys(state, hand));
  mount(node("bands"), bands(state));
  mount(node("stage"), STAGES[state.step](state, hand));
  mount(node("over"), state.warning ? stillThere() : null);
  for (const part of ["head", "stage", "foot"]) node(part).inert = state.warning > 0;
  fit(node("stage"), node("foot"));
  document.title = `${t("kiosk.title")} · ${local(state.scene.hall)}`;
}

function stillThere() {
  const words = { role: "alertdialog", "aria-labelledby": "still", "aria-modal": "true", class: "sheet still" };
  return h(
    "div",
    { class: "veil", key: "still" },
    h("div", words, h("h2", { id: "still" }, t("kiosk.idle.ask")), h("p", {}, t("kiosk.idle.in", { seconds: state.warning })), h("button", { class: "key key--main", onclick: idle.touch }, t("kiosk.idle.stay"))),
  );
}

function open(service) {
  step({ step: "sheet", service, online: false, fault: "", unsure: false, press: pressKey() });
  count(state, change, false);
}

async function take(event) {
  // detail > 1: the second tap of a double tap that opened this sheet under the same finger
  if (state.busy || state.step !== "sheet" || event.detail > 1) return;
  change({ busy: true, fault: "" });
  const low = state.low && state.scene.services.find((one) => one.id === state.service).low;
  const asked = { service: state.service, priority: state.priority, low, kiosk: true, language: document.documentElement.lang.slice(0, 2) };
  // without news from the hub one try is enough: the visitor must not stand before a busy key for twenty seconds
  const answer = await act("/api/tickets", asked, { key: state.press, tries: state.link === "live" ? 4 : 1 });
  if (!answer.ok) return refused(answer);
  step({ step: "done", busy: false, ticket: answer.body, last: { ticket: answer.body, at: Date.now() }, slip: null, copies: 0, left: 0, still: true });
  setTimeout(() => change({ still: false }), STILL);
  say(answer.body);
  follow();
}

/** Watch over the slip of the number that stands on the screen. */
function follow() {
  leave?.();
  leave = followSlip(state, change, afresh);
}

async function comeBack() {
  if (state.busy) return;
  change({ busy: true, fault: "" });
  const answer = await act("/api/kiosk/rejoin", { number: state.typed }, { key: state.press, tries: state.link === "live" ? 4 : 1 });
  if (!answer.ok) return refused(answer);
  step({ busy: false, unsure: false, back: answer.body });
}

function refused({ status, body }) {
  const unheard = status === 0;
  if (body.about?.why === "pace") setTimeout(() => change({ fault: "" }), body.about.retry_after * 1000); // then it may be pressed again
  change({ busy: false, unsure: unheard, fault: unheard && state.link !== "live" ? t("kiosk.offline.refuse") : fault(body) });
}

function say(ticket) {
  const spoken = t("kiosk.done.said", { number: ticket.number });
  node("said").textContent = spoken;
}

function afresh() {
  voice.end();
  leave?.();
  leave = null;
  node("said").textContent = "";
  Object.assign(state, FRESH);
  setLanguage(home);
  step({});
}

/** The hall was started again without the service that somebody is just reading about. */
function isGone({ services }) {
  return state.step === "sheet" && !services.some((one) => one.id === state.service);
}

const idle = watchIdle({
  seconds: setup.idle_seconds,
  // a number on the screen leaves by its own clock; while the server is asked nothing may be thrown away
  touched: () => !state.busy && state.step !== "done" && (state.step !== "choose" || state.priority || state.page > 0 || state.group || state.modes !== PLAIN || document.documentElement.lang.slice(0, 2) !== home),
  onWarning: (seconds) => {
    change({ warning: seconds });
    voice.warn(seconds);
  },
  onGone: afresh,
});

const voice = spokenMode(state, { change, step, afresh, touch: idle.touch });
Object.assign(hand, voice.hand);

onLanguage(draw);
addEventListener("resize", draw);
document.fonts.addEventListener("loadingdone", draw);
draw();
setInterval(() => mount(node("head"), head(state)), 5000);
const line = live({
  scene: setup.scene,
  area: setup.area,
  onScene: (scene) => change({ scene, ...(isGone(scene) && { step: "choose", service: null, fault: "", unsure: false }) }),
  onState: (link) => change({ link }),
});
report(line, "kiosk");
