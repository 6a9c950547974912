// @ts-check
// Runs in the head, before anything is painted. A tab that was left in a hurry shows no answers, and neither does one that
// forgets and was closed and opened again, or duplicated: browsers restore its memory with it, but not its name.

try {
  const name = document.currentScript?.dataset.siteId ?? "";
  if (sessionStorage.getItem("left") || (sessionStorage.getItem(name) && window.name !== "open")) {
    document.documentElement.dataset.left = "";
  }
} catch {
  // Site data is blocked: nothing is kept that could be shown.
}
