"""Find placeholders: those of a new topic, and the starter text of a new page."""

from collections.abc import Iterator
from pathlib import Path

from model.files import DOCS
from model.guide import Guide
from model.problems import Problem

MARK = "replace this"  # in every placeholder of a new topic, in brackets or in a comment
NEW_PAGE = ("Say here who this page is for.", "Write here what a reader could do.")
NEW_LETTER = "Write the message here."
STARTER_TEXT = (*NEW_PAGE, NEW_LETTER)
"""The sentences of a new page, and of a new letter, that its author has to replace."""


def check_starter_text(guide: Guide) -> Iterator[Problem]:
    """Yield each place where a page still has starter text."""
    for page in guide.pages.values():
        for passage in page.passages:
            for words in STARTER_TEXT:
                if words in passage.text:
                    sentence = f"'{words}' is a placeholder. Write your own words instead."
                    yield Problem(page.file, passage.line, sentence)


def placeholders(topic: Path) -> list[str]:
    """Return each placeholder of a topic as file:line: text, which editors turn into a link."""
    files = [topic / "mkdocs.yml", *sorted((topic / DOCS).rglob("*.md"))]
    return [
        f"{file.as_posix()}:{number}: {line.strip()[:90]}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if MARK in line.lower()
    ]


def list_placeholders(topic: Path) -> list[str]:
    """Return the lines to print: how many placeholders a topic has, and each of them."""
    left = placeholders(topic)
    count = f"{len(left)} placeholder{'' if len(left) == 1 else 's'} to replace"
    return [f"{count}:", *left] if left else []
