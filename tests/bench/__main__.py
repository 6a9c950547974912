"""Build generated topics with stock tools and with ours, side by side, and print ratios: `make bench`.

Only ratios and bytes carry over to another machine. Where others work on it too, the processor time says
more than the time that passes. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from tests.bench.build import BY_HAND, CHECK, HOST_ALONE, OURS, STOCK, TOOLS, UNFINISHED, Run, build
from tests.bench.preview import seconds_to_see
from tests.bench.weight import print_weights
from tests.helpers.project import copy_project, publish

Runs = dict[tuple[str, int], Run]
Row = tuple[str, str, str, str, str]
"""What is compared, the stock theme, ours, ours before, and our aim."""

COMPARED = 100
"""Pages up to which HTML by hand is built beside ours, and above which nobody waits for a preview."""

PREVIEWED = {20: ("1.1", "0.2"), 100: ("2.3", "0.3")}
"""Numbers of pages with which a preview is tried, each with the seconds that it took once, and our aim."""

PUBLISHED = {20: ("6.9", "2.0"), 100: ("2.2 to 3.5", "1.0"), 1000: ("0.54", "")}
"""How many times as long as the stock theme a whole site took then, and our aim."""


def main() -> None:
    """Print one table for each number of pages, then one of all that we aim at, and what readers download."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("pages", nargs="*", type=int, default=[20, 100, 1000])
    sizes: list[int] = sorted(parser.parse_args().pages)
    runs: Runs = {}
    for pages in sizes:
        print(f"\n{pages} pages of 20 questions")
        print(f"{'':26}{'wall':>9}{'worked':>9}{'ratio':>8}{'MiB':>8}{'MB out':>8}")
        for tool in TOOLS:
            if tool == BY_HAND and pages > COMPARED:
                continue
            with tempfile.TemporaryDirectory(prefix="bench-") as folder:
                run = runs[tool, pages] = build(tool, Path(folder), pages)
            ratio = run.worked / runs[STOCK, pages].worked
            print(
                f"{tool:26}{run.seconds:8.1f}s{run.worked:8.1f}s{ratio:8.2f}{run.peak:8.0f}{run.output:8.0f}",
                flush=True,
            )
    print(f"\n{'What we aim at':48}{'stock':>8}{'ours':>8}{'before':>12}{'at most':>9}")
    for what, stock, ours, before, most in [*_previews(sizes), *_growth(runs, sizes), *_shares(runs, sizes)]:
        print(f"{what:48}{stock:>8}{ours:>8}{before:>12}{most:>9}", flush=True)
    print_weights()


def _growth(runs: Runs, sizes: Sequence[int]) -> Iterator[Row]:
    yield "seconds for 'make site', this guide", "", f"{_seconds_for_this_guide():.1f}", "10.2", "5"
    for pages in sizes:
        theirs, mine = runs[STOCK, pages], runs[OURS, pages]
        before, most = PUBLISHED.get(pages, ("", ""))
        yield f"time to publish {pages} pages", "1", f"{mine.seconds / theirs.seconds:.2f}", before, most
        yield f"processor time for {pages} pages", "1", f"{mine.worked / theirs.worked:.2f}", "", ""
        yield f"MiB for {pages} pages", f"{theirs.peak:.0f}", f"{mine.peak:.0f}", "", "96"
    steps = list(pairwise(sizes))
    costs = {tool: [_one_more(runs, tool, *step) for step in steps] for tool in (STOCK, OURS)}
    for place, (fewer, more) in enumerate(steps):
        most = f"{1.2 * costs[OURS][place - 1]:.1f}" if place else ""
        stock, ours = (f"{costs[tool][place]:.1f}" for tool in (STOCK, OURS))
        yield f"ms for one more page, {fewer} to {more}", stock, ours, "", most
    few, many = sizes[0], sizes[-1]
    for what in ("page", "elements"):
        stock, ours = (
            f"{getattr(runs[tool, many], what) / getattr(runs[tool, few], what):.2f}"
            for tool in (STOCK, OURS)
        )
        name = "bytes" if what == "page" else what
        yield f"{name} of a page, {many} to {few} pages", stock, ours, "", "1.10"


def _one_more(runs: Runs, tool: str, fewer: int, more: int) -> float:
    return (runs[tool, more].worked - runs[tool, fewer].worked) / (more - fewer) * 1000


def _seconds_for_this_guide() -> float:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        project = copy_project(Path(folder) / "project")
        start = time.perf_counter()
        publish(project)
        return time.perf_counter() - start


def _shares(runs: Runs, sizes: Sequence[int]) -> Iterator[Row]:
    for pages in sizes:
        share = 1 - runs[HOST_ALONE, pages].worked / runs[OURS, pages].worked
        check = runs[CHECK, pages].worked / runs[OURS, pages].worked
        yield f"our share of the build, {pages} pages", "", f"{share:.2f}", "", "0.25"
        yield "  of which a check of the content takes", "", f"{check:.2f}", "", ""
        if pages <= COMPARED:
            ratio = runs[UNFINISHED, pages].worked / runs[BY_HAND, pages].worked
            yield f"with macros against HTML by hand, {pages} pages", "", f"{ratio:.2f}", "", "1.05"


def _previews(sizes: Sequence[int]) -> Iterator[Row]:
    for pages, (before, most) in PREVIEWED.items():
        if pages > sizes[-1]:
            continue
        seen = []
        for tool in (STOCK, OURS):
            with tempfile.TemporaryDirectory(prefix="bench-") as folder:
                seen.append(f"{seconds_to_see(tool, Path(folder), pages):.2f}")
        stock, ours = seen
        yield f"seconds from an edit to the page, {pages} pages", stock, ours, before, most


if __name__ == "__main__":
    main()
