"""Declare the fields of a YAML mapping on the dataclass that it is read into.

    @dataclass(frozen=True)
    class Part:
        id: str = declare.identifier("today")
        pages: tuple[str, ...] = declare.texts()

A field with an example is required, unless it has a condition (`when`).
`read` makes the object and reports every mistake with its line; `schema_of` returns the JSON Schema.
A method `mistakes` of the dataclass compares fields, and yields a field and a sentence for each mistake.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from functools import cache, partial
from typing import Any, TypeVar

from model.fields import ID, MONTHS, Fields
from model.yaml_errors import in_quotes

Schema = dict[str, Any]
Read = Callable[[Fields, str], Any]
Then = Callable[[Fields, str, Any], Any]
"""Takes the fields, a key and its value; reports mistakes in the value, and returns the value to keep."""

When = tuple[str, Collection[str]]
"""The name of a field declared earlier, and the values of it for which this field is allowed."""

Made = TypeVar("Made")
Declaration = Any  # a field of a dataclass; to mypy, a value of its type
FULL_MATCH = "^(?:{})$"  # JSON Schema searches for a pattern anywhere in a text; this matches the full text
TEXT: Schema = {"type": "string", "minLength": 1}
ID_TEXT: Schema = {"type": "string", "pattern": FULL_MATCH.format(ID.pattern)}
MONTHS_TEXT: Schema = {"type": "string", "pattern": FULL_MATCH.format(MONTHS.pattern)}
DAY: Schema = {"type": "string", "format": "date"}


@dataclass(frozen=True)
class Kind:
    """How a field is read, and its JSON Schema."""

    read: Read
    schema: Schema
    example: str = ""  # an example for the error message; a field with one is required
    required: bool = False  # whether it is required without an example
    optional: bool = False  # whether it has its default, and is not read, where it is not written
    key: str = ""  # its key in YAML, if that differs from the name of the field
    when: When | None = None
    otherwise: Declaration = None
    """The field to read if the condition does not hold; without one, the key is unknown then."""

    then: Then | None = None
    flat: bool = False  # whether its own fields are keys of the mapping that it is in


Kinds = Mapping[str, Kind]  # kinds by the name of their field


@cache
def fields_of(cls: type, **others: Declaration) -> Kinds:
    """Return the kinds of the fields of a dataclass. Others replace some, or remove them with `None`."""
    declared: dict[str, Any] = {each.name: each for each in fields(cls)} | others
    return {
        name: each.metadata["kind"] for name, each in declared.items() if each and "kind" in each.metadata
    }


def read(
    cls: type[Made], source: Fields, kinds: Kinds | None = None, *, flat: bool = False, **values: object
) -> Made:
    """Make an object from the fields of a mapping and given values, and report mistakes."""
    kinds = kinds or fields_of(cls)  # type: ignore[arg-type]  # a class can be a key
    for name, declaration in kinds.items():
        kind: Kind | None = declaration
        if declaration.when and values[declaration.when[0]] not in declaration.when[1]:
            kind = declaration.otherwise and declaration.otherwise.metadata["kind"]
            if not kind and source.has(declaration.key or name):
                other, fits = declaration.when[0], " or ".join(f"'{one}'" for one in declaration.when[1])
                advice = f"Write '{other}:' with {fits}, or take it out."
                source.error(name, f"has '{name}', which belongs to another kind of {other}. {advice}")
        if kind and name not in values and (not kind.optional or source.has(kind.key or name)):
            key = kind.key or name
            value = kind.read(source, key)
            values[name] = kind.then(source, key, value) if kind.then else value
    if hasattr(cls, "line"):
        values["line"] = source.line
    made = cls(**values)
    for name, sentence in getattr(made, "mistakes", tuple)():
        if name in kinds:
            source.error(kinds[name].key or name, sentence)
    if not flat:
        source.report_unknown()
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
        else:
            is_needed = (kind.required or kind.example) and not kind.when
            example = {"examples": [kind.example.strip("'")]} if is_needed and kind.example else {}
            properties[key] = kind.schema | example
            required |= {key} if is_needed else set()
    schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**schema, "required": sorted(required)} if required else schema


def named_schema(kinds: Kinds, noun: str) -> Schema:
    """Return the JSON Schema of mappings by their ids."""
    return {
        "type": "object",
        "title": noun,
        "minProperties": 1,
        "additionalProperties": False,
        "patternProperties": {FULL_MATCH.format(ID.pattern): schema_of(kinds)},
    }


def typed(fields: Fields, key: str, text: str) -> str:
    """Report signs of Markdown in a text that is shown as it is typed."""
    from model.markdown_parser import without_signs  # noqa: PLC0415 - who only takes a guide parses nothing

    if (words := without_signs(text)) is not None:
        fields.error(key, f"would show '{key}' with its signs of Markdown. Type {key}: {in_quotes(words)}.")
    return text


def matching(pattern: re.Pattern[str], sentence: str) -> Then:
    """Return a check that a text matches a pattern; of several texts, it keeps those that match."""

    def matches(fields: Fields, key: str, text: str) -> bool:
        is_match = bool(pattern.fullmatch(text))
        if not is_match:
            fields.error(key, sentence.format(text))
        return is_match

    def check(fields: Fields, key: str, read: Any) -> Any:  # noqa: ANN401 - a text, a list or a mapping
        if isinstance(read, str):
            if read:  # without one, there is nothing to check or a mistake is reported
                matches(fields, key, read)
            return read
        kept = [text for text in read if matches(fields, key, text)]
        return {text: read[text] for text in kept} if isinstance(read, dict) else (*kept,)

    return check


def of_kind(kind: Kind, default: object = MISSING) -> Declaration:
    """Declare a field of any kind."""
    if default is dict:
        return field(default_factory=dict, metadata={"kind": kind}, hash=False)
    return field(default=default, metadata={"kind": kind})


def _field(read: Read, schema: Schema, default: object, example: str = "", **how: Any) -> Declaration:  # noqa: ANN401
    kind = Kind(read, schema, example, **how)
    return of_kind(kind, MISSING if example and not kind.when else default)


def _words(read: Callable[..., str], schema: Schema, example: str = "", **how: Any) -> Declaration:  # noqa: ANN401
    return _field(lambda fields, key: read(fields, key, example), schema, "", example, **how)


text = partial(_words, Fields.text, TEXT)  # declare one paragraph
passage = partial(_words, Fields.passage, TEXT)  # declare paragraphs and lists
identifier = partial(_words, Fields.id, ID_TEXT)  # declare a kebab-case id
text_or_empty = partial(_field, Fields.text_or_empty, {"type": "string"}, "")  # one paragraph, or nothing
identifiers = partial(_field, Fields.ids, {"type": "array", "items": ID_TEXT}, ())  # a list of kebab-case ids
texts = partial(_field, Fields.texts, {"type": "array", "items": {"type": "string"}}, ())  # a list of texts
day = partial(_field, Fields.day, DAY, None, "2026-11-20")  # declare a required date
months = partial(_field, Fields.months, MONTHS_TEXT, 0, "12 months")  # a number of months


def lines(example: str = "") -> Declaration:
    """Declare text with any number of lines."""

    def read_lines(fields: Fields, key: str) -> str:
        if key in fields.values and fields.values[key].joined:
            fields.error(key, f"has lines in '{key}' that YAML joins. Type '{key}: |', and them below it.")
        return fields.lines(key, example)

    return of_kind(Kind(read_lines, TEXT, example), "")


def pairs(*, when: When | None = None, then: Then | None = None) -> Declaration:
    """Declare a mapping of strings to strings, required if there is a condition."""
    schema = {"type": "object", "additionalProperties": {"type": "string"}}
    return _field(Fields.pairs, schema, dict, optional=not when, when=when, then=then)


def options() -> Declaration:
    """Declare an optional mapping of questions to one or several of their options."""
    one_or_more = {"anyOf": [ID_TEXT, {"type": "array", "minItems": 1, "items": ID_TEXT}]}
    schema = {"type": "object", "additionalProperties": one_or_more}
    return _field(Fields.options, schema, dict, optional=True)


def number(default: int = 0, **how: Any) -> Declaration:  # noqa: ANN401
    """Declare an integer of at least 1."""
    schema = {"type": "integer", "minimum": 1, "maximum": 9_999}
    return _field(lambda fields, key: fields.number(key, default), schema, default, **how)


def boolean(*, default: bool) -> Declaration:
    """Declare a boolean."""
    schema = {"type": "boolean", "default": default}
    return _field(lambda fields, key: fields.boolean(key, default=default), schema, default)


def day_or(default: date, key: str) -> Declaration:
    """Declare an optional date."""
    return _field(Fields.day, DAY, default, key=key, optional=True)


def choice(choices: tuple[str, ...], default: str = "") -> Declaration:
    """Declare one of some choices; required if there is no default."""
    example = "" if default else choices[0]
    return _field(
        lambda fields, key: fields.choice(key, choices, default), {"enum": [*choices]}, default, example
    )


def each(  # noqa: PLR0913 - two required, and six options
    cls: type,
    noun: str,
    *,
    required: bool = True,
    kinds: Kinds | None = None,
    by_name: str = "",
    by_file: bool = False,
    unique: str = "",
    when: When | None = None,
) -> Declaration:
    """Declare a list of mappings, whose `unique` field must differ.

    Messages name a mapping by its parent, the noun and its number. `by_file` leaves out the parent, and
    `by_name` names it by the value of a field instead.
    """

    def read_all(fields: Fields, key: str) -> tuple[Any, ...]:
        made: list[Any] = []
        for item in fields.each(key, noun, example):
            if by_file:
                item.where = item.where.removeprefix(f"{fields.where}, ")
            if by_name in item.values:
                item.where = f"{noun} '{item.values[by_name].data}'"
            made.append(read(cls, item, kinds))
            value = unique and getattr(made[-1], unique)
            if value and value in {getattr(other, unique) for other in made[:-1]}:
                item.error(unique, f"has the same {unique} as another {noun}: '{value}'. Choose another.")
        return (*made,)

    needed = {
        one.key or name: one.example
        for name, one in (kinds or fields_of(cls)).items()
        if one.example and not one.when
    }
    example = ", ".join(f"{name}: {words}" for name, words in needed.items())
    items = schema_of(kinds or fields_of(cls))
    schema = {"type": "array", "minItems": 1, "items": items, "title": noun}
    return _field(read_all, schema, (), required=required, optional=not required, when=when)


def register(cls: type, noun: str) -> Declaration:
    """Declare an optional list of mappings, which messages name without their parent."""
    return each(cls, noun, required=False, by_file=True)


def inside(cls: type, make: Callable[[Any], Any], default: object, example: str = "") -> Declaration:
    """Declare a nested mapping, and the function that converts its object."""

    def read_inside(fields: Fields, key: str) -> Any:  # noqa: ANN401
        nested = fields.inside(key, example)
        return make(read(cls, nested)) if nested else default

    return of_kind(Kind(read_inside, schema_of(fields_of(cls)), required=bool(example)), default)


def flat(cls: type, default: object = MISSING, kinds: Kinds | None = None, **given: object) -> Declaration:
    """Declare an object whose fields are keys of the same mapping."""
    schema = schema_of(kinds or fields_of(cls))
    return _field(lambda fields, _: read(cls, fields, kinds, flat=True, **given), schema, default, flat=True)
