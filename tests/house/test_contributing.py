"""What contributors are told is so: the commands, files and links of the pages for them are there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from contribute.json_schema import schemas
from contribute.new_topic import TEMPLATE
from macros.catalogue import MACROS
from macros.repository import Repository
from model.guide import GROUP_KINDS
from model.inline import plain
from tests.helpers.project import PROJECT, ROOMS
from tests.mistakes.fixture_site import case_names, read_case

PAGES = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", PROJECT / "CODE_OF_CONDUCT.md"]
PAGES += [PROJECT / f"{name}.md" for name in ("PUBLISHING", "OPERATING", "ARCHITECTURE")]
PAGES += sorted((PROJECT / "contribute").glob("*.md"))
GUIDES = ("fix-a-sentence.md", "add-a-question.md", "maintain.md")
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@every_page
def test_every_command_is_one_that_make_knows(page: Path) -> None:
    for command in re.findall(
        r"`make ([a-z-]+)|^make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE
    ):
        goal = "".join(command)
        assert re.search(rf"^{goal}:", MAKEFILE, re.MULTILINE), f"{page.name}: there is no 'make {goal}'"


@every_page
def test_every_link_leads_to_a_file_and_to_a_heading_of_it(page: Path) -> None:
    for goal in re.findall(r"\]\(([^)#:]*)(#[^)]*)?\)", page.read_text(encoding="utf-8")):
        file = page.parent / goal[0] if goal[0] else page
        assert file.exists(), f"{page.name} leads to '{goal[0]}', which is not there"
        if goal[1]:
            headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            anchors = {"#" + re.sub(r"[^\w-]", "", plain(one).lower().replace(" ", "-")) for one in headings}
            assert goal[1] in anchors, f"{page.name} leads to '{goal[1]}', which {file.name} does not have"


@every_page
def test_every_file_that_is_named_is_there(page: Path) -> None:
    for path in re.findall(
        rf"`((?:docs|tests|overrides|\.github|{'|'.join(ROOMS)})/[\w./-]+)`", page.read_text(encoding="utf-8")
    ):
        # An operator reads of the pages of a new topic.
        roots = (PROJECT, PROJECT / TEMPLATE) if page.name == "OPERATING.md" else (PROJECT,)
        there = any((root / path).exists() for root in roots)
        assert there, f"{page.name} names '{path}', which is not there"


def test_every_macro_and_every_setting_is_told() -> None:
    told = (PROJECT / "contribute" / "write-a-page.md").read_text(encoding="utf-8")
    assert not [name for name in MACROS if f"`{name}`" not in told]
    told = (PROJECT / "OPERATING.md").read_text(encoding="utf-8")
    settings = schemas()["mkdocs.json"]["properties"]["extra"]["properties"]
    assert not [name for name in settings if f"`{name}`" not in told]


def _keys(schema: dict[str, Any]) -> set[str]:
    """Return every key that may be written below a key of front matter."""
    inside = [schema["items"]] if "items" in schema else []
    inside += [*schema.get("properties", {}).values(), *schema.get("patternProperties", {}).values()]
    return {*schema.get("properties", {})}.union(*map(_keys, inside))


def test_every_field_of_a_page_is_told() -> None:
    told = (PROJECT / "contribute" / "write-a-page.md").read_text(encoding="utf-8")
    fields = schemas()["page.json"]["properties"]
    keys = {name: _keys(schema) for name, schema in fields.items()}
    of_every_group = set.intersection(*(keys[name] for name in GROUP_KINDS))
    for name in [*fields, *of_every_group]:
        assert re.search(rf"`{name}\b|^{name}:", told, re.MULTILINE), f"Nobody is told of '{name}'"
    rows = dict(re.findall(r"^\| `(\w+):` \|.*\|(.*)\|$", told, re.MULTILINE))
    for name in (name for name in fields if keys[name]):
        own = keys[name] - (of_every_group if name in GROUP_KINDS else set())
        assert {*re.findall(r"`(\w+)(?=[`:])", rows[name])} == own, (
            f"The row of '{name}' tells of other fields"
        )


def test_every_sentence_that_is_explained_is_one_that_is_said() -> None:
    said = "\n".join(read_case(name).says for name in case_names())
    text = (PROJECT / "contribute" / "fix-a-sentence.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| `(.*?)` \|", text, re.MULTILINE)
    assert explained
    for sentence in explained:
        pattern = ".*".join(map(re.escape, sentence.split("…")))
        assert re.search(pattern, said), f"Nobody is told: {sentence}"


def test_each_of_three_readers_has_a_page() -> None:
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for name in GUIDES:
        assert f"(contribute/{name})" in text, f"CONTRIBUTING.md does not lead to {name}"


def test_every_command_for_something_new_is_told() -> None:
    text = (PROJECT / "contribute" / "add-a-question.md").read_text(encoding="utf-8")
    for command in ("question", "page"):
        assert f"make {command}\n" in text, f"Nobody is told of 'make {command}'"


def test_every_form_asks_whether_to_thank_by_name_and_says_that_it_is_public() -> None:
    for form in Repository.FORMS:
        text = (PROJECT / ".github" / "ISSUE_TEMPLATE" / f"{form}.yml").read_text(encoding="utf-8")
        assert "id: credit" in text, f"{form}.yml does not ask"
        assert "is public" in text, f"{form}.yml does not say that it is public"
        assert "default: 0" in text
        assert text.index('"No, thank you"') < text.index("Yes, by")


def test_a_browser_is_enough_to_write_with() -> None:
    container = json.loads((PROJECT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    for step in ("postCreateCommand", "postAttachCommand"):
        goal = re.fullmatch(r"make ([a-z-]+)", container[step])
        assert goal, f"{step} is no make command"
        assert re.search(rf"^{goal[1]}:", MAKEFILE, re.MULTILINE)
    port = re.search(r"^PORT \?= (\d+)$", MAKEFILE, re.MULTILINE)
    assert port
    assert container["forwardPorts"] == [int(port[1])]
