"""What editors complete from and what others read says the same as the engine does."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from contribute.json_schema import FOLDER, schemas
from macros.catalogue import MACROS
from model.guide import Guide
from publish.questions import NAME, SCHEMA
from tests.helpers.project import PROJECT
from tests.helpers.topics import TOPICS, on_every_topic

pytest_generate_tests = on_every_topic

WRITTEN = {
    "page.json": [file for topic in TOPICS for file in sorted(topic.docs.rglob("*.md"))],
    "mkdocs.json": [topic.folder / "mkdocs.yml" for topic in TOPICS],
    "expected.json": [file for topic in TOPICS if (file := topic.folder / "expected.yml").exists()],
    "country.json": sorted((PROJECT / "countries").glob("*.yml")),
}
EVERY_FILE = [
    pytest.param(name, file, id=os.path.relpath(file, PROJECT))
    for name, files in WRITTEN.items()
    for file in files
]


def mistakes(schema: dict[str, Any], data: object) -> list[str]:
    """Return what a schema finds in data, as an editor would mark it."""
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(data)]


def read(file: Path) -> Any:  # noqa: ANN401 - what YAML holds
    """Return what a file states, with days as text, as an editor sees them."""
    text = file.read_text(encoding="utf-8")
    text = text.split("---\n")[1] if file.suffix == ".md" else text
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def test_the_schemas_are_those_of_the_declared_fields() -> None:
    kept = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in FOLDER.glob("*.json")}
    assert kept == schemas(), "The schemas are old. Run 'make schemas'."


@pytest.mark.parametrize(("name", "file"), EVERY_FILE)
def test_a_schema_takes_what_the_engine_takes(name: str, file: Path) -> None:
    assert not mistakes(schemas()[name], read(file))


@pytest.mark.parametrize(
    ("name", "file", "path", "value"),
    [
        pytest.param("page.json", WRITTEN["page.json"][0], ["headline"], "A page", id="unknown-fact"),
        pytest.param("page.json", WRITTEN["page.json"][0], ["minutes"], "ten", id="no-number"),
        pytest.param("page.json", WRITTEN["page.json"][0], ["reviewed"], "soon", id="no-day"),
        pytest.param("mkdocs.json", WRITTEN["mkdocs.json"][0], ["extra", "site_id"], "My id", id="no-id"),
        pytest.param("country.json", WRITTEN["country.json"][0], ["paper"], "A5", id="no-paper"),
        pytest.param("expected.json", WRITTEN["expected.json"][0], ["sources", "law"], "S01", id="no-kind"),
    ],
)
def test_a_schema_marks_what_the_engine_refuses(name: str, file: Path, path: list[str], value: str) -> None:
    data = read(file)
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert mistakes(schemas()[name], data)


def test_every_file_that_an_editor_can_complete_says_from_what() -> None:
    """Editors read the first line of YAML; front matter of Markdown has no such line."""
    completed = [file for topic in TOPICS for file in topic.folder.glob("*.yml") if file.name != "engine.yml"]
    for file in [*completed, *WRITTEN["country.json"]]:
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        _, _, schema = first.partition("# yaml-language-server: $schema=")
        names = [name for name, files in WRITTEN.items() if file in files]
        assert schema, f"{file.relative_to(PROJECT)} names no schema on its first line"
        assert [(file.parent / schema).resolve()] == [FOLDER / name for name in names], file


def test_no_fact_of_a_page_is_named_like_a_macro() -> None:
    """The host would put the fact in the place of the macro without a word."""
    assert not schemas()["page.json"]["properties"].keys() & MACROS.keys()


def published(site: Path) -> dict[str, Any]:
    questions: dict[str, Any] = json.loads((site / NAME).read_text(encoding="utf-8"))
    return questions


def test_the_questions_are_published_with_their_schema(site: Path) -> None:
    schema = json.loads((site / SCHEMA.name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert not mistakes(schema, published(site))


def test_every_item_is_among_the_published_questions(site: Path, guide: Guide) -> None:
    found = {item["id"]: item["text"] for item in _items(published(site))}
    lost = [one for one, item in guide.items.items() if found.get(one) != item.text]
    assert not lost, f"{NAME} does not have: {lost}"
    assert len(found) == len(guide.items)


def test_every_published_group_leads_to_its_place(site: Path) -> None:
    for group in published(site)["groups"]:
        address, _, anchor = group["page"].partition("#")
        page = (site / address / "index.html").read_text(encoding="utf-8")
        assert f'id="{anchor}"' in page, f"{group['page']} is not there"


def _items(questions: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for group in questions["groups"]:
        yield from group["items"]
