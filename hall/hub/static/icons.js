// The family's icons, drawn by us on a 24-unit grid with one stroke; the shape never speaks alone, a word stands beside it.

const PATHS = {
  alert: "M12 3.5 2.5 20h19L12 3.5zM12 10v4.5M12 17.4v.1",
  back: "M20 12H5M11 5.5 4.5 12l6.5 6.5",
  bell: "M5 17h14l-1.6-2.6V10a5.4 5.4 0 0 0-10.8 0v4.4L5 17zM10 20.2a2.2 2.2 0 0 0 4 0M12 3v1.6",
  chair: "M5.5 10.5V6.5A2.5 2.5 0 0 1 8 4h8a2.5 2.5 0 0 1 2.5 2.5v4M3 11.5h2.5V15h13v-3.5H21v6H3v-6zM6 17.5V20M18 17.5V20",
  check: "M4.5 12.5 10 18 20 6.5",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.4l3.6 2.1",
  cross: "M6 6l12 12M18 6 6 18",
  door: "M6 21V3.5h12V21M3 21h18M14.4 12v.8",
  go: "M4 12h15M13 5.5l6.5 6.5-6.5 6.5",
  hand: "M8 12.5V6a1.6 1.6 0 0 1 3.2 0v5M11.2 11V4.4a1.6 1.6 0 0 1 3.2 0V11M14.4 11V6.4a1.6 1.6 0 0 1 3.2 0V15a6 6 0 0 1-6 6c-2.6 0-4-1-5.2-3L4 14.2c-.8-1.5 1-2.8 2.2-1.6L8 14.2",
  hush: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 15h8M8.8 9.4v.1M15.2 9.4v.1",
  key: "M14.5 14a5 5 0 1 0-4.6-3L3.5 17.4V20.5h3v-2.2h2.2v-2.2l2.4-2.4c1 .3 2.2.5 3.4.3zM15.6 8.4v.1",
  leave: "M10 4H4.5v16H10M9.5 12H20M15.5 7.5 20 12l-4.5 4.5",
  lift: "M12 20V5M5.5 11.5 12 5l6.5 6.5",
  list: "M8.5 6h12M8.5 12h12M8.5 18h12M4 6v.1M4 12v.1M4 18v.1",
  offline: "M3 3l18 18M5 11.8a10 10 0 0 1 4.6-2.6M19 11.8a10 10 0 0 0-6-3M8.2 15.2a5.4 5.4 0 0 1 4.6-1.4M12 19v.1",
  online: "M2.5 9a13.5 13.5 0 0 1 19 0M5.6 12.4a9 9 0 0 1 12.8 0M8.7 15.8a4.6 4.6 0 0 1 6.6 0M12 19v.1",
  paper: "M6 3h12v18l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5L6 21V3zM9.5 8h5M9.5 12h5",
  pause: "M8.5 5v14M15.5 5v14",
  people: "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-5.5 6.5-5.5s6.5 1.9 6.5 5.5M16 4.9a3.5 3.5 0 0 1 0 6.2M18 14.9c2.2.8 3.5 2.5 3.5 5.1",
  person: "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c0-4 3.3-6 7.5-6s7.5 2 7.5 6",
  phone: "M5 3.5h4l1.8 4.6-2.5 1.7a12.6 12.6 0 0 0 5.9 5.9l1.7-2.5 4.6 1.8v4a1.8 1.8 0 0 1-2 1.8C10.6 20.2 3.8 13.4 3.2 5.5a1.8 1.8 0 0 1 1.8-2z",
  play: "M7 4.5v15l12-7.5-12-7.5z",
  printer: "M7 9V3.5h10V9M7 17.5H3.5V9h17v8.5H17M7 14h10v6.5H7V14z",
  priority: "M12 3.5l2.6 5.3 5.9.8-4.3 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8-4.3-4.1 5.9-.8L12 3.5z",
  refresh: "M20 5v5h-5M4 19v-5h5M19.4 10A8 8 0 0 0 5.6 7.2M4.6 14a8 8 0 0 0 13.8 2.8",
  skip: "M5 5v14l9-7-9-7zM18.5 5v14",
  sound: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5H4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11",
  soundless: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5H4zM16 9.5l5 5M21 9.5l-5 5",
  ticket: "M3.5 6h17v4a2 2 0 0 0 0 4v4h-17v-4a2 2 0 0 0 0-4V6zM14.5 6v2M14.5 11v2M14.5 16v2",
  transfer: "M4 8h14M14 4l4.5 4L14 12M20 16H6M10 12l-4.5 4 4.5 4",
  window: "M3.5 4h17v16h-17V4zM3.5 14h17M9 20v-6M15 20v-6",
};

const SVG = "http://www.w3.org/2000/svg";

/** The names icon() knows. */
export const iconNames = Object.keys(PATHS);

/** A decorative <svg class="icon"> in the colour of its text; hidden from readers unless `label` is given. */
export function icon(name, label = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("focusable", "false");
  if (label) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
  } else {
    svg.setAttribute("aria-hidden", "true");
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name] ?? PATHS.alert);
  svg.append(path);
  return svg;
}
