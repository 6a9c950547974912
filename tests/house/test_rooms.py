"""The rules of the house: who may use what."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.catalogue import MACROS
from model.guide import GROUP_KINDS
from tests.helpers.project import PROJECT
from tests.helpers.topics import TOPICS, Topic

HOSTS = {"mkdocs", "material", "mkdocs_macros", "zensical", "properdocs"}


def python_files(*rooms: str) -> list[Path]:
    return [file for room in rooms for file in sorted((PROJECT / room).rglob("*.py"))]


def imports(file: Path) -> Iterator[str]:
    """Yield the full name of everything a Python file imports."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def name(file: Path) -> str:
    return file.relative_to(PROJECT).as_posix()


@pytest.mark.parametrize("file", python_files("macros"), ids=name)
def test_the_macros_import_neither_a_host_nor_the_finishing(file: Path) -> None:
    strangers = {one for one in imports(file) if one.split(".")[0] in HOSTS | {"publish", "contribute"}}
    assert not strangers, f"{name(file)} imports {strangers}"


@pytest.mark.parametrize("file", python_files("contribute"), ids=name)
def test_the_help_for_contributors_reads_the_content_alone(file: Path) -> None:
    strangers = {one for one in imports(file) if one.split(".")[0] in HOSTS | {"publish"}}
    assert not strangers, f"{name(file)} imports {strangers}"


@pytest.mark.parametrize("file", python_files("publish"), ids=name)
def test_the_finishing_imports_no_host(file: Path) -> None:
    strangers = {one for one in imports(file) if one.split(".")[0] in HOSTS}
    assert not strangers, f"{name(file)} imports {strangers}"


@pytest.mark.parametrize("file", python_files("macros"), ids=name)
def test_only_the_front_door_of_the_macros_touches_the_host(file: Path) -> None:
    if file == PROJECT / "host" / "__init__.py":
        return
    tree = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    assert not any(isinstance(node, ast.Name) and node.id == "env" for node in tree), f"{name(file)} uses env"


@pytest.mark.parametrize("file", python_files("contribute", "macros", "publish"), ids=name)
def test_markup_lives_in_templates(file: Path) -> None:
    """Tags in Python are only read or matched, in the files that ask what Markdown made."""
    if file.name in ("inline.py", "markdown_outline.py", "read.py"):
        return
    strings = [
        node.value
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    tags = [text for text in strings if re.search(r"</[a-z0-9]+>", text)]
    assert not tags, f"{name(file)} holds markup: {tags}"


@pytest.mark.parametrize("topic", TOPICS, ids=str)
def test_the_words_are_pages_pictures_and_the_ledger(topic: Topic) -> None:
    strangers = [
        name(file)
        for file in topic.docs.rglob("*")
        if file.is_file()
        and file.suffix != ".md"
        and file.name != "ids.txt"
        and file.parent.name != "pictures"
    ]
    assert not strangers, f"{topic.path}/docs also holds {strangers}"


def test_no_fact_of_a_page_is_named_like_a_macro() -> None:
    """The host would put the fact in the place of the macro without a word."""
    facts = {*GROUP_KINDS, "stages", "parts", "sources", "help_lines", "title", "description", "owner"}
    facts |= {"rules", "excuses", "reviewed", "review_every", "minutes", "picture", "picture_text"}
    assert not facts & MACROS.keys()


def test_every_template_is_used() -> None:
    """Whole templates are named in Python; those that begin with '_' in other templates."""
    templates = PROJECT / "macros" / "templates"
    python = "".join(file.read_text(encoding="utf-8") for file in python_files("macros", "host"))
    others = "".join(file.read_text(encoding="utf-8") for file in templates.glob("*.html"))
    for template in templates.glob("*.html"):
        named = f'"{template.stem}"' in python or f'"{template.name}"' in others
        assert named, f"nothing uses {name(template)}"


def test_styles_select_classes() -> None:
    """An id or an inline style in the looks would tie them to one page."""
    for file in sorted((PROJECT / "overrides").rglob("*.css")):
        text = re.sub(r"/\*.*?\*/|\{[^{}]*\}", "{}", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"(^|[\s,>+~])#[a-z]", text), f"{name(file)} selects an id"
