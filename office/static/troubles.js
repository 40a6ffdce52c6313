/** What whoever keeps the office's order should know of the hall itself, above everything else. */

import { h, icon, local } from "/static/hub/dom.js";

export const troubles = (scene) => (scene.troubles ?? []).map((one) =>
  h("p", { class: `band band--${one.code === "calendar" ? "priority" : "trouble"}`, role: "status", key: `trouble-${one.code}` },
    icon(one.code === "calendar" ? "clock" : "alert"), h("span", {}, local(one.words))));
