/** Names of people, departments and kinds by id, as the page came with them. */

import { hasWords, local, setup, t } from "/static/hub/dom.js";

const known = setup.known ?? { staff: {}, departments: {}, categories: [], services: {}, channels: [], kinds: [], urgencies: [], faults: [], purpose: {} };

export { known };
export const me = setup.viewer?.staff ?? "";
export const mine = setup.viewer?.roles ?? [];

/** "彭涛"; whoever works here no more is a number. */
export const person = (number) => local(known.staff[number]?.name) || number || "";
export const department = (id) => local(known.departments[id]?.name) || id || "";
export const service = (id) => local(known.services[id]?.name) || id || "";
export const category = (id) => local(known.categories.find((one) => one.id === id)?.name) || id || "";
export const said = (shelf, key) => (hasWords(`office.${shelf}.${key}`) ? t(`office.${shelf}.${key}`) : key);

/** "彭涛 · 维修调度员 · 管网维修中心" */
export function whole(number) {
  const one = known.staff[number];
  return one ? [local(one.name), local(one.title), department(one.department)].filter(Boolean).join(" · ") : number;
}

/** The phone under which this person is reached: their own, or the department's. */
export const phone = (number) => known.staff[number]?.phone || known.departments[known.staff[number]?.department]?.phone || "";

/** The departments that these words, or this category, speak of; the surest first. */
export function proposed(matter, chosen) {
  const by = known.categories.find((one) => one.id === chosen)?.department;
  const heard = Object.entries(known.departments).filter(([, one]) => one.matters.some((word) => matter.includes(word))).map(([id]) => id);
  return [...new Set([by, ...heard])].filter((id) => id in known.departments);
}
