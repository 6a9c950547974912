"""The body of a page, known without rendering it: its calls, headings, links, and what it may not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from model.calls import Written, read_calls
from model.front_matter import LOADER
from model.guide import Call, Heading, Link, Passage
from model.limits import LONGEST_BODY, MOST_LINES, MOST_TAGS
from model.markdown_outline import Outline, outline
from model.problems import Report, ignore
from model.prose import BodyPassages, LineMap

INLINE = "cite"
"""The one macro that stands inside a sentence; all others stand alone."""

INSTEAD = {
    **dict.fromkeys(("b", "strong"), "'**words**'"),
    **dict.fromkeys(("i", "em"), "'*words*'"),
    **dict.fromkeys(("p", "div", "br"), "an empty line between paragraphs"),
    **dict.fromkeys(("ul", "ol", "li"), "'- ' before each item"),
    "a": "'[words](page.md)'",
    "img": "'![what it shows](pictures/…)'",
    "h": "'## ' before the heading",
}
"""What makes in Markdown what an element makes."""

ATTRIBUTE_LIST = re.compile(r"\{\s*(?:[#:.]|[\w-]+=)[^}\n]*\}?")

SIGNS_FILE = Path(__file__).with_name("other_markdown.yml")
SIGNS = [
    (re.compile(sign["pattern"], re.MULTILINE), sign["says"])
    for sign in yaml.load(SIGNS_FILE.read_bytes(), LOADER)  # noqa: S506 - it is a safe one
]
"""What other Markdown reads and ours shows as it is typed, and what to type instead."""

MARK = "callnumber"
"""Stands in the text, with its number, for a call while Markdown is asked where in the page it is."""


@dataclass(frozen=True)
class Body:
    """What is known of a body without rendering it."""

    calls: tuple[Call, ...] = ()
    headings: tuple[Heading, ...] = (Heading("", "", ""),)
    links: tuple[Link, ...] = ()
    pictures: tuple[Link, ...] = ()
    passages: tuple[Passage, ...] = ()
    is_parsed: bool = True
    """False where its braces cannot be read, or HTML hides the rest, so that its calls are unknown."""

    refused: str = ""
    """The lines with braces that cannot be kept: what they name is not called missing."""


def read_body(body: str, above: int, report: Report) -> Body:
    """Return what a body holds that starts below `above` lines of front matter."""
    refused: list[int] = []

    def refuse(line: int, sentence: str) -> None:
        refused.append(line)
        report(line, sentence)

    if len(body) > LONGEST_BODY or body.count("\n") > MOST_LINES:
        report(
            above + 1,
            f"the words of a page have {LONGEST_BODY:,} characters and {MOST_LINES:,} lines at most. "
            "Make several pages of it.",
        )
        return Body(is_parsed=False)
    if body.count("<") > MOST_TAGS:
        report(above + 1, f"more than {MOST_TAGS} signs '<' are in this page. HTML is not allowed here.")
        return Body(is_parsed=False)
    pieces = read_calls(body, above, refuse)
    if pieces is None:
        return Body(is_parsed=False)
    mark = MARK
    while mark in body:
        mark += "x"
    text, at = "", 0
    written: dict[str, Written] = {}
    numbers = [above + 1]
    """The line of the file on which each line of the text stands: a call may be written over several."""
    for piece in pieces:
        if isinstance(piece, Written):
            name = f"{mark}{len(written)}end"
            text += name
            written[name] = piece
        else:
            text += piece
            start = max(at, body.find(piece, at))
            line = above + 1 + body.count("\n", 0, start)
            numbers += range(line + 1, line + 1 + piece.count("\n"))
            at = start + len(piece)
    written_as = body.split("\n")
    marks = re.compile(rf"{mark}[0-9]+end")
    cites = {name for name, one in written.items() if one.macro == INLINE}
    passages = BodyPassages(LineMap(body, above + 1), marks, cites)
    found = outline(text, marks, passages)

    def report_at(line: int, sentence: str) -> None:
        report(numbers[line], sentence)

    def report_sign(line: int, sentence: str) -> None:
        # Where braces are refused, and left out, signs around them have lost their words.
        if numbers[line] not in refused:
            report_at(line, sentence)

    if found.too_deep:
        report(above + 1, "lists or quotes of this page are nested too deep. Nest fewer.")
        return Body(is_parsed=False)
    _check_html(found, report_at)
    _check_signs(found, marks, report_sign)
    swallowed = bool(found.html_tags or found.open_fences) and _swallows(written, found)
    _check_headings(found, report_at)
    for line, address, words in found.pictures:
        if not words:
            report_at(line, f"the picture '{address}' has no words. Say what it shows: '![…](…)'.")
    if isinstance(rest := pieces[-1] if pieces else None, str) and written:
        _check_end(written, found, text.count("\n") - rest.count("\n"), report_at)
    return Body(
        calls=tuple(_calls(written, found, above, ignore if swallowed else report)),
        headings=tuple(
            Heading(one.text, one.anchor, " ".join(sorted(one.words)), one.level, one.lead)
            for one in found.headings
        ),
        links=tuple(
            Link(address, numbers[line], marks.sub("", words))
            for line, address, words in found.links
            if mark not in address
        ),
        pictures=tuple(Link(address, numbers[line]) for line, address, _ in found.pictures),
        passages=passages.all(),
        is_parsed=not swallowed,
        refused="\n".join(written_as[line - above - 1] for line in refused),
    )


def _swallows(written: Mapping[str, Written], found: Outline) -> bool:
    """Return whether HTML or code takes the rest of the page in: then not even its last call stands alone."""
    last = next(reversed([*written]), "")
    place = found.calls.get(last)
    return bool(last) and not (place and (place.alone or written[last].macro == INLINE))


def _calls(written: dict[str, Written], found: Outline, above: int, report: Report) -> list[Call]:
    calls = []
    for mark, one in written.items():
        place = found.calls.get(mark)
        line = above + one.line
        calls.append(Call(one.macro, one.arguments, line, min(place.level + 1, 6) if place else 2))
        if one.macro == INLINE and not (place and place.in_sentence):
            report(
                line,
                f"'{{{{ {one.macro}(…) }}}}' stands inside a heading, a link or code. "
                "Put it after a sentence.",
            )
        elif one.macro != INLINE and not (place and place.alone):
            report(
                line,
                f"'{{{{ {one.macro}(…) }}}}' stands beside other words. "
                "Give it a line of its own, with an empty line above and below.",
            )
    return calls


def _check_html(found: Outline, report: Report) -> None:
    # Report one tag a line: there is seldom only one, and an author who mends it sees the others.
    first = dict(reversed(found.html_tags))
    for line, tag in first.items():
        name = re.sub(r"[^a-z0-9]", "", tag.lower())
        shown = tag if tag.endswith(">") else f"{tag} …>"
        instead = INSTEAD.get("h" if re.fullmatch("h[1-6]", name) else name, "the words alone")
        report(
            line,
            f"HTML such as '{shown}' is not allowed here. Write {instead}, or '&lt;' for the sign itself.",
        )
    for line, fence in found.open_fences:
        report(line, f"the block that starts with '{fence}' has no end. Add a line '{fence}'.")


def foreign_signs(found: Outline) -> Iterator[str]:
    """Yield a sentence for each sign of other Markdown in a text of front matter."""
    for _, text in found.texts:
        yield from (sentence for _, sentence in _signs(text))


def _signs(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a sign stands that would be shown as it is typed, and what to type instead."""
    for pattern, sentence in SIGNS:
        for sign in pattern.finditer(text):
            yield sign.start(), sentence.format(sign[0].strip().partition("\n")[0])


def _check_signs(found: Outline, marks: re.Pattern[str], report: Report) -> None:
    """Report signs of other Markdown that would be shown as they are typed."""
    for line, text in found.texts:
        words = marks.sub("", text)
        for at, sentence in _signs(words):
            report(line + words.count("\n", 0, at), sentence)
    for line, address, _ in found.links:
        if not address:
            report(line, "a link has no address. Write '[words](page.md)'.")


def _check_end(written: Mapping[str, Written], found: Outline, end: int, report: Report) -> None:
    """Report what stands below the last call, on line `end`, where that ends a page."""
    below = [line for line, _ in found.texts if line > end]
    if below and written[next(reversed([*written]))].macro == "review_line":
        report(below[0], "'{{ review_line() }}' ends a page. Put what stands here above it.")


def _check_headings(found: Outline, report: Report) -> None:
    level = 1
    for heading in found.headings[1:]:
        if not heading.text.strip() and not heading.holds_call:
            report(heading.line, "a heading has no words. Write some, or take it out.")
        if heading.level == 1:
            report(heading.line, "the title is in the front matter. Start headings of the body with '##'.")
        elif heading.level > level + 1:
            marks = " or ".join(f"'{'#' * one} '" for one in range(max(level, 2), level + 2))
            report(heading.line, f"this heading skips a level. Start it with {marks}.")
        level = heading.level
