"""Build a generated topic with one of the tools that are compared, and say what it cost."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from check.load_site import parse_site
from publish.compress import compress
from publish.postprocess import postprocess
from tests.bench.corpus import add_sheet, write_by_hand, write_stock, write_topic, write_without_questions

STOCK = "stock Material"
CHECK = "ours, check alone"
HOST_ALONE = "our theme alone"
BY_HAND = "our theme, HTML by hand"
UNFINISHED = "ours, before finishing"
OURS = "ours, finished"
PAGE = "page-0001/index.html"
REVIEWED = date(2026, 11, 20)
HOST = ("mkdocs", "build", "--quiet")

TOOLS: dict[str, tuple[Callable[[Path, int], None], tuple[str, ...]]] = {
    STOCK: (write_stock, HOST),
    CHECK: (write_topic, ("check",)),
    HOST_ALONE: (write_without_questions, HOST),
    BY_HAND: (write_by_hand, HOST),
    UNFINISHED: (write_topic, (*HOST, "--strict")),
    OURS: (write_topic, ("publish",)),
}
"""What writes the pages for a tool, and the Python module that builds them."""


def finish_sheet(project: Path, pages: int) -> Path:
    """Build a topic with a page of all questions, and finish it without files to print; return the site."""
    write_topic(project, pages)
    add_sheet(project, pages)
    _run(project, (*HOST, "--strict"))
    postprocess(project / "site", parse_site(project)[1], REVIEWED)
    compress(project / "site")
    return project / "site"


@dataclass(frozen=True)
class Run:
    """What one build cost."""

    seconds: float
    worked: float
    """Seconds of a processor, which others on the machine do not lengthen."""

    peak: float
    """MiB of memory of the largest process."""

    output: float
    """MB in the built folder."""

    page: int
    elements: int
    """Bytes and elements of its first page."""


def build(tool: str, project: Path, pages: int) -> Run:
    """Write a topic into an empty folder and build it there."""
    write, module = TOOLS[tool]
    write(project, pages)
    start = time.perf_counter()
    worked, peak = _run(project, module)
    seconds = time.perf_counter() - start
    size = sum(file.stat().st_size for file in (project / "site").rglob("*") if file.is_file())
    page = project / "site" / PAGE
    html = page.read_text(encoding="utf-8") if page.is_file() else ""
    return Run(seconds, worked, peak, size / 1e6, len(html.encode()), len(re.findall("<[a-z]", html)))


def _run(project: Path, module: Sequence[str]) -> tuple[float, float]:
    """Run a module to its end; return the processor time and the most memory, in MiB, that it took."""
    command = [sys.executable, "-m", *module]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with (project / "log.txt").open("w+", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            log.seek(0)
            raise SystemExit(f"{' '.join(module)} failed:\n{log.read()}")
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return usage.ru_utime + usage.ru_stime, peak
