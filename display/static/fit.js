// Nothing on a wall can be scrolled: what has more to say than room says it smaller.

/** Steps of closeness, widest first; each a class in side.css. */
const STEPS = ["", "side--tight", "side--tighter", "side--tighter side--tightest"];

/** Give `node`, whose own class is its id, the widest step at which its content is not cut off. */
export function fit(node) {
  for (const step of STEPS) {
    node.className = `${node.id} ${step}`;
    if (node.scrollHeight <= node.clientHeight) return;
  }
}

/** The counter of the newest call stands in one line with its word, as in the rows below, wherever that has room. */
export function stack(hero) {
  if (!hero) return;
  hero.classList.remove("hero--stacked");
  const room = hero.getBoundingClientRect().right - parseFloat(getComputedStyle(hero).paddingRight);
  const counter = hero.querySelector(".counter").getBoundingClientRect().right;
  hero.classList.toggle("hero--stacked", counter > room);
}
