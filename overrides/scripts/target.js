// @ts-check
// Opens every closed details element around what the address names: not all browsers do it, and none does it after
// scripts have moved an element.

export function openTarget() {
  let name = location.hash.slice(1);
  try {
    name = decodeURIComponent(name);
  } catch {
    // A stray percent sign: the id as it stands.
  }
  const target = document.getElementById(name);
  const closed = "details:not([open])";
  let opened = false;
  for (let box = target?.closest(closed); box; box = box.parentElement?.closest(closed)) {
    /** @type {HTMLDetailsElement} */ (box).open = true;
    opened = true;
  }
  if (opened) {
    target?.scrollIntoView();
  }
}
