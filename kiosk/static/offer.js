// What can be done online says so before the number is taken (PROVISIONS A4): beside the way on, never in front of it.

import { act } from "/static/hub/act.js";
import { h, icon, local, t } from "/static/hub/dom.js";

/** The offer as one key, or null where there is none; a QR cannot be fetched without the hub. */
export function offer(service, state, hand) {
  if (!service.online || state.link !== "live") return null;
  const words = state.online ? "" : local(service.online.words) || t("kiosk.online.words");
  return h(
    "button",
    { class: "key online", key: "online", "aria-pressed": String(state.online), onclick: hand.online },
    icon(state.online ? "list" : "online"),
    h("span", { class: "online-words" }, h("strong", {}, t(state.online ? "kiosk.online.hide" : "kiosk.online.show")), words && h("span", {}, words)),
  );
}

/** The QR that leads there, with the address for whoever would rather type it. */
export function onlineSheet(service) {
  return h(
    "figure",
    { class: "papers online-sheet", key: "qr" },
    h("img", { src: `/api/kiosk/online/${service.id}.svg`, alt: "" }),
    h("figcaption", {}, h("strong", {}, t("kiosk.online.scan")), h("span", { class: "online-address" }, service.online.address)),
  );
}

/** Tell the hub that the offer was seen, or taken up; once for each visitor, and nobody waits for the answer. */
export function count(state, change, accepted) {
  const service = state.scene.services.find((one) => one.id === state.service);
  const about = `${state.service} ${accepted}`;
  if (!service?.online || state.link !== "live" || state.told.includes(about)) return;
  change({ told: [...state.told, about] });
  act("/api/kiosk/online", { service: service.id, accepted });
}
