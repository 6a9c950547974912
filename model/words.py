"""What the engine itself says to readers, in the language of a site. A topic may say any of it otherwise.

`words["letter.subject"]` is a text as it is written; a script fills in its `{placeholders}`.
`words("letter.limit", count=3)` fills them in, and takes the plural form for `count`.
Both are escaped for HTML; `words.plain(…)` is plain text.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from babel.dates import format_date
from markupsafe import Markup, escape

from model.declare import Schema
from model.fields import Fields
from model.front_matter import LOADER

FOLDER = Path(__file__).parents[1] / "words"  # a file for each language
PLACEHOLDER = re.compile(r"\{(\w+)\}")
DATE = re.compile(r"(?=.*d)(?=.*[ML])(?=.*y)(?:d{1,2}|[ML]{1,4}|y{1,4}|E{1,4}|'[^']*'|[^A-Za-z%'])+")
"""A pattern of a date as in Unicode's locale data."""

Text = str | Mapping[str, str]  # a text, or its plural forms
BY_COMPONENT: Schema = {"type": "object", "additionalProperties": {"type": "object"}}
"""The JSON Schema of words; their names are not in it, so that a new text leaves it as it is."""


@dataclass(frozen=True)
class Words:
    """The texts of the engine by `component.name`."""

    language: str
    texts: Mapping[str, Text]

    def __getitem__(self, name: str) -> Markup:
        """Return a text with its placeholders."""
        return escape(self.texts[name])

    def __call__(self, name: str, /, **values: Any) -> Markup:  # noqa: ANN401 - what the placeholders name
        """Return a text with a value for each placeholder."""
        text = self.texts[name]
        if not isinstance(text, str):
            text = text[Locale.parse(self.language, sep="-").plural_form(values["count"])]
        return Markup(PLACEHOLDER.sub(lambda found: escape(values[found[1]]), escape(text)))  # noqa: S704 - escaped

    def plain(self, name: str, /, **values: Any) -> str:  # noqa: ANN401 - as above
        """Return the same as plain text."""
        return self(name, **values).unescape()

    def day(self, name: str, day: date) -> str:
        """Return a date in the pattern that a text holds."""
        return format_date(day, str(self.texts[name]), locale=Locale.parse(self.language, sep="-"))

    def for_pages(self, counts: Iterable[int]) -> dict[str, Any]:
        """Return every text for page templates, which cannot call functions in all hosts.

        A text with plural forms is a mapping from each count, written as text.
        """
        numbers = sorted({*counts})
        return {
            name: self[name]
            if isinstance(text, str)
            else {str(count): self(name, count=count) for count in numbers}
            for name, text in self.texts.items()
            if isinstance(text, str) or placeholders(text) == {"count"}
        }


def languages() -> list[str]:
    """Return the languages that have a file."""
    return sorted(file.stem for file in FOLDER.glob("*.yml"))


@cache
def words_in(language: str) -> Words:
    """Return the words of a language; without a file for it, those of English."""
    language = language if language in languages() else "en"
    components = _components(language).items()
    return Words(
        language, {f"{one}.{name}": text for one, texts in components for name, text in texts.items()}
    )


def read_words(fields: Fields, key: str, language: str = "en") -> Words:
    """Return the words of a language with those that a topic says otherwise."""
    words = words_in(language)
    whole = fields.inside(key)
    if not whole:
        return words
    own: dict[str, Text] = {}
    for component, texts in _components(words.language).items():
        if inner := whole.inside(component):
            for name in filter(inner.has, texts):
                text = _read_text(inner, name, texts[name])
                if component == "dates" and isinstance(text, str) and not DATE.fullmatch(text):
                    inner.error(name, f"needs '{name}' to be a pattern for a date, such as '{texts[name]}'.")
                    text = texts[name]
                own[f"{component}.{name}"] = text
            inner.report_unknown()
    whole.report_unknown()
    return Words(words.language, {**words.texts, **own})


def placeholders(text: Text) -> set[str]:
    """Return the names in braces in a text, or in its plural forms."""
    return {*PLACEHOLDER.findall(text if isinstance(text, str) else " ".join(text.values()))}


def _read_text(fields: Fields, name: str, standard: Text) -> Text:
    if isinstance(standard, str):
        return _read_form(fields, name, standard)
    if forms := fields.inside(name):
        standard = {form: _read_form(forms, form, text, plural=True) for form, text in standard.items()}
        forms.report_unknown()
    return standard


def _read_form(fields: Fields, key: str, standard: str, *, plural: bool = False) -> str:
    """Return a text with the placeholders of the engine's own."""
    text = fields.lines(key, standard).replace("\n", " ") or standard
    needed, optional = placeholders(standard), {"count"} if plural and key != "other" else set()
    if placeholders(text) | optional != needed | optional:
        shown = " and ".join(f"{{{name}}}" for name in sorted(needed)) or "none"
        fields.error(key, f"has the wrong names in braces in '{key}'. Write {shown}, as in '{standard}'.")
        return standard
    return text


@cache
def _components(language: str) -> dict[str, dict[str, Text]]:
    text = (FOLDER / f"{language}.yml").read_text(encoding="utf-8")
    return dict(yaml.load(text, LOADER))  # noqa: S506 - a safe one


ENGLISH = words_in("en")  # the words of a topic that says nothing about them
