/** The office's page: the sign-in, then what waits for this person; the same person signing in again finds what was typed. */

import { firstScene, setup, t } from "/static/hub/dom.js";
import { language } from "/static/hub/words.js";
import { signInForm } from "/static/hub/sign_in.js";
import { House } from "./house.js";

const root = document.getElementById("office");

function askWho(note = "") {
  document.title = t("office.title");
  root.replaceChildren(signInForm({ words: "office.sign_in", note, signedIn }));
  root.querySelector("input")?.focus();
}

function signedIn({ staff }) {
  if (staff === setup.viewer?.staff && setup.known) return work(null);
  history.replaceState(null, "", `/office/?lang=${language()}${location.hash}`);
  return location.reload(); // names by id come with the page
}

function work(scene) {
  root.replaceChildren();
  new House(root, { scene, left: askWho });
}

if (setup.known && firstScene.seq !== undefined) work(firstScene);
else askWho();
