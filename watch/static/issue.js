/** The sheet that takes a number for someone who cannot use the kiosk: a service, priority or not, the number. */

import { ahead, fault, h, icon, local, mount, number, range, t } from "/static/hub/dom.js";
import { act, pressKey } from "/static/hub/act.js";

/** Open the sheet over the page; it closes by itself when the member of staff is done. */
export function openIssue(services) {
  const wish = { service: null, priority: false, internal: false, key: pressKey(), busy: false, fault: "", issued: null };
  const dialog = h("dialog", { class: "pane", "aria-labelledby": "issue-title", onclose: () => dialog.remove() });
  const close = () => dialog.close();
  const draw = () => mount(dialog, h("div", { class: "sheet issue" },
    h("h2", { id: "issue-title", class: "issue-title" }, t("watch.sheet.title")),
    wish.issued ? given(wish.issued, again, close) : asking(services, wish, { choose, take, close })));

  // Each change of mind is a new wish; only the same wish pressed twice may share its key.
  const choose = (change) => {
    Object.assign(wish, change, { key: pressKey(), fault: "" });
    draw();
  };
  const again = () => choose({ service: null, priority: false, internal: false, issued: null });
  const take = async () => {
    if (wish.busy) return;
    if (!wish.service) return say(t("watch.sheet.choose"));
    wish.busy = true;
    draw();
    const { service, priority, internal } = wish;
    const answer = internal
      ? await act("/api/line/internal", { service }, { key: wish.key })
      : await act("/api/tickets", { service, priority }, { key: wish.key });
    wish.busy = false;
    if (!answer.ok) return say(fault(answer.body));
    choose({ issued: answer.body });
    dialog.querySelector(".issue-close")?.focus();
  };
  const say = (text) => {
    wish.fault = text;
    draw();
  };

  draw();
  document.body.append(dialog);
  dialog.showModal();
}

function asking(services, wish, { choose, take, close }) {
  return [
    h("div", { class: "issue-services", role: "group", "aria-label": t("watch.sheet.service"), key: "services" },
      services.filter((each) => each.enabled).map((each) =>
        h("button", { type: "button", class: "key issue-service", key: each.id,
          "aria-pressed": String(wish.service === each.id), onclick: () => choose({ service: each.id }) },
        h("span", { class: "issue-letter" }, each.prefix), h("span", {}, local(each.name))))),
    h("button", { type: "button", class: "key issue-priority", key: "priority", "aria-pressed": String(wish.priority),
      onclick: () => choose({ priority: !wish.priority, internal: false }) },
    icon(wish.priority ? "check" : "priority"), h("span", {}, t("watch.sheet.priority"))),
    h("button", { type: "button", class: "key issue-internal", key: "internal", "aria-pressed": String(wish.internal),
      onclick: () => choose({ internal: !wish.internal, priority: false }) },
    wish.internal && icon("check"), h("span", {}, t("watch.sheet.internal"))),
    h("p", { class: "issue-said", role: "status", key: "said" },
      wish.fault && h("span", { class: "band band--trouble" }, icon("alert"), h("span", {}, wish.fault)),
      wish.busy && h("span", { class: "quiet" }, t("watch.sheet.asking"))),
    h("div", { class: "issue-keys", key: "keys" },
      h("button", { type: "button", class: "key key--plain", onclick: close }, t("common.cancel")),
      h("button", { type: "button", class: "key key--main issue-take", onclick: take,
        "aria-disabled": wish.busy ? "true" : false }, icon("ticket"), t("watch.sheet.take"))),
  ];
}

function given(issued, again, close) {
  return [
    h("div", { class: "issue-given", role: "status", key: "given" },
      h("p", { class: "issue-number" }, number(issued.number)),
      issued.priority && h("p", { class: "sign sign--priority" }, icon("priority"), t("common.priority")),
      h("p", { class: "issue-ahead" }, [ahead(issued.ahead), range(issued.wait)].filter(Boolean).join(" · ")),
      h("p", { class: "quiet" }, t("watch.sheet.done"))),
    h("div", { class: "issue-keys", key: "keys-given" },
      h("button", { type: "button", class: "key key--plain", onclick: again }, t("watch.sheet.again")),
      h("button", { type: "button", class: "key key--main issue-close", onclick: close }, t("watch.sheet.close"))),
  ];
}
