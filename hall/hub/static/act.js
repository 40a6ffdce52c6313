// Telling the server to do something, once: a POST with an Idempotency-Key that is tried again with the same key when the wire fails.

import { language, t } from "./words.js";

const PAUSES = [300, 900, 1800]; // ms between tries; with PATIENCE about 20 s in all, then the hand is told
const PATIENCE = 6000; // ms one try may take
const BUSY = new Set([502, 503, 504]);

/** A key for one press. crypto.randomUUID is missing on plain http in a LAN, getRandomValues is not. */
export function pressKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * POST `body` to `path`. Returns {ok, status, body}; a refusal is ok: false with its problem body (words: fault(body) of dom.js).
 * When nothing was heard: status 0, body.code "unreachable"; it may or may not have happened, so press again with the same `key`.
 *
 * options: key (one per press; made when left out), method "POST", tries (default 4).
 */
export async function act(path, body = {}, options = {}) {
  const key = options.key ?? pressKey();
  const tries = options.tries ?? PAUSES.length + 1;
  for (let tried = 1; ; tried += 1) {
    const answer = await once(path, body, key, options.method ?? "POST");
    if (answer && !BUSY.has(answer.status)) return answer;
    if (tried >= tries) return answer ?? unheard();
    await new Promise((done) => setTimeout(done, PAUSES[Math.min(tried - 1, PAUSES.length - 1)]));
  }
}

function unheard() {
  return { ok: false, status: 0, body: { code: "unreachable", detail: t("common.faults.unreachable") } };
}

async function once(path, body, key, method) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const response = await fetch(path, {
      method,
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "Idempotency-Key": key, "Accept-Language": language() },
      body: JSON.stringify(body),
      signal: stop.signal,
    });
    const text = await response.text();
    return { ok: response.ok, status: response.status, body: parse(text) };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function parse(text) {
  try {
    return text ? JSON.parse(text) : {};
  } catch {
    return { code: "unreadable", detail: t("common.faults.unknown") };
  }
}

/** GET JSON from `path`: {ok, status, body}, status 0 when nothing was heard. For news use live.js; this is for looking something up. */
export async function look(path) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const response = await fetch(path, {
      credentials: "same-origin",
      cache: "no-store",
      headers: { Accept: "application/json", "Accept-Language": language() },
      signal: stop.signal,
    });
    return { ok: response.ok, status: response.status, body: parse(await response.text()) };
  } catch {
    return unheard();
  } finally {
    clearTimeout(timer);
  }
}
