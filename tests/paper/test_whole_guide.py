"""The whole guide on one page: every page in order, once, one heading level down, and nothing to fill in."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from macros.whole_guide import GATHERING
from model.guide import Guide, Letter, Page
from model.settings import Settings
from tests.site.built import attribute, words

Pages = dict[str, BeautifulSoup]


@pytest.fixture(scope="module")
def whole(pages: Pages, guide: Guide) -> BeautifulSoup:
    """The page that holds the guide."""
    return pages[guide.page_calling("whole_guide")]


@pytest.fixture(scope="module")
def chapters(guide: Guide, settings: Settings) -> list[Page]:
    """The pages that belong on it, in the order of the menu."""
    pages = [guide.pages[path] for path in settings.order]
    return [page for page in pages if not GATHERING & {call.macro for call in page.calls}]


def test_every_page_stands_there_once_and_in_order(whole: BeautifulSoup, chapters: list[Page]) -> None:
    found = [words(one) for one in whole.select(".chapter > .page-header > h2")]
    assert found == [page.title for page in chapters]
    assert [words(one) for one in whole.select(".whole-guide-pages a")] == found


def test_every_heading_comes_along_one_level_down(
    whole: BeautifulSoup, pages: Pages, chapters: list[Page]
) -> None:
    for page, chapter in zip(chapters, whole.select(".chapter"), strict=True):
        headings = [
            (int(one.name[1]) + 1, words(one))
            for one in pages[page.path].select("article :is(h1, h2, h3, h4, h5)")
            if not one.find_parent("details", class_="sources")
        ]
        found = [(int(one.name[1]), words(one)) for one in chapter.select("h2, h3, h4, h5, h6")]
        assert found == headings, page.path


def test_every_word_comes_along(whole: BeautifulSoup, pages: Pages, chapters: list[Page]) -> None:
    for page, chapter in zip(chapters, whole.select(".chapter"), strict=True):
        own = pages[page.path].select("article > p, article > ul, article > ol > li")
        lost = [words(one) for one in own if not one.select(".cite") and words(one) not in words(chapter)]
        assert not lost, f"{page.path}: {lost}"


def test_every_id_is_the_only_one_of_its_name(whole: BeautifulSoup) -> None:
    ids = [attribute(tag, "id") for tag in whole.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_everything_that_names_another_part_finds_it(whole: BeautifulSoup) -> None:
    ids = {attribute(tag, "id") for tag in whole.find_all(id=True)}
    named = [
        one
        for key in ("aria-labelledby", "aria-describedby", "for")
        for tag in whole.select(f"article [{key}]")
        for one in attribute(tag, key).split()
        if not tag.find_parent("template")
    ]
    assert named
    assert [one for one in named if one not in ids] == []


def test_no_control_is_there_twice(whole: BeautifulSoup) -> None:
    assert not whole.select(".chapter :is(input, textarea, select, button, label, template)")
    assert whole.select(".chapter .box")
    assert whole.select(".chapter .pen-line")
    assert whole.select(".chapter .letter-words")


def test_letters_keep_their_paragraphs(whole: BeautifulSoup, guide: Guide) -> None:
    texts = [item.body for item in guide.items.values() if isinstance(item, Letter)]
    assert texts
    written = [[words(one) for one in letter("p")] for letter in whole.select(".chapter .letter-words")]
    for text in texts:
        assert [" ".join(one.split()) for one in text.split("\n\n")] in written


def test_links_between_pages_stay_on_the_paper(whole: BeautifulSoup, chapters: list[Page]) -> None:
    stems = {page.path.removesuffix(".md") for page in chapters}
    outside = {
        attribute(link, "href")
        for link in whole.select(".chapter a[href]")
        if attribute(link, "href").removeprefix("../").split("/")[0] in stems
    }
    assert not outside


def test_every_mark_leads_to_the_one_list_of_sources(whole: BeautifulSoup) -> None:
    entries = whole.select("section.sources > ol > li")
    numbers = {attribute(entry, "id"): str(number) for number, entry in enumerate(entries, start=1)}
    marks = whole.select("a.cite")
    assert marks
    for mark in marks:
        assert words(mark).endswith(f" {numbers[attribute(mark, 'href')[1:]]}")
    starts = [int(attribute(part, "start")) for part in whole.select("section.sources > ol")]
    sizes = [len(part.select(":scope > li")) for part in whole.select("section.sources > ol")]
    assert starts == [1 + sum(sizes[:place]) for place in range(len(sizes))]
