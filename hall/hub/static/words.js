// Every sentence on a screen: looked up by key in the page's words, in the language the reader chose.

import { allWords, setup } from "./page.js";

const listeners = new Set();
let chosen = setup.language || document.documentElement.lang.slice(0, 2) || "zh";

/** The language in force: "zh" or "en". */
export function language() {
  return chosen;
}

/** Change the language; everyone who asked by `onLanguage` draws again. */
export function setLanguage(code) {
  chosen = code;
  document.documentElement.lang = code === "zh" ? "zh-CN" : code;
  for (const listener of listeners) listener(code);
}

/** Call `listener(code)` after each change; returns the way to stop. */
export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function find(key, code) {
  return key.split(".").reduce((place, part) => place?.[part], allWords[code]);
}

/** The sentence at `key` ("kiosk.ask") with {name} filled in; the key itself when there is none, so that it is seen and mended. */
export function t(key, about = {}) {
  const sentence = find(key, chosen) ?? find(key, "zh");
  if (typeof sentence !== "string") return key;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in about ? about[name] : whole));
}

/** True when the words hold a sentence at `key`. */
export function hasWords(key) {
  return typeof find(key, chosen) === "string";
}

/** The part of a {zh, en} text for the reader; "" for none. */
export function local(text) {
  if (!text) return "";
  return typeof text === "string" ? text : text[chosen] || text.zh || text.en || "";
}

/** Words for a refusal or failure that act() answered: the server's sentence in the reader's language. */
export function fault(body) {
  return body?.[`detail_${chosen}`] || body?.detail || t("common.faults.unknown");
}
