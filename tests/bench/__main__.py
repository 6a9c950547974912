"""Build generated topics with stock tools and with ours, side by side, and print ratios: `make bench`.

Only ratios and bytes carry over to another machine. Where others work on it too, the processor time says
more than the time that passes. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from tests.bench.build import BY_HAND, CHECK, HOST_ALONE, OURS, STOCK, TOOLS, UNFINISHED, Run, build
from tests.bench.preview import seconds_to_see
from tests.bench.weight import print_weights

Runs = dict[tuple[str, int], Run]

COMPARED = 100
"""Pages up to which HTML by hand is built beside ours, and above which nobody waits for a preview."""

PREVIEWED = (20, 100)


def main() -> None:
    """Print one table for each number of pages, then one of all that we aim at, and what readers download."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("pages", nargs="*", type=int, default=[10, 100, 1000])
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
    print(f"\n{'What we aim at':44}{'stock':>10}{'ours':>10}{'at most':>10}")
    for what, *figures in [*_growth(runs, sizes), *_shares(runs, sizes), *_previews(sizes)]:
        print(f"{what:44}" + "".join(f"{figure:>10}" for figure in figures), flush=True)
    print_weights()


def _growth(runs: Runs, sizes: Sequence[int]) -> Iterator[tuple[str, ...]]:
    for pages in sizes:
        theirs, mine = runs[STOCK, pages], runs[OURS, pages]
        yield f"time that passes, {pages} pages", "1", f"{mine.seconds / theirs.seconds:.2f}", "0.30"
        yield f"processor time, {pages} pages", "1", f"{mine.worked / theirs.worked:.2f}", ""
        yield f"MiB, {pages} pages", f"{theirs.peak:.0f}", f"{mine.peak:.0f}", "96"
    steps = list(pairwise(sizes))
    costs = {tool: [_one_more(runs, tool, *step) for step in steps] for tool in (STOCK, OURS)}
    for place, (fewer, more) in enumerate(steps):
        most = f"{1.1 * costs[OURS][place - 1]:.1f}" if place else ""
        stock, ours = (f"{costs[tool][place]:.1f}" for tool in (STOCK, OURS))
        yield f"ms for one more page, {fewer} to {more}", stock, ours, most
    few, many = sizes[0], sizes[-1]
    for what in ("page", "elements"):
        stock, ours = (
            f"{getattr(runs[tool, many], what) / getattr(runs[tool, few], what):.2f}"
            for tool in (STOCK, OURS)
        )
        yield f"{'bytes' if what == 'page' else what} of a page, {many} to {few} pages", stock, ours, "1.10"


def _one_more(runs: Runs, tool: str, fewer: int, more: int) -> float:
    return (runs[tool, more].worked - runs[tool, fewer].worked) / (more - fewer) * 1000


def _shares(runs: Runs, sizes: Sequence[int]) -> Iterator[tuple[str, ...]]:
    for pages in sizes:
        share = 1 - runs[HOST_ALONE, pages].worked / runs[OURS, pages].worked
        check = runs[CHECK, pages].worked / runs[OURS, pages].worked
        yield f"our share of the build, {pages} pages", "", f"{share:.2f}", "0.25"
        yield "  of which a check of the content takes", "", f"{check:.2f}", ""
        if pages <= COMPARED:
            ratio = runs[UNFINISHED, pages].worked / runs[BY_HAND, pages].worked
            yield f"with macros against HTML by hand, {pages} pages", "", f"{ratio:.2f}", "1.05"


def _previews(sizes: Sequence[int]) -> Iterator[tuple[str, ...]]:
    for pages, most in zip(PREVIEWED, ("0.2", "0.3"), strict=True):
        if pages > sizes[-1]:
            continue
        seen = []
        for tool in (STOCK, OURS):
            with tempfile.TemporaryDirectory(prefix="bench-") as folder:
                seen.append(f"{seconds_to_see(tool, Path(folder), pages):.2f}")
        yield f"seconds from an edit to the page, {pages} pages", *seen, most


if __name__ == "__main__":
    main()
