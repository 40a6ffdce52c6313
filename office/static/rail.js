/** The rail: where one can go, and how much waits there. */

import { clock, h, icon, language, local, setLanguage, setup, t } from "/static/hub/dom.js";

export const LISTS = ["receive", "mine", "today", "overdue", "unassigned"];
const ICONS = { receive: "hand", mine: "person", today: "clock", overdue: "alert", unassigned: "people", told: "bell", all: "list", directory: "door", new: "phone", looks: "key" };
const OVERSEERS = ["office", "leader", "manager"];

/** What this person has: only whoever assigns sees what nobody has. */
export function places() {
  const roles = setup.viewer?.roles ?? [];
  const sees = OVERSEERS.some((role) => roles.includes(role));
  const answers = ["leader", "manager"].some((role) => roles.includes(role)); // for what is done with contacts
  return [...LISTS.filter((one) => one !== "unassigned" || sees), "told", "all", "directory", ...(answers ? ["looks"] : []), "new"];
}

export function rail({ counts, place, now, leave }) {
  const other = language() === "zh" ? "en" : "zh";
  return h("header", { class: "rail", key: "rail" },
    h("div", { class: "rail-who", key: "who" },
      h("p", { class: "quiet" }, local(setup.hall)),
      h("p", { class: "rail-name" }, local(setup.viewer.name), " ", h("span", { class: "quiet figures" }, setup.viewer.staff))),
    h("nav", { class: "rail-places", "aria-label": t("office.places"), key: "places" },
      h("ul", {}, places().map((one) => h("li", { key: one },
        h("a", { href: `#${one}`, class: `rail-place rail-place--${one}`, "aria-current": one === place ? "page" : false },
          icon(ICONS[one]), h("span", {}, t(`office.place.${one}`)),
          one === "new" && h("kbd", { class: "kbd" }, "F2"),
          counts[one] > 0 && h("span", { class: `count figures ${one === "receive" || one === "overdue" || one === "told" ? "count--now" : ""}`.trim() }, counts[one])))))),
    h("div", { class: "rail-foot", key: "foot" },
      h("time", { class: "figures quiet" }, clock(now)),
      h("button", { type: "button", class: "key key--plain", key: "language", lang: other === "zh" ? "zh-CN" : "en",
        "aria-label": t("common.language_switch"), onclick: () => setLanguage(other) }, t("common.language_other")),
      h("button", { type: "button", class: "key key--plain", key: "leave", onclick: leave }, icon("leave"), t("office.sign_out"))));
}
