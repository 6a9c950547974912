"""The engine knows no topic: not one of the words by which a topic is known stands in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import _pytest
import bs4
import hypothesis
import jinja2
import mkdocs

from model.guide import Guide
from tests.helpers.project import PROJECT, ROOMS
from tests.helpers.topics import TOPICS, Topic

WORD = re.compile(r"[^\W\d_]{2,}")
CODE = (".py", ".html", ".css", ".js")
TOOLS = (mkdocs, jinja2, bs4, _pytest, hypothesis)
"""Tools of any topic. A word that their makers use belongs to the trade, such as 'role' or 'test'."""

OFTEN = 3
"""Labels that a word has to stand in before a topic is known by it."""


def name(file: Path) -> str:
    return file.relative_to(PROJECT).as_posix()


def words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(text)}


def words_of_files(files: list[Path]) -> set[str]:
    return set().union(*(words(file.read_text(encoding="utf-8", errors="ignore")) for file in files))


def code_below(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.rglob("*")) if file.suffix in CODE and file.is_file()]


def labels(guide: Guide) -> Iterator[str]:
    """Yield what a topic calls its pages, sections, questions and stages."""
    for page in guide.pages.values():
        yield from (page.title, page.description, *(heading.text for heading in page.headings))
        for group in page.groups:
            yield group.legend
            yield from (text for item in group.items for text in (item.text, item.hint))
        for stage in page.stages:
            yield from (stage.text, *(step.text for step in stage.steps))


@cache
def trade() -> set[str]:
    return words_of_files([file for tool in TOOLS for file in code_below(Path(str(tool.__file__)).parent)])


@cache
def own_words(topic: Topic) -> set[str]:
    """Return the words of a topic's labels that no other topic and no tool ever uses."""
    count = Counter(word for label in labels(topic.guide) for word in words(label))
    others = [file for other in TOPICS if other != topic for file in other.docs.rglob("*.md")]
    often = {word for word, times in count.items() if times >= OFTEN}
    return often - words_of_files(others) - trade()


def engine() -> list[Path]:
    files = [file for room in (*ROOMS, "overrides") for file in code_below(PROJECT / room)]
    files += sorted((PROJECT / "words").glob("*.yml"))
    return files + [file for file in code_below(PROJECT / "tests") if "content" not in file.parts]


def test_a_topic_is_known_by_words_of_its_own() -> None:
    """Shows that there is something to be found; the starting point is about nothing."""
    known = {str(topic): own_words(topic) for topic in TOPICS}
    assert sum(len(found) >= OFTEN for found in known.values()) >= 2, known


def test_the_engine_knows_no_word_of_any_topic() -> None:
    spoken = {
        f"{name(file)} of {topic}": sorted(found)
        for file in engine()
        for topic in TOPICS
        if (found := own_words(topic) & words(file.read_text(encoding="utf-8")))
    }
    assert not spoken, f"These speak of a topic: {spoken}"
