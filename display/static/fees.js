// The fee table: in turn with who waits, and only while nobody is being called.

import { h, local, t } from "/static/hub/dom.js";

/** Milliseconds a page of the table stands still; who waits stands twice as long between two pages. */
const STAY = 12_000;

/** So many rows can be read in that time. */
const ROWS = 7;

/** The rows whose turn it is `passed` ms after the page was opened; none while it is the turn of who waits. */
export function rowsNow(fees, passed) {
  const pages = Math.ceil(fees.length / ROWS);
  const turn = Math.floor(passed / STAY);
  if (!pages || turn % 3 < 2) return [];
  const page = Math.floor(turn / 3) % pages;
  return fees.slice(page * ROWS, (page + 1) * ROWS);
}

/** The side column with these rows of the fee table. */
export function feeTable(rows, hall) {
  return [
    h("div", { class: "side-head", key: "head" }, h("h2", {}, t("display.fees")), h("p", { class: "hall" }, local(hall))),
    h("dl", { class: "fees", key: "fees" }, rows.map(row)),
  ];
}

function row({ item, price }) {
  return h("div", { class: "fee" }, h("dt", {}, local(item)), h("dd", { class: "figures" }, local(price)));
}
