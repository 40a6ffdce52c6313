// News from the hub: a small websocket-only Socket.IO v5 client that joins one scene and keeps it fresh, through sleep and broken wires.

import { setup } from "/static/hub/page.js";
import { renew } from "/static/hub/renew.js";

const LADDER = [500, 1000, 2000, 5000]; // ms before the next try, each with jitter so that 50 screens do not come at once
const STALE = 5000; // ms without a word; the hub's beat comes every 2 s
const OFFLINE = 20000;
const ACK = 6000; // ms
const LEAP = 5000; // ms by which no message is late
const ANEW = 3000; // ms before a screen that is refused for good opens its page again
const PASSING = new Set(["too_many_requests", "store_busy", "internal"]); // refusals worth another try

const OWN = new Set(["scene", "beat", "refusal"]); // heard here

/**
 * Follow a scene: live({scene, area, onScene(scene), onState("live" | "stale" | "offline"), onRefusal?(problem), mayRenew?()}).
 *
 * Returns {emit(event, data), close()}; emit promises the hub's answer, or null when none came. A scene older than the one shown
 * is dropped. onRefusal hears of a join that was refused for good, or taken back later (signed out, not this counter); without one
 * the page is opened again, for only the hub can say what is wrong (not enrolled any more, an area that is gone).
 * onJoined and onDropped hear of each join and of each lost connection at once, onNews(event, data) of what only some screens are told.
 * mayRenew says whether the page may be loaded anew now that the hub has a newer one (renew.js).
 */
export function live({ scene, area = "main", onScene, onState = () => {}, onRefusal = anew, onJoined = () => {}, onDropped = () => {}, onNews = () => {}, mayRenew = () => true }) {
  const line = new Line({
    opened: () => {
      const { socket } = line;
      const asked = line.emit("join", { scene, area, ...(newest >= 0 && { seq: newest }) });
      asked.then((answer) => socket === line.socket && joined(answer));
    },
    heard: (event, data) => {
      if (event === "scene" && data.scene === scene && data.area === area) show(data);
      if (event === "beat") {
        setOffset(data.at);
        renew(data.version, mayRenew);
      }
      if (event === "refusal" && data.event === "join" && !PASSING.has(data.code)) onRefusal(data);
      if (!OWN.has(event)) onNews(event, data);
    },
    state: (told) => onState(told),
    dropped: () => onDropped(),
  });
  let newest = -1;
  let fresh = true; // the first scene after a join counts, whatever its seq: the hub may have a new book

  function show(data) {
    if (!fresh && data.seq < newest) return;
    fresh = false;
    newest = data.seq;
    setOffset(data.at);
    onScene(data);
  }

  function joined(answer) {
    if (answer?.ok) {
      line.wellConnected();
      return onJoined();
    }
    if (!answer || PASSING.has(answer.code)) return line.again();
    line.wellConnected();
    onRefusal(answer);
  }

  line.beforeOpen = () => (fresh = true);
  line.open();
  return { emit: (event, data) => line.emit(event, data), close: () => line.close() };
}

function anew() {
  setTimeout(() => location.reload(), ANEW);
}

/** ms to add to this machine's clock to get the hub's, as of the last word heard from it. */
live.offset = 0;
const offsets = [];
let heardAt = Date.now();

/** The hub's time, now. Its clock runs as ours does (rate 1), but faster in a rehearsal. */
export function hubNow() {
  const here = Date.now();
  return new Date(here + live.offset + (here - heardAt) * ((setup.rate ?? 1) - 1));
}

function setOffset(at) {
  const offset = Date.parse(at) - Date.now();
  if (Math.abs(offset - live.offset) > LEAP) offsets.length = 0; // one of the two clocks was set
  // a message only ever arrives late, so the largest of the last few is nearest the truth
  offsets.push(offset);
  if (offsets.length > 8) offsets.shift();
  live.offset = Math.max(...offsets);
  heardAt = Date.now();
}

/** This moment, on the clock of the wall and on that of the page: the one may be set back, the other stands still in sleep. */
const moment = () => ({ wall: Date.now(), page: performance.now() });

/** Milliseconds since such a moment. */
const since = ({ wall, page }) => Math.max(Date.now() - wall, performance.now() - page);

/** One connection that is always being kept up. */
class Line {
  constructor({ opened, heard, state, dropped }) {
    Object.assign(this, { opened, heard, state, dropped, beforeOpen: () => {} });
    this.tried = 0;
    this.acks = new Map();
    this.ackId = 0;
    this.told = null;
    this.well = false;
    this.lastWord = moment();
    this.patience = 10000;
    this.ticking = setInterval(() => this.look(), 500);
    this.wake = () => document.visibilityState === "visible" && this.refresh();
    document.addEventListener("visibilitychange", this.wake);
    this.shown = (event) => event.persisted && this.refresh(); // a first showing has nothing to refresh
    addEventListener("pageshow", this.shown);
    addEventListener("online", this.wake);
  }

  open() {
    clearTimeout(this.timer);
    this.timer = null;
    const url = new URL("/socket.io/?EIO=4&transport=websocket", location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(url);
    this.socket = socket;
    this.opening = moment();
    socket.onmessage = ({ data }) => socket === this.socket && this.read(data);
    socket.onclose = socket.onerror = () => socket === this.socket && this.again();
  }

  read(data) {
    this.lastWord = moment();
    const [engine, kind] = data;
    if (engine === "0") {
      const { pingInterval, pingTimeout } = JSON.parse(data.slice(1));
      this.patience = pingInterval + pingTimeout;
      this.socket.send("40");
    } else if (engine === "2") this.socket.send(`3${data.slice(1)}`);
    else if (engine === "1" || (engine === "4" && (kind === "1" || kind === "4"))) this.again();
    else if (engine === "4" && kind === "0") {
      this.connected = true;
      this.beforeOpen();
      this.opened();
    } else if (engine === "4" && kind === "2") this.heard(...JSON.parse(data.slice(2)));
    else if (engine === "4" && kind === "3") this.acknowledge(data.slice(2));
    this.look();
  }

  acknowledge(text) {
    const [, id, answer] = text.match(/^(\d+)(.*)$/s);
    this.acks.get(Number(id))?.(JSON.parse(answer)[0]);
  }

  emit(event, data) {
    if (!this.connected) return Promise.resolve(null);
    const id = (this.ackId += 1);
    return new Promise((done) => {
      const end = (answer) => {
        clearTimeout(timer);
        this.acks.delete(id);
        done(answer);
      };
      const timer = setTimeout(end, ACK, null);
      this.acks.set(id, end);
      this.socket.send(`42${id}${JSON.stringify([event, data])}`);
    });
  }

  /** The hub has answered our join: the ladder starts from its foot again. */
  wellConnected() {
    this.well = true;
    this.tried = 0;
    this.look();
  }

  /** Drop this connection and try another after a rest. */
  again(rest = LADDER[Math.min(this.tried, LADDER.length - 1)] * (0.75 + Math.random() / 2)) {
    this.drop();
    if (this.timer || this.closed) return;
    this.tried += 1;
    this.timer = setTimeout(() => this.open(), rest);
  }

  drop() {
    const { socket } = this;
    this.socket = null;
    this.connected = this.well = false;
    this.dropped();
    for (const end of [...this.acks.values()]) end(null);
    socket?.close();
  }

  /** Awake after sleep, or the network is back: what is shown may be hours old. */
  refresh() {
    if (this.connected && since(this.lastWord) < STALE) return this.opened();
    this.drop();
    this.open();
  }

  /** Say how old the last word is; a silent connection is a dead one. */
  look() {
    const silence = since(this.lastWord);
    if (this.socket && Math.min(silence, since(this.opening)) > this.patience) this.again();
    const state = silence >= OFFLINE ? "offline" : silence >= STALE ? "stale" : this.well ? "live" : this.told;
    if (state && state !== this.told) this.state((this.told = state));
  }

  close() {
    this.closed = true;
    clearInterval(this.ticking);
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.wake);
    removeEventListener("pageshow", this.shown);
    removeEventListener("online", this.wake);
    this.drop();
  }
}
