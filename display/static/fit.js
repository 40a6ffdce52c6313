// Nothing on a wall can be scrolled: what has more to say than room says it smaller.

/** Steps of closeness, widest first; each a class in side.css. */
const STEPS = ["", "side--tight", "side--tighter"];

/** Give `node` the widest step at which its content is not cut off. */
export function fit(node) {
  const steps = STEPS.filter(Boolean);
  for (const step of STEPS) {
    node.classList.remove(...steps);
    if (step) node.classList.add(step);
    if (node.scrollHeight <= node.clientHeight) return;
  }
}
