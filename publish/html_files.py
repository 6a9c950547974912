"""The built pages as text: every one in turn, and the files that they ask for."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote

ADDRESS = (re.compile(r'href="([^"]*)"'), re.compile(r'src="([^"]*)"'))
"""Where a page says what it asks for or leads to: two patterns, each found faster than one for both."""

Told = TypeVar("Told")
Change = Callable[[str, str], str]
"""Takes the path and the text of a page, and returns the text that it shall have."""


def tell_pages(site: Path, tell: Callable[[str, str], Told]) -> Iterator[tuple[str, Told]]:
    """Yield the path of every page below the site, and what a function says of its path and its text."""
    for file in sorted(site.rglob("*.html")):
        name = file.relative_to(site).as_posix()
        yield name, tell(name, file.read_text(encoding="utf-8"))


def change_pages(site: Path, *changes: Change) -> None:
    """Write every page anew, as functions make it one after the other."""

    def change(name: str, page: str) -> None:
        for one in changes:
            page = one(name, page)
        (site / name).write_text(page, encoding="utf-8", newline="\n")

    for _ in tell_pages(site, change):
        pass


def files_below(site: Path, folder: str) -> set[str]:
    """Return the paths below the site of all files in one of its folders."""
    return {file.relative_to(site).as_posix() for file in (site / folder).rglob("*") if file.is_file()}


def files_asked(site: Path, *folders: str) -> set[str]:
    """Return which files of some folders any page asks for."""
    files = set[str]().union(*(files_below(site, folder) for folder in folders))

    def tell(name: str, page: str) -> set[str | None]:
        addresses = {address for pattern in ADDRESS for address in pattern.findall(page)}
        return {file_asked(name, address, files) for address in addresses}

    found = set[str | None]().union(*(told for _, told in tell_pages(site, tell)))
    return {file for file in found if file is not None}


def file_asked(page: str, address: str, files: Collection[str]) -> str | None:
    """Return which of some files an address on a page leads to, if any."""
    path = unquote(address.partition("?")[0].partition("#")[0])
    if not path or path.endswith(("/", ".")):
        return None
    if path.startswith("/"):
        # The page for lost readers names its files from the root of the host, which may lie above the site.
        tails = [path[place + 1 :] for place, sign in enumerate(path) if sign == "/"]
        return next((tail for tail in tails if tail in files), None)
    found = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return found if found in files else None


def renamed(names: dict[str, str]) -> Change:
    """Return what makes a page ask for files by their new names, in the same folders as before."""

    def change(name: str, page: str) -> str:
        def rename(match: re.Match[str]) -> str:
            old = file_asked(name, match[1], names)
            if old is None:
                return match[0]
            head, tail = match[0].rsplit(posixpath.basename(old), 1)
            return f"{head}{names[old]}{tail}"

        for pattern in ADDRESS:
            page = pattern.sub(rename, page)
        return page

    return change
