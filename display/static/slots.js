// Which call stands where: the newest in front, earlier ones each in a place that does not move while they are shown.

/** Milliseconds for which a call is new: highlighted, and kept in its place. */
export const HOLD = 10_000;

/** A call older than this (ms) has been read; it needs no hold, so a screen that was away catches up at once. */
const OLD = 60_000;

/** A board of one large place and `recent` small ones. */
export function board(recent) {
  return { hero: null, rows: Array(recent).fill(null), newUntil: new Map(), seq: 0, late: false };
}

/**
 * Put `calls` (newest first, one a ticket) on the board; `hub` and `here` are the hub's time and this page's, in ms.
 *
 * A new call takes the large place, and the one there moves into the place of the oldest that has been shown for HOLD. While
 * there is none, newer calls wait: `late` is true, call again soon. A recalled ticket comes forward again.
 */
export function arrange(board, calls, hub, here) {
  board.late = false;
  if (!calls.length) {
    Object.assign(board, { hero: null, rows: board.rows.map(() => null), seq: 0 });
    board.newUntil.clear();
    return board;
  }
  if (calls[0].seq < board.seq && !calls.some((call) => call.ticket === board.hero?.ticket)) board.hero = null; // a new book
  else forget(board, calls);
  if (!board.hero) return fill(board, calls, hub, here);
  const fresh = calls.filter((call) => call.seq > board.seq).reverse();
  for (const [place, call] of fresh.entries()) {
    const rush = fresh.length - place > board.rows.length;
    if (!bring(board, call, hub, here, rush)) {
      board.late = true;
      break;
    }
    board.seq = call.seq;
  }
  return board;
}

/** Never less than nothing: a hub whose clock was set back must not keep a call new for hours. */
function age(call, hub) {
  return Math.max(0, hub - Date.parse(call.at));
}

function fill(board, calls, hub, here) {
  [board.hero] = calls;
  board.rows = board.rows.map((_, place) => calls[place + 1] ?? null);
  board.seq = calls[0].seq;
  for (const call of calls) board.newUntil.set(call.ticket, here + HOLD - age(call, hub));
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
  for (const ticket of board.newUntil.keys()) if (!known.has(ticket)) board.newUntil.delete(ticket);
}

function bring(board, call, hub, here, rush) {
  const again = board.rows.findIndex((row) => row?.ticket === call.ticket);
  const inFront = !board.hero || board.hero.ticket === call.ticket;
  if (!inFront) {
    const place = again >= 0 ? again : vacant(board, here, rush);
    if (place < 0) return false;
    board.rows[place] = board.hero;
  }
  board.hero = call;
  board.newUntil.set(call.ticket, here + (age(call, hub) > OLD ? 0 : HOLD));
  return true;
}

/** Whether a call on the board is new at this page's time `here`. */
export function isNew(board, call, here) {
  return here < (board.newUntil.get(call.ticket) ?? 0);
}

function vacant(board, here, rush) {
  let best = -1;
  for (const [place, row] of board.rows.entries()) {
    if (!row) return place;
    if ((rush || !isNew(board, row, here)) && (best < 0 || row.seq < board.rows[best].seq)) best = place;
  }
  return best;
}
