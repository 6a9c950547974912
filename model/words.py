"""What the engine itself says to readers, in the language of a site. A topic may say any of it otherwise.

`words["letter.subject"]` is a text as it is written; a script fills in its `{placeholders}`.
`words("letter.limit", count=3)` fills them in, and takes the plural form for `count`.
Both are escaped for HTML; `.unescape()` gives plain text.
"""

from __future__ import annotations

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

from model.declare import TEXT, Schema
from model.fields import Fields
from model.front_matter import LOADER

FOLDER = Path(__file__).parents[1] / "words"
"""A file for each language."""

PLACEHOLDER = re.compile(r"\{(\w+)\}")
PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")
ONE_NUMBER = ("zero", "one", "two")
"""Forms that need not repeat their number: 'one minute'."""

DATES = ("dates.long", "dates.short")
"""Patterns of dates."""

Text = str | Mapping[str, str]
"""A text, or its plural forms."""


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
            text = text[_locale(self.language).plural_form(values["count"])]
        return Markup(PLACEHOLDER.sub(lambda found: escape(values[found[1]]), escape(text)))  # noqa: S704 - escaped

    def day(self, name: str, day: date) -> str:
        """Return a date in the pattern that a text holds."""
        return format_date(day, str(self.texts[name]), locale=_locale(self.language))

    def for_pages(self, numbers: Iterable[int]) -> dict[str, Any]:
        """Return every text for page templates, which cannot call functions in all hosts.

        A text with plural forms is a mapping from numbers as text.
        """
        counts = sorted({*numbers})
        return {
            name: self[name] if isinstance(text, str) else {str(n): self(name, count=n) for n in counts}
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
    components = yaml.load((FOLDER / f"{language}.yml").read_text(encoding="utf-8"), LOADER)  # noqa: S506 - a safe one
    return Words(
        language,
        {
            f"{component}.{name}": text
            for component, texts in components.items()
            for name, text in texts.items()
        },
    )


ENGLISH = words_in("en")
"""The words of a topic that says nothing about them."""


def read_words(fields: Fields, key: str, language: str = "en") -> Words:
    """Return the words of a language with those that a topic says otherwise."""
    words = words_in(language)
    whole = fields.inside(key)
    if not whole:
        return words
    own: dict[str, Text] = {}
    for component, names in _by_component(words.texts).items():
        if inner := whole.inside(component):
            for name in filter(inner.has, names):
                full = f"{component}.{name}"
                own[full] = _read_text(inner, name, words.texts[full])
                if full in DATES and not _is_pattern(own[full]):
                    sentence = f"needs '{name}' to be a pattern for a date, such as '{words.texts[full]}'."
                    inner.error(name, sentence)
                    own[full] = words.texts[full]
            inner.report_unknown()
    whole.report_unknown()
    return Words(words.language, {**words.texts, **own})


def words_schema() -> Schema:
    """Return the JSON Schema of what a topic may say otherwise."""
    texts = ENGLISH.texts
    forms = _mapping(dict.fromkeys(PLURAL_FORMS, TEXT))
    return _mapping(
        {
            component: _mapping(
                {one: TEXT if isinstance(texts[f"{component}.{one}"], str) else forms for one in names}
            )
            for component, names in _by_component(texts).items()
        }
    )


def placeholders(text: Text) -> set[str]:
    """Return the names in braces in a text, or in its plural forms."""
    return {*PLACEHOLDER.findall(text if isinstance(text, str) else " ".join(text.values()))}


def _read_text(fields: Fields, name: str, standard: Text) -> Text:
    if isinstance(standard, str):
        return _read_form(fields, name, standard)
    forms = fields.inside(name)
    if not forms:
        return standard
    read = {
        form: _read_form(forms, form, example, optional="count" if form in ONE_NUMBER else "")
        for form, example in standard.items()
    }
    forms.report_unknown()
    return read


def _read_form(fields: Fields, key: str, standard: str, optional: str = "") -> str:
    """Return a text with the placeholders of the engine's own."""
    text = fields.lines(key, standard).replace("\n", " ")
    needed = placeholders(standard)
    if text and placeholders(text) | {optional} != needed | {optional}:
        shown = " and ".join(f"{{{name}}}" for name in sorted(needed)) or "none"
        fields.error(key, f"has the wrong names in braces in '{key}'. Write {shown}, as in '{standard}'.")
        return standard
    return text or standard


def _is_pattern(pattern: Text) -> bool:
    try:
        format_date(date.min, str(pattern), locale="en")
    except (AttributeError, KeyError, ValueError):
        return False
    return all(re.search(part, str(pattern)) for part in ("d", "[ML]", "y"))


def _by_component(texts: Mapping[str, Text]) -> dict[str, list[str]]:
    """Return the names of texts by their component."""
    found: dict[str, list[str]] = {}
    for full in texts:
        component, _, name = full.partition(".")
        found.setdefault(component, []).append(name)
    return found


def _mapping(properties: Schema) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": properties}


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")
