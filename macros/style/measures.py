"""What a rule may be held by: each measure reads the passages of a page and says where they break the rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from macros.content.model import Passage
from macros.content.rules import Rule
from macros.style.sentences import count_words, is_whole, reading_years, sentences

LONGEST_QUOTE = 60
"""Characters of a sentence that a message repeats, so that it stays one line."""

ENOUGH = 100
"""Words from which on a reading level says anything."""


@dataclass(frozen=True)
class Found:
    """A place that breaks a rule."""

    line: int
    text: str
    """What is wrong and what to write."""

    passage: Passage | None = None
    """Where that is one place, and not the page as a whole."""


Measure = Callable[[Rule, Sequence[Passage]], Iterator[Found]]


def sentence(rule: Rule, passages: Sequence[Passage]) -> Iterator[Found]:
    """Find sentences of too many words."""
    for one in _read(passages):
        for text, before in sentences(one.text):
            count = count_words(text)
            if count > rule.most:
                yield Found(
                    _line(one, before),
                    f"this sentence has {count} words, and {rule.most} are the most. "
                    f"Split it in two: '{_short(text)}'.",
                    one,
                )


def average(rule: Rule, passages: Sequence[Passage]) -> Iterator[Found]:
    """Find pages whose sentences are too long on average."""
    whole = [
        (count_words(text), _line(one, before))
        for one in _read(passages)
        if one.kind == "text"
        for text, before in sentences(one.text)
        if is_whole(text)
    ]
    mean = sum(count for count, _ in whole) / max(len(whole), 1)
    if mean > rule.most:
        longest = ", ".join(str(line) for line in sorted({line for _, line in sorted(whole)[-3:]}))
        yield Found(
            1,
            f"the sentences of this page have {mean:.1f} words on average, and {rule.most} are the most. "
            f"Shorten the longest, on line {longest}.",
        )


def paragraph(rule: Rule, passages: Sequence[Passage]) -> Iterator[Found]:
    """Find paragraphs of too many sentences."""
    for one in _read(passages):
        count = len(list(sentences(one.text)))
        if one.kind == "text" and count > rule.most:
            yield Found(
                one.line,
                f"this paragraph has {count} sentences. With {rule.most} at most it is easier to read. "
                "Start a new one where the thought turns.",
                one,
            )


def phrases(rule: Rule, passages: Sequence[Passage]) -> Iterator[Found]:
    """Find words to avoid."""
    for one in passages:
        for words, instead in rule.instead.items():
            for match in pattern(words).finditer(one.text):
                line = _line(one, count_words(one.text[: match.start()]))
                yield Found(line, f"we do not write '{match[0]}'. Write {instead}.", one)


def links(rule: Rule, passages: Sequence[Passage]) -> Iterator[Found]:
    """Find links whose words do not say where they lead."""
    for one in passages:
        for words in one.links:
            if words.strip(" .,:").casefold() in rule.words:
                line = _line(one, count_words(one.text[: one.text.find(words)]))
                yield Found(line, f"the link '{words}' does not say where it leads. Name the page.", one)


def claims(rule: Rule, passages: Sequence[Passage]) -> Iterator[Found]:
    """Find sentences that claim something without a source."""
    for place, one in enumerate(passages):
        if one.kind != "text" or _is_backed(passages, place):
            continue
        for match in (match for words in rule.words if (match := pattern(words).search(one.text))):
            line = _line(one, count_words(one.text[: match.start()]))
            yield Found(
                line,
                f"'{match[0]}' claims something that no source stands beside. "
                "Add '{{ cite(\"…\") }}' behind it, or say it without the claim.",
                one,
            )
            break


def numbers(rule: Rule, passages: Sequence[Passage]) -> Iterator[Found]:
    """Find digits without a source."""
    for one in passages:
        match = re.search(r"[0-9][0-9.,]*", one.text)
        if not match or one.cited or one.kind in ("code", "entry"):
            continue
        advice = (
            "Add '{{ cite(\"…\") }}' behind it, or write the number as a word."
            if one.kind != "fact"
            else "Write it as a word; a fact of front matter cannot cite."
        )
        line = _line(one, count_words(one.text[: match.start()]))
        yield Found(line, f"the number '{match[0].rstrip('.,')}' has no source. {advice}", one)


def reading(rule: Rule, passages: Sequence[Passage]) -> Iterator[Found]:
    """Find pages that ask for many years at school."""
    text = " ".join(one.text for one in _read(passages) if one.kind == "text" and is_whole(one.text))
    years = reading_years(text)
    if count_words(text) >= ENOUGH and years > rule.most:
        yield Found(
            1,
            f"this page asks for about {years:.0f} years at school; {rule.most} suit a tired reader. "
            "Shorter words and sentences help.",
        )


MISTAKES: dict[str, Measure] = {
    "sentence": sentence,
    "average": average,
    "phrases": phrases,
    "links": links,
    "claims": claims,
    "numbers": numbers,
}
"""What has to be mended before a page is published."""

ADVICE: dict[str, Measure] = {"paragraph": paragraph, "reading-years": reading}
"""What an author may decide."""


@cache
def pattern(words: str) -> re.Pattern[str]:
    """Return what finds a word or a phrase; a star stands for the rest of a word."""
    text = re.escape(words).replace(r"\*", r"\w*").replace("'", "['’]")
    return re.compile(rf"(?<!\w){text}(?!\w)" if words[0].isalnum() else text, re.IGNORECASE)


def _read(passages: Sequence[Passage]) -> Iterator[Passage]:
    return (one for one in passages if one.kind not in ("heading", "code"))


def _line(one: Passage, before: int) -> int:
    return one.lines[min(before, len(one.lines) - 1)] if one.lines else one.line


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def _is_backed(passages: Sequence[Passage], place: int) -> bool:
    """Return whether a passage cites, or the item next to it, or the item that its colon announces."""
    one = passages[place]
    before, after = passages[max(place - 1, 0) : place], passages[place + 1 : place + 2]
    beside = [other for other in (*before, *after) if one.list and other.list == one.list]
    announced = after if one.text.endswith(":") else ()
    return any(other.cited for other in (one, *beside, *announced))
