"""A browser on a real disk that can be killed as by a crash or an empty battery, and started again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright
from playwright.sync_api import Error as PlaywrightError

PATIENCE = 30
"""Seconds in which a browser has to start, also on a busy machine."""


class Device:
    """One profile of a browser. What was kept before a kill is all that the next start has."""

    def __init__(self, playwright: Playwright, program: str, words: Sequence[str], profile: Path) -> None:
        """Take the browser's program, the words to start it with, and a folder for its profile."""
        self.playwright = playwright
        self.profile = profile
        self.command = [program, *words, "--headless", "--no-first-run", "--remote-debugging-port=0"]
        self.process: subprocess.Popen[bytes] | None = None
        self.browser: Browser | None = None
        self.timer: threading.Timer | None = None

    def start(self) -> Page:
        """Start the browser, once it was killed if it runs, and return its page."""
        self.wait()
        port = self.profile / "DevToolsActivePort"
        port.unlink(missing_ok=True)
        self.process = subprocess.Popen(
            [*self.command, f"--user-data-dir={self.profile}", "about:blank"],
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.browser = self.playwright.chromium.connect_over_cdp(_address(port))
        return self.browser.contexts[0].pages[0]

    def kill(self) -> None:
        """Kill all processes of the browser at once."""
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def kill_in(self, seconds: float) -> None:
        """Kill the browser after a while, during which something else may be done."""
        self.timer = threading.Timer(seconds, self.kill)
        self.timer.start()

    def keep(self, folder: Path) -> None:
        """Kill the browser, and copy its profile into a folder."""
        self.kill()
        self.wait()
        shutil.copytree(self.profile, folder, ignore=shutil.ignore_patterns("Singleton*"))

    def reset(self, folder: Path) -> None:
        """Let the next start find a profile as it was copied, once the browser was killed if it runs."""
        self.wait()
        shutil.rmtree(self.profile)
        shutil.copytree(folder, self.profile)

    def wait(self) -> None:
        """Wait until a browser that is to be killed is gone."""
        if self.timer:
            self.timer.join()
        if self.process:
            self.process.wait(PATIENCE)
        if self.browser:
            with suppress(PlaywrightError):
                self.browser.close()
        self.timer = self.process = self.browser = None


def _address(port: Path) -> str:
    """Return where a browser listens that has just been started."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(FileNotFoundError, ValueError):
            number, path = port.read_text(encoding="utf-8").split()
            return f"ws://127.0.0.1:{number}{path}"
        time.sleep(0.01)
    raise TimeoutError("The browser did not start.")
