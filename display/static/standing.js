// The announcement that stands in the hall now, and when it is to be spoken: before every call; an emergency again and again.

/** Milliseconds after which an emergency is spoken again while it stands. */
const AGAIN = 30_000;

/** Times an emergency, and times a reminder is said in one turn. */
const TIMES = { true: 2, false: 1 };

export class Standing {
  constructor() {
    this.now = null;
    this.saidAt = new Map();
    this.cursor = 0;
  }

  /** Take in a scene's announcement ({seq, until, urgent, wavs} or null); answers whether it is new here. */
  offer(announcement) {
    const news = announcement && announcement.seq !== this.now?.seq;
    this.now = announcement;
    return Boolean(news);
  }

  /** A reminder that was asked for before this page was there is not spoken by it. */
  begin(cursor) {
    this.cursor = cursor;
  }

  /** What is to be spoken now, or null; `hub` and `here` are the hub's time and this page's, in ms. */
  due(hub, here) {
    const { now } = this;
    if (!now || hub >= Date.parse(now.until)) return null;
    const said = this.saidAt.get(now.seq);
    if (now.urgent ? said !== undefined && here - said < AGAIN : said !== undefined || now.seq <= this.cursor) return null;
    return { ...now, times: TIMES[now.urgent] };
  }

  /** It was spoken here just now; also one without a sound, which had its chime. */
  said(item, here) {
    if (item.seq === this.now?.seq) this.saidAt = new Map([[item.seq, here]]);
  }

  /** Another display spoke these. */
  spoken(seqs, here) {
    if (this.now && seqs.includes(this.now.seq) && !this.saidAt.has(this.now.seq)) this.said(this.now, here);
  }
}
