// The loudspeaker: plays the hub's sounds strictly one after another, and says on <html data-...> what it does.

import { Queue } from "./queue.js";

/** Milliseconds a sound file may take to arrive. */
const FETCH = 4_000;

/** Milliseconds a whole call (chime and sentence twice) may take; then the next one has its turn. */
const WHOLE = 25_000;

/** Seconds of quiet between the two sayings, and after a call. */
const BREATH = 0.5;

const KEPT = 40;

function within(promise, ms) {
  let timer;
  const late = new Promise((_, no) => (timer = setTimeout(() => no(new Error("too late")), ms)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/**
 * A loudspeaker. `clock()` is the hub's time in ms; `spoken(seq)` is called when a call's sentence was heard to its end,
 * `change({state, seq})` whenever the state (off, blocked, quiet, speaking) or the call being spoken changes.
 */
export class Speaker {
  constructor({ clock, spoken, change }) {
    this.clock = clock;
    this.spoken = spoken;
    this.change = change;
    this.queue = null;
    this.context = null;
    this.sounds = new Map();
    this.at = { state: "off", seq: 0 };
    this.busy = false;
    this.chime = true;
  }

  /** Begin to listen after the call `cursor`: what was called before this page was there is not spoken. */
  begin(cursor) {
    this.queue = new Queue(cursor);
  }

  /** Ask the browser for sound; answers whether it gave it. Without a touch it may refuse, unless it is a kiosk browser. */
  async wake() {
    this.context ??= new AudioContext();
    this.context.onstatechange = () => this.settle();
    await within(this.context.resume(), 1_000).catch(() => {});
    this.settle();
    this.pump();
    return this.context.state === "running";
  }

  /** Say how it stands when nothing is being said. */
  settle() {
    if (this.busy) return;
    const running = this.context?.state === "running";
    this.tell(running ? "quiet" : this.context ? "blocked" : "off", 0);
  }

  /** Take in a scene's calls and begin to speak. */
  hear(speech, { voice, chime }) {
    if (!this.queue) return;
    this.chime = chime;
    this.queue.offer(voice || chime ? speech : [], this.clock(), performance.now());
    for (const call of this.queue.pending) if (call.wav) this.fetch(call.wav);
    if (chime) this.fetch("chime");
    this.pump();
  }

  async pump() {
    if (this.busy || this.context?.state !== "running" || !this.queue) return;
    this.busy = true;
    try {
      for (let call = this.turn(); call; call = this.turn()) {
        this.tell("speaking", call.seq);
        const turn = { over: false };
        await within(this.say(call, turn), WHOLE).catch(() => this.hush(turn));
        if (this.context.state !== "running") break;
      }
    } finally {
      this.busy = false;
      this.settle();
    }
  }

  turn() {
    return this.queue.next(performance.now());
  }

  /** Chime, then the sentence twice; once when somebody waits behind. Without the sentence the chime alone. */
  async say(call, turn) {
    const entry = { seq: call.seq, from: performance.now(), to: 0, times: 0 };
    const sentence = call.wav ? await this.fetch(call.wav) : null;
    if (this.chime) await this.play(await this.fetch("chime"), turn);
    for (let time = 0; sentence && time < (this.queue.busy ? 1 : 2); time += 1) {
      if (!(await this.play(sentence, turn))) break;
      entry.times += 1;
      entry.to = performance.now();
      await this.rest();
    }
    if (entry.times) this.spoken(call.seq);
    this.log(entry);
  }

  /** The decoded sound of a key, kept for the next time; null when the hub has none. */
  fetch(key) {
    const known = this.sounds.get(key);
    if (known) return known;
    const coming = within(this.load(key), FETCH).catch(() => null);
    coming.then((sound) => sound || this.sounds.delete(key));
    this.sounds.set(key, coming);
    for (const old of this.sounds.keys()) {
      if (this.sounds.size <= KEPT) break;
      if (old !== "chime") this.sounds.delete(old);
    }
    return coming;
  }

  async load(key) {
    const answer = await fetch(`/voice/${key}.wav`);
    if (!answer.ok) throw new Error(`no sound ${key}: ${answer.status}`);
    const bytes = await answer.arrayBuffer();
    const offline = this.context ?? new OfflineAudioContext(1, 1, 22050);
    return offline.decodeAudioData(bytes);
  }

  /** Play one sound; true when it was heard to its end, false when it was cut off or had none. */
  play(sound, turn) {
    if (!sound || turn.over) return Promise.resolve(false); // a turn that took too long must not speak into the next one
    const source = new AudioBufferSourceNode(this.context, { buffer: sound });
    source.connect(this.context.destination);
    this.source = source;
    const ended = new Promise((yes) => (source.onended = () => yes(!turn.over)));
    source.start();
    return within(ended, sound.duration * 1_000 + 2_000).catch(() => {
      source.stop();
      return false;
    });
  }

  rest() {
    return new Promise((yes) => setTimeout(yes, BREATH * 1_000));
  }

  hush(turn) {
    turn.over = true;
    this.source?.stop();
  }

  log(entry) {
    const { dataset } = document.documentElement;
    const past = JSON.parse(dataset.said ?? "[]").slice(-19);
    dataset.said = JSON.stringify([...past, entry]);
    if (entry.times) dataset.spoken = entry.seq;
  }

  tell(state, seq) {
    this.at = { state, seq };
    Object.assign(document.documentElement.dataset, { sound: state, speaking: seq });
    this.change(this.at);
  }
}
