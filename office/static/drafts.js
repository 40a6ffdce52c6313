// What was typed and not sent, by place; it lives as long as the page, through another inquiry, a cut wire and a second sign-in.

const kept = new Map();

/** The draft of a place: an object whose fields are written as they are typed. */
export function draft(place) {
  if (!kept.has(place)) kept.set(place, {});
  return kept.get(place);
}

/** It was sent, or thrown away: the next one begins empty. */
export function drop(place) {
  kept.delete(place);
}

/** Was anything typed or chosen there? Without a place: anywhere. */
export function touched(place) {
  const all = place === undefined ? [...kept.values()] : [kept.get(place) ?? {}];
  return all.some((one) => Object.values(one).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value))));
}
