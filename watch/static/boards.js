/** How things stand, below what asks for an act: who waits, the counters, the printer. */

import { h, icon, local, t } from "/static/hub/dom.js";
import { classSign, printerName, reasonWords, serviceName } from "./cards.js";
import { deviceBoard } from "./devices.js";
import { howMany, secondsSince } from "./order.js";
import { span } from "./span.js";

const SIGNS = { open: "sign--order", paused: "sign--priority", closed: "" };

/** The standing boards. */
export function boards(scene, now) {
  return [waiting(scene, now), counters(scene), printers(scene), deviceBoard(scene)];
}

function waiting(scene, now) {
  const rows = scene.services
    .map((service) => ({ service, lines: scene.waiting.filter((each) => each.service === service.id) }))
    .filter(({ lines }) => lines.length);
  return board("waiting", "people", t("watch.waiting"), t("watch.waiting_count", { count: howMany(scene) }),
    rows.length
      ? h("ul", { key: "rows" }, rows.map(({ service, lines }) => serviceRow(scene, service, lines, now)))
      : h("p", { class: "quiet", key: "none" }, t("watch.waiting_none")));
}

function serviceRow(scene, service, lines, now) {
  const longest = Math.max(...lines.map((each) => secondsSince(each.longest_since, now)));
  return h(
    "li",
    { class: "stand", key: service.id },
    h("span", { class: "stand-name" }, `${service.prefix} ${serviceName(scene, service.id)}`),
    h("span", { class: "stand-long quiet figures" }, t("watch.longest", { waited: span(longest) })),
    h("span", { class: "stand-counts" }, lines.map((each) =>
      h("span", { class: "stand-count figures", key: each.class },
        classSign(each.class) ?? h("span", { class: "quiet" }, t("watch.class.ordinary")),
        h("b", {}, t("watch.waiting_count", { count: each.count }))))),
  );
}

function counters(scene) {
  return board("counters", "window", t("watch.counters"), "",
    h("ul", { class: "counters", key: "rows" }, scene.counters.map((each) =>
      h("li", { class: "seat", key: each.id },
        h("span", { class: "seat-name" }, local(each.name)),
        h("span", { class: `sign ${SIGNS[each.state]}`.trim() }, counterWords(each))))));
}

function counterWords(counter) {
  const about = { reason: reasonWords(counter.reason), number: counter.in_hand?.number };
  const state = counter.state === "open" && counter.in_hand ? counter.in_hand.state : counter.state;
  return t(`watch.state.${state}`, about);
}

function printers(scene) {
  return board("printers", "printer", t("watch.printer"), "",
    scene.printers.length
      ? h("ul", { key: "rows" }, scene.printers.map((each) =>
        h("li", { class: "seat", key: each.id },
          h("span", { class: "seat-name" }, printerName(scene, each)),
          h("span", { class: `sign ${printerSign(each.state)}`.trim() }, t(`watch.device.${each.state}`)))))
      : h("p", { class: "quiet", key: "none" }, t("watch.printer_none")));
}

function printerSign(state) {
  if (state === "ok") return "sign--order";
  return state === "unknown" ? "" : state === "near_end" ? "sign--priority" : "sign--trouble";
}

function board(key, shape, title, figure, rows) {
  return h(
    "section",
    { class: "board", key, "aria-labelledby": `board-${key}` },
    h("h2", { id: `board-${key}`, class: "card-title" }, icon(shape), h("span", {}, title),
      figure && h("span", { class: "card-count figures" }, figure)),
    rows,
  );
}
