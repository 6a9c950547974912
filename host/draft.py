"""A page with mistakes in it, as a host may render it: each sentence in its place, and nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.catalogue import MACROS
from macros.render import field_text, render

WORD = r'"[^"\\{}<>\n]*"'
CALL = re.compile(rf"(\{{\{{ ?(?:{'|'.join(MACROS)})\((?:{WORD}(?:, ?{WORD})*)?\) ?\}}\}})")
"""A call that may stay: a known macro, and plain words in quotes."""

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
STRANGE_LINK = re.compile(r"\]\((?!(?:https?://)?[\w./#?=&%~+-]+\))|^( {0,3})\[", re.MULTILINE)
"""A link to something else than a page or a web address, or the start of a definition of one."""


@dataclass(frozen=True)
class PlacedMistake:
    """A mistake, and what helps to find its place on the page."""

    line: int
    text: str

    shown: Sequence[tuple[int, int]] = ()
    """The line on which each group of the front matter starts, and the line of its call."""


def draft(text: str, head: str, places: Sequence[PlacedMistake]) -> str:
    """Return the body of a page below its front matter, with its mistakes among the words.

    A block with a mistake in it shows as it is written.
    """
    lines = text.split("\n")
    above = head.count("\n")
    waiting = [(_line(place, lines, above), place) for place in places]
    body = [_told([place for line, place in waiting if line <= above])]
    start = above + 1
    for first, block in _blocks(lines[above:], start):
        after = first + len(block)
        here = [place for line, place in waiting if start <= line < after]
        words = "\n".join(block)
        wrong = any(place.line > above for place in here)
        shown = unrun(render("draft", lines=field_text(words))) if wrong else _harmless(words)
        body += [_told(here), shown]
        start = after
    body.append(_told([place for line, place in waiting if line >= start]))
    return "\n\n".join(filter(None, body)) + "\n"


def unrun(text: str) -> str:
    """Return text in which a host finds nothing to run."""
    # As plain text: markup would escape the sign that is put in.
    return str(text).replace("{", "&#123;")


def _told(places: Sequence[PlacedMistake]) -> str:
    return unrun(render("mistake", places=places)) if places else ""


def _line(place: PlacedMistake, lines: Sequence[str], above: int) -> int:
    """Return the line of the page where a mistake shows."""
    if place.line > above:
        return place.line
    for start, call in place.shown:
        if start <= place.line < _end(lines, start):
            return call
    return place.line


def _end(lines: Sequence[str], start: int) -> int:
    """Return the line after what a line of front matter holds: the next that is not further in."""
    depth = _depth(lines[start - 1])
    after = (
        n for n, line in enumerate(lines[start:], start=start + 1) if line.strip() and _depth(line) <= depth
    )
    return next(after, len(lines) + 1)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _blocks(lines: Sequence[str], first: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the runs of lines between empty ones, with their first line; a fence keeps its empty lines."""
    block: list[str] = []
    start, fence = first, ""
    for number, line in enumerate([*lines, ""], start=first):
        mark = FENCE.match(line)
        if mark and (not fence or line.strip() == fence):
            fence = "" if fence else mark[1]
        if line.strip() or fence:
            start = start if block else number
            block.append(line)
        elif block:
            yield start, block
            block = []
    if block:
        yield start, block


def _harmless(words: str) -> str:
    """Return Markdown without HTML, strange links, and calls of anything but known macros."""
    parts = CALL.split(words)
    plain = [unrun(part).replace("<", "&lt;") for part in parts[::2]]
    plain = [STRANGE_LINK.sub(_unlinked, part) for part in plain]
    return "".join(piece for pair in zip(plain, [*parts[1::2], ""], strict=True) for piece in pair)


def _unlinked(found: re.Match[str]) -> str:
    return found[0].replace("](", "] (").replace("[", r"\[")
