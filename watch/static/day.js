/** The day: whether numbers are given out, the opening check and its signature, and the manager's keys. */

import { clock, day, h, icon, local, t } from "/static/hub/dom.js";

const SIGNS = { ok: "sign--order", red: "sign--trouble", unknown: "", off: "" };
const BY_HAND = new Set(["closed_by_hand", "ended_by_hand", "opened_by_hand"]);

/** `may` is true for managers; `keys` are {sign(), ask(act)}, where act is close, open or finish. */
export function dayBoard(scene, now, may, keys) {
  const today = scene.day;
  return h(
    "section",
    { class: "board day", key: "day", "aria-labelledby": "board-day" },
    h("h2", { id: "board-day", class: "card-title" }, icon("door"), h("span", {}, t("watch.day.title"))),
    h("div", { class: "day-state", key: "state" },
      h("p", { class: "day-word" }, t(`watch.day.${today.state}`)),
      lines(today, now).map((line) => h("p", { class: "quiet", key: line }, line))),
    may && dayKeys(today, keys),
    check(today, may, keys),
  );
}

function lines(today, now) {
  const { by, state } = today;
  return [
    BY_HAND.has(state) && by && t("watch.day.by", { at: clock(by.at), name: local(by.name), reason: by.reason }),
    state === "open" && hours(today),
    state !== "open" && today.opens_at && opens(today.opens_at, now),
    today.abandoned > 0 && t("watch.day.abandoned", { count: today.abandoned }),
    today.unknown_year && t("watch.day.calendar", { year: today.unknown_year }),
  ].filter(Boolean);
}

function hours(today) {
  if (!today.closes_at) return t("watch.day.all_day");
  return t("watch.day.until", { last: clock(today.last_ticket_at), close: clock(today.closes_at) });
}

function opens(iso, now) {
  const at = clock(iso);
  return day(now) === day(iso) ? t("watch.day.opens_today", { at }) : t("watch.day.opens_on", { day: day(iso), at });
}

function dayKeys(today, { ask }) {
  const open = today.state === "open" || today.state === "opened_by_hand";
  const turn = open ? "close" : "open";
  return h("div", { class: "day-keys", key: "keys" },
    h("button", { type: "button", class: "key day-turn", onclick: () => ask(turn) },
      icon(open ? "pause" : "play"), t(`watch.day.${open ? "close" : "reopen"}`)),
    today.state !== "ended_by_hand" && h("button", { type: "button", key: "finish", class: "key key--trouble day-finish",
      onclick: () => ask("finish") }, icon("cross"), t("watch.day.finish")));
}

function check(today, may, { sign }) {
  return h("div", { class: "day-check", key: "check" },
    h("h3", { class: "day-check-title" }, t("watch.day.test")),
    h("ul", { key: "items" }, shown(today).map((item) =>
      h("li", { class: "day-item", key: item.id },
        h("span", {}, t(`watch.day.items.${item.id}`)),
        h("span", { class: `sign ${SIGNS[item.state]}`.trim() },
          item.state === "red" && icon("alert"), t(`watch.day.states.${item.state}`))))),
    signature(today.signed).map((line) => h("p", { class: "day-signed", key: line }, line)),
    may && h("button", { type: "button", key: "sign", onclick: sign,
      class: `key day-sign ${today.signed ? "" : "key--main"}`.trim() },
    icon("check"), t(`watch.day.${today.signed ? "sign_again" : "sign"}`)));
}

/** All of them until somebody has signed; from then on what still asks for a hand. */
function shown({ items, signed }) {
  return signed ? items.filter((item) => item.state === "red" || item.state === "unknown") : items;
}

function signature(signed) {
  if (!signed) return [t("watch.day.unsigned")];
  const red = signed.red.map((item) => t(`watch.day.items.${item}`)).join(t("watch.day.and"));
  return [
    t("watch.day.signed", { at: clock(signed.at), name: local(signed.name) }),
    red && t("watch.day.signed_red", { red }),
  ].filter(Boolean);
}
