// Which call stands where: the newest in front, earlier ones each in a place that does not move while they are shown.

/** Milliseconds for which a call is new: highlighted, and kept in its place. */
export const HOLD = 10_000;

/** A call older than this (ms) has been read; it needs no hold, so a screen that was away catches up at once. */
const OLD = 60_000;

/** Milliseconds of calm after which the second column of a rush closes again. */
const CALM = 20_000;

/** A board of one large place and `recent` small ones; in a rush a second column of as many opens. */
export function board(recent) {
  return { hero: null, rows: Array(recent).fill(null), recent, newUntil: new Map(), seq: 0, late: false };
}

/**
 * Put `calls` (newest first, one a ticket) on the board; `hub` and `here` are the hub's time and this page's, in ms.
 *
 * A new call takes the large place, and the one there moves into the place of the oldest that has been shown for HOLD. While
 * there is none, a second column opens; when that is full too, newer calls wait: `late` is true, call again soon. So nobody's
 * call is shown for less than HOLD, and of twenty in ten seconds the last comes four to five seconds late. A recalled ticket
 * comes forward again.
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
  if (!board.hero) fill(board, calls.filter((call) => age(call, hub) > HOLD));
  const fresh = calls.filter((call) => call.seq > board.seq).reverse();
  for (const call of fresh) {
    if (!bring(board, call, hub, here)) {
      board.late = true;
      break;
    }
    board.seq = call.seq;
  }
  if (!board.late) narrow(board, here);
  return board;
}

/** Close the second column once all in it have been read: the newest stay, each where it is if it can. */
function narrow(board, here) {
  const { rows, recent } = board;
  if (rows.slice(recent).some((row) => row && here < (board.newUntil.get(row.ticket) ?? 0) + CALM)) return;
  const newest = rows.filter(Boolean).sort((one, other) => other.seq - one.seq).slice(0, recent);
  board.rows = rows.slice(0, recent).map((row) => (newest.includes(row) ? row : null));
  for (const row of newest) if (!board.rows.includes(row)) board.rows[board.rows.indexOf(null)] = row;
}

/** Never less than nothing: a hub whose clock was set back must not keep a call new for hours. */
function age(call, hub) {
  return Math.max(0, hub - Date.parse(call.at));
}

/** An empty board: what was read long ago stands in its order at once; newer calls come one by one. */
function fill(board, calls) {
  board.hero = calls[0] ?? null;
  board.rows = Array(board.recent).fill(null).map((_, place) => calls[place + 1] ?? null);
  board.seq = calls[0]?.seq ?? 0;
  board.newUntil.clear();
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

function bring(board, call, hub, here) {
  const again = board.rows.findIndex((row) => row?.ticket === call.ticket);
  const inFront = !board.hero || board.hero.ticket === call.ticket;
  if (!inFront) {
    const place = again >= 0 ? again : vacant(board, here);
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

function vacant(board, here) {
  let best = -1;
  for (const [place, row] of board.rows.entries()) {
    if (!row) return place;
    if (!isNew(board, row, here) && (best < 0 || row.seq < board.rows[best].seq)) best = place;
  }
  if (best >= 0 || board.rows.length > board.recent) return best;
  board.rows.push(...Array(board.recent).fill(null));
  return board.recent;
}
