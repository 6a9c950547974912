"""Firefox puts old ticks back into a page that it restores: newer answers stay, and what is cleared."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium.common.exceptions import NoSuchWindowException

from model.guide import Guide
from model.settings import Settings
from tests.engines.conftest import installed
from tests.engines.firefox import PATIENCE, firefox, in_window
from tests.engines.reader import Reader
from tests.helpers.answers import groups, texts

RESTORES = {"browser.startup.page": 3, "browser.sessionstore.max_resumed_crashes": 9}
"""The setting "Open previous windows and tabs", which also works after a crash."""

SAVE_SESSION = """
const done = arguments[0];
const { TabStateFlusher } = ChromeUtils.importESModule("resource:///modules/sessionstore/TabStateFlusher.sys.mjs");
const { SessionSaver } = ChromeUtils.importESModule("resource:///modules/sessionstore/SessionSaver.sys.mjs");
TabStateFlusher.flushWindow(window).then(() => SessionSaver.run()).then(done);
"""

UNLOAD = """
const [number, done] = arguments;
const { TabStateFlusher } = ChromeUtils.importESModule("resource:///modules/sessionstore/TabStateFlusher.sys.mjs");
const tab = gBrowser.tabs[number];
TabStateFlusher.flush(tab.linkedBrowser).then(() => done(gBrowser.discardBrowser(tab, true)));
"""

SHOW = """
const [number, done] = arguments;
const tab = gBrowser.tabs[number];
if (tab.hasAttribute("pending")) {
    tab.addEventListener("SSTabRestored", done, { once: true });
} else {
    setTimeout(done);
}
gBrowser.selectedTab = tab;
"""

CLOSE = """
const [number, done] = arguments;
const { TabStateFlusher } = ChromeUtils.importESModule("resource:///modules/sessionstore/TabStateFlusher.sys.mjs");
const tab = gBrowser.tabs[number];
TabStateFlusher.flush(tab.linkedBrowser).then(() => {
    tab.addEventListener("TabClose", () => setTimeout(done), { once: true });
    gBrowser.removeTab(tab);
});
"""

REOPEN = """
const done = arguments[0];
const tab = SessionStore.undoCloseTab(window, 0);
tab.addEventListener("SSTabRestored", () => done([...gBrowser.tabs].indexOf(tab)), { once: true });
"""

STORED = """
const [name, done] = arguments;
const open = indexedDB.open(name);
open.onsuccess = () => {
    const all = open.result.transaction("answers").objectStore("answers").getAll();
    all.onsuccess = () => { open.result.close(); done(all.result); };
};
"""

PAUSE = 1
"""Seconds after which anything that a page writes by itself is written."""

Start = Callable[..., AbstractContextManager["Tabs"]]

pytestmark = pytest.mark.long


class Tabs(Reader):
    """A reader with several tabs."""

    def show(self, number: int) -> None:
        """Turn to a tab, and wait until Firefox has restored it and the page remembers."""
        in_window(self.driver, SHOW, number)
        self._follow()

    def _follow(self) -> None:
        """Drive the tab that is in sight."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for handle in self.driver.window_handles:
                try:
                    self.driver.switch_to.window(handle)
                except NoSuchWindowException:
                    continue  # it is not loaded
                if self.ask("document.visibilityState === 'visible' && location.href.startsWith('http')"):
                    self._arrive()
                    return
            time.sleep(0.1)  # a busy machine shows a tab a moment later
        raise AssertionError("No tab is in sight.")

    def another(self) -> None:
        """Open the worksheet in another tab."""
        self.driver.switch_to.new_window("tab")
        self.open()

    def unload(self, number: int) -> None:
        """Drop a tab, as Firefox does when memory is short."""
        in_window(self.driver, UNLOAD, number)

    def close(self, number: int) -> None:
        """Close a tab, but not the one that is in sight."""
        in_window(self.driver, CLOSE, number)

    def reopen(self) -> None:
        """Reopen the tab that was closed last, and turn to it."""
        self.show(in_window(self.driver, REOPEN))

    def stored(self, name: str) -> Any:  # noqa: ANN401 - what JSON holds
        """Return all answers on the disk."""
        return self.driver.execute_async_script(STORED, name)


@pytest.fixture
def start(worksheet: str, tmp_path: Path) -> Start:
    """Starts Firefox, again and again on one device, with the tabs of the last time."""
    (tmp_path / "home").mkdir()
    (tmp_path / "saved").mkdir()

    @contextmanager
    def start(*, quits: bool = True) -> Iterator[Tabs]:
        home, saved = tmp_path / "home", tmp_path / "saved"
        with firefox(installed("Firefox"), home, saved, quits=quits, **RESTORES) as driver:
            yield Tabs(driver, worksheet, saved)
            in_window(driver, SAVE_SESSION)

    return start


@pytest.fixture
def controls(guide: Guide, settings: Settings) -> list[str]:
    """The ids of two answers to one question, of a box, and of a field for words."""
    question = next(groups(guide, "reflection"))[0]
    box = next(groups(guide, "checklist"))[0]
    choices = [f"{question.id}_{answer.value}" for answer in settings.scale[:2]]
    return [*choices, f"{box.id}_done", f"{next(texts(guide)).id}_answer"]


OLDER: list[bool | str] = [True, False, True, "Words"]
NEWER: list[bool | str] = [False, True, False, "Words"]
BLANK: list[bool | str] = [False, False, False, ""]


def answer_in_two_tabs(tabs: Tabs, controls: list[str]) -> None:
    """Answer in one tab, drop it, and answer otherwise in another."""
    older, newer, box, words = controls
    tabs.open()
    tabs.tick(older)
    tabs.tick(box)
    tabs.write(words, "Words")
    tabs.sees_saved()
    tabs.another()
    tabs.sees(controls, OLDER)
    tabs.unload(0)
    tabs.tick(newer)
    tabs.tick(box)
    tabs.until(lambda: tabs.state() == "saved")
    tabs.reload()
    tabs.sees(controls, NEWER)


def stays(tabs: Tabs, name: str, controls: list[str], before: Any) -> None:  # noqa: ANN401 - what JSON holds
    """Expect what is newer on the screen and, whatever happens next, on the disk."""
    tabs.sees(controls, NEWER)
    time.sleep(PAUSE)
    tabs.sees(controls, NEWER)
    assert tabs.state() != "saved", "The page wrote something by itself."
    assert tabs.stored(name) == before
    assert tabs.ask("document.querySelectorAll('.answers-other').length") == 0


@pytest.mark.fault(95)
@pytest.mark.parametrize("quits", [True, False], ids=["quit", "crash"])
def test_a_restart_with_the_tabs_of_last_time_keeps_the_newer_answer(
    start: Start, settings: Settings, controls: list[str], quits: bool
) -> None:
    with start(quits=quits) as tabs:
        answer_in_two_tabs(tabs, controls)
        before = tabs.stored(settings.site_id)
    with start() as tabs:
        tabs.show(1)
        tabs.sees(controls, NEWER)
        tabs.show(0)
        stays(tabs, settings.site_id, controls, before)


@pytest.mark.fault(96)
def test_a_tab_that_was_unloaded_shows_what_another_kept_meanwhile(
    start: Start, settings: Settings, controls: list[str]
) -> None:
    with start() as tabs:
        answer_in_two_tabs(tabs, controls)
        before = tabs.stored(settings.site_id)
        tabs.show(0)
        stays(tabs, settings.site_id, controls, before)
        tabs.show(1)
        tabs.sees(controls, NEWER)


@pytest.mark.fault(97)
def test_a_tab_that_is_reopened_after_clearing_shows_and_keeps_nothing(
    start: Start, controls: list[str]
) -> None:
    with start() as tabs:
        tabs.open()
        tabs.tick(controls[0])
        tabs.tick(controls[2])
        tabs.sees_saved()
        tabs.another()
        tabs.close(0)
        tabs.press("Clear everything")
        tabs.press("Yes, clear everything")
        tabs.sees(controls, BLANK)
        tabs.reopen()
        tabs.sees(controls, BLANK)
        time.sleep(PAUSE)
        tabs.sees(controls, BLANK)
        assert tabs.state() == "idle"
        assert tabs.databases() == []
