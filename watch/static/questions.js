/** What clerks ask a superior: the words are read and answered by managers alone. */

import { fault, h, icon, local, mount, number, t } from "/static/hub/dom.js";
import { act, look, pressKey } from "/static/hub/act.js";
import { card, serviceName } from "./cards.js";
import { secondsSince, unanswered } from "./order.js";
import { span } from "./span.js";

const AGAIN = 5000; // ms after which words that could not be read are asked for once more

/** The words of what is asked now; `draw()` is called when they have come. */
export class Questions {
  constructor(draw) {
    Object.assign(this, { draw, words: new Map(), read: "", next: 0 });
  }

  /** Read what is asked, once for each change of the scene. */
  async hear(scene) {
    const asked = unanswered(scene).map((each) => `${each.id} ${each.since}`).join();
    if (!asked || asked === this.read || performance.now() < this.next) return;
    this.next = performance.now() + AGAIN;
    const answer = await look("/api/questions");
    if (!answer.ok) return;
    this.words = new Map(answer.body.questions.map((each) => [each.ticket, each.words]));
    Object.assign(this, { read: asked, next: 0 });
    this.draw();
  }
}

/** Who asks, about whom, since when, what; one key answers. */
export function questionCard(scene, now, questions) {
  if (!questions) return null;
  const rows = unanswered(scene).map((each) => h(
    "li",
    { class: "row row--support", key: String(each.id) },
    h("span", { class: "row-what" }, counterName(scene, each)),
    h("span", { class: "row-which" }, number(each.number), serviceName(scene, each.service)),
    h("span", { class: "row-long figures" }, span(secondsSince(each.since, now))),
    h("p", { class: "question-words" }, questions.words.get(each.id) ?? t("watch.question.reading")),
    h("span", { class: "row-keys" },
      h("button", { type: "button", class: "key row-key", "aria-label": t("watch.question.reply_to", { number: each.number }),
        onclick: () => openReply(each, counterName(scene, each), questions.words.get(each.id) ?? "") }, t("watch.question.reply"))),
  ));
  return card("questions", "people", t("watch.question.title"), t("watch.question.about"), rows, "trouble");
}

function counterName(scene, held) {
  return local(scene.counters.find((one) => one.id === held.counter)?.name) || held.counter;
}

/** One field and one key; where the number is no longer on hold the hub says so. */
function openReply(asked, counter, question) {
  const wish = { words: "", key: pressKey(), busy: false, fault: "" };
  const dialog = h("dialog", { class: "pane", "aria-labelledby": "question-title", onclose: () => dialog.remove() });
  const draw = () => mount(dialog, h("form", { class: "sheet issue", onsubmit: press, novalidate: true },
    h("h2", { id: "question-title", class: "issue-title" }, t("watch.question.sheet", { number: asked.number, counter })),
    h("p", { class: "question-words", key: "asked" }, question),
    h("div", { class: "field", key: "field" },
      h("label", { for: "question-reply" }, t("watch.question.label")),
      h("input", { id: "question-reply", type: "text", maxlength: "60", autocomplete: "off", keep: true,
        oninput: (event) => { Object.assign(wish, { words: event.target.value, key: pressKey() }); } })),
    h("p", { class: "issue-said", role: "status", key: "said" },
      wish.fault && h("span", { class: "band band--trouble" }, icon("alert"), h("span", {}, wish.fault))),
    h("div", { class: "issue-keys", key: "keys" },
      h("button", { type: "button", class: "key key--plain", onclick: () => dialog.close() }, t("common.cancel")),
      h("button", { type: "submit", class: "key key--main", "aria-disabled": wish.busy ? "true" : false }, t("watch.question.send")))));

  async function press(event) {
    event.preventDefault();
    if (wish.busy) return;
    if (!wish.words.trim()) return told(t("watch.question.empty"));
    Object.assign(wish, { busy: true, fault: "" });
    draw();
    const answer = await act(`/api/questions/${asked.id}/answer`, { words: wish.words }, { key: wish.key });
    if (answer.ok) return dialog.close();
    // Another try is another wish; only where nothing was heard must it be the same one.
    if (answer.status) wish.key = pressKey();
    told(fault(answer.body));
  }

  function told(words) {
    Object.assign(wish, { busy: false, fault: words });
    draw();
  }

  draw();
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("#question-reply").focus();
}
