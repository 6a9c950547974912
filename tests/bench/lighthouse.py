"""What Lighthouse says of every page of a site, as it measures phones."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench.served import EMPTY
from tests.helpers.project import PROJECT

PROGRAM = PROJECT / "requirements" / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
NODE = Path(sys.executable).with_name("node")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
ATTEMPTS = 3
"""On a busy machine a browser may start too slowly for it."""

SANDBOX = "--no-sandbox" if os.name == "posix" and os.geteuid() == 0 else ""
"""Chromium refuses to sandbox root, which is who runs in a container."""

FLAGS = f"--headless=new --disable-background-networking {SANDBOX}"


class Seen(NamedTuple):
    """Scores out of a hundred, shift, and milliseconds until the largest piece is painted and of blocking."""

    scores: tuple[int, ...]
    shift: float
    painted: float
    blocked: float
    missed: tuple[str, ...]
    """Audits that took something off a score."""


def print_scores(address: str, pages: Iterable[str], times: int) -> None:
    """Print the scores of each page, and how much later than an empty page it is painted."""
    print(f"\nLighthouse, mobile, median of {times}: scores, shift, milliseconds")
    print(f"{'':28}{'perf':>6}{'a11y':>6}{'best':>6}{'seo':>6}{'CLS':>8}{'TBT':>6}{'LCP':>7}{'ratio':>7}")
    floor = 0.0
    lowest, slowest, busiest = 100, 0.0, 0.0
    for page in (EMPTY, *pages):
        seen = [look(address + page) for _ in range(times)]
        painted = statistics.median(one.painted for one in seen)
        floor = floor or painted
        scores = "".join(f"{min(one.scores[place] for one in seen):6}" for place in range(len(CATEGORIES)))
        shift, blocked = max(one.shift for one in seen), statistics.median(one.blocked for one in seen)
        if page != EMPTY:
            lowest = min(lowest, *(score for one in seen for score in one.scores))
            slowest, busiest = max(slowest, painted / floor), max(busiest, blocked)
        missed = (
            "" if page == EMPTY else "  " + ", ".join(sorted({name for one in seen for name in one.missed}))
        )
        print(
            f"{page or '/':28}{scores}{shift:8.4f}{blocked:6.0f}{painted:7.0f}{painted / floor:7.2f}{missed}",
            flush=True,
        )
    print(f"\n{'What we aim at, of these pages':48}{'ours':>8}{'before':>12}{'aim':>9}")
    print(f"{'largest paint against an empty page, at most':48}{slowest:8.2f}{'1.4 to 1.8':>12}{'1.10':>9}")
    print(f"{'lowest score of all four':48}{lowest:8}{'93':>12}{'100':>9}")
    print(f"{'ms of blocking, at most':48}{busiest:8.0f}{'219':>12}{'50':>9}")


def look(url: str) -> Seen:
    """Open a page in a new browser, as a phone on a slow network would, and return what was seen."""
    for _ in range(ATTEMPTS - 1):
        with suppress(SystemExit):
            return _look(url)
    return _look(url)


def _look(url: str) -> Seen:
    words = ["--quiet", "--output=json", f"--chrome-flags={FLAGS}", "--no-enable-error-reporting"]
    environment = {**os.environ, "CHROME_PATH": os.environ["SITE_CHROMIUM"]}
    result = subprocess.run(
        [str(NODE), str(PROGRAM), url, *words, f"--only-categories={','.join(CATEGORIES)}"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise SystemExit(f"Lighthouse failed:\n{result.stderr}")
    report: dict[str, Any] = json.loads(result.stdout)
    audits = report["audits"]
    return Seen(
        scores=tuple(round(100 * (report["categories"][one]["score"] or 0)) for one in CATEGORIES),
        shift=audits["cumulative-layout-shift"]["numericValue"],
        painted=audits["largest-contentful-paint"]["numericValue"],
        blocked=audits["total-blocking-time"]["numericValue"],
        missed=tuple(_missed(report)),
    )


def _missed(report: dict[str, Any]) -> Iterable[str]:
    for category in report["categories"].values():
        for part in category["auditRefs"]:
            score = report["audits"][part["id"]]["score"]
            if part["weight"] and score is not None and score < 1:
                yield part["id"]
