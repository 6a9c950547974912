"""WebKit, the engine of Safari, as Debian builds it: a small browser on a screen that nobody sees."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service


@contextmanager
def webkit(path: str, home: Path, saved: Path) -> Iterator[WebDriver]:
    """Start WebKit with folders for its settings and for what a reader saves. It forgets all at its end."""
    (home / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{saved}"\n', encoding="utf-8")
    folders = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(home))
    with _screen() as screen:
        environment = {**os.environ, **folders, "DISPLAY": screen, "GDK_BACKEND": "x11"}
        if os.geteuid() == 0:
            # It cannot sandbox root, which is who runs in a container.
            environment["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
        options = Options()
        options.add_argument("--automation")
        driver = webdriver.WebKitGTK(options, Service(path, env=environment))
        try:
            yield driver
        finally:
            driver.quit()


@contextmanager
def _screen() -> Iterator[str]:
    """Start a screen, and yield its name as soon as it can be drawn on."""
    words = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout
            yield f":{process.stdout.readline().strip()}"
        finally:
            process.terminate()
