"""Put a small copy of each text beside it, so that no server has to make one at every request."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

TEXTS = {".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"}
BEST, GOOD, QUICK = 11, 10, 5
LARGE = 100_000
"""Bytes of a file from which on the good is enough: it takes a third of the time, and 3 % more bytes."""

MUCH = 4_000_000
"""Bytes in all from which on either would take longer than the build; quick copies are a seventh larger."""


def compress(site: Path) -> None:
    """Write `.gz` and `.br` beside every text."""
    sizes = {file: file.stat().st_size for file in sorted(site.rglob("*")) if file.suffix in TEXTS}
    much = sum(sizes.values()) >= MUCH

    def both(file: Path) -> None:
        data = file.read_bytes()
        quality = QUICK if much else GOOD if sizes[file] >= LARGE else BEST
        file.with_name(f"{file.name}.br").write_bytes(brotli.compress(data, quality=quality))
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(data, 9, mtime=0))

    # Both libraries work outside Python's lock, so that threads use every processor.
    with ThreadPoolExecutor() as pool:
        for _ in pool.map(both, sizes):
            pass
