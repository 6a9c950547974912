"""The built pages as text: every one in turn, and the files that they ask for."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from urllib.parse import unquote

ASKED = re.compile(r'\b(href|src)="([^"]*)"')


def each_page(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the path of every page below the site, and its text."""
    for file in sorted(site.rglob("*.html")):
        yield file.relative_to(site).as_posix(), file.read_text(encoding="utf-8")


def change_pages(site: Path, change: Callable[[str, str], str]) -> None:
    """Write every page anew, as a function makes it from its path and its text."""
    for name, text in list(each_page(site)):
        (site / name).write_text(change(name, text), encoding="utf-8", newline="\n")


def file_asked(page: str, address: str, files: Collection[str]) -> str | None:
    """Return which of some files an address on a page leads to, if any."""
    path = unquote(re.split(r"[?#]", address)[0])
    if path.startswith("/"):
        # The page for lost readers names its files from the root of the host, which may lie above the site.
        tails = [path[place + 1 :] for place, sign in enumerate(path) if sign == "/"]
        return next((tail for tail in tails if tail in files), None)
    found = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return found if found in files else None


def rename_asked(page: str, text: str, names: dict[str, str]) -> str:
    """Return a page that asks for files by their new names, in the same folders as before."""

    def renamed(match: re.Match[str]) -> str:
        attribute, address = match.groups()
        old = file_asked(page, address, names)
        if old is None:
            return match[0]
        place = address.rindex(posixpath.basename(old))
        new = address[:place] + names[old] + address[place + len(posixpath.basename(old)) :]
        return f'{attribute}="{new}"'

    return ASKED.sub(renamed, text)
