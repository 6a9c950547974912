"""The built pages as text: every one in turn, and the files that they ask for."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from urllib.parse import unquote

ADDRESS = re.compile(r'\s(?:href|src)="([^"]*)"')
"""Where a page says what it asks for or leads to."""


def each_page(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the path of every page below the site, and its text."""
    for file in sorted(site.rglob("*.html")):
        yield file.relative_to(site).as_posix(), file.read_text(encoding="utf-8")


def change_pages(site: Path, change: Callable[[str, str], str]) -> None:
    """Write every page anew, as a function makes it from its path and its text."""
    for name, text in list(each_page(site)):
        (site / name).write_text(change(name, text), encoding="utf-8", newline="\n")


def files_below(site: Path, folder: str) -> set[str]:
    """Return the paths below the site of all files in one of its folders."""
    return {file.relative_to(site).as_posix() for file in (site / folder).rglob("*") if file.is_file()}


def files_asked(site: Path, files: Collection[str], pattern: re.Pattern[str] = ADDRESS) -> set[str]:
    """Return which of some files any page asks for, with addresses that stand where a pattern says."""
    found = {
        file_asked(name, address, files)
        for name, page in each_page(site)
        for address in pattern.findall(page)
    }
    return {file for file in found if file is not None}


def file_asked(page: str, address: str, files: Collection[str]) -> str | None:
    """Return which of some files an address on a page leads to, if any."""
    path = unquote(re.split(r"[?#]", address)[0])
    if not path or path.endswith(("/", ".")):
        return None
    if path.startswith("/"):
        # The page for lost readers names its files from the root of the host, which may lie above the site.
        tails = [path[place + 1 :] for place, sign in enumerate(path) if sign == "/"]
        return next((tail for tail in tails if tail in files), None)
    found = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return found if found in files else None


def rename_asked(page: str, text: str, names: dict[str, str]) -> str:
    """Return a page that asks for files by their new names, in the same folders as before."""

    def renamed(match: re.Match[str]) -> str:
        old = file_asked(page, match[1], names)
        if old is None:
            return match[0]
        head, tail = match[0].rsplit(posixpath.basename(old), 1)
        return f"{head}{names[old]}{tail}"

    return ADDRESS.sub(renamed, text)
