/** The page of somebody who is signed in: the rail, and the place they are in; the address after # says which. */

import { fault, h, icon, mount, onLanguage, setup, t } from "/static/hub/dom.js";
import { act } from "/static/hub/act.js";
import { hubNow, live } from "/static/hub/live.js";
import { Case } from "./case.js";
import { Directory } from "./directory.js";
import { touched } from "./drafts.js";
import { Intake } from "./intake.js";
import { Ledger } from "./ledger.js";
import { list } from "./lists.js";
import { mine } from "./names.js";
import { Looks } from "./looks.js";
import { LISTS, places, rail } from "./rail.js";
import { reminded } from "./reminders.js";
import { counts, waiting } from "./counts.js";
import { troubles } from "./troubles.js";

export class House {
  /** `left(note)` is called once the session is over. */
  constructor(root, { scene, left }) {
    Object.assign(this, { root, scene, left, wire: "live", note: "", done: "", over: false, leaving: false });
    this.from = "receive"; // the list that an inquiry was opened from
    this.draw = this.draw.bind(this);
    this.intake = new Intake(this.draw, () => this.scene);
    this.ledger = new Ledger(this.draw);
    this.directory = new Directory(this.draw);
    this.looks = new Looks(this.draw);
    this.case = null;
    this.ways = [[window, "hashchange", () => this.go()], [window, "beforeunload", (event) => this.leaving || (touched() && event.preventDefault())],
      [document, "keydown", (event) => this.key(event)]];
    for (const [where, what, how] of this.ways) where.addEventListener(what, how);
    this.stopWords = onLanguage(this.draw);
    this.ticking = setInterval(this.draw, 1000);
    this.live = live({
      scene: "office",
      area: setup.area,
      onScene: (fresh) => this.show(fresh),
      onState: (wire) => { this.wire = wire; this.draw(); },
      onRefusal: (why) => this.leaving || this.end(why.code === "no_role" ? fault(why) : t("office.ended")),
      mayRenew: () => !touched() && !document.querySelector("form.act, .intake"),
    });
    this.go();
  }

  show(scene) {
    this.scene = scene;
    this.case?.refresh();
    if (this.place === "all") this.ledger.refresh();
    this.draw();
  }

  /** To the place of the address ("#mine", "#all?box=overdue", "#12"); without one, where something waits. */
  go() {
    const [asked, query = ""] = location.hash.slice(1).split("?");
    const before = this.place;
    const id = /^\d{1,9}$/.test(asked) ? Number(asked) : null;
    this.place = id ? "case" : places().includes(asked) ? asked : "";
    if (!this.place) this.place = first(this.scene?.boxes);
    if (id) this.case = this.case?.id === id ? this.case : new Case(id, this.draw, (words) => this.out(words));
    else this.case = null;
    this.case?.refresh();
    if (LISTS.includes(this.place) || ["told", "looks"].includes(this.place)) this.from = this.place;
    if (this.place === "all") this.from = this.ledger.open(query);
    if (this.place === "directory") this.directory.refresh();
    if (this.place === "looks") this.looks.open();
    if (this.place === "new") this.intake.open();
    Object.assign(this, { note: "", done: this.parting ?? "", parting: "" });
    this.draw();
    if (this.place === "all" && before === "all") return; // another part of the same list: the hand stays where it is
    scrollTo(0, 0);
    if (this.place === "new") this.intake.focus();
    else this.root.querySelector("main h1")?.focus({ preventScroll: true });
  }

  /** Back in the list: what was done there took the inquiry away. */
  out(words) {
    this.parting = words;
    location.hash = this.from;
  }

  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === "F2") {
      event.preventDefault();
      if (this.place === "new") return this.intake.again();
      location.hash = "new";
    }
    const open = { case: this.case, directory: this.directory }[this.place];
    if (event.key === "Escape" && open && !open.shut() && this.place === "case") location.hash = this.from;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.step(event);
  }

  /** Up and down in a list. */
  step(event) {
    const rows = [...this.root.querySelectorAll("a.row")];
    const at = rows.indexOf(document.activeElement);
    if (at < 0 && document.activeElement !== this.root.querySelector("main h1")) return;
    const next = rows[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  draw() {
    if (this.over) return;
    if (!this.scene) return;
    const now = hubNow().getTime();
    const many = waiting(this.scene, now);
    document.title = `${many ? `(${many}) ` : ""}${t("office.title")}`;
    mount(this.root, rail({ counts: counts(this.scene, now), place: this.place === "case" ? this.from.split("?")[0] : this.place, now, leave: () => this.leave() }),
      h("main", { class: "place", key: "main" },
        this.wire !== "live" && h("p", { class: "band band--trouble wire", role: "status", key: "wire" }, icon("offline"), h("span", {}, t(`common.live.${this.wire}`))),
        this.done && h("p", { class: "band band--order", role: "status", key: "done" }, icon("check"), h("span", {}, this.done)),
        this.note && h("p", { class: "band band--trouble", role: "alert", key: "note" }, icon("alert"), h("span", {}, this.note)),
        troubles(this.scene),
        this.inside(now)));
  }

  inside(now) {
    if (this.place === "case") return this.case.draw(now, this.from);
    if (this.place === "all") return this.ledger.view(now);
    if (this.place === "directory") return this.directory.view();
    if (this.place === "looks") return this.looks.view();
    if (this.place === "told") return reminded(this.scene, this.draw);
    if (this.place === "new") return this.intake.view(now);
    return list(this.place, this.scene, now);
  }

  /** Signed out; who has typed something that is not sent is asked once more. */
  async leave() {
    const warned = t("office.unsent");
    if (touched() && this.note !== warned) {
      this.note = warned;
      return this.draw();
    }
    this.leaving = true; // the hub may show this page out before it answers
    const answer = await act("/api/sign-out", {});
    if (answer.ok || answer.status === 401) {
      history.replaceState(null, "", `/office/${location.search}`);
      return location.reload();
    }
    this.leaving = false;
    this.note = fault(answer.body);
    return this.draw();
  }

  end(words) {
    if (this.over) return;
    this.over = true;
    this.live?.close();
    clearInterval(this.ticking);
    this.stopWords();
    for (const [where, what, how] of this.ways) where.removeEventListener(what, how);
    this.left(words);
  }
}

/** Where somebody begins: where something waits for them. */
function first(boxes) {
  if (!boxes || boxes.receive) return "receive";
  if (mine.includes("office") && boxes.unassigned) return "unassigned";
  return boxes.mine ? "mine" : "receive";
}
