// Comments and complaints: two taps are enough, words and a number may be added, and nobody is asked who they are (PROVISIONS A6).

import { act, pressKey } from "/static/hub/act.js";
import { h, icon, number, setup, t } from "/static/hub/dom.js";
import { padKeys } from "./rejoin.js";

const KINDS = { praise: "check", suggestion: "list", complaint: "alert" };
const ABOUTS = ["staff", "waiting", "service", "fees", "hall", "other"];
const LONGEST = 300; // characters, as hall/core/remark.py
const WHOLE = /^[A-Z]+\d+$/;

/** The key on the first stage. */
export function remarkKey(state, hand) {
  return h("button", { class: "key below-key remark-key", key: "remark", onclick: hand.remarks }, t("kiosk.remark.open"));
}

/** The stage as nodes. */
export function remark(state, hand) {
  const stages = { kind, about, words, number: whichNumber, sent };
  return stages[state.remark.at](state, hand);
}

/** What a hand can do here; `kiosk` is {change, step, refused, afresh} of kiosk.js. */
export function remarkHand(state, { change, step, refused, afresh }) {
  const go = (news) => step({ remark: { ...state.remark, ...news }, fault: "", unsure: false, press: pressKey() });
  return {
    remarks: () => step({ step: "remark", typed: "", fault: "", unsure: false, remark: { at: "kind", kind: "", about: "", text: "" } }),
    remark: go,
    say: (text) => change({ remark: { ...state.remark, text }, unsure: false, press: pressKey() }),
    send: () => send(state, { change, step, refused, afresh }),
  };
}

async function send(state, { change, step, refused, afresh }) {
  if (state.busy) return;
  change({ busy: true, fault: "" });
  const said = { kind: state.remark.kind, about: state.remark.about, text: state.remark.text, number: state.typed };
  const answer = await act("/api/kiosk/remarks", said, { key: state.press, tries: state.link === "live" ? 4 : 1 });
  if (!answer.ok) return refused(answer);
  const mine = { ...state.remark, at: "sent", text: "" };
  step({ busy: false, unsure: false, typed: "", remark: mine });
  setTimeout(() => state.remark === mine && afresh(), setup.done_seconds * 1000);
}

function page(title, state, hand, back, ...rest) {
  return h(
    "section",
    { class: "remark", key: `remark-${state.remark.at}`, "aria-labelledby": "remark" },
    h("h1", { id: "remark", tabindex: "-1" }, title),
    rest,
    h("div", { class: "keys" }, h("button", { class: "key back", key: "back", disabled: state.busy, onclick: back }, icon("back"), t("common.back")), more(state, hand)),
  );
}

function kind(state, hand) {
  const keys = Object.entries(KINDS).map(([name, sign]) => h("button", { class: "key remark-choice", key: name, onclick: () => hand.remark({ at: "about", kind: name }) }, icon(sign), t(`kiosk.remark.kinds.${name}`)));
  return page(t("kiosk.remark.ask_kind"), state, hand, hand.back, h("div", { class: "remark-kinds" }, keys), nameless());
}

function about(state, hand) {
  const keys = ABOUTS.map((name) => h("button", { class: "key remark-choice", key: name, onclick: () => hand.remark({ at: "words", about: name }) }, t(`kiosk.remark.abouts.${name}`)));
  return page(t("kiosk.remark.ask_about"), state, hand, () => hand.remark({ at: "kind" }), h("div", { class: "remark-abouts" }, keys), nameless());
}

function words(state, hand) {
  const { kind: what, about: which, text } = state.remark;
  const field = { id: "remark-text", class: "remark-text", key: "text", maxlength: LONGEST, rows: 4, "aria-labelledby": "remark", "aria-describedby": "remark-note", oninput: (event) => hand.say(event.target.value), value: text };
  return page(
    t("kiosk.remark.ask_words"),
    state,
    hand,
    () => hand.remark({ at: "about" }),
    h("p", { class: "remark-chosen", key: "chosen" }, h("span", { class: "sign" }, t(`kiosk.remark.kinds.${what}`)), h("span", { class: "sign" }, t(`kiosk.remark.abouts.${which}`)), state.typed && h("span", { class: "sign" }, number(state.typed))),
    h("textarea", field),
    h("p", { class: "quiet", id: "remark-note", key: "note" }, t("kiosk.remark.private")),
    h("button", { class: "key remark-number", key: "number", disabled: state.busy, onclick: () => hand.remark({ at: "number" }) }, icon("ticket"), t(state.typed ? "kiosk.remark.number_other" : "kiosk.remark.number")),
    trouble(state),
  );
}

function whichNumber(state, hand) {
  return page(
    t("kiosk.rejoin.ask"),
    state,
    hand,
    () => {
      hand.type("");
      hand.remark({ at: "words" });
    },
    h("output", { class: "typed figures", dataset: { empty: String(!state.typed) }, "aria-live": "polite" }, state.typed ? number(state.typed) : t("kiosk.rejoin.empty")),
    padKeys(state, hand),
  );
}

/** The big key beside "back": where there is something to do with what is there. */
function more(state, hand) {
  const { at } = state.remark;
  if (at === "words") {
    const say = state.busy ? "kiosk.remark.sending" : state.unsure ? "kiosk.remark.again" : "kiosk.remark.send";
    return h("button", { class: "key key--main", key: "send", "aria-disabled": String(state.busy), onclick: hand.send }, t(say));
  }
  const whole = WHOLE.test(state.typed);
  return at === "number" && h("button", { class: "key key--main", key: "take", "aria-disabled": String(!whole), onclick: () => whole && hand.remark({ at: "words" }) }, t("kiosk.remark.number_take"));
}

function sent(state, hand) {
  return h(
    "section",
    { class: "remark remark-sent", key: "remark-sent", "aria-labelledby": "remark" },
    h("h1", { id: "remark", tabindex: "-1" }, icon("check"), h("span", {}, t("kiosk.remark.thanks"))),
    h("p", {}, t("kiosk.remark.read_by")),
    h("p", { class: "quiet" }, t("kiosk.remark.urgent")),
    h("p", { class: "quiet" }, t("common.complaint_phone", { phone: state.scene.complaint_phone })),
    h("div", { class: "keys" }, h("button", { class: "key finish", onclick: (event) => event.detail < 2 && hand.afresh() }, t("kiosk.done.finish"))),
  );
}

function nameless() {
  return h("p", { class: "quiet", key: "nameless" }, t("kiosk.remark.nameless"));
}

function trouble(state) {
  return h("div", { class: "trouble", role: "alert", key: "trouble" }, state.fault && h("p", { class: "band band--trouble" }, icon("alert"), h("span", {}, state.fault)));
}
