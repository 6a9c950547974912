"""What the expected.yml of a topic promises, and how a test says that a promise is broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
import yaml

from model.front_matter import LOADER
from tests.helpers.topics import TOPICS, Topic

FILE = "expected.yml"
"""Its name in the folder of a topic."""


@dataclass(frozen=True)
class ExpectedGroup:
    """A group of items on its page."""

    name: str
    page: str
    kind: str
    legend: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class ExpectedPage:
    """A page, its sections and its groups."""

    path: str
    title: str
    picture: str
    sections: tuple[str, ...]
    says: Mapping[str, Mapping[str, Any]]
    """What a section promises beside its name: so many `sentences` at least, and `words`."""

    groups: tuple[ExpectedGroup, ...]


class Promises:
    """Everything that the readers of a topic were promised."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take what the file holds."""
        self.pages = {path: _page(path, facts) for path, facts in data.get("pages", {}).items()}
        self.groups = {group.name: group for page in self.pages.values() for group in page.groups}
        self.questions: dict[str, dict[str, list[str]]] = data.get("questions", {})
        self.worksheet: list[str] = data.get("worksheet", [])
        self.parts: dict[str, list[str]] = data.get("parts", {})
        self.stages: list[str] = data.get("stages", [])
        self.help: dict[str, dict[str, Any]] = data.get("help", {})
        self.support_line: dict[str, list[str]] = data.get("support_line", {"pages": [], "numbers": []})
        self.rights: dict[str, list[str]] = data.get("rights", {})
        self.sources: dict[str, list[str]] = data.get("sources", {})
        self.searches: dict[str, str] = data.get("searches", {})


def _page(path: str, facts: Mapping[str, Any]) -> ExpectedPage:
    groups = tuple(
        ExpectedGroup(name, path, group["kind"], group["legend"], tuple(group["items"]))
        for name, group in facts.get("groups", {}).items()
    )
    sections = facts.get("sections", ())
    says = sections if isinstance(sections, dict) else {}
    return ExpectedPage(path, facts["title"], facts.get("picture", ""), tuple(sections), says, groups)


@cache
def promises(topic: Topic) -> Promises:
    """Return what a topic promises; nothing where it has no such list, which a test of its own says."""
    file = topic.folder / FILE
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return Promises(yaml.load(text, LOADER) or {})  # noqa: S506 - a safe loader


def every(name: str, of: Callable[[Promises], Iterable[Any]]) -> pytest.MarkDecorator:
    """Run a test once for each thing that each topic promises; `name` is the argument that takes it."""
    cases = [
        pytest.param(topic, one, id=f"{topic}-{getattr(one, 'path', getattr(one, 'name', one))}")
        for topic in TOPICS
        for one in of(promises(topic))
    ]
    return pytest.mark.parametrize(("topic", name), cases, indirect=["topic"], scope="session")


def difference(where: str, expected: Sequence[str], found: Sequence[str]) -> str:
    """Return what is missing, new or in another place, or nothing when all is as expected."""
    missing, new = Counter(expected) - Counter(found), Counter(found) - Counter(expected)
    sentences = [f"{where}: '{one}' is missing." for one in missing]
    sentences += [f"{where}: '{one}' is new. Add it to the {FILE} of the topic." for one in new]
    if not sentences and list(expected) != list(found):
        sentences = [f"{where}: the order is {list(found)}, and {list(expected)} was expected."]
    return "\n".join(sentences)
