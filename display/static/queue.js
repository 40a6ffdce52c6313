// What is still to be spoken, and in which order; knows nothing of sound.
//
// How old a call is when it is heard of, only the hub's clock can say; how long it has waited since, this page's own clock says
// better: it does not leap, and in a rehearsal it does not run twenty times as fast as people listen.

/** Milliseconds after which a call is too old to be spoken. */
export const STALE = 60_000;

/** Seqs kept of what was spoken here or by another display. */
const KEPT = 80;

/** Calls that wait for the loudspeaker; `cursor` is the seq of the last call already heard of. */
export class Queue {
  constructor(cursor = 0) {
    this.cursor = cursor;
    this.pending = [];
    this.over = new Set();
  }

  /**
   * Take in the calls of a scene (oldest first); `hub` and `here` are the hub's time and this page's, in ms. A ticket recalled
   * while it waits keeps its place, with its newest call.
   */
  offer(speech, hub, here) {
    this.pending = this.pending.filter((call) => here <= call.until); // a display that never speaks must not keep them for weeks
    for (const call of speech) {
      if (call.seq <= this.cursor) continue;
      this.cursor = call.seq;
      const left = STALE - Math.max(0, hub - Date.parse(call.at));
      if (left < 0 || this.over.has(call.seq)) continue;
      const place = this.pending.findIndex((each) => each.ticket === call.ticket);
      const waiting = { ...call, until: here + left };
      if (place >= 0) this.pending[place] = waiting;
      else this.pending.push(waiting);
    }
  }

  /** The next call to speak, or null; what has grown too old is dropped. */
  next(here) {
    this.pending = this.pending.filter((call) => here <= call.until);
    return this.pending.shift() ?? null;
  }

  /** A call that was cut off is the next one again, unless its ticket was recalled meanwhile or it was spoken elsewhere. */
  back(call) {
    const again = this.pending.some((each) => each.ticket === call.ticket);
    if (!again && !this.over.has(call.seq)) this.pending.unshift(call);
  }

  /** These were spoken, here or by another display of the area. */
  spoken(seqs) {
    for (const seq of seqs) this.over.add(seq);
    for (const seq of this.over) {
      if (this.over.size <= KEPT) break;
      this.over.delete(seq);
    }
    this.pending = this.pending.filter((call) => !this.over.has(call.seq));
  }

  /** Whether somebody waits behind the one being spoken: then it is spoken once, not twice. */
  get busy() {
    return this.pending.length > 0;
  }
}
