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
  const lock = `forgets ${keeper.store.name}`;
  let release = () => {};
  const tell = () => channel?.postMessage("");
  // A tab that forgets holds a lock, by which others see it. A question by message would empty the page cache.
  const shareForgetting = () => {
    release();
    if (keeper.store.forgets) {
      const held = () => {
        tell();
        return new Promise((resolve) => {
          release = () => resolve(true);
        });
      };
      navigator.locks?.request(lock, { mode: "shared" }, held).then(tell, () => {});
    }
  };
  const lookAround = async () => {
    const locks = await navigator.locks?.query().catch(() => null);
    const apart = !keeper.store.forgets && Boolean(locks?.held?.some(({ name }) => name === lock));
    if (keeper.apart !== apart) {
      keeper.apart = apart;
      keeper.dispatchEvent(new Event("state"));
    }
  };
  const refreshAll = () => Promise.all([lookAround(), refresh("")]);
  channel?.addEventListener("message", ({ data }) => {
    if (data === "") {
      refreshAll();
    } else if (data === keeper.sheet || !keeper.sheet) {
      refresh(keeper.sheet);
    }
  });
  shareForgetting();
  lookAround();
  keeper.addEventListener("moved", () => {
    shareForgetting();
    lookAround();
    tell();
  });
  // A newer page or the browser has taken the database.
  keeper.addEventListener("closed", () => refresh(keeper.sheet, false));
  keeper.addEventListener("kept", () => channel?.postMessage(keeper.sheet));
  document.addEventListener("visibilitychange", async () => {
    await keeper.flush();
    if (document.visibilityState === "visible") {
      lookAround();
      refresh("", false);
    }
  });
  addEventListener("pagehide", () => keeper.flush());
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) {
      refreshAll();
    }
  });
  return tell;
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
