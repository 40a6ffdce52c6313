// Which call stands where: the newest in front, earlier ones each in a place that does not move while they are shown.

/** Milliseconds for which a call can be read before another may take its place. */
export const HOLD = 10_000;

/** A call older than this (ms) has been read; it needs no hold, so a screen that was away catches up at once. */
const OLD = 60_000;

/** A board of one large place and `recent` small ones. */
export function board(recent) {
  return { hero: null, rows: Array(recent).fill(null), shown: new Map(), seq: 0, late: false };
}

/**
 * Put `calls` (newest first, one a ticket) on the board; `now` is the hub's time in ms.
 *
 * A new call takes the large place, and the one there moves into the place of the oldest that has been shown for HOLD. While
 * there is none, newer calls wait: `late` is true, call again soon. A recalled ticket comes forward again.
 */
export function arrange(board, calls, now) {
  board.late = false;
  if (!calls.length) {
    Object.assign(board, { hero: null, rows: board.rows.map(() => null), seq: 0 });
    board.shown.clear();
    return board;
  }
  if (calls[0].seq < board.seq && !calls.some((call) => call.ticket === board.hero?.ticket)) board.hero = null; // a new book
  else forget(board, calls);
  if (!board.hero) return fill(board, calls, now);
  const fresh = calls.filter((call) => call.seq > board.seq).reverse();
  for (const [place, call] of fresh.entries()) {
    const rush = fresh.length - place > board.rows.length;
    if (!bring(board, call, now, rush)) {
      board.late = true;
      break;
    }
    board.seq = call.seq;
  }
  return board;
}

function fill(board, calls, now) {
  [board.hero] = calls;
  board.rows = board.rows.map((_, place) => calls[place + 1] ?? null);
  board.seq = calls[0].seq;
  for (const call of calls) board.shown.set(call.ticket, Math.min(now, Date.parse(call.at)));
  return board;
}

/** Take over what changed about those on the board; those the hub no longer tells of go. */
function forget(board, calls) {
  const known = new Map(calls.map((call) => [call.ticket, call]));
  const keep = (old) => {
    const news = old && known.get(old.ticket);
    return news ? (news.seq > board.seq ? { ...old, current: news.current } : news) : null;
  };
  board.hero = keep(board.hero);
  board.rows = board.rows.map(keep);
  for (const ticket of board.shown.keys()) if (!known.has(ticket)) board.shown.delete(ticket);
}

function bring(board, call, now, rush) {
  const again = board.rows.findIndex((row) => row?.ticket === call.ticket);
  const inFront = !board.hero || board.hero.ticket === call.ticket;
  if (!inFront) {
    const place = again >= 0 ? again : vacant(board, now, rush);
    if (place < 0) return false;
    board.rows[place] = board.hero;
  }
  board.hero = call;
  board.shown.set(call.ticket, now);
  return true;
}

function vacant(board, now, rush) {
  let best = -1;
  for (const [place, row] of board.rows.entries()) {
    if (!row) return place;
    const read = now - (board.shown.get(row.ticket) ?? 0) >= HOLD || now - Date.parse(row.at) >= OLD;
    if ((read || rush) && (best < 0 || row.seq < board.rows[best].seq)) best = place;
  }
  return best;
}
