"""What a reader downloads for a page: ours beside the same words in the stock theme."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from bs4 import BeautifulSoup

from tests.bench.build import OURS, PAGE, STOCK, build


@dataclass(frozen=True)
class Weight:
    """Bytes of a page and of what it names, compressed with gzip, and the requests they take."""

    requests: int
    page: int
    styles: int
    scripts: int


def print_weights() -> None:
    """Print what the first page of a generated topic weighs, with twenty questions on it."""
    print("\nA page of 20 questions, KB compressed with gzip")
    print(f"{'':24}{'requests':>9}{'page':>8}{'styles':>8}{'scripts':>8}{'in all':>8}{'ratio':>8}")
    stock = 0
    for tool in (STOCK, OURS):
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            build(tool, Path(folder), pages=10)
            weight = weigh(Path(folder) / "site", PAGE)
        whole = weight.page + weight.styles + weight.scripts
        stock = stock or whole
        parts = "".join(f"{part / 1000:8.1f}" for part in (weight.page, weight.styles, weight.scripts, whole))
        print(f"{tool:24}{weight.requests:9}{parts}{whole / stock:8.2f}")


def weigh(site: Path, name: str) -> Weight:
    """Return what a browser fetches to show a page and to start its scripts."""
    page = BeautifulSoup((site / name).read_text(encoding="utf-8"), "html.parser")
    styles = list(_files(site, name, [str(link["href"]) for link in page.select("link[rel=stylesheet]")]))
    scripts = list(_files(site, name, [str(script["src"]) for script in page.select("script[src]")]))
    return Weight(
        requests=1 + len(styles) + len(scripts),
        page=_compressed(site / name),
        styles=sum(map(_compressed, styles)),
        scripts=sum(map(_compressed, scripts)),
    )


def _files(site: Path, name: str, addresses: list[str]) -> Iterator[Path]:
    for address in addresses:
        path = urldefrag(urljoin(f"/{name}", address)).url
        if path.startswith("/") and not path.startswith("//"):
            yield site / unquote(path.lstrip("/"))


def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), compresslevel=9))
