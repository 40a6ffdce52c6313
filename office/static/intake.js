/** Taking down an inquiry while talking: what to say stands over each field; saved, and handed on at once. */

import { h, icon, language, local, setup, t } from "/static/hub/dom.js";
import { fault } from "/static/hub/words.js";
import { act, pressKey } from "/static/hub/act.js";
import { draft, drop } from "./drafts.js";
import { area, choice, line } from "./fields.js";
import { due, seconds, until } from "./due.js";
import { faultAt, mended, toField } from "./faults.js";
import { known, mine, person, said } from "./names.js";
import { onward } from "./onward.js";
import { promise } from "./promise.js";
import { about, categoryField, dispatch, whoGets } from "./intake_fields.js";
import { toldOf } from "./receiver.js";

const NONE = { field: "", words: "" };
const FEW = 6; // of what is not handed on, here; all of it stands in the ledger

export class Intake {
  constructor(changed, scene) {
    Object.assign(this, { changed, scene, draft: draft("intake"), begun: 0, busy: false, fault: NONE, saved: null, key: null, handKey: null, round: 0 });
  }

  /** The form is before somebody: what was typed before is still there. */
  open() {
    if (!this.begun) this.begun = performance.now();
    if (this.saved) this.anew();
  }

  /** F2 while it is open: to the next one once this one is saved. */
  again() {
    if (this.saved) this.anew();
    else this.focus();
  }

  anew() {
    Object.assign(this, { draft: draft("intake"), begun: performance.now(), fault: NONE, saved: null, key: null, handKey: null, round: this.round + 1 });
    this.changed();
    this.focus();
  }

  focus() {
    document.querySelector(".intake textarea, .intake-saved h1")?.focus();
  }

  view(now) {
    return [
      h("div", { class: "place-head", key: `head-new-${this.round}` },
        h("h1", { tabindex: "-1" }, t("office.place.new")),
        !this.saved && h("p", { class: "figures intake-clock", "aria-hidden": "true" }, icon("clock"), t("office.intake.running", { span: seconds(performance.now() - this.begun) }))),
      this.saved ? this.given() : this.form(),
      this.waiting(now),
    ];
  }

  form() {
    const form = { contact: true, draft: this.draft, changed: this.changed, fault: this.fault, whole: { inquiry: { matter: this.draft.matter ?? "", category: this.draft.category ?? "" } } };
    const phone = mine.includes("hotline") ? "phone" : "visit";
    const channel = this.draft.channel ?? phone;
    return h("form", { class: "intake", key: `intake-${this.round}`, novalidate: true, autocomplete: "off",
      onsubmit: (event) => { event.preventDefault(); this.save(phone); },
      oninput: (event) => { this.fault = mended(this.fault, event.target); this.changed(); },
      onkeydown: onward(() => this.save(phone)) },
    h("div", { class: "intake-side", key: "what" },
      asked(channel, "hello", area(form, "matter", { name: "matter" })),
      choice(form, "kind", known.kinds.map((one) => [one, said("kind", one)]), usual()),
      categoryField(form, this.kind()),
      h("div", { class: "pair", key: "pair" },
        choice(form, "urgency", known.urgencies.map((one) => [one, said("urgency", one)]), this.proposedUrgency()),
        choice(form, "channel", known.channels.map((one) => [one, said("channel", one)]), phone)),
      this.kind() === "complain" && about(form),
      this.promised()),
    h("div", { class: "intake-side", key: "who" },
      h("p", { class: "purpose", key: "purpose" }, icon("key"), local(known.purpose)),
      h("div", { class: "twins", key: "twins" },
        asked(channel, "name", line(form, "name", { longest: 40 })),
        asked(channel, "phone", line(form, "phone", { longest: 40, inputmode: "tel" }))),
      line(form, "unit", { longest: 80 }),
      asked(channel, "address", line(form, "address", { longest: 200 })),
      dispatch(form),
      h("div", { class: "said", role: "status", key: "said" }, this.fault.words && !this.fault.field && h("p", { class: "band band--trouble" }, icon("alert"), h("span", {}, this.fault.words)),
        this.keyless && h("button", { type: "button", class: "key", key: "without", onclick: () => this.save(phone, true) }, t("office.intake.without"))),
      h("div", { class: "keys", key: "keys" },
        h("button", { type: "submit", class: "key key--main intake-save", "aria-disabled": this.busy ? "true" : false },
          t(this.busy ? "office.sending" : whoGets(form) ? "office.intake.save_and_hand" : "office.intake.save"), h("kbd", { class: "kbd" }, "Ctrl+Enter")))));
  }

  urgency() {
    return this.draft.urgency ?? this.proposedUrgency();
  }

  /** What is said to the visitor before it is saved; the hub has the last word. */
  promised() {
    const found = promise({ kind: this.kind(), category: this.draft.category ?? "", urgency: this.urgency() }, this.changed);
    return found && h("p", { class: "say promised", role: "status", key: "promise" }, icon("clock"),
      h("span", {}, found.due ? t("office.intake.promise", { due: until(found.due) }) : t("office.intake.promise_none")));
  }

  kind() {
    return this.draft.kind ?? usual();
  }

  proposedUrgency() {
    return known.categories.find((one) => one.id === this.draft.category)?.urgent ? "urgent" : "normal";
  }

  /** `bare`: without the contact, which cannot be kept now. */
  async save(channel, bare = false) {
    if (this.busy) return;
    const told = this.draft;
    const to = whoGets({ draft: told, changed: this.changed });
    if ((told.category_words ?? "").trim() && !told.category) return this.say("unknown_category", t("office.intake.no_such_category"));
    if (to && !(told.notified ?? "").trim()) return this.say("not_notified", t("office.intake.tell_first", { who: person(to) }));
    Object.assign(this, { busy: true, fault: NONE, keyless: false });
    this.changed();
    this.key ??= pressKey();
    const given = ["name", "phone", "unit", "address"].map((name) => [name, (told[name] ?? "").trim()]).filter(([, value]) => value);
    const contact = bare ? {} : Object.fromEntries(given);
    const answer = await act("/api/inquiries", {
      kind: this.kind(), matter: (told.matter ?? "").trim(), channel: told.channel ?? channel, category: told.category ?? "", urgency: this.urgency(), language: language(),
      ...(Object.keys(contact).length && { contact }), ...(this.kind() === "complain" && told.about && { about: told.about }),
    }, { key: this.key });
    if (answer.status) this.key = null;
    this.busy = false;
    if (!answer.ok) return this.say(answer.body.code, fault(answer.body));
    drop("intake");
    this.saved = { inquiry: answer.body, to: "", after: 0, refused: "", bare: bare ? given.map(([, value]) => value).join(" · ") : "" };
    if (to) await this.hand(to);
    this.changed();
    return this.focus();
  }

  /** Handed on; where that is refused, the inquiry itself is kept all the same. */
  async hand(to) {
    this.handKey ??= pressKey();
    const { inquiry } = this.saved;
    const answer = await act(`/api/inquiries/${inquiry.id}/offer`, { to, ...toldOf(this.draft) }, { key: this.handKey });
    if (answer.status) this.handKey = null;
    if (answer.ok) Object.assign(this.saved, { to, after: performance.now() - this.begun });
    else this.saved.refused = fault(answer.body);
  }

  say(code, words) {
    this.fault = faultAt(code, words);
    this.keyless = code === "contact_key_lost";
    this.changed();
    toField(this.fault);
  }

  /** What is told to the visitor before they ring off. */
  given() {
    const { inquiry, to, after, refused, bare } = this.saved;
    return h("section", { class: "card intake-saved", key: `saved-${inquiry.id}` },
      h("h1", { class: "figures", tabindex: "-1", role: "status" }, t("office.intake.saved", { number: inquiry.number })),
      farewell(inquiry),
      to && h("p", { class: "band band--order" }, icon("check"), t("office.intake.handed", { who: person(to), span: seconds(after) })),
      refused && h("p", { class: "band band--trouble", role: "alert" }, icon("alert"), h("span", {}, t("office.intake.not_handed"), refused)),
      !to && !refused && h("p", { class: "band" }, t("office.intake.left")),
      bare && h("p", { class: "band band--priority" }, icon("alert"), h("span", {}, t("office.intake.bare", { contact: bare }))),
      h("div", { class: "keys" },
        h("a", { class: "key", href: `#${inquiry.id}` }, t("office.intake.look")),
        h("button", { type: "button", class: "key key--main", onclick: () => this.anew() }, t("office.intake.next"))));
  }

  /** What was taken down here and is with nobody else yet. */
  waiting(now) {
    const rows = (this.scene()?.owed ?? []).filter((one) => one.state === "open" && one.first === setup.viewer.staff && one.responsible === one.first);
    if (rows.length === 0) return null;
    return h("section", { class: "card", key: "waiting", "aria-labelledby": "waiting" },
      h("h2", { id: "waiting" }, t("office.intake.not_dispatched", { count: rows.length })),
      h("ul", {}, rows.slice(0, FEW).map((one) => h("li", { key: one.id },
        h("a", { class: "waits", href: `#${one.id}` }, h("b", { class: "figures" }, one.number), h("span", { class: "waits-matter" }, one.matter), h("span", { class: "quiet" }, due(one, now).text))))),
      rows.length > FEW && h("p", { key: "rest" }, h("a", { class: "back", href: `#all?box=undispatched&staff=${setup.viewer.staff}` }, t("office.intake.not_dispatched_all", { count: rows.length }))));
  }
}

/** What people mostly ring for; at a desk they mostly ask. */
function usual() {
  return mine.includes("hotline") ? "repair" : "ask";
}

/** What is said at the end; of a letter only by when it is to be answered. */
function farewell({ channel, number, due_at: at }) {
  const due = at ? until(at) : "";
  if (channel === "letter") return at && h("p", { class: "quiet" }, t("office.due.by", { at: due }));
  return h("p", { class: "say" }, t(at ? "office.intake.goodbye_due" : "office.intake.goodbye", { number, thanks: t(`office.intake.thanks_${channel}`), due }));
}

/** A field under the sentence to say; nobody is there to hear it where a letter is written down. */
function asked(channel, prompt, field) {
  const words = prompt === "hello" && channel === "visit" ? "hello_visit" : prompt;
  return h("div", { class: "asked", key: `asked-${prompt}` },
    channel !== "letter" && h("p", { class: "say", key: "say" }, t(`office.prompt.${words}`, { hall: local(setup.hall) })), field);
}

