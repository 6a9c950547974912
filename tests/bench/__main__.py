"""Build generated topics with stock tools and with ours, side by side, and print ratios: `make bench`.

Ratios are those of processor time, which others on the machine do not lengthen. Only they and bytes carry
over to another machine. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.build import STOCK, TOOLS, Run, build
from tests.bench.weight import print_weights


def main() -> None:
    """Print one table for each number of pages, then what readers download."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("pages", nargs="*", type=int, default=[10, 100, 1000])
    sizes: list[int] = parser.parse_args().pages
    runs: dict[tuple[str, int], Run] = {}
    for pages in sizes:
        print(f"\n{pages} pages of 20 questions")
        print(f"{'':24}{'wall':>9}{'worked':>9}{'ratio':>8}{'MiB':>8}{'MB out':>8}{'ms, one more page':>20}")
        for tool in TOOLS:
            with tempfile.TemporaryDirectory(prefix="bench-") as folder:
                run = runs[tool, pages] = build(tool, Path(folder), pages)
            ratio = run.worked / runs[STOCK, pages].worked
            more = _one_more_page(runs, tool, sizes, pages)
            print(
                f"{tool:24}{run.seconds:8.1f}s{run.worked:8.1f}s{ratio:8.2f}{run.peak:8.0f}{run.output:8.0f}{more:>20}",
                flush=True,
            )
    print_weights()


def _one_more_page(runs: dict[tuple[str, int], Run], tool: str, sizes: Sequence[int], pages: int) -> str:
    place = sizes.index(pages)
    if not place:
        return ""
    fewer = sizes[place - 1]
    return f"{(runs[tool, pages].worked - runs[tool, fewer].worked) / (pages - fewer) * 1000:.1f}"


if __name__ == "__main__":
    main()
