// The foot of the hall display: one notice at a time, the clock, the complaint phone, the key that turns sound on.

import { clock, day, h, icon, local, t } from "/static/hub/dom.js";
import { hush } from "./announced.js";

/** Milliseconds a notice stands still. */
const STAY = 12_000;

/** Letters of a notice that two lines hold; a longer one is written smaller, for the foot must not grow under the calls. */
const LONG = 92;

let turn = 0;

/** Move on to the next notice every 12 s and have the page drawn. */
export function notice(draw) {
  setInterval(() => {
    turn += 1;
    draw();
  }, STAY);
}

/** How wide a text runs: a Chinese character as two letters. */
function width(text) {
  return [...text].reduce((sum, sign) => sum + (sign > "\u2e7f" ? 2 : 1), 0);
}

/** The foot: `state` is the page's, `now` the time on the wall and `at` the scene's in ms, `wake` turns the sound on. */
export function foot({ scene, sound }, now, at, wake) {
  const notices = scene.notices.map(local).filter(Boolean);
  const said = notices.length ? notices[turn % notices.length] : "";
  const { voice, chime } = scene.sound;
  const silent = (voice || chime) && (sound.state === "off" || sound.state === "blocked");
  return [
    h(
      "div",
      { class: "told", key: "told" },
      hush(scene, at),
      h("p", { class: `notice${width(said) > LONG ? " notice--long" : ""}`, key: "notice" }, said),
    ),
    silent && h("button", { class: "key sound", key: "sound", type: "button", onclick: wake }, icon("soundless"), t("display.sound_on")),
    h(
      "p",
      { class: "complaint", key: "complaint" },
      h("span", { class: "complaint-word" }, t("display.complaint")),
      h("span", { class: "figures" }, scene.complaint_phone),
    ),
    h(
      "p",
      { class: "now", key: "now" },
      h("time", { class: "now-clock figures", datetime: new Date(now).toISOString() }, clock(now)),
      h("span", { class: "now-day" }, day(now)),
    ),
  ];
}
