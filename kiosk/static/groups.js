// The keys of the first screen: services, or groups of them where they do not all fit (one level, never deeper).

import { h, icon, local, t } from "/static/hub/dom.js";
import { breaks } from "./breaks.js";
import { room } from "./modes.js";

/** The chosen group, or null; also when the hall was started again without it. */
export function groupOf({ scene, group }) {
  return scene.groups.find((one) => one.id === group) ?? null;
}

/** The keys as nodes; `serviceKey(service)` makes the key of a service. */
export function keys(state, hand, serviceKey) {
  const { shown, pages } = page(state);
  return [
    shown.map((one) => (one.services ? groupKey(one, hand) : serviceKey(one))),
    groupOf(state) && h("button", { class: "key service service--turn", key: "up", onclick: () => hand.group(null) }, icon("back"), t("common.back")),
    pages > 1 && h("button", { class: "key service service--turn", key: "more", onclick: () => hand.page((state.page + 1) % pages) }, t("kiosk.more"), icon("go")),
  ];
}

/** How many keys stand on the screen, with those that turn pages. */
export function count(state) {
  const { shown, pages } = page(state);
  return shown.length + (groupOf(state) ? 1 : 0) + (pages > 1 ? 1 : 0);
}

function page(state) {
  const places = room(state) - (groupOf(state) ? 1 : 0);
  const every = offered(state);
  if (every.length <= places) return { shown: every, pages: 1 };
  const pages = Math.ceil(every.length / (places - 1));
  const at = Math.min(state.page, pages - 1); // larger type may have made fewer of them
  return { shown: every.slice(at * (places - 1), (at + 1) * (places - 1)), pages };
}

/** All there is to choose from now: a group's services; groups and what is in none; or, where it all fits, every service. */
function offered(state) {
  const { services, groups } = state.scene;
  const group = groupOf(state);
  if (group) return services.filter((one) => one.group === group.id);
  if (!groups.length || services.length <= room(state)) return services;
  const grouped = groups.map((one) => ({ ...one, services: services.filter((each) => each.group === one.id) }));
  return [...grouped.filter((one) => one.services.length), ...services.filter((one) => !groups.some(({ id }) => id === one.group))];
}

function groupKey(group, hand) {
  const names = group.services.map((one) => local(one.name)).join(t("kiosk.group.and"));
  return h(
    "button",
    { class: "key service service--group", key: `group ${group.id}`, onclick: () => hand.group(group.id) },
    h("span", { class: "service-head" }, icon("list"), h("span", { class: "service-name" }, breaks(local(group.name)))),
    h("span", { class: "service-line group-names" }, breaks(names)),
  );
}
