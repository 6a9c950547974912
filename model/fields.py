"""Read the fields of a mapping, each with its kind, and say what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from model.front_matter import NO_DAY, Value
from model.problems import Report, ignore, known, unseen

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
MONTHS = re.compile(r"([1-9][0-9]?) months?")
BLOCK_START = re.compile(r"(#{1,6}|[-*+>]|[0-9]+[.)])\s|```|~~~")
HTML = re.compile(r"<[A-Za-z/!?]")
EARLIEST, LATEST = 1900, 2200
"""Years between which a review makes sense, and its next one can be counted."""


class Fields:
    """The fields of one mapping, asked for by name; `done` reports those that were not asked for."""

    def __init__(self, value: Value, where: str, report: Report) -> None:
        """Take a mapping and the words that say where it is, such as "checklist 'first', item 2"."""
        self.line = value.line
        self.where = where
        self.report = report
        self.values: dict[str, Value] = {}
        self.asked: set[str] = set()
        if isinstance(value.data, dict):
            self.values = value.data
        else:
            report(value.line, f"{where} has to be a list of fields such as 'key: value'.")
            self.report = ignore  # of what it lacks, everything would be said

    def wrong(self, key: str, sentence: str) -> None:
        """Report a mistake at the line of a field."""
        value = self.values.get(key)
        self.report(value.line if value else self.line, f"{self.where} {sentence}")

    def has(self, key: str) -> bool:
        """Return whether the field is written down."""
        self.asked.add(key)
        return key in self.values

    def text(self, key: str, example: str = "") -> str:
        """Return one paragraph; required when an example is given."""
        text = self.lines(key, example).replace("\n", " ")
        if BLOCK_START.match(text):
            self.wrong(key, f"has a '{key}' that starts like a list or a heading. Start it with a word.")
        if "![" in text:
            self.wrong(key, f"has a picture in '{key}'. Pictures go into the body of a page.")
        if HTML.search(text):
            self.wrong(
                key, f"has HTML in '{key}'. Write plain words; *emphasis* and [links](page.md) are fine."
            )
        return text

    def text_or_empty(self, key: str) -> str:
        """Return one paragraph, or nothing where the field is missing or left empty."""
        return self.text(key) if self.has(key) and self.values[key].data else ""

    def lines(self, key: str, example: str = "") -> str:
        """Return text of any number of lines; required when an example is given."""
        self.asked.add(key)
        value = self.values.get(key)
        if value is None:
            if example:
                self.wrong(key, f"has no {key}. Add one, for example '{key}: {example}'.")
            return ""
        if not isinstance(value.data, str | None):
            self.wrong(key, f"has a '{key}' that is not text. Put it in quotes.")
            return ""
        text = (value.data or "").strip()
        if not text:
            hint = f"'{key}: {example}'" if example else "some words, or take the line out"
            self.wrong(key, f"has an empty '{key}'. Write {hint}.")
        self._check_signs(key, text)
        return text

    def _check_signs(self, key: str, text: str) -> None:
        if unseen(text):
            self.wrong(key, f"has an invisible character in '{key}'. Delete the text and type it again.")
        if "{{" in text or "{%" in text:
            self.wrong(key, f"has double braces in '{key}'. Macros are called in the body of a page only.")

    def id(self, key: str = "id", example: str = "first-step") -> str:
        """Return a kebab-case id."""
        text = self.text(key, example)
        if ID.fullmatch(text):
            return text
        if text and not unseen(text):
            self.wrong(key, f"has the {key} '{text}'. {id_advice(text)}")
        return ""

    def ids(self, key: str) -> tuple[str, ...]:
        """Return a list of kebab-case ids."""
        texts = self.texts(key)
        for text in texts:
            if not ID.fullmatch(text):
                self.wrong(key, f"names '{text}' in '{key}'. {id_advice(text)}")
        return texts

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        self.asked.add(key)
        value = self.values.get(key)
        if value is None:
            return ()
        if not isinstance(value.data, list) or not all(isinstance(one.data, str) for one in value.data):
            self.wrong(key, f"needs '{key}' to be a list of words, for example '{key}: [one, two]'.")
            return ()
        texts = tuple(one.data.strip() for one in value.data)
        for text in texts:
            self._check_signs(key, text)
        return texts

    def pairs(self, key: str) -> dict[str, str]:
        """Return a required mapping of words to words."""
        self.asked.add(key)
        value = self.values.get(key)
        data = value.data if value else None
        if not isinstance(data, dict) or not all(isinstance(one.data, str) for one in data.values()):
            self.wrong(key, f"needs '{key}' to hold words and what to write, for example 'utilise: use'.")
            return {}
        return {words: str(one.data) for words, one in data.items()}

    def number(self, key: str, default: int = 0) -> int:
        """Return a whole number from 1 up."""
        self.asked.add(key)
        value = self.values.get(key)
        if value is None:
            return default
        if isinstance(value.data, bool) or not isinstance(value.data, int) or not 0 < value.data < 10_000:
            self.wrong(key, f"needs '{key}' to be a whole number, for example '{key}: 5'.")
            return default
        return value.data

    def yes(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        self.asked.add(key)
        value = self.values.get(key)
        if value is None:
            return default
        if not isinstance(value.data, bool):
            self.wrong(key, f"needs '{key}' to be 'true' or 'false'.")
            return default
        return value.data

    def day(self, key: str) -> date:
        """Return a required day."""
        self.asked.add(key)
        value = self.values.get(key)
        if value is None:
            self.wrong(key, f"has no {key}. Add one, for example '{key}: 2026-11-20'.")
        elif value.data == NO_DAY:
            pass  # said where it was read
        elif type(value.data) is not date or not EARLIEST < value.data.year < LATEST:
            self.wrong(
                key,
                f"needs '{key}' to be a date, for example '{key}: 2026-11-20'.",
            )
        else:
            return value.data
        return NO_DAY

    def months(self, key: str) -> int:
        """Return a required span of months, written as in '12 months'."""
        text = self.text(key, "12 months")
        match = MONTHS.fullmatch(text)
        if text and not match:
            self.wrong(key, f"needs '{key}' to be a number of months, for example '{key}: 12 months'.")
        return int(match[1]) if match else 1

    def choice(self, key: str, choices: tuple[str, ...], default: str = "") -> str:
        """Return one of some words; required without a default."""
        text = self.text(key, "" if default else choices[0]) or default
        if text and text not in choices:
            self.wrong(key, f"has the {key} '{text}'. {known(choices, text)}")
        return text

    def each(self, key: str, noun: str) -> Iterator[Fields]:
        """Yield the fields of every mapping of a required list that is not empty."""
        self.asked.add(key)
        value = self.values.get(key)
        if value is None or not isinstance(value.data, list) or not value.data:
            self.wrong(key, f"has no {key}. Add a list below '{key}:', each starting with '- '.")
            return
        for number, one in enumerate(value.data, start=1):
            yield Fields(one, f"{self.where}, {noun} {number}", self.report)

    def inside(self, key: str, example: str = "") -> Fields | None:
        """Return the fields of a mapping inside this one; required when an example is given."""
        if example and key not in self.values:
            self.wrong(key, f"has no {key}. Add one, for example '{key}: {example}'.")
        return Fields(self.values[key], f"{self.where}, {key}", self.report) if self.has(key) else None

    def named(self, key: str, noun: str) -> Iterator[tuple[str, Fields]]:
        """Yield the fields of every mapping that has a name, where the key is written down."""
        if not self.has(key):
            return
        named = self.values[key].data
        if not isinstance(named, dict) or not named:
            self.wrong(key, f"needs '{key}' to hold groups by name, for example '{key}: {{first-steps: …}}'.")
            return
        for name, value in named.items():
            yield name, Fields(value, f"{noun} '{name}'", self.report)

    def done(self) -> None:
        """Report the fields that were not asked for."""
        for key in self.values.keys() - self.asked:
            self.wrong(key, f"has the unknown field '{key}'. {known(self.asked, key)}")


def id_advice(text: str) -> str:
    """Return what to type in place of something that is not an id."""
    suggestion = "-".join(re.findall(r"[a-z0-9]+", text.lower())).lstrip("-0123456789")
    example = suggestion or "first-step"
    return f"Use small letters, digits and hyphens, starting with a letter, for example '{example}'."
