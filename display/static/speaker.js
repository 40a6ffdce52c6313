// The loudspeaker: plays the hub's sounds strictly one after another while it is its area's turn, and says on <html data-...> what it
// does.

import { Queue } from "./queue.js";
import { Sounds, within } from "./sounds.js";
import { Standing } from "./standing.js";

/** Milliseconds that each language of an item may take, chime and both sayings; then the next item has its turn. */
const WHOLE = 25_000;

/** Seconds of quiet between two sayings, and after an item; and between two languages. */
const BREATH = 0.5;
const COMMA = 0.25;

/** Milliseconds after which the hub is asked again whose turn it is. */
const ASK = 2_000;

/**
 * A loudspeaker. `clock()` is the hub's time in ms; `spoken(seq)` is called when an item's sentences were heard to their end,
 * `change({state, seq})` whenever the state (off, blocked, quiet, speaking) or the item being spoken changes, `stand(on)` when this page
 * could speak (or no longer can) and wants to be told whether it is the one of its area that does: the hub answers by `appoint`.
 */
export class Speaker {
  constructor({ clock, spoken, change, stand }) {
    Object.assign(this, { clock, spoken, change, stand });
    this.queue = null;
    this.standing = new Standing();
    this.sounds = new Sounds();
    this.context = null;
    this.at = { state: "off", seq: 0 };
    this.busy = this.mine = false;
    this.asked = -ASK;
    this.sound = { chime: true, volume: 100 };
  }

  /** Begin to listen after the call `cursor`: what was called before this page was there is not spoken. */
  begin(cursor) {
    this.queue = new Queue(cursor);
    this.standing.begin(cursor);
  }

  /** Ask the browser for sound; answers whether it gave it. Without a touch it may refuse, unless it is a kiosk browser. */
  async wake() {
    if (!this.context) {
      this.context = new AudioContext();
      this.gain = new GainNode(this.context);
      this.gain.connect(this.context.destination);
    }
    this.context.onstatechange = () => this.turned();
    await within(this.context.resume(), 1_000).catch(() => {});
    this.settle();
    this.present();
    return this.running;
  }

  get running() {
    return this.context?.state === "running";
  }

  /** The browser gave or took the sound: without it another display of the area must speak. */
  turned() {
    if (!this.running && this.asked > 0) {
      this.lost();
      this.stand(false);
    }
    this.present();
    this.settle();
  }

  /** Tell the hub that this page could speak; `anew` on a connection that does not know it yet. */
  present(anew = false) {
    if (!this.running || (!anew && performance.now() - this.asked < ASK)) return;
    this.asked = performance.now();
    this.stand(true);
  }

  /** The hub says who speaks in this area, and what was spoken there lately. */
  appoint({ yours, done }) {
    this.mine = yours;
    this.asked = Infinity;
    document.documentElement.dataset.speaks = yours;
    this.queue?.spoken(done);
    this.standing.spoken(done, performance.now());
    this.pump();
  }

  /** The hub is out of hearing and may let another display speak: be silent at once; what was cut off is said again. */
  lost() {
    this.mine = false;
    this.asked = -ASK;
    document.documentElement.dataset.speaks = false;
    this.cut();
  }

  /** Say how it stands when nothing is being said. */
  settle() {
    if (this.busy) return;
    this.tell(this.running ? "quiet" : this.context ? "blocked" : "off", 0);
  }

  /** Take in a scene's calls and its announcement, and begin to speak. */
  hear(speech, sound, announcement = null) {
    if (!this.queue) return;
    this.sound = sound;
    this.queue.offer(sound.voice || sound.chime ? speech : [], this.clock(), performance.now());
    if (this.standing.offer(announcement) && announcement.urgent) this.cut();
    for (const item of [announcement, ...this.queue.pending.slice(0, 4)]) for (const wav of item?.wavs ?? []) this.sounds.fetch(wav, this.context);
    if (sound.chime) this.sounds.fetch("chime", this.context);
    this.pump();
  }

  async pump() {
    this.present();
    if (this.busy || !this.running || !this.mine || !this.queue) return;
    this.busy = true;
    try {
      for (let item = this.turn(); item; item = this.turn()) {
        this.tell("speaking", item.seq);
        this.now = { over: false, cut: false, times: 0 };
        await within(this.say(item, this.now), WHOLE * Math.max(1, item.wavs.length)).catch(() => this.hush());
        if (this.now.cut && !this.now.times && item.ticket) this.queue.back(item);
        if (!this.running || !this.mine) break;
      }
    } finally {
      this.busy = false;
      this.now = null;
      this.settle();
    }
  }

  turn() {
    return this.standing.due(this.clock(), performance.now()) ?? this.queue.next(performance.now());
  }

  /** Chime, then the sentence in each language, and all of it again; once when somebody waits behind. Without a sound the chime alone. */
  async say(item, turn) {
    const entry = { seq: item.seq, from: performance.now(), to: 0, times: 0 };
    const sentences = (await Promise.all(item.wavs.map((wav) => this.sounds.fetch(wav, this.context)))).filter(Boolean);
    this.gain.gain.value = item.urgent ? 1 : this.sound.volume / 100;
    if (this.sound.chime || item.urgent) await this.play(await this.sounds.fetch("chime", this.context), turn);
    while (sentences.length && entry.times < (item.times ?? (this.queue.busy ? 1 : 2)) && (await this.round(sentences, turn))) {
      turn.times = entry.times += 1;
      entry.to = performance.now();
      await rest(BREATH);
    }
    if (!turn.cut) this.standing.said(item, performance.now());
    if (entry.times) {
      this.queue.spoken([item.seq]);
      this.spoken(item.seq);
    }
    this.log(entry);
  }

  /** The sentence once in every language; whether all of it was heard. */
  async round(sentences, turn) {
    for (const [place, sentence] of sentences.entries()) {
      if (place) await rest(COMMA);
      if (!(await this.play(sentence, turn))) return false;
    }
    return true;
  }

  /** Play one sound; true when it was heard to its end, false when it was cut off or had none. */
  play(sound, turn) {
    if (!sound || turn.over) return Promise.resolve(false); // a turn that took too long must not speak into the next one
    const source = new AudioBufferSourceNode(this.context, { buffer: sound });
    source.connect(this.gain);
    this.source = source;
    const ended = new Promise((yes) => (source.onended = () => yes(!turn.over)));
    source.start();
    return within(ended, sound.duration * 1_000 + 2_000).catch(() => {
      source.stop();
      return false;
    });
  }

  hush() {
    if (!this.now) return;
    this.now.over = true;
    this.source?.stop();
  }

  cut() {
    if (this.now) this.now.cut = true;
    this.hush();
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

function rest(seconds) {
  return new Promise((yes) => setTimeout(yes, seconds * 1_000));
}
