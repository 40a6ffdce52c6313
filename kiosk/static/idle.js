// Nobody there any more? After a while untouched it warns for 20 seconds, then starts afresh for the next visitor.

const WARN = 20; // seconds, PROVISIONS A and EN 301 549: time to react

/**
 * options: seconds until it starts afresh; touched() says whether there is anything to lose; onWarning(seconds left, 0 = no warning);
 * onGone(). Returns {touch} for a key that says "I am still here".
 */
export function watchIdle({ seconds, touched, onWarning, onGone }) {
  let last = Date.now();
  let warned = 0;

  function warn(left) {
    if (left !== warned) onWarning((warned = left));
  }

  function touch() {
    last = Date.now();
    warn(0);
  }

  function tick() {
    if (!touched()) return touch();
    const left = Math.ceil(seconds - (Date.now() - last) / 1000);
    if (left <= 0) {
      touch();
      onGone();
    } else warn(left <= WARN ? left : 0);
  }

  for (const type of ["pointerdown", "keydown"]) document.addEventListener(type, touch, { capture: true, passive: true });
  setInterval(tick, 500);
  return { touch };
}
