// @ts-check
// Opens every closed details element around what the address names, or folded below it: not all browsers do it, and
// none does it after scripts have moved an element.

export function openTarget() {
  let name = location.hash.slice(1);
  try {
    name = decodeURIComponent(name);
  } catch {
    // A stray percent sign: the id as it stands.
  }
  const target = document.getElementById(name);
  const closed = "details:not([open])";
  const below = target?.nextElementSibling;
  const folded = below?.matches(".legend + .folded:not([open])") ? below : target?.closest(closed);
  for (let box = folded; box; box = box.parentElement?.closest(closed)) {
    /** @type {HTMLDetailsElement} */ (box).open = true;
  }
  if (folded) {
    target?.scrollIntoView();
  }
}
