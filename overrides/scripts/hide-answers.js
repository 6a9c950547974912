// @ts-check
// Runs in the head, before anything is painted. Hides the answers after a quick exit, and in a tab that forgets if it was
// reopened or duplicated: browsers restore the session storage of such a tab, but not its name.

try {
  const name = document.currentScript?.dataset.siteId ?? "";
  if (sessionStorage.getItem("left") || (sessionStorage.getItem(name) && window.name !== "open")) {
    document.documentElement.dataset.left = "";
  }
} catch {
  // Site data is blocked: no answers are stored.
}
