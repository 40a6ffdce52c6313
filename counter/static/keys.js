/** The function keys of the desk; F2 is always the big key, whatever it says. */

import { KEYS } from "./plan.js";

const PRESSES = new Map([["F2", "big"], ...KEYS.map(({ key, verb }) => [key, verb])]);

/** Call `press(what)` for each F-key; returns the way to stop. A key held down counts once. */
export function onKeys(press) {
  const heard = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const what = PRESSES.get(event.key);
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
