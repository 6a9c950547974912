"""What is declared is shown: a field of front matter that nothing reads is named."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass

import pytest

from model import guide
from tests.helpers.project import PROJECT

READERS = ("check", "macros", "host", "publish", "contribute", "overrides")
"""The rooms that show what a page says, or use it."""

DECLARED = [
    (kind.__name__, one.name)
    for kind in vars(guide).values()
    if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == guide.__name__
    for one in fields(kind)
    if one.metadata
]


@pytest.fixture(scope="module")
def code() -> str:
    """The text of all that may read a field."""
    files = [
        file for room in READERS for file in (PROJECT / room).rglob("*") if file.suffix in {".py", ".html"}
    ]
    return "".join(file.read_text(encoding="utf-8") for file in [*files, PROJECT / "model" / "guide.py"])


def test_fields_are_found() -> None:
    assert ("Item", "hint") in DECLARED


@pytest.mark.parametrize(("kind", "name"), DECLARED, ids=".".join)
def test_something_reads_every_field(kind: str, name: str, code: str) -> None:
    read = re.search(rf"(?:\.|\bmeta\.|\[\"){name}\b|\"{name}\"", code)
    assert read, f"Nothing shows '{name}' of {kind}: read it in a template or a room"
