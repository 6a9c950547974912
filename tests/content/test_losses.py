"""Whatever is taken away from a topic, a test names it: a question, a section, a source or a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from bs4 import BeautifulSoup, Tag

from model.guide import Guide
from model.settings import Settings
from tests.content import test_questions as questions
from tests.content import test_sections as sections
from tests.content import test_sources as sources
from tests.content.expectations import ExpectedGroup, ExpectedPage, Promises, every
from tests.site.built import by_id, words

Pages = dict[str, BeautifulSoup]


@contextmanager
def lost(tag: Tag) -> Iterator[None]:
    """Take an element out of its page for a while."""
    place = BeautifulSoup("<i></i>", "html.parser").select("i")[0]
    tag.replace_with(place)
    yield
    place.replace_with(tag)


@every("group", lambda promised: promised.groups.values())
def test_a_lost_question_is_named(pages: Pages, group: ExpectedGroup) -> None:
    for one in group.items:
        with lost(by_id(pages[group.page])[one]), pytest.raises(AssertionError, match=one):
            questions.test_every_question_is_on_its_page_and_on_the_worksheet(pages, group, {group.page})


@every("expected", lambda promised: promised.pages.values())
def test_a_lost_section_is_named(
    pages: Pages, expected: ExpectedPage, settings: Settings, guide: Guide
) -> None:
    headings = {words(one): one for one in pages[expected.path].select("article h2")}
    for one in expected.sections:
        with lost(headings[one]), pytest.raises(AssertionError) as error:
            sections.test_every_section_is_on_its_page_in_order(pages, expected, settings, guide)
        assert f"'{one}' is missing" in str(error.value)


def test_a_lost_source_is_named(pages: Pages, guide: Guide, promised: Promises) -> None:
    entries = by_id(pages[guide.register])
    for one in (one for kind in promised.sources.values() for one in kind):
        with (
            lost(entries[guide.sources[one].anchor]),
            pytest.raises(AssertionError, match=f"'{one}' is missing"),
        ):
            sources.test_every_source_is_on_the_sources_page(pages, guide, promised)


def test_a_lost_page_is_named(pages: Pages, promised: Promises) -> None:
    for path in promised.pages:
        left = {other: page for other, page in pages.items() if other != path}
        with pytest.raises(AssertionError, match=path):
            sections.test_every_page_is_there(left, promised)
