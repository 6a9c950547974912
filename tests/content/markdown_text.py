"""The Markdown of a page's body as paragraphs and list items, each with what it cites."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.helpers.topics import Topic

CITE = re.compile(r"\{\{\s*cite\(")
CALL = re.compile(r"\{\{.*?\}\}")
TARGET = re.compile(r"\]\([^)]*\)")
ITEM = re.compile(r"(\s*)(?:[-*+]|[0-9]+[.)])\s+(.*)")
HEADING = re.compile(r"#{1,6}\s")


@dataclass(frozen=True)
class Passage:
    """A heading, a paragraph or an item of a list."""

    page: str
    line: int
    text: str
    """What a reader sees: without calls, marks and the addresses of links."""

    heading: bool
    cited: bool
    list: int
    """Which list of the page it is an item of, by number; 0 for none."""

    def __str__(self) -> str:
        """Return where it is and how it starts."""
        return f"docs/{self.page}:{self.line}: {self.text[:120]}"


def read_passages(topic: Topic, path: str) -> list[Passage]:
    """Return the passages of a page's body."""
    lines = (topic.docs / path).read_text(encoding="utf-8").splitlines()
    above = lines.index("---", 1) + 1
    passages: list[Passage] = []
    held: list[str] = []
    current, lists = 0, 0
    for number, line in enumerate([*lines[above:], ""], start=above + 1):
        item, heading = ITEM.fullmatch(line), HEADING.match(line)
        if held and (item or heading or not line.strip() or HEADING.match(held[0])):
            passages.append(_passage(path, number - len(held), held, current))
            held = []
        if item:
            # A list goes on over empty lines, and ends where words at the margin follow one.
            lists += 0 if current else 1
            current, held = lists, [item[2]]
        elif line.strip():
            current = current if held or line.startswith("  ") else 0
            held.append(line.strip())
    return passages


def _passage(path: str, line: int, held: list[str], current: int) -> Passage:
    source = " ".join(held)
    text = TARGET.sub("]", CALL.sub("", source)).replace("**", "").replace("[", "").replace("]", "")
    heading, cited = bool(HEADING.match(source)), bool(CITE.search(source))
    return Passage(path, line, " ".join(text.split()), heading, cited, current)
