// The sign-in form of every staff window: staff number, PIN and, where there is one, the counter.

import { fault, h, icon, language, local, mount, onLanguage, setLanguage, setup, t } from "./dom.js";
import { act } from "./act.js";

/**
 * A <main> with the form. `words` is the section of its sentences (title, staff, pin, button,
 * missing, counter); `counters` are [{id, name}] or left out; `counter` the one chosen beforehand;
 * `note` a sentence said on arrival. `refusal(body)` may have better words for a refusal than its own.
 * `signedIn(answer)` gets {staff, roles, counter}.
 */
export function signInForm({ words, counters = null, counter = null, note = "", refusal = fault, signedIn }) {
  const main = h("main", { class: "sign-in" });
  const said = { text: note, trouble: false };
  let busy = false;

  const submit = async (event) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const staff = form.get("staff").trim();
    const pin = form.get("pin").trim();
    if (!staff || !pin) return say(t(`${words}.missing`));
    if (counters && !form.get("counter")) {
      say(t(`${words}.missing_counter`));
      return main.querySelector("select").focus();
    }
    busy = true;
    draw();
    const wanted = counters ? { staff, pin, counter: form.get("counter") } : { staff, pin };
    const answer = await act("/api/sign-in", wanted);
    busy = false;
    if (answer.ok) {
      stop();
      return signedIn(answer.body);
    }
    say(refusal(answer.body));
    const field = main.querySelector("[name=pin]");
    field.value = "";
    field.focus();
  };

  const say = (text) => {
    Object.assign(said, { text, trouble: true });
    draw();
  };

  const draw = () => mount(main, heading(words), form({ words, counters, counter, said, busy, submit }));
  const stop = onLanguage(draw);
  draw();
  return main;
}

function heading(words) {
  const other = language() === "zh" ? "en" : "zh";
  return h(
    "div",
    { class: "sign-in-head" },
    h("div", {}, h("p", { class: "quiet" }, local(setup.hall)), h("h1", {}, t(`${words}.title`))),
    h("button", {
      type: "button",
      class: "key key--plain",
      lang: other === "zh" ? "zh-CN" : "en",
      "aria-label": t("common.language_switch"),
      onclick: () => setLanguage(other),
    }, t("common.language_other")),
  );
}

function form({ words, counters, counter, said, busy, submit }) {
  const kind = said.trouble ? "band--trouble" : "";
  return h(
    "form",
    { class: "sign-in-form", onsubmit: submit, novalidate: true },
    field("staff", t(`${words}.staff`), { inputmode: "numeric", autocapitalize: "none" }),
    field("pin", t(`${words}.pin`), { type: "password", inputmode: "numeric" }),
    counters && choice(words, counters, counter),
    h("p", { class: "sign-in-said", role: "status" },
      said.text && h("span", { class: `band ${kind}`.trim() }, said.trouble && icon("alert"), h("span", {}, said.text))),
    h("button", { class: "key key--main sign-in-key", "aria-disabled": busy ? "true" : false },
      icon("key"), t(`${words}.button`)),
  );
}

/** A shared computer must not offer the last clerk's number or PIN, so nothing is completed. */
function field(name, label, more) {
  return h("div", { class: "field", key: name }, h("label", { for: `sign-in-${name}` }, label),
    h("input", { id: `sign-in-${name}`, name, type: "text", autocomplete: "off", required: true, ...more }));
}

/** Nobody sits down at the first counter of the list by mistake: without one chosen before, none is. */
function choice(words, counters, chosen) {
  const none = !counters.some((each) => each.id === chosen);
  return h("div", { class: "field", key: "counter" }, h("label", { for: "sign-in-counter" }, t(`${words}.counter`)),
    h("select", { id: "sign-in-counter", name: "counter", required: true },
      none && h("option", { value: "", selected: true }, t(`${words}.choose`)),
      counters.map((each) => h("option", { value: each.id, selected: each.id === chosen }, local(each.name)))));
}
