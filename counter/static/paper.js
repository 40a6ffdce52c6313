/** The paper of an inquiry: asked for at the counter's printer, its state told, and shown where the hall keeps pictures. */

import { fault, h, icon, mount, t } from "/static/hub/dom.js";
import { act, look, pressKey } from "/static/hub/act.js";
import { open } from "./sheet.js";

const PAUSE = 500; // ms between two looks at the printer
const LOOKS = 20;

/** A sheet with the number to be read out, `lines` below it, and what becomes of the papers. */
export function told({ title, number, say, lines = [], inquiry, papers }) {
  return open({ title, say, wide: papers.length > 1, back: t("counter.close") }, () => {
    const sheets = papers.map((paper) => [paper, h("p", { class: "paper-state", role: "status" }), h("div", { class: "paper" })]);
    const body = h("div", { class: "told" }, h("p", { class: "told-number figures" }, number), lines.filter(Boolean).map((each) => h("p", {}, each)), h("div", { class: "papers" }, sheets.map(([, state, picture]) => h("div", {}, state, picture))));
    bringAll(inquiry, sheets);
    return { body };
  });
}

/** One after the other: they come out in the order in which they are handed over. */
async function bringAll(inquiry, sheets) {
  for (const [paper, state, picture] of sheets) await bring(inquiry, paper, state, picture);
}

async function bring(inquiry, paper, state, picture) {
  const name = t(`counter.paper.${paper}`);
  const show = (kind, words) => mount(state, h("span", { class: `sign sign--${kind}` }, icon(kind === "trouble" ? "alert" : "printer"), `${name}${t("counter.paper.colon")}${words}`));
  show("order", t("counter.paper.asked"));
  const asked = await act(`/api/inquiries/${inquiry}/print`, { paper }, { key: pressKey() });
  if (!asked.ok) return show("trouble", fault(asked.body));
  for (let looked = 0; looked < LOOKS && state.isConnected; looked += 1) {
    await new Promise((wake) => setTimeout(wake, PAUSE));
    const answer = await look(`/api/inquiries/${inquiry}/prints`);
    const sheet = answer.ok && answer.body.prints.find((each) => each.id === asked.body.id);
    if (!sheet || ["waiting", "printing"].includes(sheet.state)) continue;
    if (sheet.state === "failed") return show("trouble", t("counter.paper.failed"));
    if (sheet.state === "unconfirmed") return show("order", t("counter.paper.unconfirmed"));
    if (sheet.detail !== "kept") return show("order", t("counter.paper.ok"));
    show("order", t("counter.paper.kept"));
    return mount(picture, h("img", { src: `/api/inquiries/${inquiry}/prints/${sheet.token}.png`, alt: name }));
  }
  return show("trouble", t("counter.paper.slow"));
}
