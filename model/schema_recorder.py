"""Fields that are not read but remembered: what is asked of them is what may be written.

The readers of front matter and settings ask for each field with its kind and an example. Here they ask in
vain and it is written down, so that the schema an editor completes from cannot differ from what they read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from model.fields import ID, MONTHS, Fields
from model.front_matter import Value

Schema = dict[str, Any]

ONLY = "^(?:{})$"
"""JSON Schema looks for a pattern anywhere; the readers want the whole text."""


class SchemaRecorder(Fields):
    """One mapping, and the JSON Schema of what a reader asked of it."""

    def __init__(self) -> None:
        """Start with nothing known."""
        super().__init__(Value({}, 1), "", lambda _line, _text: None)
        self.schema: Schema = {"type": "object", "additionalProperties": False, "properties": {}}

    def _note(self, key: str, schema: Schema, example: str = "") -> None:
        if example:
            schema = {**schema, "examples": [example.strip("'")]}
            self._require(key)
        self.schema["properties"][key] = schema

    def _require(self, key: str) -> None:
        self.schema["required"] = sorted({*self.schema.get("required", []), key})

    def _inside(self) -> tuple[SchemaRecorder, Schema]:
        child = SchemaRecorder()
        return child, child.schema

    def wrong(self, key: str, sentence: str) -> None:
        """Say nothing: nothing was written that could be wrong."""

    def has(self, key: str) -> bool:
        """Say that the field is there, so that the reader asks for it."""
        self.schema["properties"].setdefault(key, {})
        return True

    def lines(self, key: str, example: str = "") -> str:
        """Note a text."""
        self._note(key, {"type": "string", "minLength": 1}, example)
        return example

    def text_or_empty(self, key: str) -> str:
        """Note a text that may be left empty."""
        self._note(key, {"type": "string"})
        return ""

    def applies(self, condition: bool) -> bool:  # noqa: ARG002 - as in Fields
        """Say that every field is asked for."""
        return True

    def id(self, key: str = "id", example: str = "first-step") -> str:
        """Note an id."""
        self._note(key, {"type": "string", "pattern": ONLY.format(ID.pattern)}, example)
        return example

    def ids(self, key: str) -> tuple[str, ...]:
        """Note a list of ids."""
        one = {"type": "string", "pattern": ONLY.format(ID.pattern)}
        self._note(key, {"type": "array", "items": one})
        return ()

    def texts(self, key: str) -> tuple[str, ...]:
        """Note a list of texts."""
        self._note(key, {"type": "array", "items": {"type": "string"}})
        return ()

    def pairs(self, key: str) -> dict[str, str]:
        """Note a mapping of words to words."""
        self._note(key, {"type": "object", "additionalProperties": {"type": "string"}})
        return {}

    def number(self, key: str, default: int = 0) -> int:
        """Note a whole number."""
        self._note(key, {"type": "integer", "minimum": 1, "maximum": 9_999})
        return default

    def yes(self, key: str, *, default: bool) -> bool:
        """Note true or false."""
        self._note(key, {"type": "boolean", "default": default})
        return default

    def day(self, key: str) -> date:
        """Note a required day."""
        self._note(key, {"type": "string", "format": "date"}, "2026-11-20")
        return date.min

    def day_or_none(self, key: str) -> None:
        """Note a day that may be left out."""
        self._note(key, {"type": "string", "format": "date"})

    def months(self, key: str) -> int:
        """Note a required span of months."""
        self._note(key, {"type": "string", "pattern": ONLY.format(MONTHS.pattern)}, "12 months")
        return 12

    def choice(self, key: str, choices: tuple[str, ...], default: str = "") -> str:
        """Note one of some words."""
        self._note(key, {"enum": list(choices)}, "" if default else choices[0])
        return default or choices[0]

    def each(self, key: str, noun: str) -> Iterator[Fields]:
        """Note a list of mappings, and let the reader ask of one of them."""
        child, schema = self._inside()
        if key not in self.schema["properties"]:  # nobody asked first whether it is there
            self._require(key)
        self.schema["properties"][key] = {"type": "array", "minItems": 1, "items": schema, "title": noun}
        yield child

    def inside(self, key: str, example: str = "") -> Fields:
        """Note a mapping, and let the reader ask of it."""
        child, schema = self._inside()
        if example:
            self._require(key)
        self.schema["properties"][key] = schema
        return child

    def named(self, key: str, noun: str) -> Iterator[tuple[str, Fields]]:
        """Note mappings by name, and let the reader ask of one of them."""
        child, schema = self._inside()
        pattern = {ONLY.format(ID.pattern): schema}
        self.schema["properties"][key] = {
            "type": "object",
            "title": noun,
            "minProperties": 1,
            "additionalProperties": False,
            "patternProperties": pattern,
        }
        yield "first", child

    def done(self) -> None:
        """Everything that may be written is known now."""
