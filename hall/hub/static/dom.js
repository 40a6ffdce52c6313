// How screens are drawn: make nodes with h(), put them in place with mount(), which keeps focus, keys and what a hand is doing.

import { setup } from "./page.js";
import { language, t } from "./words.js";

export { icon } from "./icons.js";
export { firstScene, setup } from "./page.js";
export { range } from "./range.js";
export { fault, hasWords, language, local, onLanguage, setLanguage, t } from "./words.js";

const HANDLERS = Symbol("handlers");
const KEY = Symbol("key");
const PROPERTIES = new Set(["value", "checked", "muted", "indeterminate"]);

function heard(event) {
  event.currentTarget[HANDLERS]?.[event.type]?.(event);
}

function listen(node, type, handler) {
  node[HANDLERS] ??= {};
  if (!(type in node[HANDLERS])) node.addEventListener(type, heard);
  node[HANDLERS][type] = handler;
}

function set(node, name, value) {
  if (name === "key") node[KEY] = String(value);
  else if (name.startsWith("on")) listen(node, name.slice(2).toLowerCase(), value);
  else if (name === "style") Object.entries(value).forEach(([property, v]) => node.style.setProperty(property, v));
  else if (name === "dataset") Object.assign(node.dataset, value);
  else if (PROPERTIES.has(name)) node[name] = value;
  else if (value === true) node.setAttribute(name, "");
  else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
}

/**
 * A node: h("button", {class: "key", onclick: press, key: service.id}, "text", h(...), ...).
 *
 * Props: on<event> = handler, style = {property: value} (CSSOM, so CSP holds), dataset, key (identity for mount), keep: true (mount
 * leaves its children and state alone), anything else an attribute; true/false sets or leaves out. Children: nodes, strings, arrays;
 * null, false and undefined are skipped.
 */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) set(node, name === "keep" ? "data-keep" : name, value);
  node.append(...flat(children));
  return node;
}

function flat(children) {
  return [children]
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false && child !== "")
    .map((child) => (child instanceof Node ? child : document.createTextNode(String(child))));
}

/** Make `node` hold `children`, changing only what differs: keyed (or like-placed) elements stay the same elements, so focus stays. */
export function mount(node, ...children) {
  settle(node, flat(children));
  return node;
}

function settle(parent, wanted) {
  const keyed = new Map();
  for (const child of parent.childNodes) if (child[KEY] !== undefined) keyed.set(child[KEY], child);
  let at = parent.firstChild;
  for (const fresh of wanted) {
    const old = fresh[KEY] === undefined ? at : keyed.get(fresh[KEY]);
    if (old && like(old, fresh)) {
      if (old === at) at = at.nextSibling;
      else parent.insertBefore(old, at);
      if (old !== fresh) morph(old, fresh);
    } else {
      if (fresh === at) at = at.nextSibling;
      parent.insertBefore(fresh, at);
    }
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

function like(old, fresh) {
  return old.nodeType === fresh.nodeType && old.nodeName === fresh.nodeName && old[KEY] === fresh[KEY];
}

function morph(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !isTheirs(old, name)) old.removeAttribute(name);
  for (const { name, value } of [...fresh.attributes]) if (old.getAttribute(name) !== value) copy(old, fresh, name, value);
  for (const type of Object.keys(old[HANDLERS] ?? {})) old[HANDLERS][type] = fresh[HANDLERS]?.[type];
  for (const [type, handler] of Object.entries(fresh[HANDLERS] ?? {})) listen(old, type, handler);
  if (!old.hasAttribute("data-keep")) settle(old, [...fresh.childNodes]);
}

/** Whoever opened it closes it: a page that is drawn anew each second would shut it under their hand. */
function isTheirs(old, name) {
  return name === "open" && old.localName === "details";
}

function copy(old, fresh, name, value) {
  if (name === "style") old.style.cssText = fresh.style.cssText; // setAttribute("style") would break on the CSP
  else old.setAttribute(name, value);
}

/** "A012" as letter, thin gap, digits; its text stays "A012". */
export function number(text, props = {}) {
  const letter = String(text).replace(/\d.*$/, "");
  const shown = { ...props, class: `number ${props.class ?? ""}`.trim() };
  return h("span", shown, letter && h("span", { class: "number-letter" }, letter), String(text).slice(letter.length));
}

/** "09:12" in the hall's time zone, of an ISO text, a Date or milliseconds. */
export function clock(moment) {
  const hall = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: setup.timezone || "Asia/Shanghai" };
  return new Intl.DateTimeFormat("en-GB", hall).format(new Date(moment));
}

/** "11月21日 星期六" / "Saturday 21 November" in the hall's time zone. */
export function day(moment) {
  const hall = { month: "long", day: "numeric", weekday: "long", timeZone: setup.timezone || "Asia/Shanghai" };
  return new Intl.DateTimeFormat(language() === "zh" ? "zh-CN" : "en-GB", hall).format(new Date(moment));
}

/** "前面 4 人" in the reader's language; its own sentence for none and for one. */
export function ahead(count) {
  return t(count === 0 ? "common.ahead_none" : count === 1 ? "common.ahead_one" : "common.ahead", { count });
}
