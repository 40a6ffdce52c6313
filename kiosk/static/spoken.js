// The spoken mode: a visitor who does not see the screen takes a number by ear and keypad. Any figure of the pad starts it.
//
// Always: 0 says it again, * goes back, # or Enter confirms, 8 louder, 9 softer; 1 to 6 choose, 7 turns the page. On a pad with them,
// + and - are the volume too, the arrows go through the choices one by one, and Backspace goes back.

import { act, look, pressKey } from "/static/hub/act.js";
import { fault, language, onLanguage, setLanguage, setup } from "/static/hub/dom.js";
import { menuOf, script } from "./menus.js";
import { Mouth } from "./mouth.js";

const FRESH = { menu: "tongue", page: 0, group: null, service: null, priority: false, low: false, at: 0, saying: -1, oriented: false, trail: [], ticket: null, slip: "" };
const KEPT = ["menu", "page", "group", "service", "priority", "low"]; // what "back" brings back
const ASK_EVERY = 400; // ms between looks at the slip
const PAPER_PATIENCE = 8_000; // ms after which the number is told without waiting for the slip
const ONE_PRESS = 350; // ms in which a second press of the same key is the same press
const CHOOSING = /^([1-7]|confirm)$/;
const SETTLED = { ok: "ok", failed: "bad", unconfirmed: "bad", none: "none" };
const SIGNS = { "*": "back", Backspace: "back", Escape: "back", ArrowLeft: "back", "#": "confirm", Enter: "confirm", "+": "louder", "-": "softer", "/": "repeat", ArrowDown: "next", ArrowUp: "previous" };

/** What a key of a keypad means: a figure as text, the name of an act, or null. The pad's figures count whatever NumLock says. */
export function meaning(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const figure = event.code.match(/^Numpad(\d)$/)?.[1] ?? (/^\d$/.test(event.key) ? event.key : null);
  return figure ?? SIGNS[event.key] ?? null;
}

/** `kiosk` is {change, step, afresh, touch} of kiosk.js. Returns what its hand, its idle watch and its reset need. */
export function spokenMode(state, { change, step, afresh, touch }) {
  const mouth = new Mouth({ normal: setup.spoken_volume, change: follow });
  let warned = false;
  let turning = false;
  let shift = 0; // prompts said before those of the menu
  let last = { name: "", at: 0 };

  /** The screen follows what is said. */
  function follow(at) {
    if (!state.spoken) return;
    change({ spoken: { ...state.spoken, saying: at < shift ? -1 : at - shift } });
    document.querySelector(".spoken [aria-current]")?.scrollIntoView({ block: "nearest" });
  }

  /** Open a menu and say it, what else has to be said first. */
  function open(news, first = []) {
    step({ step: "spoken", spoken: { ...state.spoken, at: 0, saying: -1, page: 0, ...news } });
    return tell(first);
  }

  function tell(first = []) {
    shift = first.length;
    return mouth.say([...first.map((id) => ({ id, language: language() })), ...script(menuOf(state))]).then((heard) => heard && touch());
  }

  /** Something that is no part of what the menu says. */
  function aside(prompts) {
    shift = Infinity;
    return mouth.say(prompts);
  }

  function start() {
    if (!state.scene.spoken || state.busy) return;
    afresh();
    open(FRESH);
    for (const id of ["still", "lost", "bye"]) mouth.fetch({ id, language: language() }); // must be said even when the hub is gone
  }

  function end() {
    if (!state.spoken) return;
    warned = false;
    mouth.back();
    aside([{ id: "bye", language: language() }]);
  }

  function go(then) {
    if (then.take) return take();
    if (then.finish) return afresh();
    const { tongue, ...news } = then;
    if (news.menu && !tongue) news.oriented = true;
    const trail = news.menu ? [...state.spoken.trail, Object.fromEntries(KEPT.map((name) => [name, state.spoken[name]]))] : state.spoken.trail;
    if (tongue) speakIn(tongue);
    return open({ ...news, trail, ...(news.menu === "check" && { press: pressKey() }) });
  }

  /** The language of what is said from now on; the menu before is not said again in it. */
  function speakIn(tongue) {
    turning = true;
    setLanguage(tongue);
    turning = false;
  }

  function back() {
    const { trail, menu } = state.spoken;
    if (!trail.length || menu === "done") return afresh();
    return open({ ...trail.at(-1), trail: trail.slice(0, -1) });
  }

  async function take() {
    const { service, priority, low, press } = state.spoken;
    change({ busy: true, fault: "" });
    open({ menu: "taking" });
    const asked = { service, priority, low, kiosk: true, language: language() };
    const answer = await act("/api/tickets", asked, { key: press, tries: state.link === "live" ? 4 : 1 });
    change({ busy: false });
    if (!state.spoken) return; // the visitor's touch ended it; the slip has the number
    if (!answer.ok) {
      change({ fault: fault(answer.body) });
      return open({ menu: "refused", press: answer.status ? pressKey() : press });
    }
    change({ last: { ticket: answer.body, at: Date.now() } });
    open({ menu: "done", ticket: answer.body, trail: [], slip: await slipOf(answer.body.token) });
  }

  async function slipOf(token) {
    const until = performance.now() + PAPER_PATIENCE;
    while (performance.now() < until) {
      const answer = await look(`/api/tickets/${token}/slip`);
      const settled = answer.ok && SETTLED[answer.body.state];
      if (settled) return settled;
      await new Promise((yes) => setTimeout(yes, ASK_EVERY));
    }
    return "bad";
  }

  /** One choice at a time, for whoever has arrows. */
  function browse(by) {
    const { options } = menuOf(state);
    if (!options.length) return tell();
    const before = options.findIndex(({ key }) => key === state.spoken.at);
    const next = before < 0 && by < 0 ? options.length - 1 : (before + by + options.length) % options.length;
    change({ spoken: { ...state.spoken, at: options[next].key } });
    return aside(script({ lead: [], options: [options[next]], tail: [] }));
  }

  function turn(by) {
    mouth.turnVolume(by);
    if (!mouth.speaking) aside([{ id: by > 0 ? "louder" : "softer", language: language() }]);
  }

  function confirm() {
    const { options, confirm: then } = menuOf(state);
    const browsed = options.find(({ key }) => key === state.spoken.at);
    if (browsed) return go(browsed.then);
    return then ? go(then) : tell(["no_such"]);
  }

  /** A key of the pad, or its likeness on the screen. */
  function key(name) {
    const again = CHOOSING.test(name) && name === last.name && performance.now() - last.at < ONE_PRESS;
    last = { name, at: performance.now() };
    if (state.busy || again) return undefined;
    if (warned) {
      warned = false; // whoever answers "are you still there?" chooses nothing by it
      return tell();
    }
    const acts = { 0: () => tell(), repeat: () => tell(), back, confirm, 8: () => turn(1), louder: () => turn(1), 9: () => turn(-1), softer: () => turn(-1), next: () => browse(1), previous: () => browse(-1) };
    if (acts[name]) return acts[name]();
    const picked = menuOf(state).options.find((one) => String(one.key) === name);
    return picked ? go(picked.then) : tell(["no_such"]);
  }

  document.addEventListener("keydown", (event) => {
    const name = meaning(event);
    const typing = event.target.matches?.("input, textarea");
    const presses = event.key === "Enter" && event.target.matches?.("button");
    if (!name || typing || presses || event.repeat) return;
    if (state.step === "spoken") {
      event.preventDefault();
      key(name);
    } else if (/^\d$/.test(name) || event.key === "*" || event.key === "#") start();
  });

  onLanguage(() => !turning && state.step === "spoken" && state.spoken && tell());

  // while it speaks nobody is asked to hurry
  setInterval(() => state.spoken && mouth.speaking && !state.warning && touch(), 1_000);

  return {
    hand: { speak: start, key },
    /** The idle watch warns: say it, once. */
    warn(seconds) {
      if (!seconds) setTimeout(() => (warned = false)); // after the key that answered it was heard
      if (!state.spoken || !seconds || warned) return;
      warned = true;
      aside([{ id: "still", language: language() }]);
    },
    end,
  };
}
