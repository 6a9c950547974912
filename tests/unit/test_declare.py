"""What a dataclass declares is read from a mapping, with every mistake in one run, and is its JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from model import declare
from model.declare import fields_of, matching, read, schema_of
from model.fields import Fields
from model.front_matter import read_yaml
from tests.unit.conftest import Said


@dataclass(frozen=True)
class Span:
    """Two days."""

    first: date = declare.day(date.min, key="from")
    last: date = declare.day(date.max, key="until")

    def mistakes(self) -> Iterator[tuple[str, str]]:
        """Yield the mistakes between its fields."""
        if self.last < self.first:
            yield "last", "ends too early."


@dataclass(frozen=True)
class Leaf:
    """A leaf."""

    id: str = declare.identifier("oak")
    shape: str = declare.choice(("round", "long"))
    length: int = declare.number(0, when=("shape", ("long",)))
    note: str = declare.text("'Wide.'", when=("shape", ("round",)), otherwise=declare.text())
    colours: tuple[str, ...] = declare.texts(then=matching(re.compile("[a-z]+"), "has '{}'."))
    span: Span = declare.flat(Span, Span())
    line: int = 0


@dataclass(frozen=True)
class Tree:
    """A tree."""

    path: str
    title: str = declare.text("'A tree'")
    leaves: tuple[Leaf, ...] = declare.each(Leaf, "leaf", by_name="id", unique="id")
    others: tuple[Leaf, ...] = declare.each(
        Leaf, "other", required=False, kinds=fields_of(Leaf, length=None, note=None)
    )


def grow(text: str, said: Said) -> Tree:
    """Read a tree."""
    value = read_yaml(text, said)
    assert value is not None
    return read(Tree, Fields(value, "the tree", said), path="tree.md")


def test_what_is_declared_is_read_with_its_line(said: Said) -> None:
    tree = grow(
        "title: Oak\nleaves:\n  - {id: a, shape: long, length: 4, colours: [red], from: 2026-03-01}",
        said,
    )
    leaf = Leaf("a", "long", 4, "", ("red",), Span(date(2026, 3, 1)), 3)
    assert tree == Tree("tree.md", "Oak", (leaf,))
    assert said == []


@pytest.mark.parametrize(
    ("leaf", "sentence"),
    [
        pytest.param("shape: long, size: 1", "leaf 'a' has the unknown field 'size'", id="unknown"),
        pytest.param(
            "shape: round, note: x, length: 4",
            "leaf 'a' has 'length', which belongs to another kind of shape.",
            id="when",
        ),
        pytest.param(
            "shape: round", "leaf 'a' has no 'note'. Add it, for example 'note: 'Wide.''.", id="needed"
        ),
        pytest.param("shape: long, colours: [red, 1a]", "leaf 'a' has '1a'.", id="pattern"),
        pytest.param("shape: long, from: 2026-03-01, until: 2026-02-01", "leaf 'a' ends too", id="between"),
        pytest.param(
            "shape: long}\n  - {id: a, shape: long",
            "leaf 'a' has the same id as another leaf: 'a'",
            id="twice",
        ),
    ],
)
def test_a_mistake_is_said_once(leaf: str, sentence: str, said: Said) -> None:
    grow(f"title: Oak\nleaves:\n  - {{id: a, {leaf}}}", said)
    assert len(said) == 1
    assert sentence in said[0]


def test_all_mistakes_are_said_in_one_run(said: Said) -> None:
    leaves = "leaves:\n  - {id: B, shape: big}\n  - {id: c, shape: long, size: 1}\n"
    tree = grow(f"titled: Oak\n{leaves}others:\n  - {{id: d, shape: long, length: 1}}", said)
    assert sorted(sentence[:3] for sentence in said) == ["1: ", "1: ", "3: ", "3: ", "4: ", "6: "]
    assert (len(tree.leaves), len(tree.others)) == (2, 1)


def test_the_schema_holds_what_may_be_written() -> None:
    schema = schema_of(fields_of(Tree))
    leaf, other = (schema["properties"][name]["items"] for name in ("leaves", "others"))
    assert schema["required"] == ["leaves", "title"]
    assert schema["properties"]["title"]["examples"] == ["A tree"]
    assert [*leaf["properties"]] == ["id", "shape", "length", "note", "colours", "from", "until"]
    assert leaf["required"] == ["id", "shape"]
    assert leaf["properties"]["shape"]["enum"] == ["round", "long"]
    assert [*other["properties"]] == ["id", "shape", "colours", "from", "until"]
