"""Make a page with mistakes safe to preview: show each mistake in its place, and escape what could run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.catalogue import MACROS
from macros.render import field_text, render

WORD = r'"[^"\\{}<>\n]*"'
CALL = re.compile(rf"(\{{\{{ ?(?:{'|'.join(MACROS)})\((?:{WORD}(?:, ?{WORD})*)?\) ?\}}\}})")
"""A call that is kept: a known macro with plain arguments."""

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
OTHER_LINK = re.compile(r"\]\((?!(?:https?://)?[\w./#?=&%~+-]+\))|^( {0,3})\[", re.MULTILINE)
"""A link that leads neither to a page nor to a web address, or a link definition."""


@dataclass(frozen=True)
class PlacedMistake:
    """A mistake, with what is needed to find its place on the page."""

    line: int
    text: str

    shown: Sequence[tuple[int, int]] = ()
    """The line on which each group of the front matter starts, and the line of its call."""


def draft(text: str, head: str, places: Sequence[PlacedMistake]) -> str:
    """Return the body of a page with its mistakes in their places.

    A block with a mistake is shown as source text.
    """
    lines = text.split("\n")
    above = head.count("\n")
    waiting = [(_line(place, lines, above), place) for place in places]
    body = [_messages([place for line, place in waiting if line <= above])]
    start = above + 1
    for first, block in _blocks(lines[above:], start):
        after = first + len(block)
        here = [place for line, place in waiting if start <= line < after]
        source = "\n".join(block)
        faulty = any(place.line > above for place in here)
        shown = escape_macros(render("draft", lines=field_text(source))) if faulty else _harmless(source)
        body += [_messages(here), shown]
        start = after
    body.append(_messages([place for line, place in waiting if line >= start]))
    return "\n\n".join(filter(None, body)) + "\n"


def escape_macros(text: str) -> str:
    """Return text in which no macro is called."""
    # On a plain string: Markup would escape the '&'.
    return str(text).replace("{", "&#123;")


def _messages(places: Sequence[PlacedMistake]) -> str:
    return escape_macros(render("mistake", places=places)) if places else ""


def _line(place: PlacedMistake, lines: Sequence[str], above: int) -> int:
    """Return the line of the page at which to show a mistake."""
    if place.line > above:
        return place.line
    for start, call in place.shown:
        if start <= place.line < _end(lines, start):
            return call
    return place.line


def _end(lines: Sequence[str], start: int) -> int:
    """Return the line after the block that starts on a line: the next one that is not indented further."""
    depth = _depth(lines[start - 1])
    after = (
        n for n, line in enumerate(lines[start:], start=start + 1) if line.strip() and _depth(line) <= depth
    )
    return next(after, len(lines) + 1)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _blocks(lines: Sequence[str], first: int) -> Iterator[tuple[int, list[str]]]:
    """Yield blocks of lines between empty ones, with their first line; fenced code is one block."""
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


def _harmless(source: str) -> str:
    """Return Markdown without HTML, links to other places, and unknown macros."""
    parts = CALL.split(source)
    plain = [escape_macros(part).replace("<", "&lt;") for part in parts[::2]]
    plain = [OTHER_LINK.sub(_unlinked, part) for part in plain]
    return "".join(piece for pair in zip(plain, [*parts[1::2], ""], strict=True) for piece in pair)


def _unlinked(match: re.Match[str]) -> str:
    return match[0].replace("](", "] (").replace("[", r"\[")
