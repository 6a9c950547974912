"""The topics that the tests go through: the one at the root, each folder in topics/, and one from elsewhere.

`make test TOPIC=../my-guide` names the last.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml

from check.load_site import load_site
from model.guide import Guide
from model.settings import Settings
from tests.helpers.project import APART, PROJECT


@dataclass(frozen=True)
class Topic:
    """A topic by the path of its folder in a copy of the project."""

    path: str

    @property
    def folder(self) -> Path:
        """Where its words are."""
        return APART if APART and self.path == f"topics/{APART.name}" else PROJECT / self.path

    @property
    def docs(self) -> Path:
        """Where its pages are."""
        return self.folder / "docs"

    @cached_property
    def site_url(self) -> str:
        """Where its site will stand; it ends in a slash."""
        config: dict[str, Any] = yaml.safe_load((self.folder / "mkdocs.yml").read_text(encoding="utf-8"))
        return str(config["site_url"])

    @property
    def guide(self) -> Guide:
        """What its pages say."""
        return _read(self.folder)[0]

    @property
    def settings(self) -> Settings:
        """What it states once."""
        return _read(self.folder)[1]

    def __str__(self) -> str:
        """Return how tests call it."""
        return self.folder.name if self.path != "." else "root"


@cache
def _read(folder: Path) -> tuple[Guide, Settings]:
    return load_site(folder)


FIRST = Topic(".")
HERE = [file.parent for file in sorted((PROJECT / "topics").glob("*/mkdocs.yml"))]
OTHERS = [Topic(f"topics/{folder.name}") for folder in [*HERE, *filter(None, [APART])]]
TOPICS = [FIRST, *OTHERS]


def on_every_topic(metafunc: pytest.Metafunc) -> None:
    """Run a test that needs a topic once for each, unless it says for itself which.

    What takes a build, or a browser, goes through the other topics in the long run.
    """
    marks = metafunc.definition.iter_markers("parametrize")
    named = {name.strip() for mark in marks for name in _names(mark)}
    if "topic" in metafunc.fixturenames and "topic" not in named:
        later = (
            [pytest.mark.long]
            if {"browser", "built_site", "told", "unfinished_site"} & {*metafunc.fixturenames}
            else []
        )
        topics = [FIRST, *(pytest.param(topic, marks=later) for topic in OTHERS)]
        metafunc.parametrize("topic", topics, ids=map(str, TOPICS), indirect=True, scope="session")


def _names(mark: pytest.Mark) -> list[str]:
    names = mark.args[0]
    return names.split(",") if isinstance(names, str) else list(names)
