// Where a line of Chinese may end: between words, never inside one. Latin text breaks at its spaces anyway.

import { h } from "/static/hub/dom.js";

const HAN = /\p{Script=Han}/u;
const PAUSE = /[、，；：？！。）\u4e0e\u548c\u53ca\u6216]$/; // after these, and after "and" and "or", one breathes
const NEVER_FIRST = /^[、，；：？！。）\u4e0e\u548c\u53ca\u6216]/;
const cutter = "Segmenter" in Intl ? new Intl.Segmenter("zh", { granularity: "word" }) : null;
const COUNTED = /(\d) (?=\p{Script=Han})/gu; // a figure stays with what it counts
const known = new Map();

/** `text` as strings with <wbr> between them; with `word-break: keep-all` lines end only there. */
export function breaks(text) {
  if (!HAN.test(text)) return [text];
  if (!known.has(text)) known.set(text, parts(text.replace(COUNTED, "$1\u00a0")));
  return known.get(text).flatMap((part, at) => (at ? [h("wbr"), part] : [part]));
}

/** A dictionary knows few words of a trade: single characters stay with their neighbours. */
function parts(text) {
  const words = cutter ? [...cutter.segment(text)].map(({ segment }) => segment) : [...text];
  return words.reduce((all, word, at) => {
    const before = words[at - 1] ?? "";
    const ends = at > 0 && !NEVER_FIRST.test(word) && (PAUSE.test(before) || (before.length > 1 && word.length > 1));
    return ends ? [...all, word] : [...all.slice(0, -1), (all.at(-1) ?? "") + word];
  }, []);
}
