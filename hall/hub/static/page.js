// What the server left in the page: the data blocks `setup`, `scene` and `words`, each read once.

function block(id) {
  const node = document.getElementById(id);
  return node ? JSON.parse(node.textContent) : {};
}

/** {window, scene, area, language, version, timezone?, ...} */
export const setup = block("setup");

/** The scene of the first paint; later ones come from live.js. */
export const firstScene = block("scene");

/** {zh: {common: {...}, kiosk: {...}}, en: {...}} */
export const allWords = block("words");
