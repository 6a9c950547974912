"""What was called saved is there after the browser was killed."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from playwright.sync_api import Page

from macros.content import Guide
from macros.settings import Settings
from tests.helpers.answers import Sheet

Device = Callable[[], AbstractContextManager[Page]]

KILLS = int(os.environ.get("KILLS", "4"))
"""How often; fifty take three minutes."""


def kill(profile: Path) -> None:
    """Kill the browser of a profile as a crash or an empty battery would."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if f"--user-data-dir={profile}".encode() in words and not any(
            w.startswith(b"--type=") for w in words
        ):
            os.kill(int(process.name), signal.SIGKILL)


def test_fault_01_a_kill_one_second_after_the_last_key_loses_nothing(
    device: Device, tmp_path: Path, guide: Guide, settings: Settings
) -> None:
    expected = ""
    for run in range(KILLS):
        with device() as page:
            sheet = Sheet(page, guide, settings)
            sheet.open()
            assert sheet.text() == expected, f"before kill {run}"
            expected = f"Words of run {run}"
            page.fill(sheet.field(), "")
            page.locator(sheet.field()).press_sequentially(expected)
            page.wait_for_timeout(1000)
            kill(tmp_path / "profile")
    with device() as page:
        sheet = Sheet(page, guide, settings)
        sheet.open()
        assert sheet.text() == expected


def test_fault_02_a_kill_at_once_costs_only_what_was_being_typed(
    device: Device, tmp_path: Path, guide: Guide, settings: Settings
) -> None:
    kept: dict[int, str] = {}
    for run in range(KILLS):
        with device() as page:
            sheet = Sheet(page, guide, settings)
            sheet.open()
            for number, words in kept.items():
                assert sheet.text(number) == words, f"before kill {run}"
            number = run % (len(sheet.texts) - 1)
            kept[number] = f"Kept {run}"
            sheet.write(kept[number], number)
            page.locator(sheet.field(len(sheet.texts) - 1)).press_sequentially("Perhaps")
            page.wait_for_timeout(random.Random(run).randint(0, 250))  # noqa: S311 - no secret
            kill(tmp_path / "profile")


def test_fault_14_hidden_and_then_killed_is_saved(
    device: Device, tmp_path: Path, guide: Guide, settings: Settings
) -> None:
    with device() as page:
        sheet = Sheet(page, guide, settings)
        sheet.open()
        page.evaluate(
            "Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })"
        )
        page.fill(sheet.field(), "Written last")
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        page.wait_for_timeout(100)
        kill(tmp_path / "profile")
    with device() as page:
        sheet = Sheet(page, guide, settings)
        sheet.open()
        assert sheet.text() == "Written last"
