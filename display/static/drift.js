// Against burn-in: the whole picture moves by a few pixels every three minutes, too little to be noticed.

/** Milliseconds between two steps. */
const STEP = 180_000;

/** How far one step goes: 4 px on 1920x1080. */
const FAR = 0.25;

/** Where the picture goes, in steps of FAR rem: round a square and through its middle. */
const WAY = [[0, 0], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]];

/** Where the picture stands `passed` ms after the page was opened: [right, down] in rem. */
export function place(passed) {
  return WAY[Math.floor(passed / STEP) % WAY.length].map((way) => way * FAR);
}

/** Put the picture where it belongs now. */
export function drift(node, passed = performance.now()) {
  const [right, down] = place(passed);
  node.style.transform = right || down ? `translate(${right}rem, ${down}rem)` : "";
}
