"""Which files a docs folder may hold, and their text."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.content.fields import UNSEEN
from macros.content.ledger import LEDGER
from macros.content.problems import Report

PICTURES = (".svg", ".png", ".jpg", ".webp")


@dataclass(frozen=True)
class Files:
    """What a docs folder holds, by path below it."""

    pages: dict[str, str]
    """The text of each page, with line ends as on any system."""

    pictures: frozenset[str]
    ledger: str


def read_files(docs: Path, report_at: Callable[[str], Report]) -> Files:
    """Return the files of a folder in the order of their paths; report those that do not belong."""
    pages, pictures, ledger = {}, set(), ""
    folded: dict[str, str] = {}
    for path, file in sorted(_walk(docs)):
        report = report_at(path)
        twin = folded.setdefault(path.casefold(), path)
        if file.is_symlink():
            report(1, "this is a link to another place. Put the file itself here.")
        elif twin != path:
            report(
                1,
                f"this name differs from '{twin}' in capitals only, and "
                "some systems cannot tell. Rename one.",
            )
        elif len(file.name) > 100:
            report(1, "this name is too long for some systems. Use 100 characters at most.")
        elif path.endswith(".md"):
            pages[path] = _text(file, report)
        elif path == LEDGER:
            ledger = _text(file, report)
        elif path.startswith("pictures/") and file.suffix in PICTURES:
            pictures.add(path)
        else:
            report(
                1,
                f"this file has no place here. Pages end in '.md', and "
                f"pictures in the folder 'pictures' in {', '.join(PICTURES)}.",
            )
    return Files(pages, frozenset(pictures), ledger)


def _walk(docs: Path) -> Iterator[tuple[str, Path]]:
    for folder, folders, names in os.walk(docs):
        linked = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in [*names, *linked]:
            file = Path(folder) / name
            yield file.relative_to(docs).as_posix(), file


def _text(file: Path, report: Report) -> str:
    data = file.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        report(line, f"byte {error.start + 1} of the file is not UTF-8. Save the file again as UTF-8.")
        return ""
    for number, line_text in enumerate(text.split("\n"), start=1):
        unseen = UNSEEN.search(line_text)
        if unseen:
            report(
                number,
                f"character {unseen.start() + 1} of this line (U+{ord(unseen[0]):04X}) cannot be seen "
                "and can mislead. Delete it.",
            )
    return text
