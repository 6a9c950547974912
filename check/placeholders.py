"""What a new topic still has to replace: words that say so themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from model.guide import Guide
from model.problems import Problem

SIGN = "replace this"
"""Stands in every placeholder, in brackets or in a comment, so that it is seen on the page too."""

LEFT = ("Say here who this page is for.", "Write here what a reader could do.")
"""What a new page starts with, for its author to write over."""


def check_left(guide: Guide, docs: str) -> Iterator[Problem]:
    """Yield where a page still says what its author was to write over."""
    for path, page in guide.pages.items():
        for passage in page.passages:
            for words in LEFT:
                if words in passage.text:
                    told = f"'{words}' is for you to write over. Put your own words there."
                    yield Problem(f"{docs}/{path}", passage.line, told)


def placeholders(topic: Path) -> list[str]:
    """Return where a topic still holds a placeholder, in the form that editors turn into a link."""
    files = [topic / "mkdocs.yml", *sorted((topic / "docs").rglob("*.md"))]
    return [
        f"{file.as_posix()}:{number}: {line.strip()[:90]}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if SIGN in line.lower()
    ]


def told(topic: Path) -> list[str]:
    """Return what to say about the placeholders of a topic: how many, and where each is."""
    found = placeholders(topic)
    count = f"{len(found)} placeholder{'' if len(found) == 1 else 's'} to replace"
    return [f"{count}:", *found] if found else []
