"""What a rule may be held by: each measure reads the passages of a page and says where they break it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from check.claims import claims, links, numbers
from check.sentences import count_words, is_whole, reading_years, sentences
from check.style_found import Finding, line_of, pattern
from model.guide import Passage
from model.style_rules import StyleRule

LONGEST_QUOTE = 60
"""Characters of a sentence that a message repeats, so that it stays one line."""

ENOUGH = 100
"""Words from which on a reading level says anything."""


Measure = Callable[[StyleRule, Sequence[Passage]], Iterator[Finding]]


def sentence(rule: StyleRule, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find sentences of too many words."""
    for one in _read(passages):
        for text, before in sentences(one.text):
            count = count_words(text)
            if count > rule.most:
                yield Finding(
                    line_of(one, before),
                    f"this sentence has {count} words, and {rule.most} are the most. "
                    f"Split it in two: '{_short(text)}'.",
                    one,
                )


def average(rule: StyleRule, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find pages whose sentences are too long on average."""
    whole = [
        (count_words(text), line_of(one, before))
        for one in _read(passages)
        if one.kind == "text"
        for text, before in sentences(one.text)
        if is_whole(text)
    ]
    mean = sum(count for count, _ in whole) / max(len(whole), 1)
    if mean > rule.most:
        longest = ", ".join(str(line) for line in sorted({line for _, line in sorted(whole)[-3:]}))
        yield Finding(
            1,
            f"the sentences of this page have {mean:.1f} words on average, and {rule.most} are the most. "
            f"Shorten the longest, on line {longest}.",
        )


def paragraph(rule: StyleRule, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find paragraphs of too many sentences."""
    for one in _read(passages):
        count = len(list(sentences(one.text)))
        if one.kind == "text" and count > rule.most:
            yield Finding(
                one.line,
                f"this paragraph has {count} sentences. With {rule.most} at most it is easier to read. "
                "Start a new one where the thought turns.",
                one,
            )


def phrases(rule: StyleRule, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find words to avoid."""
    for one in passages:
        for words, instead in rule.instead.items():
            for match in pattern(words).finditer(one.text):
                line = line_of(one, count_words(one.text[: match.start()]))
                yield Finding(line, f"we do not write '{match[0]}'. Write {instead}.", one)


def reading(rule: StyleRule, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find pages that ask for many years at school."""
    text = " ".join(one.text for one in _read(passages) if one.kind == "text" and is_whole(one.text))
    years = reading_years(text)
    if count_words(text) >= ENOUGH and years > rule.most:
        yield Finding(
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


def _read(passages: Sequence[Passage]) -> Iterator[Passage]:
    return (one for one in passages if one.kind not in ("heading", "code"))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
