"""Mistakes that only the built pages show: addresses that clash or lead nowhere."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from bs4 import BeautifulSoup, Tag

ROOT = "http://site.invalid/"
"""Stands for the address of the site while links are followed inside it; a scheme that urljoin knows."""

NOT_FOUND = "404.html"
"""Shown at any address, so its links start at the root of the host."""


def check_site(site: Path) -> list[str]:
    """Return a sentence for every mistake in the built pages of a folder."""
    pages = {path.relative_to(site).as_posix(): _parse(path) for path in sorted(site.rglob("*.html"))}
    ids = {name: Counter(_ids(page)) for name, page in pages.items()}
    mistakes = []
    for name, page in pages.items():
        mistakes += [
            f"{name}: the id '{one}' stands {count} times. Rename all but one."
            for one, count in ids[name].items()
            if count > 1
        ]
        mistakes += [
            f"{name}: the page has {count} h1 headings and needs one."
            for count in [len(page.find_all("h1"))]
            if count != 1
        ]
        if name != NOT_FOUND:
            mistakes += [
                f"{name}: the link to '{goal}' leads nowhere. Correct it."
                for goal in _broken(name, page, site, ids)
            ]
    return mistakes


def _parse(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def _ids(page: BeautifulSoup) -> list[str]:
    return [str(tag["id"]) for tag in page.find_all(id=True)]


def _goals(page: BeautifulSoup) -> list[str]:
    tags: list[Tag] = page.find_all(["a", "link", "img", "script", "source"])
    return [str(tag.get("href") or tag.get("src") or "") for tag in tags if tag.get("rel") != ["canonical"]]


def _broken(name: str, page: BeautifulSoup, site: Path, ids: dict[str, Counter[str]]) -> list[str]:
    broken = []
    for goal in dict.fromkeys(_goals(page)):
        address, anchor = urldefrag(urljoin(ROOT + name, goal))
        if not address.startswith(ROOT):
            continue
        path = unquote(address.removeprefix(ROOT)).partition("?")[0]
        file = f"{path}index.html" if path.endswith("/") or not path else path
        if not (site / file).is_file() or (anchor and file in ids and unquote(anchor) not in ids[file]):
            broken.append(goal)
    return broken
