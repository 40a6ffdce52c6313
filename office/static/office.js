/** The office's page: the sign-in, then what waits for this person; the same person signing in again finds what was typed. */

import { firstScene, onLanguage, setup, t } from "/static/hub/dom.js";
import { language } from "/static/hub/words.js";
import { signInForm } from "/static/hub/sign_in.js";
import { House } from "./house.js";

const root = document.getElementById("office");
const entitle = () => { document.title = t("office.title"); }; // once signed in, the house counts in it

function askWho(note = "") {
  entitle();
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

onLanguage(entitle);
if (setup.known && firstScene.seq !== undefined) work(firstScene);
else askWho();
