"""What expected.yml holds: the inventory of what a topic promises its readers.

The check, the JSON Schema and the commands for contributors all use these declarations.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from model.declare import TEXT, Schema
from model.guide import GROUP_KINDS, SOURCE_KINDS

INVENTORY = "expected.yml"
BY_COUNTRY = ("help", "support_line", "rights", "sources")  # these depend on the countries of a topic
TEXTS: Schema = {"type": "array", "items": TEXT}


@dataclass(frozen=True)
class Promise:
    """One place of expected.yml: a text, a list of names, or a mapping whose names are compared too."""

    noun: str = ""  # what one of the names is called; a text has none
    required: bool = False
    ordered: bool = True  # whether the names stand in the order in which readers meet them
    choices: tuple[str, ...] = ()
    number: bool = False  # whether it is a number: the pages have as many, or more
    or_names: bool = False  # whether the names may also stand in a list, and promise nothing more then

    @property
    def schema(self) -> Schema:
        """The JSON Schema of a text or a list."""
        if self.number:
            return {"type": "integer", "minimum": 1}
        if self.choices:
            return {"enum": [*self.choices]}
        return TEXTS if self.noun else TEXT


PROMISES: Mapping[str, Promise] = {
    "pages": Promise("page", required=True, ordered=False),
    "pages/*/title": Promise(required=True),
    "pages/*/picture": Promise(),
    "pages/*/sections": Promise("section", ordered=False, or_names=True),
    "pages/*/sections/*/sentences": Promise(number=True),
    "pages/*/sections/*/words": Promise("word", ordered=False),
    "pages/*/groups": Promise("group", ordered=False),
    "pages/*/groups/*/kind": Promise(required=True, choices=(*GROUP_KINDS.values(),)),
    "pages/*/groups/*/legend": Promise(required=True),
    "pages/*/groups/*/items": Promise("item", required=True),
    "questions/*": Promise("item", ordered=False),
    "questions/*/*": Promise("word", ordered=False),
    "worksheet": Promise("group"),
    "parts": Promise("part"),
    "parts/*": Promise("page"),
    "stages": Promise("stage"),
    "help": Promise("country"),
    "help/*/country": Promise(required=True),
    "help/*/numbers": Promise("number", required=True),
    "support_line/pages": Promise("page", required=True, ordered=False),
    "support_line/numbers": Promise("number", required=True),
    "rights": Promise("country"),
    "rights/*": Promise("source"),
    "searches/*": Promise(),
    **{f"sources/{kind}": Promise("source") for kind in SOURCE_KINDS},
}
"""By the path of keys to each place; '*' matches any name that a topic chooses."""


def is_keyed(place: str) -> bool:
    """Return whether the names of a place are keys, with promises of their own below."""
    return any(other.startswith(f"{place}/") for other in PROMISES)


def inventory_schema(promises: Mapping[str, Promise] = PROMISES) -> Schema:
    """Return the JSON Schema of expected.yml, or of a mapping in it."""
    below: dict[str, dict[str, Promise]] = {}
    for place, promise in promises.items():
        key, _, rest = place.partition("/")
        below.setdefault(key, {})[rest] = promise
    properties: Schema = {}
    for key, inner in below.items():
        deeper = {rest: promise for rest, promise in inner.items() if rest}
        properties[key] = inventory_schema(deeper) if deeper else inner[""].schema
        if deeper and "" in inner and inner[""].or_names:
            properties[key] = {"anyOf": [TEXTS, properties[key]]}
    if "*" in properties:
        return {"type": "object", "additionalProperties": properties["*"]}
    required = [key for key, inner in below.items() if "" in inner and inner[""].required]
    schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**schema, "required": required} if required else schema
