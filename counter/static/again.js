/** A visitor who comes again: what was written down before is found by the receipt or the phone, and tied to this visit. */

import { fault, h, icon, mount, t } from "/static/hub/dom.js";
import { act, pressKey } from "/static/hub/act.js";
import { who } from "./known.js";
import { moment } from "./moment.js";
import { open, walk } from "./sheet.js";

const DOUBLE = 600; // ms in which a second Enter is a hand trembling: nothing is tied before it could be compared

/** Ask for it at the counter of `scene`; resolves to the inquiry that this visit is about now, or null. */
export function askAgain(scene, { gone }) {
  const at = `/api/counters/${encodeURIComponent(scene.counter.id)}`;
  const number = scene.in_hand.number;
  return open({ title: t("counter.came.title", { number }), say: t("counter.came.say") }, (done) => {
    const line = h("input", { type: "text", id: "again-said", maxlength: 40, autocomplete: "off", "aria-describedby": "again-hint" });
    const note = h("div", { role: "alert" });
    const box = h("div", { class: "again-found" });
    const press = presser((body) => gone(body) || mount(note, trouble(body)));
    const choose = async (found) => {
      if (box.querySelector("[aria-busy=true]")) return;
      const made = await press(`${at}/come-again`, { number: found.number });
      if (made) done(made);
    };
    const look = async (event) => {
      event.preventDefault();
      mount(note);
      mount(box);
      const said = line.value.trim();
      const answer = said && (await press(`${at}/look-up`, { said }));
      if (!answer) return line.focus();
      mount(box, list(answer.found, choose));
      box.querySelector("button").focus();
      setTimeout(() => box.querySelector(".again-keys")?.setAttribute("aria-busy", "false"), DOUBLE);
    };
    const form = h("form", { class: "again", onsubmit: look, onkeydown: (event) => event.target !== line && walk(event, [line, ...box.querySelectorAll("button")]) },
      h("div", { class: "field" }, h("label", { for: "again-said" }, t("counter.came.said")), line,
        h("p", { class: "quiet field-hint", id: "again-hint" }, t("counter.came.hint"))),
      h("button", { type: "submit", class: "key again-look" }, t("counter.came.look"), h("kbd", { class: "kbd" }, "Enter")), note, box);
    return { body: form, first: line };
  });
}

/** POST once at a time, with the same key until it was heard; answers the body, or nothing after `refused(body)`. */
function presser(refused) {
  const keys = new Map();
  let busy = false;
  return async (path, body) => {
    if (busy) return null;
    busy = true;
    const wanted = JSON.stringify([path, body]);
    const key = keys.get(wanted) ?? pressKey();
    keys.set(wanted, key);
    const answer = await act(path, body, { key, tries: 2 });
    busy = false;
    if (answer.status) keys.delete(wanted);
    if (answer.ok) return answer.body;
    refused(answer.body);
    return null;
  };
}

function trouble(body) {
  const words = body.code === "unknown_inquiry" ? t("counter.came.none") : fault(body);
  return h("p", { class: "band band--trouble" }, icon("alert"), h("span", {}, words));
}

/** What was found, to be compared with the visitor's own words before it is chosen. */
function list(found, choose) {
  const keys = found.map((each, at) => h("button", { type: "button", class: "key sheet-option again-key", key: each.number, onclick: () => choose(each) },
    h("kbd", { class: "kbd" }, at + 1),
    h("span", { class: "again-what" },
      h("span", {}, h("b", { class: "figures" }, each.number), " ", h("span", { class: "sign" }, t(`counter.case.state.${each.state}`)), " ",
        each.here && h("span", { class: "sign sign--order" }, t("counter.came.here"))),
      h("span", {}, check(each.contact)),
      h("span", { class: "quiet" }, t("counter.came.wrote", { at: moment(each.opened_at), kind: t(`counter.inquiry.kind.${each.kind}`), who: who(each.first) })))));
  const onkeydown = (event) => {
    const chosen = keys[Number(event.key) - 1];
    if (!chosen || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    chosen.click();
  };
  return [
    h("p", { role: "status" }, t("counter.came.found", { count: found.length })),
    h("div", { class: "again-keys", role: "group", "aria-busy": "true", "aria-label": t("counter.came.which"), onkeydown }, keys),
  ];
}

function check({ name, phone }) {
  const known = [name, phone].filter(Boolean).join(" · ");
  return known ? t("counter.came.check", { known }) : t("counter.came.unnamed");
}
