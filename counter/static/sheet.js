/** A sheet over the desk that asks one thing and gives back the answer: services, reasons, numbers. */

import { h, icon, mount, number, t } from "/static/hub/dom.js";

let count = 0;

/**
 * Ask with a list: options are {value, words}; digits 1-9, arrows and Enter choose, Escape leaves.
 * Resolves to the chosen value, or null.
 */
export function ask({ title, about, options }) {
  return open(title, about, (done) => {
    const keys = options.map((each, at) =>
      h("button", { type: "button", class: "key sheet-option", key: each.value, onclick: () => done(each.value) },
        at < 9 && h("kbd", { class: "kbd" }, at + 1), h("span", {}, each.words)));
    const list = h("div", { class: "sheet-options", onkeydown: (event) => {
      const digit = Number(event.key);
      if (digit >= 1 && digit <= options.length) done(options[digit - 1].value);
      else walk(event, keys);
    } }, keys);
    return { body: list, first: keys[0] };
  });
}

/** Ask for one of the waiting numbers: type a part of it, or walk the list. Resolves to the ticket, or null. */
export function askTicket({ title, about, tickets, chosen }) {
  return open(title, about, (done) => {
    const box = h("div", { class: "sheet-options", role: "group", "aria-label": title });
    const field = h("input", { type: "text", id: "sheet-find", autocomplete: "off", autocapitalize: "characters" });
    const found = () => tickets.filter((each) => each.number.includes(field.value.trim().toUpperCase())).slice(0, 12);
    const draw = () => {
      const keys = found().map((each) =>
        h("button", { type: "button", class: "key sheet-option", key: String(each.id), onclick: () => done(each) },
          number(each.number)));
      mount(box, keys.length ? keys : h("p", { class: "quiet" }, t("counter.call.none", { count: tickets.length })));
    };
    field.addEventListener("input", draw);
    if (chosen) field.value = chosen.number;
    draw();
    const form = h("form", { class: "sheet-find", onsubmit: (event) => {
      event.preventDefault();
      const matches = found();
      if (matches.length) done(matches[0]);
    }, onkeydown: (event) => walk(event, [field, ...box.querySelectorAll("button")]) },
      h("div", { class: "field" }, h("label", { for: "sheet-find" }, t("counter.call.find")), field), box);
    return { body: form, first: field };
  });
}

function open(title, about, fill) {
  return new Promise((resolve) => {
    count += 1;
    const id = `sheet-${count}`;
    let answer = null;
    const done = (value) => { answer = value; dialog.close(); };
    const { body, first } = fill(done);
    const dialog = h("dialog", { class: "pane", "aria-labelledby": id, onclose: () => { dialog.remove(); resolve(answer); } },
      h("div", { class: "sheet" },
        h("h2", { id, class: "sheet-title" }, title),
        h("p", { class: "quiet" }, about),
        body,
        h("button", { type: "button", class: "key key--plain sheet-back", onclick: () => dialog.close() },
          icon("back"), t("common.cancel"), h("kbd", { class: "kbd" }, "Esc"))));
    document.body.append(dialog);
    dialog.showModal();
    first?.focus();
  });
}

/** Arrow keys walk the options, round the ends. */
function walk(event, keys) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
  if (!step || (sideways && event.target.nodeName === "INPUT")) return;
  event.preventDefault();
  const at = keys.indexOf(document.activeElement);
  keys[(at + step + keys.length) % keys.length]?.focus();
}
