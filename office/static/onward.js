/** Enter in a line goes on to the next field: what is half written is never saved by it. Only Ctrl+Enter and the key save. */

/** The `onkeydown` of a form; `save` is called on Ctrl+Enter. */
export function onward(save) {
  return (event) => {
    if (event.key !== "Enter" || event.isComposing || event.defaultPrevented) return;
    if (!event.ctrlKey && !event.target.matches("input")) return;
    event.preventDefault();
    if (!event.ctrlKey) next(event.currentTarget, event.target);
    else if (!event.repeat) save(event);
  };
}

/** The hand goes on; after the last field to the key that saves. */
function next(form, from) {
  const all = [...form.querySelectorAll("input, textarea, select, [type=submit]")].filter((one) => one === from || (one.offsetParent && !one.disabled && begins(form, one)));
  all.slice(all.indexOf(from) + 1).find((one) => one.type !== "radio" || one.name !== from.name)?.focus();
}

/** Of several to choose one from, the hand goes to the one that is chosen, or to the first. */
function begins(form, one) {
  if (one.type !== "radio") return true;
  const group = [...form.querySelectorAll("[type=radio]:not(:disabled)")].filter((each) => each.name === one.name);
  return one === (group.find((each) => each.checked) ?? group[0]);
}
