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
from functools import cache, partial
from typing import Any, TypeVar

from model.fields import ID, MONTHS, Fields, is_count
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
NUMBER = "be a whole number of 1 or more"
COUNT: Schema = {"type": "integer", "minimum": 1, "maximum": 9_999}
PAIRS: Schema = {"type": "object", "additionalProperties": {"type": "string"}}
ONE_OR_MORE: Schema = {"anyOf": [ID_TEXT, {"type": "array", "minItems": 1, "items": ID_TEXT}]}
OPTIONS: Schema = {"type": "object", "additionalProperties": ONE_OR_MORE}


@dataclass(frozen=True)
class Kind:
    """How a field is read, and its JSON Schema."""

    read: Read  # returns None if it is not what it has to be
    schema: Schema
    default: object = None  # its value then, and where it is not written
    example: str = ""  # an example for the error message; a field with one is required
    required: bool = False  # whether it is required without an example
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
        if kind and name not in values:
            key, value = kind.key or name, None
            if kind.flat or kind.example or kind.required or source.has(key):
                value = kind.read(source, key)
            value = kind.default if value is None else value
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


def not_joined(fields: Fields, key: str, text: str) -> str:
    """Report lines that YAML joins."""
    if key in fields.values and fields.values[key].joined:
        fields.error(key, f"has lines in '{key}' that YAML joins. Type '{key}: |', and them below it.")
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


def of_kind(read: Read, schema: Schema, default: object, example: str = "", **how: Any) -> Declaration:  # noqa: ANN401
    """Declare a field of any kind."""
    kind = Kind(read, schema, default, example, **how)
    if default == {}:
        return field(default_factory=dict, metadata={"kind": kind}, hash=False)
    return field(default=MISSING if example and not kind.when else default, metadata={"kind": kind})


def _words(read: Callable[..., str], schema: Schema, example: str = "", **how: Any) -> Declaration:  # noqa: ANN401
    return of_kind(lambda fields, key: read(fields, key, example), schema, "", example, **how)


text = partial(_words, Fields.text, TEXT)  # declare one paragraph
passage = partial(_words, Fields.passage, TEXT)  # declare paragraphs and lists
lines = partial(_words, Fields.lines, TEXT, then=not_joined)  # declare text with any number of lines
identifier = partial(_words, Fields.id, ID_TEXT)  # declare a kebab-case id
text_or_empty = partial(of_kind, Fields.text_or_empty, {"type": "string"}, "")  # one paragraph, or nothing
identifiers = partial(of_kind, Fields.ids, {"type": "array", "items": ID_TEXT}, ())  # a list of such ids
texts = partial(of_kind, Fields.texts, {"type": "array", "items": {"type": "string"}}, ())  # a list of texts
pairs = partial(of_kind, Fields.pairs, PAIRS, {})  # declare a mapping of strings to strings
options = partial(of_kind, Fields.options, OPTIONS, {})  # a mapping of questions to some of their options
number = partial(of_kind, partial(Fields.data, fits=is_count, what=NUMBER, example="5"), COUNT)
day = partial(of_kind, Fields.day, DAY)  # declare a date and its default
months = partial(of_kind, Fields.months, MONTHS_TEXT, 1, "12 months")  # a number of months


def boolean(*, default: bool) -> Declaration:
    """Declare a boolean."""
    read = partial(Fields.data, fits=lambda data: isinstance(data, bool), what="be 'true' or 'false'.")
    return of_kind(read, {"type": "boolean", "default": default}, default)


def choice(choices: tuple[str, ...], default: str = "") -> Declaration:
    """Declare one of some choices; required if there is no default."""
    example = "" if default else choices[0]
    return of_kind(
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
    return of_kind(read_all, schema, (), required=required, when=when)


register = partial(each, required=False, by_file=True)  # optional, and named without their parent


def inside(cls: type, make: Callable[[Any], Any], default: object, example: str = "") -> Declaration:
    """Declare a nested mapping, and the function that converts its object."""

    def read_inside(fields: Fields, key: str) -> Any:  # noqa: ANN401
        nested = fields.inside(key, example)
        return make(read(cls, nested)) if nested else None

    return of_kind(read_inside, schema_of(fields_of(cls)), default, required=bool(example))


def flat(cls: type, default: object = MISSING, kinds: Kinds | None = None, **given: object) -> Declaration:
    """Declare an object whose fields are keys of the same mapping."""
    schema = schema_of(kinds or fields_of(cls))
    return of_kind(lambda fields, _: read(cls, fields, kinds, flat=True, **given), schema, default, flat=True)
