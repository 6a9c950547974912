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
  let turn = Promise.resolve();
  /** What was asked for and has not begun; one more such message would bring nothing else. */
  const asked = new Set();
  const refresh = (/** @type {string} */ sheet, told = true) => {
    const key = `${told} ${sheet}`;
    if (!asked.has(key)) {
      asked.add(key);
      turn = turn.then(async () => {
        asked.delete(key);
        await keeper.load(sheet, told);
        fields.show();
      });
    }
  };
  channel?.addEventListener("message", ({ data }) => {
    if (data === "" || data === keeper.sheet || !keeper.sheet) {
      refresh(data && keeper.sheet);
    }
  });
  // A newer page or the browser has taken the database.
  keeper.addEventListener("closed", () => refresh(keeper.sheet, false));
  keeper.addEventListener("moved", () => channel?.postMessage(""));
  keeper.addEventListener("kept", () => channel?.postMessage(keeper.sheet));
  document.addEventListener("visibilitychange", async () => {
    await keeper.flush();
    if (document.visibilityState === "visible") {
      refresh("", false);
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
