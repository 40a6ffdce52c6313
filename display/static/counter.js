// A counter's own screen: the number that is served here, by whom; or why nobody is.

import { clock, day, firstScene, h, hasWords, icon, local, mount, number, setup, t } from "/static/hub/dom.js";
import { live } from "/static/hub/live.js";
import { rating } from "./rate.js";
import { report } from "/static/hub/report.js";
import { counterSign } from "./signs.js";

/** Milliseconds for which a new call is highlighted. */
const FRESH = 10_000;

/** The call shown last, and until when (this page's time, ms) it is new. */
const latest = { key: "", until: 0 };

const screen = document.getElementById("screen");
const badge = document.getElementById("badge");
const state = { scene: firstScene, line: "live" };


function draw(news = {}) {
  Object.assign(state, news);
  const { scene, line } = state;
  document.documentElement.dataset.line = line;
  const asked = rating(scene, line, draw);
  mount(screen, head(scene.counter), asked ?? big(scene), !asked?.matches(".rate") && under(scene));
  mount(badge, line === "live" ? null : h("p", { class: "badge", role: "status" }, icon("offline"), t("common.live.stale")));
}

function head(counter) {
  return h("header", { class: "head", key: "head" }, counterSign(counter.id, counter.name));
}

function big({ counter, now, at }) {
  if (now) {
    const key = `${now.number} ${now.calls}`;
    const age = Math.max(0, Date.parse(at) - Date.parse(now.called_at));
    if (key !== latest.key) Object.assign(latest, { key, until: performance.now() + FRESH - age });
    const fresh = now.state === "called" && performance.now() < latest.until;
    const look = `big${now.number.length > 4 ? " big--long" : ""}${now.state === "called" ? " big--called" : ""}${fresh ? " big--fresh" : ""}`;
    return h("div", { class: look, key }, number(now.number));
  }
  const word = counter.state === "open" ? "idle" : counter.state;
  return h("div", { class: `big big--word big--${word}`, key: word }, t(`display.counter.${word}`));
}

function under({ counter, now, clerk, over }) {
  return h(
    "footer",
    { class: "under", key: "under" },
    !now && why(counter),
    h("p", { class: "doing" }, doing(counter, now, over)),
    now && h("p", { class: "service" }, local(now.service)),
    clerk && h("p", { class: "clerk" }, icon("person"), h("span", {}, t("display.counter.clerk", { number: clerk.number }), ` ${local(clerk.name)}`)),
  );
}

/** What to do now, in words. */
function doing(counter, now, over) {
  if (now?.state === "serving") return t("display.counter.serving");
  if (now) return t("display.counter.called", { number: now.number, counter: local(counter.name) || counter.id });
  if (counter.state === "open") return t("display.counter.seat");
  if (over) return over.opens_at ? t("display.closed_opens", { day: day(over.opens_at), at: clock(over.opens_at) }) : t("display.closed_hint");
  return t("display.counter.elsewhere");
}

/** Why nobody is served here now; a reason of its own is shown as the clerk wrote it. */
function why({ state, reason }) {
  if (state !== "paused" || !reason) return null;
  const key = `common.pause.${reason}`;
  return h("p", { class: "why" }, hasWords(key) ? t(key) : reason);
}

draw();
const wire = live({
  scene: setup.scene,
  area: setup.area,
  onScene: (scene) => draw({ scene }),
  onState: (line) => draw({ line }),
});
report(wire, "counter-screen");
setInterval(() => draw(), 1_000);
