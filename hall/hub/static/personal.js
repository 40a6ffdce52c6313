/** What tells of a person among words that are kept as they are: a mobile's number, an identity card's. It has a field of its own, or none; nobody is kept from writing it. */

import { h, icon, t } from "./dom.js";

const PHONE = /(?:^|\D)((?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)/;
const CARD = /(?:^|\D)(\d{17}[\dXx])(?!\d)/;
const WORDS = "textarea, [name=notified], [name=reason], [name=referral], [name=told]";

/** {kind: "phone" | "card", text} that stands in it, or null; digits of Chinese keyboards are digits. */
export function personal(words) {
  const plain = words.replace(/[０-９＋－]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0)); // as long as before
  for (const [kind, form] of [["card", CARD], ["phone", PHONE]]) {
    const found = form.exec(plain);
    if (found) return { kind, text: found[1], at: found.index + found[0].length - found[1].length };
  }
  return null;
}

/** The words without it. */
export function without(words, { text, at }) {
  return `${words.slice(0, at)}${words.slice(at + text.length)}`.replace(/ {2,}/g, " ").trim();
}

/** What is said under the field; where the form has an empty field for a phone (`movable`), a key brings it there. */
export function caution(found, movable) {
  return h("p", { class: "band band--priority personal", role: "status", key: "personal" }, icon("key"), h("span", {}, t(`common.personal.${found.kind}`)),
    found.kind === "phone" && movable && h("button", { type: "button", class: "key", style: { "white-space": "nowrap" }, onclick: (event) => bring(event.currentTarget) }, t("common.personal.move")));
}

/** Watch over the words of a form whose fields stand for good; `matter` says beforehand what does not belong there. */
export function mind(form) {
  const matter = form.querySelector("textarea[name=matter]");
  if (matter) {
    matter.after(h("p", { class: "quiet field-hint", id: "f-matter-personal" }, t("common.personal.hint")));
    matter.setAttribute("aria-describedby", "f-matter-personal");
  }
  form.addEventListener("input", (event) => event.target.matches(WORDS) && warn(form, event.target));
  for (const one of form.querySelectorAll(WORDS)) warn(form, one);
}

function warn(form, field) {
  const found = personal(field.value);
  const shown = field.parentNode.querySelector(".personal");
  if (!found) return shown?.remove();
  const phone = form.querySelector("[name=phone]");
  const told = caution(found, phone && !phone.value);
  if (shown?.textContent === told.textContent) return null;
  return shown ? shown.replaceWith(told) : field.parentNode.append(told);
}

/** The number goes from the words above this key to where it is sealed. */
function bring(key) {
  const field = key.closest(".field").querySelector(WORDS);
  const phone = key.closest("form").querySelector("[name=phone]");
  const found = personal(field.value);
  if (!found) return;
  put(phone, found.text);
  put(field, without(field.value, found));
  phone.focus();
}

function put(field, value) {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
