/** The counter page: the sign-in, then the desk, then the sign-in again; the cookie decides which on a reload. */

import { fault, firstScene, mount, onLanguage, setup, t } from "/static/hub/dom.js";
import { signInForm } from "/static/hub/sign_in.js";
import { Desk } from "./desk.js";

const root = document.getElementById("counter");
const REMEMBERED = "shouwen.counter"; // this computer's own window, so that only the PIN is typed each morning

function remembered() {
  try {
    return new URLSearchParams(location.search).get("counter") ?? localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

function remember(counter) {
  try {
    localStorage.setItem(REMEMBERED, counter);
  } catch {
    // A browser that keeps nothing only costs one choice a morning.
  }
}

function askWho(note = "") {
  mount(root);
  root.append(signInForm({
    words: "counter.sign_in",
    counters: setup.counters,
    counter: remembered(),
    note,
    refusal: (body) => (body.code === "in_hand" && body.about?.counter ? t("counter.sign_in.in_hand", body.about) : fault(body)),
    signedIn: ({ staff, counter }) => {
      remember(counter);
      sit({ staff, counter, scene: null });
    },
  }));
  root.querySelector("input")?.focus();
}

function sit({ staff, counter, scene }) {
  root.replaceChildren();
  new Desk(root, { staff, counter, scene, left: askWho });
}

const entitle = () => { document.title = t("counter.title"); };
onLanguage(entitle);
entitle();
if (setup.viewer?.counter && firstScene.counter) sit({ ...setup.viewer, scene: firstScene });
else askWho();
