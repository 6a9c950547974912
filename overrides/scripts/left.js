// Runs in the head, before anything is painted: whoever goes back to a page that was left in a hurry sees no answers.
try {
  if (sessionStorage.getItem("left")) {
    document.documentElement.dataset.left = "";
  }
} catch {}
