"""A long page lists its headings at the top, and a part says which one it is."""

from __future__ import annotations

from bs4 import BeautifulSoup

from model.guide import Guide
from model.settings import Settings
from tests.site.built import attribute, words

Pages = dict[str, BeautifulSoup]

LONG = 5
"""Headings from which a page needs a list of them."""


def headings(guide: Guide, path: str) -> list[tuple[str, str]]:
    """Return the address and the words of each main heading of a page."""
    return [(one.anchor, one.text) for one in guide.pages[path].headings if one.anchor and one.level == 2]


def listed(page: BeautifulSoup) -> list[tuple[str, str]]:
    """Return what the contents of a page lead to, and what they say."""
    return [(attribute(link, "href").removeprefix("#"), words(link)) for link in page.select(".contents a")]


def test_every_long_page_lists_its_headings_and_no_short_one_does(pages: Pages, guide: Guide) -> None:
    wrong = []
    for path, page in pages.items():
        if path != "index.md":
            expected = headings(guide, path)
            if listed(page) != (expected if len(expected) >= LONG else []):
                wrong.append(path)
    assert not wrong, f"Pages whose contents are not their headings: {wrong}"


def test_contents_are_closed_and_stand_before_the_words(pages: Pages) -> None:
    wrong = [
        path
        for path, page in pages.items()
        for contents in page.select(".contents")
        if contents.select("details[open]")
        or "page-header" not in attribute(contents.find_previous_sibling() or page, "class")
        or attribute(contents, "aria-label") != words(contents.select("summary")[0])
    ]
    assert not wrong, f"Pages whose contents are open, unnamed or out of place: {wrong}"


def test_a_part_says_at_its_top_which_one_it_is(pages: Pages, guide: Guide, settings: Settings) -> None:
    parts = guide.part_pages
    expected = {
        path: settings.words.plain("next_step.part", number=number, total=len(parts))
        for number, path in enumerate(parts, start=1)
    }
    found = {
        path: words(place)
        for path, page in pages.items()
        for place in page.select(".content > .page-header .part-place")
    }
    assert found == expected


def test_what_joins_all_pages_has_no_contents_of_each(built: Pages) -> None:
    wrong = [name for name, page in built.items() if page.select(".chapter :is(.contents, .carry-on)")]
    assert not wrong, wrong
