/** What the forms know by heart: names by id, once a sign-in; the directory and promises as they are now. */

import { local } from "/static/hub/dom.js";
import { look } from "/static/hub/act.js";

let names = null;

/** Staff, departments, categories, services' papers, the purpose of a contact; null while the hub is not heard. */
export async function known() {
  if (!names) {
    const answer = await look("/api/known");
    if (answer.ok) names = answer.body;
  }
  return names;
}

/** The same, if it has been heard already: a form that opens at once must not wait for the wire. */
export function cached() {
  return names;
}

/** Departments and absences as they are now; null while the hub is not heard. */
export async function directory() {
  const answer = await look("/api/directory");
  return answer.ok ? answer.body : null;
}

/** By when the hall promises an answer to this; null for no promise, undefined while nothing is heard. */
export async function promise({ kind, category, urgent }) {
  const asked = new URLSearchParams({ kind, category, urgency: urgent ? "urgent" : "normal" });
  const answer = await look(`/api/promise?${asked}`);
  return answer.ok ? answer.body.due_at : undefined;
}

/** "441 周工" of a staff number; the number alone of somebody who has left. */
export function who(number) {
  return `${number ?? ""} ${local(names?.staff[number]?.name)}`.trim();
}
