// The enrolment page: types a one-time code to the hub and opens the page that was asked for.
// A machine without a keyboard is started with the code behind its address, as ...#code=ABCD-EFGH; it is not sent in any other way.

import { act } from "./act.js";
import { fault, t } from "./words.js";

const form = document.getElementById("enrol");
const said = document.getElementById("said");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  const answer = await act("/api/devices/enrol", { code: form.code.value });
  button.disabled = false;
  said.textContent = answer.ok ? t("hub.enrol_done") : fault(answer.body);
  if (!answer.ok) return;
  history.replaceState(null, "", location.pathname + location.search);
  location.reload();
});

const given = new URLSearchParams(location.hash.slice(1)).get("code");
if (given) {
  form.code.value = given;
  form.requestSubmit();
}
