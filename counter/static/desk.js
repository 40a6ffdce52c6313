/** One signed-in counter: the newest scene, the press under way, and what the hub answered. */

import { fault, h, mount, onLanguage, t } from "/static/hub/dom.js";
import { act, look, pressKey } from "/static/hub/act.js";
import { hubNow, live } from "/static/hub/live.js";
import { board } from "./board.js";
import { hand } from "./hand.js";
import { Inquiries, OURS } from "./inquiries.js";
import { onKeys } from "./keys.js";
import { COOLING, hindrance, meant, undoable } from "./plan.js";
import { answered } from "./reply.js";
import { queue } from "./queue.js";
import { ask, tell } from "./sheet.js";
import { top } from "./top.js";
import { because } from "./because.js";
import { ASKING, wish } from "./wishes.js";

const DOUBLE = 600; // ms in which a second press of the same key is one hand trembling, not two wishes
const SLOW = 1500; // ms after which the hand is told that the hub has not answered yet
const READ = 8000; // ms an answer stays; then it goes by itself
const PUSH = 400; // ms to wait for the pushed scene before asking for it
const GONE = new Set(["not_signed_in", "session_expired", "not_your_counter", "no_role"]);

/** Run the desk of `counter` for `staff` in `root`; `left(words)` is called once when the sign-in is over. */
export class Desk {
  constructor(root, { counter, staff, scene, left }) {
    Object.assign(this, { root, counter, staff, left, scene: null, note: null, busy: false, slow: false, wireState: "live" });
    this.waiters = [];
    this.inquiries = new Inquiries({ staff, now: () => this.now(), gone: (body) => this.gone(body) });
    this.wire = live({
      scene: "counter",
      area: counter,
      onScene: (fresh) => this.show(fresh),
      onState: (state) => { this.wireState = state; this.draw(); },
      onRefusal: () => this.leave(t("counter.ended")),
    });
    const tick = setInterval(() => this.draw(), 1000);
    const ends = [onLanguage(() => this.draw()), onKeys((what) => this.press(what)), () => clearInterval(tick)];
    this.close = () => { this.over = true; this.wire?.close(); ends.forEach((end) => end()); };
    if (scene?.counter) this.show(scene);
  }

  now() {
    return hubNow().getTime();
  }

  show(fresh) {
    if (this.over) return;
    const clerk = fresh.counter.clerk?.number;
    if (clerk !== this.staff) return this.leave(t(clerk ? "counter.elsewhere" : "counter.ended"));
    const first = this.scene === null;
    const news = answered(this.scene, fresh);
    this.scene = fresh;
    this.waiters.splice(0).forEach((wake) => wake());
    this.draw();
    if (news) this.say("quiet", t("counter.held.news", { number: news }));
    if (first) this.toBigKey();
  }

  draw() {
    if (this.over || !this.scene) return;
    const now = this.now();
    mount(
      this.root,
      top(this.scene, now, { wire: this.wireState, leave: () => this.signOut() }),
      h("main", { class: "desk", key: "desk" },
        hand(this.scene, now, (what, chosen) => this.press(what, chosen)),
        board(this.scene, now, {
          press: (what) => this.press(what), note: this.note, busy: this.busy, rest: this.isDouble("big"), slow: this.slow,
        }),
        queue(this.scene, now, {
          call: (ticket) => this.press("call", ticket), takeBack: (ticket) => this.press("take-back", ticket), internal: () => this.press("internal"),
        })),
    );
  }

  /** Is a press of this key now the second half of a double press? */
  isDouble(what) {
    return this.pressed?.what === what && performance.now() - this.pressed.at < DOUBLE;
  }

  /** `what` is "big" or a verb; a second press of the same key within DOUBLE is the same press. */
  async press(what, chosen) {
    if (this.scene && !this.busy && !this.isDouble(what)) await this.heard(what, chosen);
    this.toBigKey(); // whatever was pressed and whatever came of it
  }

  async heard(what, chosen) {
    this.pressed = { what, at: performance.now() };
    setTimeout(() => this.draw(), DOUBLE);
    const verb = meant(what, this.scene);
    const why = what === "big" ? null : hindrance(verb, this.scene, this.now());
    if (why && why !== COOLING) return this.say("trouble", t(`counter.cannot.${why}`, { count: this.scene.in_hand?.calls }));
    if (verb === "why") return tell(because(this.scene, this.now()));
    if (OURS.has(verb)) return this.aside(verb, chosen);
    const wanted = await wish(verb, this.scene, this.now(), chosen);
    if (verb in ASKING) this.pressed = null; // an answered sheet lies between: no double press
    if (wanted && !this.over) await this.send(wanted);
  }

  /** What belongs to an inquiry: the visitor in hand stays as they are. */
  async aside(verb, chosen) {
    this.pressed = null;
    const words = await this.inquiries.press(verb, this.scene, chosen);
    if (words) this.say("trouble", words);
  }

  /** Whether a refusal says that the sign-in is over; then the desk is left. */
  gone(body) {
    if (!GONE.has(body.code)) return false;
    this.leave(t("counter.ended"));
    return true;
  }

  async send({ verb, body, ticket }) {
    const had = this.scene.in_hand;
    const undone = undoable(this.scene, this.now());
    const wanted = JSON.stringify([verb, body, ticket, had?.id]);
    // A press the hub never answered may have happened: the same wish again goes with the same key.
    const key = this.unheard?.wanted === wanted ? this.unheard.key : pressKey();
    this.busy = true;
    this.say(null);
    const slow = setTimeout(() => { this.slow = true; this.say("quiet", t("counter.asking")); }, SLOW);
    const pushed = new Promise((wake) => this.waiters.push(wake));
    const path = verb === "internal" ? "line" : ticket ? `line/${ticket}` : `counters/${encodeURIComponent(this.counter)}`;
    const answer = await act(`/api/${path}/${verb}`, body, { key });
    clearTimeout(slow);
    this.unheard = answer.status === 0 ? { wanted, key } : null;
    if (!answer.ok && this.gone(answer.body)) return;
    if (answer.ok) await this.settled(pushed);
    this.busy = this.slow = false;
    if (!answer.ok) return this.say("trouble", refusalWords(answer.body));
    const words = doneWords(verb, answer.body, had, undone);
    this.say(words && "quiet", words);
  }

  /** Until the screen shows what was done: the push, or the scene asked for when the socket is slow. */
  async settled(pushed) {
    const late = Symbol("late");
    const first = await Promise.race([pushed, new Promise((wake) => setTimeout(wake, PUSH, late))]);
    if (first !== late || this.over) return;
    const fetched = await look(`/api/scenes/counter/${encodeURIComponent(this.counter)}`);
    if (fetched.ok) this.show(fetched.body);
  }

  /** A sentence where the hand is; `kind` null takes it away. */
  say(kind, text = "") {
    clearTimeout(this.noteTimer);
    this.note = kind && { kind, text };
    if (kind && !(kind === "quiet" && this.busy)) this.noteTimer = setTimeout(() => this.say(null), READ);
    this.draw();
  }

  async signOut() {
    if (this.busy || document.querySelector("dialog[open]")) return;
    if (await this.isMeant()) await this.goOut();
    this.toBigKey();
  }

  /** Leaving asks once, and says what to tell those who still wait; a visitor in hand is refused by the hub. */
  async isMeant() {
    if (this.scene.in_hand) return true;
    const options = [{ value: true, words: t("counter.out.key") }];
    return Boolean(await ask({ title: t("counter.out.title"), about: t("counter.out.about"), say: t("counter.say.close"), options }));
  }

  async goOut() {
    this.busy = this.leaving = true;
    const answer = await act("/api/sign-out", {});
    this.busy = this.leaving = false;
    if (answer.ok || GONE.has(answer.body.code)) return this.leave(t("counter.signed_out"));
    this.say("trouble", fault(answer.body));
  }

  leave(words) {
    if (this.over || this.leaving) return;
    this.close();
    document.querySelectorAll("dialog").forEach((each) => each.close());
    this.left(words);
  }

  toBigKey() {
    if (!document.querySelector("dialog[open]")) document.getElementById("big")?.focus();
  }
}

/** One quiet sentence about what was done, where the screen alone would not say it; "" where it does. */
function doneWords(verb, body, had, undone) {
  const number = (body.ticket ?? body).number;
  if (verb === "next" && !body.ticket) return t(had ? "counter.finished_nobody" : "counter.nobody_came");
  if (verb === "undo") return t(`counter.undone.${undone?.verb ?? "next"}`, { number: undone?.number ?? number });
  const said = new Set(["hold", "return", "transfer", "add-service", "lift", "priority", "rejoin", "internal"]);
  return said.has(verb) ? t(`counter.done.${verb}`, { number }) : "";
}

/** Who lost a race for a number is told where it went. */
function refusalWords(body) {
  const { counter, number } = body.about ?? {};
  return body.code === "not_waiting" && counter ? t("counter.gone", { counter, number }) : fault(body);
}
