// A hub that was updated sends newer pages: one that is open loads itself anew, once nobody is using it.

import { setup } from "/static/hub/page.js";

/** Milliseconds without a touch or a key after which nobody is in the middle of anything. */
const UNTOUCHED = 120_000;

let touched = 0;
let asking = false;
for (const type of ["pointerdown", "keydown"]) {
  document.addEventListener(type, () => (touched = performance.now()), { capture: true, passive: true });
}

/**
 * `version` is the hub's, as it says with each beat; `may` is the page's own say, for what a touch cannot tell.
 *
 * An open dialog keeps the page. It is never loaded within UNTOUCHED of its opening: two hubs of different versions must not
 * make it flicker.
 */
export async function renew(version, may) {
  if (asking || !setup.version || !version || version === setup.version) return;
  if (performance.now() - touched < UNTOUCHED || document.querySelector("dialog[open], [role=alertdialog]") || !may()) return;
  asking = true;
  // a hub that goes away at this very moment would leave the browser's own page of failure, for good
  const there = await fetch("/healthz").then((answer) => answer.ok, () => false);
  asking = false;
  if (there) location.reload();
}
