// @ts-check
// Asks the browser for persistent storage.

/** @import { Session } from "./session.js" */
/** @import { Store } from "./store.js" */

/**
 * Ask the browser, after the first answer, not to delete answers when space is low, unless it would ask the reader.
 * @param {Store | Session} store
 */
export async function persistStorage(store) {
  if (store.forgets) {
    return;
  }
  try {
    const { state } = await navigator.permissions.query({ name: "persistent-storage" });
    // Chromium says "prompt" too, but decides by itself; it alone has the other name.
    if (state === "prompt" && !("userAgentData" in navigator)) {
      return;
    }
  } catch {
    // WebKit does not know this permission, and does not ask the reader.
  }
  await navigator.storage?.persist?.().catch(() => {});
}
