"""What was called saved is there after the browser was killed."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect

from tests.helpers.answers import Sheet, wait_until
from tests.helpers.device import Device


def times(few: int, many: int) -> pytest.MarkDecorator:
    """Run a test with few kills, and with many in the long run: a browser takes a second to start."""
    return pytest.mark.parametrize("kills", [few, pytest.param(many, marks=pytest.mark.long)])


Start = Callable[[Device], Sheet]

SOME = 1000
"""Answers in the file that is being opened."""

HALFWAY = """(half) => {
    const { put } = IDBObjectStore.prototype;
    let puts = 0;
    IDBObjectStore.prototype.put = function () {
        if (++puts === half) {
            // The transaction stays open, half done, until the browser is killed.
            const hold = () => { window.halfway = true; this.count().onsuccess = hold; };
            hold();
        }
        return put.apply(this, arguments);
    };
}"""


@pytest.mark.fault(1)
@times(2, 20)
def test_a_kill_one_second_after_the_last_key_loses_nothing(
    devices: tuple[Device, Device], start: Start, kills: int
) -> None:
    """Two devices take turns: while one rests for its second, the other is started."""
    expected = dict.fromkeys(devices, "")
    for run in range(kills):
        device = devices[run % len(devices)]
        sheet = start(device)
        assert sheet.text() == expected[device], f"before kill {run}"
        expected[device] = f"Words of run {run}"
        sheet.page.fill(sheet.field(), "")
        sheet.page.locator(sheet.field()).press_sequentially(expected[device])
        device.kill_in(1)
    for device in devices:
        assert start(device).text() == expected[device], "after the last kill"
        device.kill()


@pytest.mark.fault(2)
@times(1, 15)
def test_a_kill_at_once_costs_only_what_was_being_typed(
    devices: tuple[Device, Device], start: Start, kills: int
) -> None:
    """Each kill comes within a quarter of a second after a key."""
    device, _ = devices
    kept: dict[int, str] = {}
    for run in range(kills):
        sheet = start(device)
        last = len(sheet.texts) - 1
        for number, words in kept.items():
            assert sheet.text(number) == words, f"before kill {run}"
        assert "Perhaps".startswith(sheet.text(last)), f"before kill {run}"
        number = run % last
        kept[number] = f"Kept {run}"
        sheet.write(kept[number], number)
        sheet.page.fill(sheet.field(last), "")
        sheet.page.locator(sheet.field(last)).press_sequentially("Perhaps")
        device.kill_in(random.Random(run).uniform(0, 0.25))  # noqa: S311 - no secret


@pytest.mark.fault(3)
@pytest.mark.long
@pytest.mark.parametrize("kills", [6])
def test_a_kill_while_a_file_is_opened_leaves_all_of_it_or_nothing(
    devices: tuple[Device, Device], start: Start, kills: int, tmp_path: Path
) -> None:
    """Each kill meets a profile that was not killed while it wrote.

    Chromium goes on with a log in which such a kill cut off a record (LevelDB's `reuse_logs`). The start
    after the next takes that log for damaged, and deletes the whole database. No page can prevent it.
    """
    device, _ = devices
    sheet = start(device)
    sheet.write("Here before")
    before = sheet.stored()
    file = many(sheet.file())
    device.keep(tmp_path / "kept")
    sheet = start(device)
    sheet.page.evaluate(HALFWAY, SOME // 2)
    sheet.give(file)
    wait_until(sheet.page, "window.halfway")
    device.kill()
    sheet = start(device)
    assert sheet.stored() == before, "half of a file"
    begin = time.monotonic()
    sheet.give(file)
    expect(sheet.said()).to_contain_text(f"Answers added: {SOME}")
    took = time.monotonic() - begin
    after = sheet.stored()
    assert len(after["answers"]) == SOME + 1
    for run in range(kills):
        device.kill()
        device.reset(tmp_path / "kept")
        sheet = start(device)
        assert sheet.stored() == before, f"before kill {run}"
        device.kill_in(random.Random(run).uniform(0, took))  # noqa: S311 - no secret
        with suppress(PlaywrightError):
            sheet.give(file)
        sheet = start(device)
        assert sheet.stored() in (before, after), f"after kill {run}"


def many(file: dict[str, Any]) -> dict[str, Any]:
    """Return a file that brings a thousand answers."""
    [answer] = file["answers"]
    return {**file, "answers": [{**answer, "item": f"item-{number}"} for number in range(SOME)]}


@pytest.mark.fault(14)
def test_hidden_and_then_killed_is_saved(devices: tuple[Device, Device], start: Start) -> None:
    device, _ = devices
    sheet = start(device)
    # A hidden page is given no time: what is due later never comes.
    sheet.page.evaluate("""() => {
        window.setTimeout = () => 1;
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    }""")
    sheet.page.fill(sheet.field(), "Written last")
    expect(sheet.page.locator(".answers-bar")).to_have_attribute("data-state", "waiting")
    sheet.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    sheet.saved()
    device.kill()
    assert start(device).text() == "Written last"
