// Runs in the head, before anything is painted: puts on the colours that the reader chose for this site, if any.
// With site data blocked or spoilt, the colours of the device stay.
try {
  const chosen = localStorage.getItem(`scheme:${document.currentScript?.dataset.siteId}`);
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.scheme = chosen;
  }
} catch {}
