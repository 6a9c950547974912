"""Measures of what has to be shown: links name their goal, claims and numbers their source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from check.sentences import count_words
from check.style_found import Finding, line_of, pattern
from model.guide import Passage
from model.style_rules import StyleRule

NUMBER = re.compile(r"(?<![A-Za-z0-9])[0-9][0-9.,]*")
"""Digits behind a letter are part of a name, such as a size of paper."""


def links(rule: StyleRule, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find links whose words do not say where they lead."""
    for one in passages:
        for words in one.links:
            if words.strip(" .,:").casefold() in rule.words:
                line = line_of(one, count_words(one.text[: one.text.find(words)]))
                yield Finding(line, f"the link '{words}' does not say where it leads. Name the page.", one)


def claims(rule: StyleRule, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find sentences that claim something without a source."""
    for place, one in enumerate(passages):
        if one.kind != "text" or _is_backed(passages, place):
            continue
        for match in (match for words in rule.words if (match := pattern(words).search(one.text))):
            line = line_of(one, count_words(one.text[: match.start()]))
            yield Finding(
                line,
                f"'{match[0]}' claims something that no source stands beside. "
                "Add '{{ cite(\"…\") }}' behind it, or say it without the claim.",
                one,
            )
            break


def numbers(_: StyleRule, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find digits without a source."""
    for one in passages:
        match = NUMBER.search(one.text)
        if not match or one.cited or one.kind in ("code", "entry"):
            continue
        advice = (
            "Add '{{ cite(\"…\") }}' behind it, or write the number as a word."
            if one.kind != "fact"
            else "Write it as a word; a fact of front matter cannot cite."
        )
        line = line_of(one, count_words(one.text[: match.start()]))
        yield Finding(line, f"the number '{match[0].rstrip('.,')}' has no source. {advice}", one)


def _is_backed(passages: Sequence[Passage], place: int) -> bool:
    """Return whether a passage cites, or the item next to it, or the item that its colon announces."""
    one = passages[place]
    before, after = passages[max(place - 1, 0) : place], passages[place + 1 : place + 2]
    beside = [other for other in (*before, *after) if one.in_list and other.in_list == one.in_list]
    announced = after if one.text.endswith(":") else ()
    return any(other.cited for other in (one, *beside, *announced))
