"""How long a live preview takes to show an edit, as somebody sees it who waits for it."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

from tests.bench.build import STOCK, TOOLS

EDITS = 20
PATIENCE = 300
"""Seconds for a preview to start, or to show an edit."""


def seconds_to_see(tool: str, project: Path, pages: int) -> float:
    """Write a topic into an empty folder, edit its first page in a preview, and return the median."""
    TOOLS[tool][0](project, pages)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = f"127.0.0.1:{port}"
    stock = ("mkdocs", "serve", "--quiet", "--dev-addr", place)
    command = [sys.executable, "-m", *(stock if tool == STOCK else ("host.serve", ".", str(port)))]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with (project / "log.txt").open("w") as log:
        preview = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=log)
        try:
            return statistics.median(
                _edit(project, place, f"Edited {number} times.") for number in range(EDITS)
            )
        finally:
            preview.terminate()
            preview.wait()


def _edit(project: Path, place: str, words: str) -> float:
    _wait_for(place, "About the")
    page = project / "docs" / "page-0001.md"
    text = page.read_text(encoding="utf-8")
    start = time.perf_counter()
    page.write_text(text.replace("\n## ", f"\n{words}\n\n## ", 1), encoding="utf-8")
    _wait_for(place, words)
    return time.perf_counter() - start


def _wait_for(place: str, words: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(f"http://{place}/page-0001/") as page:
                if words in page.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise SystemExit(f"No preview shows '{words}'.")
