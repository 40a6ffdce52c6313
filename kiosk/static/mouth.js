// Says the hub's prompts strictly one after another; a new thing to say cuts the old one off, and the volume is the visitor's for a while.

const FETCH = 5_000; // ms a prompt may take to arrive: the engine may have to make it
const OVER = 2_000; // ms more than its length that a prompt may take
const STEP = 20; // per cent
const [LEAST, MOST] = [20, 100];
const KEPT = 120; // prompts kept ready
const NOTED = 40; // prompts remembered in <html data-prompts>, for whoever looks after the kiosk

function within(promise, ms) {
  let timer;
  const late = new Promise((_, no) => (timer = setTimeout(() => no(new Error("too late")), ms)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** `normal` is the volume in per cent each visitor begins with; `change(index)` tells which of the prompts is being said, -1: none. */
export class Mouth {
  constructor({ normal, change }) {
    this.normal = normal;
    this.volume = normal;
    this.change = change;
    this.sounds = new Map();
    this.turn = 0;
    this.speaking = false;
  }

  /** Say prompts ({id, language}); true when all were heard to the end, false when cut off by the next thing to say. */
  async say(prompts) {
    const turn = this.cut();
    this.busy(true);
    await this.wake();
    for (let at = 0; at < prompts.length; at += 1) {
      const coming = this.fetch(prompts[at]);
      if (prompts[at + 1]) this.fetch(prompts[at + 1]);
      const sound = await coming;
      if (turn !== this.turn) return false;
      this.change(at);
      this.note(prompts[at], sound);
      await (sound ? this.play(sound) : this.beep());
      if (turn !== this.turn) return false;
    }
    this.busy(false);
    this.change(-1);
    return true;
  }

  busy(speaking) {
    this.speaking = speaking;
    document.documentElement.dataset.speaking = speaking;
  }

  /** Stop at once. */
  cut() {
    this.source?.stop();
    this.source = null;
    this.busy(false);
    return (this.turn += 1);
  }

  /** Louder (1) or softer (-1). */
  turnVolume(by) {
    this.setVolume(Math.min(MOST, Math.max(LEAST, this.volume + by * STEP)));
  }

  /** As it is for whoever comes next. */
  back() {
    this.setVolume(this.normal);
  }

  setVolume(volume) {
    this.volume = volume;
    if (this.gain) this.gain.gain.value = volume / 100;
    document.documentElement.dataset.volume = volume;
  }

  /** The first sound comes after a key was pressed, so every browser allows it. */
  async wake() {
    if (!this.context) {
      this.context = new AudioContext();
      this.gain = new GainNode(this.context);
      this.gain.connect(this.context.destination);
      this.setVolume(this.volume);
    }
    if (this.context.state !== "running") await within(this.context.resume(), 1_000).catch(() => {});
  }

  /** The sound of a prompt, kept for the next time; null when the hub has none. */
  fetch({ id, language }) {
    const place = `/kiosk/spoken/${language}/${id}.wav`;
    const known = this.sounds.get(place);
    if (known) return known;
    const coming = within(this.load(place), FETCH).catch(() => null);
    coming.then((sound) => sound || this.sounds.delete(place));
    this.sounds.set(place, coming);
    if (this.sounds.size > KEPT) this.sounds.delete(this.sounds.keys().next().value);
    return coming;
  }

  async load(place) {
    const answer = await fetch(place);
    if (!answer.ok) throw new Error(`no prompt ${place}: ${answer.status}`);
    const bytes = await answer.arrayBuffer();
    const context = this.context ?? new OfflineAudioContext(1, 1, 22050);
    return context.decodeAudioData(bytes);
  }

  play(sound) {
    return this.run(new AudioBufferSourceNode(this.context, { buffer: sound }), sound.duration);
  }

  /** A low tone where words are missing: somebody who does not see the screen must not be left in silence. */
  beep() {
    const tone = new OscillatorNode(this.context, { frequency: 220 });
    const done = this.run(tone, 0.3);
    tone.stop(this.context.currentTime + 0.3);
    return done;
  }

  run(source, seconds) {
    source.connect(this.gain);
    this.source = source;
    const ended = new Promise((yes) => (source.onended = () => yes(true)));
    source.start();
    return within(ended, seconds * 1_000 + OVER).catch(() => source.stop());
  }

  note({ id, language }, sound) {
    const { dataset } = document.documentElement;
    const past = JSON.parse(dataset.prompts ?? "[]").slice(1 - NOTED);
    dataset.prompts = JSON.stringify([...past, `${sound ? "" : "!"}${language}/${id}`]);
  }
}
