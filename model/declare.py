"""Declare what may be written in a mapping, on the dataclass that it is read into.

    @dataclass(frozen=True)
    class Part:
        id: str = declare.identifier("today")
        pages: tuple[str, ...] = declare.texts()

A field with an example has to be written down, unless a condition (`when`) says where it belongs.
`read` makes the object and reports every mistake with its line; `schema_of` gives the JSON Schema.
A method `mistakes` of the dataclass yields what is wrong between fields: where to report it, and a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from functools import cache, partial
from typing import Any, TypeVar

from model.fields import ID, MONTHS, Fields

Schema = dict[str, Any]
Read = Callable[[Fields, str], Any]
Then = Callable[[Fields, str, Any], Any]
"""Takes the fields, a key and what was read; reports what is wrong with it and returns what to keep."""

When = tuple[str, Collection[str]]
"""The name of a field that is declared before, and its values for which a field may be written."""

Made = TypeVar("Made")
Declaration = Any
"""A field of a dataclass; to mypy, a value of its type."""

WHOLE = "^(?:{})$"
"""JSON Schema looks for a pattern anywhere; the readers want the whole text."""

TEXT: Schema = {"type": "string", "minLength": 1}
ID_TEXT: Schema = {"type": "string", "pattern": WHOLE.format(ID.pattern)}
MONTHS_TEXT: Schema = {"type": "string", "pattern": WHOLE.format(MONTHS.pattern)}
DAY: Schema = {"type": "string", "format": "date"}


@dataclass(frozen=True)
class Kind:
    """How a field is read, and its JSON Schema."""

    read: Read
    schema: Schema
    example: str = ""
    """What to write; with one, the field has to be written down."""

    required: bool = False
    """Whether it has to be written down, though it has no example of one line."""

    key: str = ""
    """The name that it is written under, where that is not the name of the field."""

    when: When | None = None
    otherwise: Declaration = None
    """The field in its place where the condition does not hold; without one, it is unknown there."""

    then: Then | None = None
    flat: bool = False
    """Whether it is read from keys beside it; its schema is that of a mapping with these keys."""

    @property
    def needed(self) -> bool:
        """Whether it has to be written down wherever its mapping stands."""
        return (self.required or bool(self.example)) and not self.when


Kinds = Mapping[str, Kind]
"""Kinds by the name of their field."""


def fields_of(cls: type, **others: Declaration) -> Kinds:
    """Return what a dataclass declares, with other fields in place of some, or `None` for none."""
    found: dict[str, Any] = {one.name: one for one in fields(cls)} | others
    return {
        name: one.metadata["kind"]
        for name, one in found.items()
        if one is not None and "kind" in one.metadata
    }


_usual = cache(fields_of)


def read(
    cls: type[Made], source: Fields, kinds: Kinds | None = None, *, flat: bool = False, **values: object
) -> Made:
    """Return what the fields of a mapping and some given values make, and report what is wrong."""
    kinds = kinds or _usual(cls)  # type: ignore[arg-type]  # a class can be a key
    for name, declaration in kinds.items():
        kind: Kind | None = declaration
        if declaration.when and values[declaration.when[0]] not in declaration.when[1]:
            kind = declaration.otherwise and declaration.otherwise.metadata["kind"]
        if kind and name not in values:
            key = kind.key or name
            value = kind.read(source, key)
            values[name] = kind.then(source, key, value) if kind.then else value
    if hasattr(cls, "line"):
        values["line"] = source.line
    made = cls(**values)
    for name, sentence in getattr(made, "mistakes", tuple)():
        if name in kinds:
            source.wrong(kinds[name].key or name, sentence)
    if not flat:
        source.done()
    return made


def schema_of(kinds: Kinds) -> Schema:
    """Return the JSON Schema of a mapping."""
    properties: Schema = {}
    required: set[str] = set()
    for name, kind in kinds.items():
        key = kind.key or name
        if kind.flat:
            properties |= kind.schema["properties"]
            required |= {*kind.schema.get("required", ())}
        elif kind.needed:
            example = {"examples": [kind.example.strip("'")]} if kind.example else {}
            properties[key] = kind.schema | example
            required.add(key)
        else:
            properties[key] = kind.schema
    schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**schema, "required": sorted(required)} if required else schema


def named_schema(kinds: Kinds, noun: str) -> Schema:
    """Return the JSON Schema of mappings by their ids."""
    return {
        "type": "object",
        "title": noun,
        "minProperties": 1,
        "additionalProperties": False,
        "patternProperties": {WHOLE.format(ID.pattern): schema_of(kinds)},
    }


def matching(pattern: re.Pattern[str], sentence: str) -> Then:
    """Return a check that a text fits a pattern; of several texts, those that do are kept."""

    def fits(fields: Fields, key: str, text: str) -> bool:
        fit = bool(pattern.fullmatch(text))
        if not fit:
            fields.wrong(key, sentence.format(text))
        return fit

    def check(fields: Fields, key: str, read: Any) -> Any:  # noqa: ANN401 - a text, a list or a mapping
        if isinstance(read, str):
            if read:  # without one, there is nothing to check or a mistake is reported
                fits(fields, key, read)
            return read
        kept = [one for one in read if fits(fields, key, one)]
        return {one: read[one] for one in kept} if isinstance(read, dict) else (*kept,)

    return check


def of_kind(kind: Kind, default: object = MISSING) -> Declaration:
    """Declare a field of any kind."""
    return field(default=default, metadata={"kind": kind})


def _field(read: Read, schema: Schema, default: object, example: str = "", **how: Any) -> Declaration:  # noqa: ANN401
    kind = Kind(read, schema, example, **how)
    return of_kind(kind, MISSING if example and not kind.when else default)


text_or_empty = partial(_field, Fields.text_or_empty, {"type": "string"}, "")
"""Declare one paragraph that may be left empty."""

identifiers = partial(_field, Fields.ids, {"type": "array", "items": ID_TEXT}, ())
"""Declare a list of kebab-case ids."""

texts = partial(_field, Fields.texts, {"type": "array", "items": {"type": "string"}}, ())
"""Declare a list of texts."""

day = partial(_field, Fields.day, DAY, None, "2026-11-20")
"""Declare a day."""

months = partial(_field, Fields.months, MONTHS_TEXT, 0, "12 months")
"""Declare a span of months, written as in '12 months'."""


def text(example: str = "", **how: Any) -> Declaration:  # noqa: ANN401 - the rest of a `Kind`, here and below
    """Declare one paragraph."""
    return _field(lambda fields, key: fields.text(key, example), TEXT, "", example, **how)


def lines(example: str = "") -> Declaration:
    """Declare text of any number of lines."""
    return of_kind(Kind(lambda fields, key: fields.lines(key, example), TEXT, example), "")


def identifier(example: str) -> Declaration:
    """Declare a kebab-case id."""
    return _field(lambda fields, key: fields.id(key, example), ID_TEXT, "", example)


def pairs(*, when: When | None = None, then: Then | None = None) -> Declaration:
    """Declare a mapping of words to words, to be written wherever a condition holds."""
    kind = Kind(
        lambda fields, key: fields.pairs(key) if when or fields.has(key) else {},
        {"type": "object", "additionalProperties": {"type": "string"}},
        when=when,
        then=then,
    )
    return field(default_factory=dict, metadata={"kind": kind})


def number(default: int = 0, **how: Any) -> Declaration:  # noqa: ANN401
    """Declare a whole number from 1 up."""
    schema = {"type": "integer", "minimum": 1, "maximum": 9_999}
    return _field(lambda fields, key: fields.number(key, default), schema, default, **how)


def yes(*, default: bool) -> Declaration:
    """Declare true or false."""
    schema = {"type": "boolean", "default": default}
    return _field(lambda fields, key: fields.yes(key, default=default), schema, default)


def day_or(default: date, key: str) -> Declaration:
    """Declare a day that may be left out."""
    return _field(lambda fields, key: fields.day(key) if fields.has(key) else default, DAY, default, key=key)


def choice(choices: tuple[str, ...], default: str = "") -> Declaration:
    """Declare one of some words; without a default, it has to be written down."""
    example = "" if default else choices[0]
    return _field(
        lambda fields, key: fields.choice(key, choices, default), {"enum": [*choices]}, default, example
    )


def each(  # noqa: PLR0913 - two that are needed, and five that each change one thing
    cls: type,
    noun: str,
    *,
    required: bool = True,
    kinds: Kinds | None = None,
    by_name: str = "",
    by_file: bool = False,
    unique: str = "",
) -> Declaration:
    """Declare a list of mappings, each with its own value of the `unique` field.

    Mistakes call one by the mapping that it stands in, the noun and its number. `by_file` leaves out that
    mapping, where its file says enough, and `by_name` takes the words of a field instead.
    """

    def read_all(fields: Fields, key: str) -> tuple[Any, ...]:
        made: list[Any] = []
        for one in fields.each(key, noun) if required or fields.has(key) else ():
            if by_file:
                one.where = one.where.removeprefix(f"{fields.where}, ")
            if by_name in one.values:
                one.where = f"{noun} '{one.values[by_name].data}'"
            made.append(read(cls, one, kinds))
            value = unique and getattr(made[-1], unique)
            if unique and value in {getattr(other, unique) for other in made[:-1]}:
                one.wrong(unique, f"has the {unique} '{value}' of another {noun}. Choose another.")
        return (*made,)

    items = schema_of(kinds or fields_of(cls))
    schema = {"type": "array", "minItems": 1, "items": items, "title": noun}
    return _field(read_all, schema, (), required=required)


def register(cls: type, noun: str) -> Declaration:
    """Declare a list of mappings that is kept in one place for all."""
    return each(cls, noun, required=False, by_file=True)


def inside(cls: type, make: Callable[[Any], Any], default: object, example: str = "") -> Declaration:
    """Declare a mapping, and what becomes of what is read."""

    def read_inside(fields: Fields, key: str) -> Any:  # noqa: ANN401
        one = fields.inside(key, example)
        return make(read(cls, one)) if one else default

    return of_kind(Kind(read_inside, schema_of(fields_of(cls)), required=bool(example)), default)


def flat(cls: type, default: object = MISSING, kinds: Kinds | None = None, **given: object) -> Declaration:
    """Declare an object whose fields are written beside the others."""
    schema = schema_of(kinds or fields_of(cls))
    return _field(lambda fields, _: read(cls, fields, kinds, flat=True, **given), schema, default, flat=True)
