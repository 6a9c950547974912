"""The body of a page, known without rendering it: its headings, its calls, and what may not stand in it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from markdown.extensions.toc import slugify

from macros.content.calls import read_calls
from macros.content.model import Call, Heading
from macros.content.problems import Report

INLINE = "cite"
"""The one macro that stands inside a sentence; all others stand alone."""

FENCE = re.compile(r" {0,3}(```+|~~~+)")
HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
ALONE = re.compile(r"\{\{[^{}]*\}\}\s*")
TAG = re.compile(r"<(?:[A-Za-z/!?])[^\s>]*>?")
ATTRIBUTES = re.compile(r"\{[#:.][^}]*\}?")
MARKS = re.compile(r"[*_`]|\[(?=[^\]]*\])|\]\([^)]*\)")
CODE = re.compile(r"`+[^`]*`+")
NOT_WORDS = re.compile(r"\]\([^)]*\)|\{\{.*?\}\}")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class Body:
    """What is known of a body without rendering it."""

    calls: tuple[Call, ...]
    headings: tuple[Heading, ...]


def read_body(body: str, above: int, macros: Collection[str], report: Report) -> Body:
    """Return the calls and headings of a body that starts below `above` lines of front matter."""
    lines = body.split("\n")
    outline = _read_outline(lines, above, report)
    calls = []
    for written in read_calls(body, above, macros, report):
        line = above + written.line
        level = min(outline.levels[written.line - 1] + 1, 6)
        calls.append(Call(written.macro, written.arguments, line, level))
        if written.macro != INLINE and not _stands_alone(lines, written.line):
            report(
                line,
                f"'{{{{ {written.macro}(…) }}}}' stands beside other words. "
                "Give it a line of its own, with an empty line above and below.",
            )
    return Body(tuple(calls), tuple(outline.headings()))


@dataclass
class _Outline:
    """The headings found so far, and the words below each; the first stands for the head of the page."""

    levels: list[int] = field(default_factory=list)
    """The heading level in force at each line."""

    texts: list[str] = field(default_factory=lambda: [""])
    words: list[set[str]] = field(default_factory=lambda: [set()])

    def add_words(self, line: str) -> None:
        self.words[-1].update(WORD.findall(NOT_WORDS.sub(" ", line).lower()))

    def add_heading(self, text: str) -> None:
        self.texts.append(text)
        self.words.append(set())

    def headings(self) -> list[Heading]:
        return [
            Heading(text, slugify(text, "-") if text else "", frozenset(words))
            for text, words in zip(self.texts, self.words, strict=True)
        ]


def _read_outline(lines: list[str], above: int, report: Report) -> _Outline:
    outline, level, fence = _Outline(), 1, ""
    for number, line in enumerate(lines, start=above + 1):
        mark = FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        elif not fence:
            heading = HEADING.fullmatch(line)
            if heading:
                level = _check_heading(len(heading[1]), level, number, report)
                outline.add_heading(MARKS.sub("", heading[2]))
            else:
                outline.add_words(line)
            _check_line(line, number, report)
        outline.levels.append(level)
    if fence:
        report(above + len(lines), f"the block that starts with '{fence}' has no end. Add a line '{fence}'.")
    return outline


def _check_heading(found: int, level: int, number: int, report: Report) -> int:
    if found == 1:
        report(
            number,
            "the title is in the front matter. Start headings of the body with '##'.",
        )
    elif found > level + 1:
        report(number, f"this heading skips a level. Start it with '{'#' * (level + 1)} '.")
    return max(found, 1)


def _check_line(line: str, number: int, report: Report) -> None:
    words = CODE.sub("", line)
    tag = TAG.search(words)
    if tag:
        report(
            number,
            f"HTML such as '{tag[0]}' has no place in a page. Write Markdown, or '&lt;' for the sign itself.",
        )
    attributes = ATTRIBUTES.search(words)
    if attributes:
        report(
            number,
            f"'{attributes[0]}' looks like an attribute list. Take it out; "
            "looks belong in overrides, and a heading gets its address from its words.",
        )
    if re.fullmatch(r"\s{0,3}(=+|-{2,})\s*", line):
        report(
            number,
            "a line of signs under words makes a heading in some places only. Start the heading with '##'.",
        )


def _stands_alone(lines: list[str], number: int) -> bool:
    around = lines[max(number - 2, 0) : number - 1] + lines[number : number + 1]
    return bool(ALONE.fullmatch(lines[number - 1])) and not any(line.strip() for line in around)
