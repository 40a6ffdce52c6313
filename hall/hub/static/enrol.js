// The enrolment page: types a one-time code to the hub and opens the page that was asked for. A touch screen has keys for it here.
// A machine without keyboard or touch gets the code behind its address, as ...#code=ABCD-EFGH; it is not sent in any other way.

import { act } from "./act.js";
import { h, setup } from "./dom.js";
import { fault, t } from "./words.js";

const HALF = 4; // characters before the dash
const LONGEST = 2 * HALF;

const form = document.getElementById("enrol");
const said = document.getElementById("said");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  const answer = await act("/api/devices/enrol", { code: form.code.value });
  button.disabled = false;
  said.classList.toggle("fault", !answer.ok);
  said.textContent = answer.ok ? t("hub.enrol_done") : fault(answer.body);
  if (!answer.ok) return;
  history.replaceState(null, "", location.pathname + location.search);
  location.reload();
});

/** What was typed, as it was printed: ABCD-EFGH. */
function shaped(typed) {
  const code = typed.slice(0, LONGEST);
  return code.length > HALF ? `${code.slice(0, HALF)}-${code.slice(HALF)}` : code;
}

function type(change) {
  form.code.value = shaped(change(form.code.value.replace(/[^a-z\d]/gi, "").toUpperCase()));
  said.textContent = "";
}

function key(words, change, shape = "key") {
  return h("button", { class: shape, type: "button", onclick: () => type(change) }, words);
}

document.getElementById("pad").append(
  ...[...setup.signs].sort().map((sign) => key(sign, (typed) => typed + sign)),
  key(t("hub.enrol_erase"), (typed) => typed.slice(0, -1), "key enrol-erase"),
);

/** The code behind the address, also when it was added to the page that is open. */
function given() {
  const code = new URLSearchParams(location.hash.slice(1)).get("code");
  if (!code) return;
  form.code.value = code;
  form.requestSubmit();
}

addEventListener("hashchange", given);
given();
