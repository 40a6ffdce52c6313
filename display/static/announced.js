// What is said to the whole hall, as it is read: an emergency over everything, a reminder in the foot.

import { h, icon, language, t } from "/static/hub/dom.js";

/** The announcement that stands at `now` (the hub's time, ms), or null; its end needs no word from the hub. */
function standing({ announcement }, now) {
  return announcement && now < Date.parse(announcement.until) ? announcement : null;
}

/** The emergency that stands, in both languages, the page's first; or null. */
export function emergency(scene, now) {
  const said = standing(scene, now);
  if (!said?.urgent) return null;
  const [first, second] = language() === "zh" ? ["zh", "en"] : ["en", "zh"];
  const texts = [first, second].filter((code) => said.text[code]);
  return h(
    "section",
    { class: "alarm", key: said.seq, role: "alert" },
    icon("alert"),
    h("div", {}, texts.map((code) => h("p", { class: code === texts[0] ? "alarm-text" : "alarm-other", lang: code === "zh" ? "zh-CN" : code }, said.text[code]))),
  );
}

/** The wish for quiet: what staff have just said, or the hall's own at its quiet times; or null. */
export function hush(scene, now) {
  const said = standing(scene, now);
  const text = said && !said.urgent ? said.text[language()] || said.text.zh : scene.quiet ? t("display.quiet") : "";
  return text ? h("p", { class: "hush", key: "hush" }, icon("hush"), text) : null;
}
