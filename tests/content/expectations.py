"""What expected.yml promises, and how a test says that a promise is broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "expected.yml"
DATA: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))


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
    groups: tuple[ExpectedGroup, ...]


def _page(path: str, facts: Mapping[str, Any]) -> ExpectedPage:
    groups = tuple(
        ExpectedGroup(name, path, group["kind"], group["legend"], tuple(group["items"]))
        for name, group in facts.get("groups", {}).items()
    )
    return ExpectedPage(
        path, facts["title"], facts.get("picture", ""), tuple(facts.get("sections", ())), groups
    )


PAGES = {path: _page(path, facts) for path, facts in DATA["pages"].items()}
GROUPS = {group.name: group for page in PAGES.values() for group in page.groups}
QUESTIONS: dict[str, list[str]] = DATA["questions"]
WORKSHEET: list[str] = DATA["worksheet"]
PARTS: dict[str, list[str]] = DATA["parts"]
STAGES: list[str] = DATA["stages"]
HELP: dict[str, dict[str, Any]] = DATA["help"]
SUPPORT_LINE: dict[str, list[str]] = DATA["support_line"]
SOURCES: dict[str, list[str]] = DATA["sources"]


def difference(where: str, expected: Sequence[str], found: Sequence[str]) -> str:
    """Return what is missing, new or in another place, or nothing when all is as expected."""
    missing, new = Counter(expected) - Counter(found), Counter(found) - Counter(expected)
    sentences = [f"{where}: '{one}' is missing." for one in missing]
    sentences += [f"{where}: '{one}' is new. Add it to tests/content/{FILE.name}." for one in new]
    if not sentences and list(expected) != list(found):
        sentences = [f"{where}: the order is {list(found)}, and {list(expected)} was expected."]
    return "\n".join(sentences)
