/** The sheet that says something to the whole hall: which text, then once more whether; and the card of what is being said. */

import { clock, fault, h, icon, local, mount, t } from "/static/hub/dom.js";
import { act, pressKey } from "/static/hub/act.js";

const DOUBLE = 700; // ms in which a second tap on the same spot is the first one's echo
const QUIET = "quiet";
const OWN = ""; // a manager's own words

/** Open the sheet. `shown` is the scene's announce part; `manager` may write own words. */
export function openAnnounce(shown, manager) {
  const said = { text: "", text_en: "" };
  sheet(t("watch.announce.title"), (wish, choose) => {
    const own = wish.chosen === OWN;
    return [
      h("div", { class: "announce-list", role: "group", "aria-label": t("watch.announce.which"), key: "list" },
        shown.choices.map((each) => choice(each.phrase, local(each.name), wish, choose)),
        manager && choice(OWN, t("watch.announce.own"), wish, choose)),
      wish.chosen !== null && h("div", { class: "announce-text", key: `text-${wish.chosen}` },
        own ? fields(said) : local(shown.choices.find((each) => each.phrase === wish.chosen).text)),
    ];
  }, {
    missing: (wish) => (wish.chosen === null ? t("watch.announce.missing") : wish.chosen === OWN && !said.text.trim() ? t("watch.announce.empty") : ""),
    sure: (wish) => wish.chosen !== QUIET,
    told: (wish) => (wish.chosen === OWN ? said.text : local(shown.choices.find((each) => each.phrase === wish.chosen).text)),
    yes: t("watch.announce.yes"),
    go: t("watch.announce.go"),
    send: (wish, options) => (wish.chosen === OWN ? act("/api/announcements/words", said, options) : act("/api/announcements", { phrase: wish.chosen }, options)),
  });
}

function openEnd(now) {
  sheet(t("watch.announce.end_title"), () => h("p", { class: "announce-text", key: "text" }, words(now.text)), {
    missing: () => "",
    sure: () => now.urgent,
    told: () => words(now.text),
    yes: t("watch.announce.yes_end"),
    go: t("watch.announce.end"),
    send: (wish, options) => act(`/api/announcements/${now.id}/end`, {}, options),
  });
}

/** What is being said to the whole hall, and the key that ends it; nothing when all is quiet. */
export function announceCard(scene, now) {
  const said = scene.announce.now;
  if (!said || Date.parse(said.until) <= now) return null;
  return h("section", { class: `card card--${said.urgent ? "trouble" : "plain"}`, key: "announce", "aria-labelledby": "card-announce" },
    h("h2", { id: "card-announce", class: "card-title" }, icon("sound"), h("span", {}, t("watch.announce.now"))),
    h("p", { class: "announce-text", key: "text" }, words(said.text)),
    h("p", { class: "card-about quiet", key: "by" }, t("watch.announce.by", { by: said.by, until: clock(said.until) })),
    h("button", { type: "button", class: "key announce-end", key: "end", onclick: () => openEnd(said) }, t("watch.announce.end")));
}

function words(text) {
  return local(text) || text.zh;
}

function choice(phrase, name, wish, choose) {
  return h("button", { type: "button", class: `key announce-choice${phrase === QUIET ? "" : " announce-choice--urgent"}`, key: phrase || "own",
    "aria-pressed": String(wish.chosen === phrase), onclick: () => choose(phrase) }, icon(phrase === QUIET ? "hush" : "alert"), h("span", {}, name));
}

function fields(said) {
  const field = (name, length) => [
    h("label", { for: `announce-${name}` }, t(`watch.announce.${name}`)),
    h("input", { id: `announce-${name}`, type: "text", maxlength: String(length), autocomplete: "off", keep: true,
      oninput: (event) => { said[name] = event.target.value; } }),
  ];
  return h("div", { class: "field", key: "fields" }, field("text", 60), field("text_en", 120));
}

/** A sheet that asks, and where `sure` says so asks once more; what it does is `send`. */
function sheet(title, body, { missing, sure, told, yes, go, send }) {
  const wish = { chosen: null, sure: 0, key: pressKey(), busy: false, fault: "" };
  const dialog = h("dialog", { class: "pane", "aria-labelledby": "announce-title", onclose: () => dialog.remove() });
  const close = () => dialog.close();
  const change = (values) => {
    Object.assign(wish, values);
    draw();
  };
  const choose = (chosen) => change({ chosen, fault: "", key: pressKey() });
  const draw = () => mount(dialog, h("form", { class: "sheet issue", onsubmit: press, novalidate: true },
    h("h2", { id: "announce-title", class: "issue-title" }, title),
    wish.sure ? h("div", { class: "day-sure", key: "sure" }, h("p", { class: "announce-text" }, told(wish)), h("p", { class: "day-word" }, t("watch.announce.sure"))) : body(wish, choose),
    h("p", { class: "issue-said", role: "status", key: "said" },
      wish.fault && h("span", { class: "band band--trouble" }, icon("alert"), h("span", {}, wish.fault)),
      wish.busy && h("span", { class: "quiet" }, t("watch.announce.asking"))),
    h("div", { class: "issue-keys", key: "keys" },
      h("button", { type: "button", class: "key key--plain", onclick: close }, t("common.cancel")),
      h("button", { type: "submit", class: `key ${wish.sure ? "key--trouble" : "key--main"} announce-go`, "aria-disabled": wish.busy ? "true" : false },
        wish.sure ? yes : go))));

  async function press(event) {
    event.preventDefault();
    if (wish.busy) return;
    const lacks = missing(wish);
    if (lacks) return change({ fault: lacks });
    if (sure(wish) && !wish.sure) return change({ sure: Date.now(), fault: "" });
    if (Date.now() - wish.sure < DOUBLE) return;
    change({ busy: true, fault: "" });
    const answer = await send(wish, { key: wish.key });
    if (answer.ok) return close();
    // Another try is another wish; only where nothing was heard must it be the same one.
    change({ busy: false, fault: fault(answer.body), key: answer.status ? pressKey() : wish.key });
  }

  draw();
  document.body.append(dialog);
  dialog.showModal();
}
