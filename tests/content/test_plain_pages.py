"""What the pages about a site say of its behaviour is so."""

from __future__ import annotations

import ast
import re

import pytest
import yaml

from model.inline import plain
from publish.single_file import MOST
from tests.helpers.project import PROJECT
from tests.helpers.topics import FIRST, TOPICS, Topic

PROOFS: dict[str, str | None] = yaml.safe_load((PROJECT / "tests/privacy.yml").read_text(encoding="utf-8"))
LAST = "## On a shared computer"
"""From here on the page says what a reader could do."""


def told(topic: Topic) -> list[str]:
    """Return every sentence of the Privacy page of a topic, up to its advice."""
    text = (topic.docs / "privacy.md").read_text(encoding="utf-8").split("---\n", 2)[2].split(LAST)[0]
    lines = [
        line.removeprefix("- ") for line in text.split("\n") if line and not line.startswith(("#", "{{"))
    ]
    return [one for line in lines for one in re.split(r"(?<=\.) ", plain(line))]


OURS = [FIRST, *(Topic(f"topics/{name}") for name in ("template", "driving-test", "moving-home"))]
"""The topics whose words about privacy we answer for."""


@pytest.mark.parametrize("topic", OURS, ids=str)
def test_every_sentence_on_privacy_is_proved_or_about_others(topic: Topic) -> None:
    sentences = told(topic)
    assert sentences
    assert [one for one in sentences if one not in PROOFS] == []


def test_every_proof_is_of_what_a_page_on_privacy_says() -> None:
    said = {sentence for topic in OURS for sentence in told(topic)}
    assert [sentence for sentence in PROOFS if sentence not in said] == []


def test_every_proof_on_privacy_is_a_test() -> None:
    for proof in filter(None, PROOFS.values()):
        file, _, name = proof.partition("::")
        tree = ast.parse((PROJECT / "tests" / file).read_text(encoding="utf-8"))
        assert name in {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}, proof


def test_pages_are_reviewed_as_often_as_the_guide_says() -> None:
    guide = FIRST.guide
    about = (FIRST.docs / "about.md").read_text(encoding="utf-8")
    [named] = re.findall(
        r"^(.*) are due for review every six months\. No page waits longer than twelve", about, re.MULTILINE
    )
    paths = re.findall(r"\]\((\S+\.md)\)", named)
    assert {guide.page_calling("support"), guide.page_calling("rights_list")} == set(paths)
    assert max(guide.pages[path].review_every for path in paths) <= 6
    assert max(page.review_every for page in guide.pages.values()) <= 12


def test_sentences_may_be_as_long_as_contributors_are_told() -> None:
    rules = {rule.check: rule.most for rule in FIRST.guide.rules.values()}
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert f"of {rules['average']} words on average" in text
    assert f"at more than {rules['sentence']}" in text


def test_operators_are_told_up_to_how_many_pages_there_is_one_file() -> None:
    assert f"of at most {MOST} in one file" in (PROJECT / "PUBLISHING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("topic", TOPICS, ids=str)
def test_no_page_asks_a_reader_to_open_what_it_does_not_name(topic: Topic) -> None:
    for path in topic.docs.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        if not topic.settings.repository:
            assert not re.search(r"^\d\. Open the repository", text, re.MULTILINE), path
