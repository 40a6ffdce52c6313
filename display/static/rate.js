// After a visit the counter's screen asks how it was: five keys for some seconds, one touch, a word of thanks, and never over a call.

import { act } from "/static/hub/act.js";
import { fault, h, t } from "/static/hub/dom.js";
import { hubNow } from "/static/hub/live.js";

/** Milliseconds for which the thanks (or what went wrong) stay. */
const THANKS = 4_000;

const state = { ticket: null, words: "", until: 0 };

/** What this screen asks now: nodes in place of the number, or null. `redraw` is called when a touch was answered. */
export function rating({ counter, now, rate }, line, redraw) {
  if (now) return null; // whoever is called goes before
  const another = rate && rate.ticket !== state.ticket; // whoever came next is asked, too
  if (state.words && !another && performance.now() < state.until) return thanks(state.words);
  if (!another || line !== "live" || Date.parse(rate.until) <= hubNow().getTime()) return null;
  return h(
    "section",
    { class: "rate", key: `rate ${rate.ticket}`, "aria-labelledby": "rate-ask" },
    h("h2", { id: "rate-ask", class: "rate-ask" }, t("display.counter.rate", { number: rate.number })),
    h("div", { class: "rate-keys" }, rate.scores.map((score) => h("button", { class: "key rate-key", key: score, onclick: () => touch(counter.id, rate.ticket, score, redraw) }, h("span", { class: "rate-mark", "aria-hidden": "true" }, mark(score)), t(`common.rating.${score}`)))),
    h("p", { class: "rate-free" }, t("common.rating.free")),
  );
}

function thanks(words) {
  return h("p", { class: "big big--word big--idle", key: "thanks", role: "status" }, words);
}

async function touch(counter, ticket, score, redraw) {
  Object.assign(state, { ticket, words: t("display.counter.thanks"), until: performance.now() + THANKS });
  redraw();
  const answer = await act(`/api/counters/${counter}/rating`, { ticket, score }, { tries: 2 });
  if (answer.ok) return;
  Object.assign(state, { words: fault(answer.body), until: performance.now() + THANKS });
  redraw();
}

const SVG = "http://www.w3.org/2000/svg";

/** A face whose mouth says the level; the word beside it says the same. */
function mark(score) {
  const bend = (score - 3) * 3;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", `M12 21.5a9.5 9.5 0 1 0 0-19 9.5 9.5 0 0 0 0 19zM8.8 9.2v.6M15.2 9.2v.6M7.8 ${15.5 - bend / 3}Q12 ${15.5 + bend} 16.2 ${15.5 - bend / 3}`);
  svg.append(path);
  return svg;
}
