// The sounds of the hub, fetched ahead and kept for the next time.

/** Milliseconds a sound file may take to arrive. */
const FETCH = 4_000;

const KEPT = 60;

/** The same promise, or a refusal when it takes too long. */
export function within(promise, ms) {
  let timer;
  const late = new Promise((_, no) => (timer = setTimeout(() => no(new Error("too late")), ms)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export class Sounds {
  constructor() {
    this.kept = new Map();
  }

  /** The decoded sound of a key, kept for the next time; null when the hub has none. */
  fetch(key, context) {
    const known = this.kept.get(key);
    if (known) return known;
    const coming = within(load(key, context), FETCH).catch(() => null);
    coming.then((sound) => sound || this.kept.delete(key));
    this.kept.set(key, coming);
    for (const old of this.kept.keys()) {
      if (this.kept.size <= KEPT) break;
      if (old !== "chime") this.kept.delete(old);
    }
    return coming;
  }
}

async function load(key, context) {
  const answer = await fetch(`/voice/${key}.wav`);
  if (!answer.ok) throw new Error(`no sound ${key}: ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  const offline = context ?? new OfflineAudioContext(1, 1, 22050);
  return offline.decodeAudioData(bytes);
}
