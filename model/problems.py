"""What a contributor is told when the content cannot be published."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

Report = Callable[[int, str], object]  # takes a line of the file being read and a sentence about it
ReportAt = Callable[[str], Report]  # takes the path of a file
EMOJI = "\u203c-\u3299\U0001f000-\U0001faff"
VIRAMA = "\u0620-\u06ff\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca"
"""Signs behind which a joiner is part of how some languages are spelled."""

TAG = "[\U000e0030-\U000e0039\U000e0061-\U000e007a]"
FLAG = f"(?<=[\U0001f3f4{TAG[1:]})(?:{TAG}(?={TAG}{{,5}}\U000e007f)|\U000e007f)"
"""Signs behind a black flag that make it the flag of a nation."""

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u115f\u1160\u180e\u200b"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]"
    f"|(?!{FLAG})[\U000e0000-\U000e0fff]"
    f"|(?<![\ufe0f{EMOJI}{VIRAMA}])\u200d"
    f"|(?<![{VIRAMA}])\u200d(?![{EMOJI}])"
)
"""Characters that change what is read without being seen: controls, overrides, fillers, zero widths.

What joins two emoji into one is not among them, nor a mark that gives a word its own direction.
"""

LONGEST_START, LONGEST_END = 400, 200
LONGEST = LONGEST_START + LONGEST_END
"""Characters of a sentence that quotes a page: its start says what is wrong, its end what to type."""

MOST_NAMES = 16  # a longer list of names hides the sentence it stands in


def unseen(text: str) -> re.Match[str] | None:
    """Return the first character of a line that cannot be seen, or nothing."""
    # Python tells of most lines without a search.
    return None if text.isascii() and text.isprintable() else UNSEEN.search(text)


def called(character: str) -> str:
    """Return the name of an invisible character, for example 'zero width space (U+200B)'."""
    return f"{unicodedata.name(character, 'control character').lower()} (U+{ord(character):04X})"


def clean(text: str) -> str:
    """Return words that stay on one line and hide nothing, for a message that quotes a page."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"[\t\n]", " ", text))


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, what is wrong and what to type."""

    file: str  # the path that a contributor knows, such as `docs/index.md`; never a path of the machine
    line: int
    text: str

    def __post_init__(self) -> None:
        """Show what cannot be seen: a name in a sentence may hold what is wrong with it."""
        object.__setattr__(self, "file", clean(self.file))
        shortened = f"{self.text[:LONGEST_START]} … {self.text[-LONGEST_END:]}"
        object.__setattr__(self, "text", clean(self.text if len(self.text) <= LONGEST else shortened))

    def __str__(self) -> str:
        """Return the sentence in the form that editors turn into a link."""
        return f"{self.file}:{self.line}: {self.text}"


def reporter(problems: list[Problem], file: str) -> Report:
    """Return a `Report` for a file, which adds to a list of problems."""
    return lambda line, text: problems.append(Problem(file, line, text))


def ignore(_line: int, _text: str) -> None:
    """Take a sentence that is reported in other words, or elsewhere."""


class ContentError(Exception):
    """All the mistakes of a read, so that one run is enough to mend them."""

    def __init__(self, problems: Iterable[Problem], advice: Iterable[Problem] = ()) -> None:
        """Keep the problems in the order of files and lines, each once, and what was advised beside them."""
        self.problems = tuple(sorted(set(problems)))
        self.advice = tuple(sorted(set(advice)))
        super().__init__("\n".join(map(str, self.problems)))


def nearest(names: Collection[str], wrong: str, alike: float = 0.6) -> str:
    """Ask whether the nearest of the known names was meant, or return nothing; 1 is the same name."""
    near = difflib.get_close_matches(wrong, names, n=1, cutoff=alike)
    return f"Did you mean '{near[0]}'?" if near else ""


def known(names: Collection[str], wrong: str = "") -> str:
    """Return what to type instead of a wrong name: the nearest of the known names, or a list of them."""
    if near := nearest(names, wrong):
        return near
    if not names:
        return "None is known so far."
    shown = ", ".join(f"'{name}'" for name in sorted(names)[:MOST_NAMES])
    return f"Choose from {shown}{' and others' * (len(names) > MOST_NAMES)}."
