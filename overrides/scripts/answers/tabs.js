// @ts-check
// Keeps the tabs of one reader together, and writes what waits before a page is put away.

/** @import { Keeper } from "./keeper.js" */
/** @import { Fields } from "./fields.js" */

/**
 * @param {Keeper} keeper
 * @param {Fields} fields
 * @returns {() => void} Tells the other tabs that everything may have changed.
 */
export function startTabs(keeper, fields) {
  const channel = openChannel(keeper.store.name);
  let coming = false;
  const refresh = async (/** @type {string} */ sheet) => {
    if (coming) {
      return;
    }
    coming = true;
    await keeper.load(sheet);
    coming = false;
    fields.show();
  };
  channel?.addEventListener("message", ({ data }) => {
    if (data === "" || data === keeper.sheet || !keeper.sheet) {
      refresh(data && keeper.sheet);
    }
  });
  keeper.addEventListener("kept", () => channel?.postMessage(keeper.sheet));
  document.addEventListener("visibilitychange", async () => {
    await keeper.flush();
    if (document.visibilityState === "visible") {
      await refresh("");
    }
  });
  addEventListener("pagehide", () => keeper.flush());
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) {
      refresh("");
    }
  });
  return () => channel?.postMessage("");
}

/** @param {string} name */
function openChannel(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    // Site data is blocked: there is nothing to share.
    return null;
  }
}
