"""Put a small copy of each text beside it, so that no server has to make one at every request."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

TEXTS = {".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"}
BEST, QUICK = 11, 5
MUCH = 4_000_000
"""Bytes from which on the best would take longer than the build; quick copies are an eighth larger."""


def compress(site: Path) -> None:
    """Write `.gz` and `.br` beside every text."""
    texts = [file for file in sorted(site.rglob("*")) if file.suffix in TEXTS]
    quality = BEST if sum(file.stat().st_size for file in texts) < MUCH else QUICK

    def both(file: Path) -> None:
        data = file.read_bytes()
        file.with_name(f"{file.name}.br").write_bytes(brotli.compress(data, quality=quality))
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(data, 9, mtime=0))

    with ThreadPoolExecutor() as pool:
        list(pool.map(both, texts))
