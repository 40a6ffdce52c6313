/** The screens of the hall and their faults: what is wrong now, as a card; everything and today's faults, as a board. */

import { clock, h, icon, t } from "/static/hub/dom.js";
import { card, row } from "./cards.js";
import { badScreens, secondsSince } from "./order.js";
import { span } from "./span.js";

const WELL = "ok";
const NAMELESS = new Set(["printer", "voice", "kiosk-voice", "webhook", "mail"]); // there is one in a hall

/** What is wrong with a screen now, and since when. */
export function screenCard(scene, now) {
  const rows = badScreens(scene).map((each) =>
    row(each.id, stateWords(each.state), deviceName(each), span(secondsSince(each.since, now))));
  return card("screens", "offline", t("watch.devices.bad"), t("watch.devices.hint"), rows, "trouble");
}

/** Every screen, and the faults of today; closed until somebody wants to know. */
export function deviceBoard(scene) {
  const { screens, faults } = scene.devices;
  if (!screens.length && !faults.length) return null;
  return h(
    "section",
    { class: "board devices", key: "devices", "aria-labelledby": "board-devices" },
    h("h2", { id: "board-devices", class: "card-title" }, icon("window"), h("span", {}, t("watch.devices.title"))),
    screens.length
      ? h("ul", { key: "screens" }, screens.map((each) =>
        h("li", { class: "seat", key: each.id },
          h("span", { class: "seat-name" }, deviceName(each)),
          h("span", { class: `sign ${each.state === WELL ? "sign--order" : "sign--trouble"}` }, stateWords(each.state)))))
      : null,
    h("details", { class: "faults", key: "faults" },
      h("summary", {}, t("watch.devices.today", { count: faults.length })),
      faults.length
        ? h("ul", { key: "rows" }, faults.map((each, place) => faultRow(each, place)))
        : h("p", { class: "quiet", key: "none" }, t("watch.devices.today_none"))),
  );
}

function faultRow(fault, place) {
  const from = clock(Date.parse(fault.opened_at));
  const till = fault.closed_at ? clock(Date.parse(fault.closed_at)) : t("watch.devices.lasting");
  return h(
    "li",
    { class: "seat", key: `${fault.device} ${fault.opened_at} ${place}` },
    h("span", { class: "seat-name" }, `${deviceName(fault)} ${stateWords(fault.state)}`),
    h("span", { class: "figures" }, t("watch.devices.times", { from, till })),
  );
}

function deviceName(device) {
  const kind = t(`watch.devices.kind.${device.kind}`);
  if (NAMELESS.has(device.kind)) return kind;
  return t("watch.devices.name", { kind, name: device.name || t("watch.devices.here") });
}

function stateWords(state) {
  const words = t(`watch.devices.state.${state}`);
  return words.startsWith("watch.devices.state.") ? state : words;
}
