// @ts-check
// Synchronises the tabs of a reader, and saves waiting edits before a page is hidden or left.

/** @import { Autosave } from "./autosave.js" */
/** @import { Fields } from "./fields.js" */

/**
 * @param {Autosave} autosave
 * @param {Fields} fields
 * @returns {() => void} Tells the other tabs that everything may have changed.
 */
export function startTabs(autosave, fields) {
  const channel = openChannel(autosave.store.name);
  let turn = Promise.resolve();
  /** Refreshes that are queued and have not begun; a second one of the same kind would change nothing. */
  const queued = new Set();
  const refresh = (/** @type {string} */ record, allowEmpty = true) => {
    const key = `${allowEmpty} ${record}`;
    if (!queued.has(key)) {
      queued.add(key);
      turn = turn.then(async () => {
        queued.delete(key);
        await autosave.load(record, allowEmpty);
        fields.show();
      });
    }
  };
  const lock = `forgets ${autosave.store.name}`;
  let release = () => {};
  const notify = () => channel?.postMessage("");
  // A tab that forgets holds a lock, by which others see it. A question by message would empty the page cache.
  const shareForgetting = () => {
    release();
    if (autosave.store.forgets) {
      const held = () => {
        notify();
        return new Promise((resolve) => {
          release = () => resolve(true);
        });
      };
      navigator.locks?.request(lock, { mode: "shared" }, held).then(notify, () => {});
    }
  };
  const lookAround = async () => {
    const locks = await navigator.locks?.query().catch(() => null);
    const apart = !autosave.store.forgets && Boolean(locks?.held?.some(({ name }) => name === lock));
    if (autosave.apart !== apart) {
      autosave.apart = apart;
      autosave.dispatchEvent(new Event("state"));
    }
  };
  const refreshAll = (allowEmpty = true) => {
    lookAround();
    refresh("", allowEmpty);
  };
  channel?.addEventListener("message", ({ data }) => {
    if (data === "") {
      refreshAll();
    } else if (data === autosave.record || !autosave.record) {
      refresh(autosave.record);
    }
  });
  shareForgetting();
  lookAround();
  autosave.addEventListener("moved", () => {
    shareForgetting();
    lookAround();
    notify();
  });
  // A newer page or the browser has taken the database.
  autosave.addEventListener("closed", () => refresh(autosave.record, false));
  autosave.addEventListener("kept", () => channel?.postMessage(autosave.record));
  document.addEventListener("visibilitychange", async () => {
    await autosave.flush();
    if (document.visibilityState === "visible") {
      refreshAll(false);
    }
  });
  addEventListener("pagehide", () => autosave.flush());
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) {
      refreshAll();
    }
  });
  return notify;
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
