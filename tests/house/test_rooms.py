"""The rules of the house: who may use what."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.catalogue import MACROS
from tests.helpers.project import PROJECT, ROOMS
from tests.helpers.topics import TOPICS, Topic

MAY_USE: dict[str, set[str]] = {
    "model": set(),
    "check": {"model"},
    "macros": {"model"},
    "host": {"model", "check", "macros"},
    "publish": {"model", "check", "macros"},
    "contribute": {"model", "check"},
}
"""The rooms of Python, and which others each may import."""

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


def loaded_by(*modules: str) -> list[str]:
    """Return every module that Python has loaded after importing some."""
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return run.stdout.split()


def rooms_of(modules: list[str]) -> set[str]:
    return {name.split(".")[0] for name in modules}


def name(file: Path) -> str:
    return file.relative_to(PROJECT).as_posix()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_the_rooms_below_it(room: str) -> None:
    forbidden = {*ROOMS} - {room, *MAY_USE[room]} | (HOSTS if room != "host" else set())
    wrong = [
        f"{name(file)} imports {one}"
        for file in python_files(room)
        for one in imports(file)
        if one.split(".")[0] in forbidden
    ]
    assert not wrong


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_loads_only_the_rooms_below_it(room: str) -> None:
    """Modules that are imported by a name in a string would pass a look at the source."""
    modules = [name(file).removesuffix(".py").replace("/", ".") for file in python_files(room)]
    modules = [one.removesuffix(".__init__") for one in modules if not one.endswith("__main__")]
    loaded = rooms_of(loaded_by(*modules))
    assert room in loaded
    assert not loaded & ({*ROOMS} - {room, *MAY_USE[room]})
    assert not loaded & HOSTS


def test_the_dataclasses_load_little() -> None:
    loaded = loaded_by("model.guide")
    ours = [one for one in loaded if one.split(".")[0] in ROOMS]
    assert len(ours) <= 15, ours
    assert not {"jinja2", "markdown", "bs4"} & set(loaded)


def test_only_the_host_room_touches_the_objects_of_a_host() -> None:
    assert not [
        name(file)
        for file in python_files(*{*ROOMS} - {"host"})
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and node.id == "env"
    ]


def test_no_room_holds_more_than_a_third() -> None:
    lines = {
        room: sum(len(file.read_text(encoding="utf-8").split("\n")) for file in python_files(room))
        for room in ROOMS
    }
    assert max(lines.values()) <= sum(lines.values()) / 3, lines


def test_modules_and_classes_have_names_of_their_own() -> None:
    """A name that stands for two things would have to be looked up each time."""
    files = [file for file in python_files(*ROOMS) if not file.stem.startswith("__")]
    classes = [
        node.name
        for file in files
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    ]
    assert not [one for one, times in Counter(file.stem for file in files).items() if times > 1]
    assert not [one for one, times in Counter(classes).items() if times > 1]


def test_markup_lives_in_templates() -> None:
    """Tags in Python are only read or matched, in the files that ask what Markdown made."""
    wrong = [
        f"{name(file)}: {node.value}"
        for file in python_files(*ROOMS)
        if file.name not in ("inline.py", "markdown_outline.py", "read_worksheets.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.search(r"</[a-z0-9]+>", node.value)
    ]
    assert not wrong


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


def test_every_template_is_used() -> None:
    """Whole templates have the name of a macro or are named in Python; those with '_' in others."""
    templates = PROJECT / "macros" / "templates"
    python = "".join(file.read_text(encoding="utf-8") for file in python_files("macros", "host"))
    others = "".join(file.read_text(encoding="utf-8") for file in templates.glob("*.html"))
    for template in templates.glob("*.html"):
        named = template.stem in MACROS or f'"{template.stem}"' in python or f'"{template.name}"' in others
        assert named, f"nothing uses {name(template)}"


def test_styles_select_classes() -> None:
    """An id or an inline style in the looks would tie them to one page."""
    for file in sorted((PROJECT / "overrides").rglob("*.css")):
        text = re.sub(r"/\*.*?\*/|\{[^{}]*\}", "{}", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"(^|[\s,>+~])#[a-z]", text), f"{name(file)} selects an id"
