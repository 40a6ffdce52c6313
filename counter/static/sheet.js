/** A sheet over the desk that asks one thing and gives back the answer: services, reasons, numbers. */

import { h, icon, mount, number, t } from "/static/hub/dom.js";

const LONGEST = 60; // letters of a reason; the desk refuses more
let count = 0;

/**
 * Ask with a list: options are {value, words, needs}; digits 1-9, arrows and Enter choose, Escape leaves.
 * `say` is a courteous sentence to speak; `note` the label of a line to write in, which an option that
 * `needs` it will not go without; `mark` the label of a box to tick. Resolves to {value, reason, marked}, or null.
 */
export function ask({ title, about, say, options, note, mark }) {
  return open({ title, about, say }, (done) => {
    let wanted = null;
    const line = note && h("input", { type: "text", id: "sheet-note", maxlength: LONGEST, autocomplete: "off" });
    const tick = mark && h("input", { type: "checkbox", id: "sheet-mark" });
    const choose = (option) => {
      const reason = line?.value.trim() ?? "";
      if (!option.needs || reason) return done({ value: option.value, reason, marked: Boolean(tick?.checked) });
      wanted = option;
      line.setAttribute("aria-invalid", "true");
      line.focus();
    };
    const keys = options.map((each, at) =>
      h("button", { type: "button", class: "key sheet-option", key: each.value, onclick: () => choose(each) },
        at < 9 && h("kbd", { class: "kbd" }, at + 1), h("span", {}, each.words)));
    const list = h("div", { class: "sheet-options", role: "group", "aria-label": title, onkeydown: (event) => {
      const digit = Number(event.key);
      if (digit >= 1 && digit <= options.length) {
        event.preventDefault(); // else the digit would be typed into the line that takes the focus
        choose(options[digit - 1]);
      } else walk(event, keys);
    } }, keys);
    line?.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return walk(event, [line, ...keys]);
      event.preventDefault();
      choose(wanted ?? options[0]);
    });
    const body = [
      list,
      mark && h("label", { class: "sheet-mark", for: "sheet-mark" }, tick, mark),
      note && h("div", { class: "field" }, h("label", { for: "sheet-note" }, note), line),
    ];
    return { body, first: keys[0] ?? line };
  });
}

/** Ask for one of the numbers: type a part of it, or walk the list. Resolves to the ticket, or null. */
export function askTicket({ title, about, tickets, chosen }) {
  return open({ title, about }, (done) => {
    const box = h("div", { class: "sheet-options", role: "group", "aria-label": title });
    const field = h("input", { type: "text", id: "sheet-find", autocomplete: "off", autocapitalize: "characters" });
    const found = () => tickets.filter((each) => each.number.includes(field.value.trim().toUpperCase())).slice(0, 12);
    const draw = () => {
      const keys = found().map((each) =>
        h("button", { type: "button", class: "key sheet-option", key: String(each.id), onclick: () => done(each) },
          number(each.number), each.sign && h("span", { class: "sign" }, each.sign)));
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

/** Show a few sentences; Enter, Escape and F1 go back. */
export function tell({ title, lines }) {
  return open({ title, back: t("counter.close") }, (done) => {
    const text = h("div", { class: "sheet-lines", id: "sheet-lines" }, lines.map((each) => h("p", {}, each)));
    const onkeydown = (event) => {
      if (event.key !== "F1") return;
      event.preventDefault();
      done(null);
    };
    return { body: text, about: "sheet-lines", onkeydown };
  });
}

/** Any other sheet: `fill(done)` gives {body, first, about, onkeydown}; `wide` makes room for a form. Resolves to what `done` was told. */
export function open({ title, about, say, wide, back = t("common.cancel") }, fill) {
  return new Promise((resolve) => {
    count += 1;
    const id = `sheet-${count}`;
    // At once, not when the dialog tells: a key pressed between two sheets would be heard by nobody.
    const done = (value) => { dialog.close(); dialog.remove(); resolve(value); };
    const { body, first, about: told, onkeydown } = fill(done);
    const dialog = h("dialog", { class: wide ? "pane pane--wide" : "pane", "aria-labelledby": id, "aria-describedby": told, onkeydown,
      oncancel: (event) => { event.preventDefault(); done(null); }, onclose: () => done(null) },
      h("div", { class: "sheet" },
        h("h2", { id, class: "sheet-title" }, title),
        about && h("p", { class: "quiet" }, about),
        say && h("p", { class: "band sheet-say" }, icon("sound"), h("span", {}, say)),
        body,
        h("button", { type: "button", class: "key key--plain sheet-back", onclick: () => done(null) },
          icon("back"), back, h("kbd", { class: "kbd" }, "Esc"))));
    document.body.append(dialog);
    dialog.showModal();
    (first ?? dialog.querySelector(".sheet-back")).focus();
  });
}

/** Arrow keys walk the options, round the ends; in a line to write in, sideways stays with the letters. */
export function walk(event, keys) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const sideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
  if (!step || (sideways && event.target.nodeName === "INPUT")) return;
  event.preventDefault();
  const at = keys.indexOf(document.activeElement);
  keys[(at + step + keys.length) % keys.length]?.focus();
}
