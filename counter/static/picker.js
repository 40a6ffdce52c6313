/** Whom to hand over to: a part of a department, a matter, a name or a number is typed; who is away names who receives. */

import { h, icon, local, mount, t } from "/static/hub/dom.js";
import { directory, known, who } from "./known.js";
import { walk } from "./sheet.js";

const MOST = 6;

/** A field that searches, and the hidden one called `to` that holds the staff number; `start` is a department to propose. */
export function picker({ start = () => "" } = {}) {
  const found = h("input", { type: "hidden", name: "to" });
  const typed = h("input", { type: "text", id: "f-whom", name: "whom", autocomplete: "off", "aria-describedby": "f-whom-hint" });
  const list = h("div", { class: "picks", role: "group", "aria-label": t("counter.inquiry.to") });
  const chosen = h("p", { class: "picked", role: "status" });
  let people = [];
  const choose = (one) => {
    found.value = one.staff;
    typed.value = one.name;
    draw();
    found.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const draw = () => {
    const one = people.find((each) => each.staff === found.value && each.name === typed.value);
    if (!one) found.value = "";
    mount(chosen, one && [icon("phone"), h("span", {}, t("counter.inquiry.ring", { who: who(one.staff), phone: one.phone || "—", place: one.place }))]);
    mount(list, one ? null : matching(people, typed.value, start()).map((each) =>
      h("button", { type: "button", class: "key pick", key: each.id, onclick: () => choose(each) },
        h("span", {}, each.name), h("span", { class: "quiet" }, each.more))));
  };
  typed.addEventListener("input", () => { found.value = ""; draw(); });
  const box = h("div", { class: "field field--wide picker", onkeydown: (event) => {
    const keys = [...list.querySelectorAll("button")];
    if (event.key === "Enter" && !event.ctrlKey && event.target === typed && keys[0]) {
      event.preventDefault();
      keys[0].click();
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") walk(event, [typed, ...keys]);
  } }, h("label", { for: "f-whom" }, t("counter.inquiry.to")), typed, found,
  h("p", { class: "quiet field-hint", id: "f-whom-hint" }, t("counter.inquiry.to_hint")), chosen, list);
  const load = async () => {
    const [names, now] = [await known(), await directory()];
    if (names) people = everybody(names, now);
    draw();
  };
  load();
  return { box, draw };
}

/** "管网维修中心 后院 1 号楼" of a department. */
function placeOf({ name, room }) {
  return t("counter.inquiry.place", { department: local(name), room: local(room) });
}

/** Departments first, each as whoever receives for it now; then people. Nobody who is away is offered. */
function everybody(names, now) {
  const away = new Map((now?.absences ?? []).filter((each) => each.now).map((each) => [each.staff, each]));
  const departments = (now?.departments ?? []).filter((each) => each.receiver).map((each) => {
    const { staff, passed } = each.receiver;
    const missing = passed.length ? t("counter.inquiry.away", { who: passed.map(who).join(t("counter.inquiry.and")) }) : "";
    return {
      id: `d-${each.id}`, department: each.id, staff, phone: names.staff[staff]?.phone || each.phone, place: placeOf(each),
      name: `${local(each.name)} · ${who(staff)}`, more: [missing, local(each.room)].filter(Boolean).join(" · "), sought: each.matters.join(" "),
    };
  });
  const people = Object.entries(names.staff).map(([number, one]) => {
    const gone = away.get(number);
    const staff = gone ? gone.receiver?.staff : number;
    const at = names.departments[one.department];
    return staff && {
      id: `p-${number}`, department: one.department, staff, phone: names.staff[staff]?.phone || at?.phone, place: at ? placeOf(at) : "",
      name: gone ? `${who(staff)} (${t("counter.inquiry.for", { who: who(number) })})` : who(number), more: [local(at?.name), local(one.title)].filter(Boolean).join(" · "), sought: "",
    };
  });
  return [...departments, ...people.filter(Boolean)];
}

/** Every word typed is somewhere in it; nothing typed: the proposed department, then the other departments. */
function matching(people, typed, start) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const able = people.filter((each) => words.every((word) => `${each.name} ${each.more} ${each.sought}`.toLowerCase().includes(word)));
  if (words.length) return able.slice(0, MOST);
  return able.filter((each) => each.id.startsWith("d-")).sort((a, b) => (b.department === start) - (a.department === start)).slice(0, MOST);
}
