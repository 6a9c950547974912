"""How the pages are written: the rules that one of them keeps, shows and lets be checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from model import declare
from model.declare import matching
from model.fields import Fields

MEASURES = ("sentence", "average", "paragraph", "phrases", "links", "claims", "numbers", "reading-years")
"""What a rule may be held by; each is a function in `check.style_measures`."""

COUNTING = ("sentence", "average", "paragraph", "reading-years")  # the measures that need a number
WORDS = re.compile(r"\s*[^*\s][^*]*\*?[^*]*")
"""Words, with at most one star for any letters of one of them, but not for the start of the first."""

CAN_BE_FOUND = matching(
    WORDS, "cannot look for '{}'. Write one or more words with at most one '*', which cannot come first."
)


def _has_most(fields: Fields, key: str, most: int) -> int:
    """Report a rule that counts and does not say how far."""
    if key not in fields.values:
        fields.error("check", "has no 'most'. Add it, for example 'most: 25'.")
    return most


@dataclass(frozen=True)
class StyleRule:
    """One thing that a page keeps to, and how that is checked."""

    check: str = declare.choice(MEASURES)
    id: str = declare.identifier("short-sentences")
    legend: str = declare.text("Short sentences")
    why: str = declare.text("One thought at a time.")
    bad: str = declare.text("'What not to write.'")
    good: str = declare.text("'What to write.'")
    most: int = declare.number(0, when=("check", COUNTING), then=_has_most)  # how many are allowed
    instead: Mapping[str, str] = declare.pairs(required=True, when=("check", ("phrases",)), then=CAN_BE_FOUND)
    """Words to avoid, and what to write in their place."""

    words: tuple[str, ...] = declare.texts(when=("check", ("claims", "links")), then=CAN_BE_FOUND)
    """Words that make a sentence a claim, or that say nothing as a link."""

    not_on: tuple[str, ...] = declare.texts()  # pages where such words mean something else
    allowed: tuple[str, ...] = declare.texts(when=("check", ("claims", "numbers")), then=CAN_BE_FOUND)
    """Words that only look like such a claim or number."""

    numbers: tuple[str, ...] = declare.texts(when=("check", ("claims",)), then=CAN_BE_FOUND)
    """Words for numbers, which '#' among the words stands for."""

    line: int = 0


@dataclass(frozen=True)
class Excuse:
    """A passage that breaks a rule for a reason."""

    rule: str = declare.identifier("short-sentences")
    page: str = declare.text("index.md")
    text: str = declare.text("'a few words of the passage'")  # words of the passage, as it is read
    why: str = declare.text("A law is quoted in its own words.")
    line: int = 0
