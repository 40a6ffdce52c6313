/** What visitors said of the hall: how many are new for everybody, the words for managers alone. */

import { clock, day, fault, h, icon, mount, t } from "/static/hub/dom.js";
import { act, look } from "/static/hub/act.js";

const SIGNS = { praise: "sign--order", suggestion: "", complaint: "sign--trouble" };

/** The board; `may` is true for managers. Not there while nothing is new, but for them. */
export function remarkBoard(scene, may) {
  const { new: count } = scene.remarks;
  if (!count && !may) return null;
  return h(
    "section",
    { class: "board", key: "remarks", "aria-labelledby": "board-remarks" },
    h("h2", { id: "board-remarks", class: "card-title" }, icon("list"), h("span", {}, t("watch.remarks.title")),
      h("span", { class: "card-count figures" }, count || "")),
    h("p", { class: "quiet", key: "new" }, t(count ? (may ? "watch.remarks.new" : "watch.remarks.new_for_manager") : "watch.remarks.none_new", { count })),
    may && h("button", { type: "button", class: `key remarks-key ${count ? "key--main" : ""}`.trim(), key: "open", onclick: openRemarks }, t("watch.remarks.read")),
  );
}

function openRemarks() {
  const seen = { list: null, fault: "", busy: 0 };
  const dialog = h("dialog", { class: "pane", "aria-labelledby": "remarks-title", onclose: () => dialog.remove() });
  const draw = () => mount(dialog, h("div", { class: "sheet issue remarks" },
    h("h2", { id: "remarks-title", class: "issue-title", tabindex: "-1" }, t("watch.remarks.title")),
    h("p", { class: "issue-said", role: "status", key: "said" }, seen.fault && h("span", { class: "band band--trouble" }, icon("alert"), h("span", {}, seen.fault))),
    list(seen, mark),
    h("div", { class: "issue-keys", key: "keys" }, h("button", { type: "button", class: "key", onclick: () => dialog.close() }, t("watch.remarks.close")))));

  async function mark(id) {
    if (seen.busy) return;
    seen.busy = id;
    draw();
    told(await act(`/api/remarks/${id}/seen`, {}));
  }

  function told(answer) {
    Object.assign(seen, answer.ok ? { list: answer.body.remarks, fault: "", busy: 0 } : { fault: fault(answer.body), busy: 0 });
    draw();
  }

  draw();
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("#remarks-title").focus();
  look("/api/remarks").then(told);
}

function list({ list: all, busy, fault: trouble }, mark) {
  if (!all) return h("p", { class: "quiet", key: "wait" }, trouble ? "" : t("watch.remarks.asking"));
  if (!all.length) return h("p", { class: "quiet", key: "none" }, t("watch.remarks.none"));
  return h("ul", { class: "remarks-list", key: "list", tabindex: "0", "aria-labelledby": "remarks-title" }, all.map((each) => h(
    "li",
    { class: "remarks-one", key: each.id, dataset: { seen: String(Boolean(each.seen_at)) } },
    h("p", { class: "remarks-signs" },
      h("span", { class: `sign ${SIGNS[each.kind]}`.trim() }, t(`watch.remarks.kinds.${each.kind}`)),
      h("span", { class: "sign" }, t(`watch.remarks.abouts.${each.about}`)),
      each.number && h("span", { class: "sign figures" }, icon("ticket"), each.number),
      h("span", { class: "quiet figures" }, `${day(each.at)} ${clock(each.at)}`)),
    h("p", { class: "remarks-text" }, each.text || h("span", { class: "quiet" }, t("watch.remarks.wordless"))),
    each.seen_at
      ? h("p", { class: "quiet" }, t("watch.remarks.seen_by", { staff: each.seen_by, at: `${day(each.seen_at)} ${clock(each.seen_at)}` }))
      : h("button", { type: "button", class: "key", "aria-disabled": busy ? "true" : false, onclick: () => mark(each.id) }, icon("check"), t("watch.remarks.mark")),
  )));
}
