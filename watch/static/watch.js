/** The watch page: the sign-in, then the hall as it stands, newest scene and the clock together. */

import { fault, firstScene, h, icon, mount, onLanguage, setup, t } from "/static/hub/dom.js";
import { act } from "/static/hub/act.js";
import { hubNow, live } from "/static/hub/live.js";
import { signInForm } from "/static/hub/sign_in.js";
import { openAnnounce } from "./announce.js";
import { boards } from "./boards.js";
import { cards } from "./cards.js";
import { dayBoard } from "./day.js";
import { openDaySheet } from "./day_sheet.js";
import { openIssue } from "./issue.js";
import { howMany } from "./order.js";
import { Questions } from "./questions.js";
import { remarkBoard } from "./remarks.js";
import { strip } from "./strip.js";

const root = document.getElementById("watch");
const READ = 8000; // ms

function askWho(note = "") {
  root.replaceChildren(signInForm({ words: "watch.sign_in", note, signedIn: (who) => look({}, who.roles) }));
  root.querySelector("input")?.focus();
}

function look(first, roles) {
  let scene = first.seq === undefined ? null : first;
  let wire = "live";
  let over = false;
  let leaving = false;
  let note = "";
  let reading = 0;
  const questions = roles.includes("manager") ? new Questions(() => draw()) : null;
  root.replaceChildren();
  const draw = () => scene && !over && mount(root, page(scene, hubNow().getTime(), wire, { leave, rejoin, answer, questions, told: () => note && refusal(note), today, announce: () => openAnnounce(scene.announce, roles.includes("manager")) }));
  let heard = null; // live() may speak before it returns
  heard = live({
    scene: "watch",
    area: setup.area,
    onScene: (fresh) => { scene = fresh; questions?.hear(scene); draw(); },
    onState: (state) => { wire = state; draw(); },
    onRefusal: (why) => leaving || end(why.code === "no_role" ? fault(why) : t("watch.ended")),
  });
  const tick = setInterval(() => { questions?.hear(scene); draw(); }, 1000);
  const stop = onLanguage(draw);

  function end(words) {
    if (over) return;
    over = true;
    heard?.close();
    clearInterval(tick);
    stop();
    document.querySelectorAll("dialog").forEach((each) => each.close());
    askWho(words);
  }

  async function leave() {
    leaving = true; // the hub may show this phone out before it answers
    const answer = await act("/api/sign-out", {});
    if (answer.ok || answer.status === 401) return end(t("watch.signed_out"));
    leaving = false; // still signed in: a sign-in form would say otherwise, and a reload would prove it wrong
    tell(fault(answer.body));
  }

  async function rejoin(ticket) {
    const answer = await act(`/api/tickets/${ticket.token}/rejoin`, {});
    tell(answer.ok ? "" : fault(answer.body));
  }

  async function answer(counter, reason) {
    const heard = await act(`/api/support/${encodeURIComponent(counter)}/answer`, { reason });
    tell(heard.ok ? "" : fault(heard.body));
  }

  function today(shown, now) {
    const ask = (what) => openDaySheet(what, howMany(scene));
    const may = roles.includes("manager");
    return [dayBoard(shown, now, may, { sign, ask }), remarkBoard(shown, may)];
  }

  async function sign() {
    const answer = await act("/api/day/sign", {});
    tell(answer.ok ? "" : fault(answer.body));
  }

  /** Words over the cards, for as long as it takes to read them; in a busy hall the next scene comes at once. */
  function tell(words) {
    note = words;
    clearTimeout(reading);
    reading = setTimeout(tell, READ, "");
    draw();
  }

  draw();
}

function refusal(words) {
  return h("p", { class: "band band--trouble", role: "alert", key: "refusal" }, icon("alert"), words);
}

function page(scene, now, wire, { leave, rejoin, answer, questions, told, today, announce }) {
  return [
    strip(scene, now, { wire, leave, may: Boolean(questions) }),
    h("main", { class: "standing", key: "main" }, told(), cards(scene, now, { rejoin, answer, questions }), today(scene, now), boards(scene, now)),
    h("footer", { class: "bar", key: "bar" },
      h("button", { type: "button", class: "key key--main bar-key", onclick: () => openIssue(scene.services) },
        icon("ticket"), t("watch.issue")),
      h("button", { type: "button", class: "key bar-key bar-announce", key: "announce", onclick: announce }, icon("sound"), t("watch.announce.key"))),
  ];
}

if (setup.viewer && firstScene.seq !== undefined) look(firstScene, setup.viewer.roles);
else askWho();
