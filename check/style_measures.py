"""The measures of style rules: each takes the passages of a page and yields where they break a rule."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from model.guide import Passage
from model.prose import WORD
from model.style_rules import StyleRule

LONGEST_QUOTE = 60  # characters of a sentence that a message quotes
ENOUGH = 100  # the fewest words for which a reading level means anything
NUMBER = re.compile(r"(?<![A-Za-z0-9])(?![0-9.,]+-[^\W\d_])[\d¼-¾⅐-⅞][\d.,]*")
"""Digits after a letter are part of a name, such as A4; '6-digit' says what kind of thing it is."""

NUMERAL = r"[0-9][0-9.,]*"

END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
ENDINGS = (".", "!", "?", ":")  # what a complete sentence ends in; labels and table cells are not complete
CLOSING = "\"”’')]"


@dataclass(frozen=True)
class Finding:
    """A place that breaks a rule."""

    line: int
    text: str  # what is wrong, and what to write
    passage: Passage | None = None  # the passage, or None for the page as a whole


def count_words(text: str) -> int:
    """Return the number of words."""
    return len(WORD.findall(text))


def sentences(text: str) -> Iterator[tuple[str, int]]:
    """Yield each sentence of a text, and the number of words before it."""
    before = 0
    for sentence in END.split(text):
        if WORD.search(sentence):
            yield sentence, before
        before += count_words(sentence)


@lru_cache(maxsize=20_000)  # in a live preview, nearly all texts are what they were a moment ago
def count_sentences(text: str) -> int:
    """Return the number of sentences."""
    return sum(1 for _ in sentences(text))


def is_complete(sentence: str) -> bool:
    """Return whether a sentence ends in punctuation."""
    return sentence.rstrip(CLOSING).endswith(ENDINGS)


def reading_years(texts: Iterable[str]) -> float:
    """Return the Automated Readability Index of texts: about the years of school it takes to read them."""
    words = [word for text in texts for word in WORD.findall(text)]
    count = sum(map(count_sentences, texts))
    if not words or not count:
        return 0.0
    return 4.71 * sum(map(len, words)) / len(words) + 0.5 * len(words) / count - 21.43


@cache
def pattern(words: str, numbers: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Return the pattern of a word or a phrase.

    A star matches letters of a word, and '#' a number: digits, or one of the words for numbers.
    """
    number = rf"(?:{'|'.join([NUMERAL, *map(re.escape, numbers)])})(?:-\w+)?"
    text = re.escape(words).replace(r"\*", r"\w*").replace("'", "['’]").replace(r"\#", number)
    return re.compile(
        rf"(?<!\w){text}(?!\w)" if words[0].isalnum() or words[0] == "#" else text, re.IGNORECASE
    )


def line_of(passage: Passage, before: int) -> int:
    """Return the line of the word after a number of others in a passage."""
    return passage.lines[min(before, len(passage.lines) - 1)] if passage.lines else passage.line


Measure = Callable[[StyleRule, Sequence[Passage]], Iterator[Finding]]


def sentence(rule: StyleRule, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find sentences of too many words."""
    for passage in _prose(passages):
        for text, before in sentences(passage.text):
            count = count_words(text)
            if count > rule.most:
                what = f"this sentence has {count} words, and {rule.most} are the most."
                advice = f"Split it in two: '{shorten(text)}'."
                yield Finding(line_of(passage, before), f"{what} {advice}", passage)


def average(rule: StyleRule, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find pages whose sentences are too long on average."""
    complete = [
        (count_words(text), line_of(passage, before))
        for passage in _prose(passages)
        if passage.kind == "text"
        for text, before in sentences(passage.text)
        if is_complete(text)
    ]
    mean = sum(count for count, _ in complete) / max(len(complete), 1)
    if mean > rule.most:
        longest = ", ".join(str(line) for line in sorted({line for _, line in sorted(complete)[-3:]}))
        what = f"the sentences of this page have {mean:.1f} words on average, and {rule.most} are the most."
        yield Finding(1, f"{what} Shorten the longest, on line {longest}.")


def paragraph(rule: StyleRule, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find paragraphs of too many sentences."""
    for passage in _prose(passages):
        count = count_sentences(passage.text)
        if passage.kind == "text" and count > rule.most:
            what = f"this paragraph has {count} sentences. With {rule.most} at most it is easier to read."
            advice = "Start a new paragraph where a new thought begins."
            yield Finding(passage.line, f"{what} {advice}", passage)


def phrases(rule: StyleRule, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find words to avoid."""
    for passage in passages:
        for words, instead in rule.instead.items():
            for match in pattern(words).finditer(passage.text):
                line = line_of(passage, count_words(passage.text[: match.start()]))
                yield Finding(line, f"we do not write '{match[0]}'. Write {instead}.", passage)


def reading(rule: StyleRule, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find pages with a high reading level."""
    text = " ".join(
        passage.text for passage in _prose(passages) if passage.kind == "text" and is_complete(passage.text)
    )
    years = reading_years([text])
    if count_words(text) >= ENOUGH and years > rule.most:
        what = f"this page asks for about {years:.0f} years at school; {rule.most} suit a tired reader."
        yield Finding(1, f"{what} Shorter words and sentences help.")


def links(rule: StyleRule, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find links whose text does not name the page, such as "here"."""
    for passage in passages:
        for words in passage.links:
            if words.strip(" .,:").casefold() in rule.words:
                line = line_of(passage, count_words(passage.text[: passage.text.find(words)]))
                what = f"the link '{words}' does not say where it leads."
                yield Finding(line, f"{what} Name the page.", passage)


def claims(rule: StyleRule, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find claims without a source."""
    for place, passage in enumerate(passages):
        if passage.kind in ("text", "fact") and not _is_backed(passages, place):
            what = "'{}' makes a claim without a source. {} claim."
            yield from _in_sentences(rule, passage, lambda text: _first_claim(rule, text), what)


def numbers(rule: StyleRule, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find numbers without a source."""
    for passage in passages:
        if not passage.cited and passage.kind not in ("code", "entry"):
            what = "the number '{}' has no source. {} number."
            yield from _in_sentences(rule, passage, NUMBER.search, what)


MISTAKES: dict[str, Measure] = {
    "sentence": sentence,
    "average": average,
    "phrases": phrases,
    "links": links,
    "claims": claims,
    "numbers": numbers,
}
"""Measures that fail the check."""

ADVICE: dict[str, Measure] = {"paragraph": paragraph, "reading-years": reading}  # they fail nothing


def _prose(passages: Sequence[Passage]) -> Iterator[Passage]:
    return (passage for passage in passages if passage.kind not in ("heading", "code"))


def shorten(text: str, end: str = " …") -> str:
    """Return a text as a message quotes it."""
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rsplit(" ", 1)[0] + end


def _in_sentences(
    rule: StyleRule, passage: Passage, find: Callable[[str], re.Match[str] | None], what: str
) -> Iterator[Finding]:
    """Find something without a source in each sentence; `what` takes it, and the advice to mend it."""
    advice = "Add '{{ cite(\"…\") }}' after it, or say it without the"
    if passage.kind in ("fact", "gap"):
        advice = "If it is an item, add 'sources: […]' to it, or say it without the"
    for text, before in sentences(passage.text):
        searched = text
        for words in rule.allowed:
            searched = pattern(words, rule.numbers).sub(lambda match: "_" * len(match[0]), searched)
        if match := find(searched):
            line = line_of(passage, before + count_words(text[: match.start()]))
            yield Finding(line, what.format(match[0].rstrip(".,"), advice), replace(passage, text=text))


def _first_claim(rule: StyleRule, text: str) -> re.Match[str] | None:
    """Return the first of a rule's words in a sentence, whose capital letters count, except at its start."""
    for words in rule.words:
        for match in pattern(words, rule.numbers).finditer(text):
            if not words[0].isupper() or (match[0][0].isupper() and match.start()):
                return match
    return None


def _is_backed(passages: Sequence[Passage], place: int) -> bool:
    """Return whether a passage cites a source, or an item of the list next to it or after its colon does."""
    passage = passages[place]
    before, after = passages[max(place - 1, 0) : place], passages[place + 1 : place + 2]
    beside = [other for other in (*before, *after) if passage.in_list and other.in_list == passage.in_list]
    announced = after if passage.text.endswith(":") else ()
    return any(other.cited for other in (passage, *beside, *announced))
