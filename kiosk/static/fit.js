// Nothing is cut: on the first and on the last stage the type goes down step by step (fit.css) until all of it has room, and low keys are low.

const LAST = 6;
const FITTED = ".choose, .done";
const WHOLE = ".service, .service-name, .wish, .below .key, .done-slip"; // what must hold its own words

const tall = matchMedia("(orientation: portrait) and (min-height: 1401px)");
const REACH = 0.45; // share of a tall screen above which no key stands where all keys are to be low

function holds(node) {
  return node.scrollHeight <= node.clientHeight + 1 && node.scrollWidth <= node.clientWidth + 1;
}

function isWhole(stage, foot) {
  return [stage, ...stage.querySelectorAll(WHOLE), ...foot.querySelectorAll(".key")].every(holds);
}

function isLow(stage) {
  if (!tall.matches || document.documentElement.dataset.reach !== "true") return true;
  return [...stage.querySelectorAll(".service")].every((key) => key.getBoundingClientRect().top >= REACH * innerHeight);
}

/** Set <html data-fit> to the first step at which nothing is cut; called after each drawing, before it is painted. */
export function fit(stage, foot) {
  const { dataset } = document.documentElement;
  const fitted = stage.querySelector(FITTED);
  for (let step = 0; step <= LAST; step += 1) {
    if (dataset.fit !== String(step)) dataset.fit = step;
    if (!fitted || (isWhole(fitted, foot) && isLow(fitted))) return;
  }
}
