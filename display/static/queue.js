// What is still to be spoken, and in which order; knows nothing of sound.

/** Milliseconds after which a call is too old to be spoken. */
export const STALE = 60_000;

/** Calls that wait for the loudspeaker; `cursor` is the seq of the last call already heard of. */
export class Queue {
  constructor(cursor = 0) {
    this.cursor = cursor;
    this.pending = [];
  }

  /** Take in the calls of a scene (oldest first). A ticket recalled while it waits keeps its place, with its newest call. */
  offer(speech, now) {
    for (const call of speech) {
      if (call.seq <= this.cursor) continue;
      this.cursor = call.seq;
      if (now - Date.parse(call.at) > STALE) continue;
      const place = this.pending.findIndex((each) => each.ticket === call.ticket);
      if (place >= 0) this.pending[place] = call;
      else this.pending.push(call);
    }
  }

  /** The next call to speak, or null; what has grown too old is dropped. */
  next(now) {
    this.pending = this.pending.filter((call) => now - Date.parse(call.at) <= STALE);
    return this.pending.shift() ?? null;
  }

  /** Whether somebody waits behind the one being spoken: then it is spoken once, not twice. */
  get busy() {
    return this.pending.length > 0;
  }
}
