"""How the pages are written: the rules that one of them keeps, shows and lets be checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from model.fields import Fields

MEASURES = ("sentence", "average", "paragraph", "phrases", "links", "claims", "numbers", "reading-years")
"""What a rule may be held by; each is a function in `check.style_measures`."""

COUNTING = ("sentence", "average", "paragraph", "reading-years")
"""The measures that need a number."""


WORDS = re.compile(r"[^*]*(?:[^*\s]|\w\*)")
"""Words, with at most one star for the rest of the last of them."""


@dataclass(frozen=True)
class StyleRule:
    """One thing that a page keeps to, and how that is checked."""

    id: str
    legend: str
    why: str
    bad: str
    good: str
    check: str
    """One of `MEASURES`."""

    most: int
    """The most that is allowed, where the check counts."""

    instead: Mapping[str, str]
    """Words to avoid, and what to write in their place."""

    words: tuple[str, ...]
    """Words that make a sentence a claim, or that say nothing as a link."""

    not_on: tuple[str, ...]
    """Pages where such words mean something else."""

    line: int = 0


@dataclass(frozen=True)
class Excuse:
    """A passage that breaks a rule for a reason."""

    rule: str
    page: str
    text: str
    """Words of the passage, as it is read."""

    why: str
    line: int = 0


def read_rules(page: Fields) -> Iterator[StyleRule]:
    """Yield the rules that a page keeps for the whole site."""
    if not page.has("rules"):
        return
    for fields in page.each("rules", "rule"):
        fields.where = f"rule '{fields.values['id'].data}'" if "id" in fields.values else fields.where
        check = fields.choice("check", MEASURES)
        yield StyleRule(
            id=fields.id(example="short-sentences"),
            legend=fields.text("legend", "Short sentences"),
            why=fields.text("why", "One thought at a time."),
            bad=fields.text("bad", "'What not to write.'"),
            good=fields.text("good", "'What to write.'"),
            check=check,
            most=_most(fields, check),
            instead=_instead(fields) if fields.applies(check == "phrases") else {},
            words=_words(fields) if fields.applies(check in ("claims", "links")) else (),
            not_on=fields.texts("not_on"),
            line=fields.line,
        )
        fields.done()


def read_excuses(page: Fields) -> Iterator[Excuse]:
    """Yield the passages that may break a rule."""
    if not page.has("excuses"):
        return
    for fields in page.each("excuses", "excuse"):
        yield Excuse(
            rule=fields.id("rule", "short-sentences"),
            page=fields.text("page", "index.md"),
            text=fields.text("text", "'a few words of the passage'"),
            why=fields.text("why", "A law is quoted in its own words."),
            line=fields.line,
        )
        fields.done()


def _instead(fields: Fields) -> Mapping[str, str]:
    pairs = fields.pairs("instead")
    fit = _fit(fields, "instead", pairs)
    return {words: pairs[words] for words in fit}


def _words(fields: Fields) -> tuple[str, ...]:
    return _fit(fields, "words", fields.texts("words"))


def _fit(fields: Fields, key: str, listed: Iterable[str]) -> tuple[str, ...]:
    """Return the words that can be looked for; report the others."""
    fit = []
    for words in listed:
        if WORDS.fullmatch(words):
            fit.append(words)
        else:
            fields.wrong(key, f"cannot look for '{words}'. Write words, with one star at the end at most.")
    return tuple(fit)


def _most(fields: Fields, check: str) -> int:
    if check in COUNTING and not fields.has("most"):
        fields.wrong("check", "has no most. Add one, for example 'most: 25'.")
    return fields.number("most") if fields.applies(check in COUNTING) else 0
