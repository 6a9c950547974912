"""Read and validate the fields of a YAML mapping, with file and line for each mistake."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from model.front_matter import NO_DAY, NOTHING, Value
from model.problems import Report, called, ignore, known, unseen
from model.yaml_errors import in_quotes

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
PLAIN = re.compile(r"(?!(?:yes|no|on|off|true|false|null)$)[^\W\d_][\w ’-]*", re.IGNORECASE)
"""Words of a list that need no quotes."""

MONTHS = re.compile(r"([1-9][0-9]?) months?")
BLOCK_START = re.compile(r"(#{1,6}|[-*+>]|[0-9]+[.)])\s|```|~~~")
HTML = re.compile(r"<[A-Za-z/!?]")
EARLIEST, LATEST = 1900, 2200
"""Years of valid dates: review dates outside them are slips, and the next one could not be computed."""


class Fields:
    """The fields of a mapping, read by name; `report_unknown` reports those that were not read."""

    def __init__(self, value: Value, where: str, report: Report, example: str = "name: words") -> None:
        """Take a mapping and a description of its place, such as "checklist 'first', item 2"."""
        self.line = value.line
        self.where = where
        self.report = report
        self.values: dict[str, Value] = {}
        self.used: set[str] = set()
        if isinstance(value.data, dict):
            self.values = value.data
        else:
            fields = example.split(", ", maxsplit=1)[0] if example == "name: words" else f"{{{example}}}"
            report(value.line, f"{where} needs fields, one on each line, such as '{fields}'.")
            self.report = ignore  # or every required field would be reported as missing

    def error(self, key: str, sentence: str) -> None:
        """Report a mistake at the line of a field."""
        value = self.values.get(key)
        self.report(value.line if value else self.line, f"{self.where} {sentence}")

    def has(self, key: str) -> bool:
        """Return whether a field is there."""
        return self._value(key) is not None

    def _value(self, key: str) -> Value | None:
        self.used.add(key)
        return self.values.get(key)

    def data(self, key: str, fits: Callable[[Any], bool], what: str, example: str = "") -> Any:  # noqa: ANN401
        """Return the data of a field, or None if it is missing or after reporting what it has to be."""
        value = self._value(key)
        if value and not fits(value.data):
            advice = f", for example '{key}: {example}'." if example else ""
            self.error(key, f"needs '{key}' to {what}{advice}")
            return None
        return value and value.data

    def text(self, key: str, example: str = "") -> str:
        """Return one paragraph; required if there is an example."""
        lines = self.passage(key, example).split("\n")
        if BLOCK_START.match(lines[0]):
            self.error(key, f"has a '{key}' that starts like a list or a heading. Start it with a word.")
        if any(not line or BLOCK_START.match(line) for line in lines[1:]):
            self.error(key, f"has several paragraphs, or a list, in '{key}'. Write one paragraph.")
        return " ".join(lines)

    def passage(self, key: str, example: str = "") -> str:
        """Return paragraphs and lists; required if there is an example."""
        text = self.lines(key, example)
        if "![" in text:
            self.error(key, f"has a picture in '{key}'. Pictures go into the body of a page.")
        if HTML.search(text):
            self.error(key, f"has HTML in '{key}'. Take the tags out, and leave the words.")
        return text

    def text_or_empty(self, key: str) -> str:
        """Return one paragraph, or an empty string if the field is missing or empty."""
        return self.text(key) if self.has(key) and self.values[key].data else ""

    def lines(self, key: str, example: str = "") -> str:
        """Return text with any number of lines; required if there is an example."""
        value = self._value(key)
        if value is None:
            if example:
                self.error(key, f"has no '{key}'. Add it, for example '{key}: {example}'.")
            return ""
        if not isinstance(value.data, str | None):
            # A word, where others take a list; a gap is written in brackets in its letter alone.
            one = re.fullmatch(r"\[([^][,]+)\]" if key == "fills" else r"\[([\w.-]+)\]", value.written)
            shown = in_list(one[1]) if one else in_quotes(value.written)
            shown = f"Type {key}: {shown}" if value.written else "Put it in quotes"
            shown = "Write one text, without fields" if value.fields else shown
            self.error(key, f"has a '{key}' that is not text. {shown}.")
            return ""
        text = (value.data or "").strip()
        if not text:
            hint = f"'{key}: {example}'" if example else "some words, or take the line out"
            self.error(key, f"has an empty '{key}'. Write {hint}.")
        self._check_characters(key, text)
        return text

    def _check_characters(self, key: str, text: str) -> None:
        if found := unseen(text):
            self.error(key, f"has an invisible character in '{key}', a {called(found[0])}. Delete it.")
        if "{{" in text or "{%" in text:
            advice = "Take them out: macros only work in the text of a page, below its front matter."
            self.error(key, f"has double braces in '{key}'. {advice}")

    def id(self, key: str = "id", example: str = "first-step") -> str:
        """Return a kebab-case id."""
        text = self.text(key, example)
        if ID.fullmatch(text):
            return text
        if text and not unseen(text):
            self.error(key, f"has the {key} '{text}'. {id_advice(text)}")
        return ""

    def ids(self, key: str) -> tuple[str, ...]:
        """Return a list of kebab-case ids."""
        texts = self.texts(key)
        for text in texts:
            if not ID.fullmatch(text):
                self.error(key, f"names '{text}' in '{key}'. {id_advice(text)}")
        return texts

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self.values.get(key)
        words = value.written.split(",") if value else []
        words = [one.written for one in value.entries] if value and isinstance(value.data, list) else words
        shown = ", ".join(in_list(word.strip()) for word in words if word.strip("'- ")) or "one, two"
        data = self.data(key, _is_list_of_texts, f"be a list of words. Type '{key}: [{shown}]'.")
        texts = tuple(item.data.strip() for item in data or ())
        for text in texts:
            self._check_characters(key, text)
        return texts

    def pairs(self, key: str) -> dict[str, str]:
        """Return a required mapping of strings to strings."""
        value = self._value(key)
        if not value or not isinstance(value.data, dict) or not _is_list_of_texts([*value.data.values()]):
            self.error(key, f"needs '{key}' to hold words and what to write, for example 'utilise: use'.")
            return {}
        return {words: str(item.data) for words, item in value.data.items()}

    def options(self, key: str) -> dict[str, tuple[str, ...]]:
        """Return a mapping of ids of questions to one or several ids of their options."""
        value, chosen = self._value(key) or NOTHING, {}
        for name, item in value.fields.items():
            options = item.data if isinstance(item.data, list) else [item]
            if options and _is_list_of_texts(options):
                chosen[name] = tuple(str(one.data) for one in options)
        if not chosen or len(chosen) < len(value.fields):
            advice = f"for example '{key}: {{home: rented}}' or '{key}: {{home: [rented, shared]}}'"
            # YAML takes yes, no, on and off for something else than words.
            quotes = " Put 'yes' and 'no' in quotes." if _has_truth(value) else ""
            self.error(key, f"needs '{key}' to name a question and its options, {advice}.{quotes}")
        return chosen

    def day(self, key: str) -> date | None:
        """Return a required date."""
        value = self._value(key)
        if value is None:
            self.error(key, f"has no '{key}'. Add it, for example '{key}: 2026-11-20'.")
        elif isinstance(value.data, str):
            with suppress(ValueError):  # a date in quotes is one, too
                self.values[key] = replace(value, data=date.fromisoformat(value.data))
        day: date | None = self.data(key, _is_day, "be a date", "2026-11-20")
        return day

    def months(self, key: str) -> int | None:
        """Return a required number of months, written as '12 months'."""
        value = self._value(key)
        text = str(value.data) if value and is_count(value.data) else self.text(key, "12 months")
        match = MONTHS.fullmatch(text)
        if text and not match:
            written = re.match(r"0*([1-9][0-9]?) *(?:(year)|month|$)", text, re.IGNORECASE)
            months = int(written[1]) * (12 if written[2] else 1) if written else 12
            shown = f"'{key}: {months} month{'s' * (months > 1)}'"
            self.error(key, f"needs '{key}' to be a number of months. Type {shown}.")
        return int(match[1]) if match else None

    def choice(self, key: str, choices: tuple[str, ...], default: str = "") -> str:
        """Return one of some choices; required if there is no default."""
        text = self.text(key, "" if default else choices[0]) or default
        if text and text not in choices:
            self.error(key, f"has the {key} '{text}'. {known(choices, text)}")
        return text

    def each(self, key: str, noun: str, example: str = "name: words") -> Iterator["Fields"]:
        """Yield the fields of each mapping in a required list, of which one may hold the example."""
        value = self._value(key)
        if value is None or not isinstance(value.data, list) or not value.data:
            self.error(key, f"has no '{key}'. Add a list below '{key}:', each starting with '- '.")
            return
        for number, item in enumerate(value.data, start=1):
            yield Fields(item, f"{self.where}, {noun} {number}", self.report, example)

    def inside(self, key: str, example: str = "") -> "Fields | None":
        """Return the fields of a nested mapping; required if there is an example."""
        if example and key not in self.values:
            self.error(key, f"has no '{key}'. Add it, for example '{key}: {example}'.")
        return Fields(self.values[key], f"{self.where}, {key}", self.report) if self.has(key) else None

    def named(self, key: str, noun: str) -> Iterator[tuple[str, "Fields"]]:
        """Yield each name in an optional mapping of mappings, with its fields."""
        if not self.has(key):
            return
        named = self.values[key].data
        if not isinstance(named, dict) or not named:
            self.error(key, f"needs '{key}' to hold groups by name, for example '{key}: {{first-steps: …}}'.")
            return
        for name, value in named.items():
            yield name, Fields(value, f"{noun} '{name}'", self.report)

    def report_unknown(self) -> None:
        """Report the fields that were not read."""
        for key in self.values.keys() - self.used:
            # In '{note: One, two}', a comma starts another field.
            comma = "If these are words behind a comma, put the whole text in quotes. " * (" " in key)
            self.error(key, f"has the unknown field '{key}'. {comma}{known(self.used, key)}")


def in_list(words: str) -> str:
    """Return words as they may be written in a list, in quotes where they need some."""
    return words if PLAIN.fullmatch(words) else in_quotes(words)


def _is_list_of_texts(data: object) -> bool:
    return isinstance(data, list) and all(isinstance(item.data, str) for item in data)


def _has_truth(value: Value) -> bool:
    return isinstance(value.data, bool) or any(map(_has_truth, (*value.fields.values(), *value.entries)))


def is_count(data: object) -> bool:
    """Return whether data is an integer of at least 1."""
    return type(data) is int and 0 < data < 10_000


def _is_day(data: object) -> bool:
    """Return whether data is a date, or one that could not be read, which the YAML reader reports."""
    return type(data) is date and (data == NO_DAY or EARLIEST < data.year < LATEST)


def id_advice(text: str) -> str:
    """Return a sentence with a valid id to type instead."""
    suggestion = "-".join(re.findall(r"[a-z0-9]+", text.lower())).lstrip("-0123456789")
    example = suggestion or "first-step"
    return f"Use small letters, digits and hyphens, starting with a letter, for example '{example}'."
