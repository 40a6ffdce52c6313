/** The function keys of the desk; a key with Shift is the rarer relative of the same key without. */

import { KEYS } from "./plan.js";

const PRESSES = new Map(KEYS.map(({ key, verb }) => [key, verb]));

/** Call `press(what)` for each key of the desk; returns the way to stop. A key held down counts once. */
export function onKeys(press) {
  const heard = (event) => {
    const what = event.altKey || event.metaKey ? undefined : PRESSES.get(spelt(event));
    if (what) event.preventDefault();
    // A held Enter would walk a visitor through called, serving and done.
    else if (event.repeat && event.key === "Enter") return event.preventDefault();
    if (event.repeat || document.querySelector("dialog[open]")) return;
    if (what) press(what);
    else if (event.key === "Enter" && event.target === document.body) press("big");
  };
  document.addEventListener("keydown", heard);
  return () => document.removeEventListener("keydown", heard);
}

/** "F5", "Shift+F5", "Control+Z", as aria-keyshortcuts writes them. */
function spelt(event) {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return `${event.ctrlKey ? "Control+" : ""}${event.shiftKey ? "Shift+" : ""}${key}`;
}

/** The same for the eye: "⇧F5", "Ctrl Z". */
export function keySign(key) {
  return key.replace("Shift+", "⇧").replace("Control+", "Ctrl ");
}
