// Runs in the head, before anything is painted: puts on the colours that the reader chose, if any.
// With site data blocked or spoilt, the colours of the device stay.
try {
  const chosen = localStorage.getItem("scheme");
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.scheme = chosen;
  }
} catch {}
