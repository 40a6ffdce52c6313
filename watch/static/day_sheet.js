/** The sheet for stopping numbers, giving them again, or ending the day: why, then once more whether. */

import { fault, h, icon, mount, t } from "/static/hub/dom.js";
import { act, pressKey } from "/static/hub/act.js";

const DOUBLE = 700; // ms in which a second tap on the same spot is the first one's echo

/** Open the sheet; `what` is close, open or finish, `count` how many still wait. */
export function openDaySheet(what, count) {
  const wish = { reason: "", sure: 0, key: pressKey(), busy: false, fault: "" };
  const dialog = h("dialog", { class: "pane", "aria-labelledby": "day-title", onclose: () => dialog.remove() });
  const close = () => dialog.close();
  const draw = () => mount(dialog, h("form", { class: "sheet issue", onsubmit: go, novalidate: true },
    h("h2", { id: "day-title", class: "issue-title" }, t(`watch.day.sheet.${what}`)),
    h("p", { key: "about" }, t(about(what, count), { count })),
    wish.sure ? asked(wish) : asking(),
    h("p", { class: "issue-said", role: "status", key: "said" },
      wish.fault && h("span", { class: "band band--trouble" }, icon("alert"), h("span", {}, wish.fault)),
      wish.busy && h("span", { class: "quiet" }, t("watch.day.sheet.asking"))),
    h("div", { class: "issue-keys", key: "keys" },
      h("button", { type: "button", class: "key key--plain", onclick: close }, t("common.cancel")),
      h("button", { type: "submit", class: `key ${danger() ? "key--trouble" : "key--main"} day-go`,
        "aria-disabled": wish.busy ? "true" : false },
      t(wish.sure ? `watch.day.sheet.yes_${what}` : "watch.day.sheet.go")))));

  const danger = () => wish.sure && what === "finish";

  async function go(event) {
    event.preventDefault();
    if (wish.busy) return;
    if (!wish.sure) {
      const field = dialog.querySelector("#day-reason");
      const reason = field.value.trim();
      if (reason) return makeSure(reason);
      change({ fault: t("watch.day.sheet.missing") });
      return field.focus();
    }
    if (Date.now() - wish.sure < DOUBLE) return;
    change({ busy: true, fault: "" });
    const answer = await act(`/api/day/${what}`, { reason: wish.reason }, { key: wish.key });
    if (answer.ok) return close();
    // Another try is another wish; only where nothing was heard must it be the same one.
    change({ busy: false, fault: fault(answer.body), key: answer.status ? pressKey() : wish.key });
  }

  function makeSure(reason) {
    change({ reason, sure: Date.now(), fault: "" });
    dialog.querySelector(".day-go").focus(); // the field is gone: Enter would be heard by nobody
  }

  function change(values) {
    Object.assign(wish, values);
    draw();
  }

  draw();
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("#day-reason").focus();
}

function about(what, count) {
  return `watch.day.sheet.${what}_about${what === "finish" && !count ? "_none" : ""}`;
}

function asking() {
  return h("div", { class: "field", key: "reason" },
    h("label", { for: "day-reason" }, t("watch.day.sheet.reason")),
    h("input", { id: "day-reason", type: "text", maxlength: "60", autocomplete: "off", required: true }));
}

function asked(wish) {
  return h("div", { class: "day-sure", key: "sure" },
    h("p", { class: "quiet" }, t("watch.day.sheet.why", { reason: wish.reason })),
    h("p", { class: "day-word" }, t("watch.day.sheet.sure")));
}
