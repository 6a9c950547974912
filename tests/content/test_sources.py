"""Every source is in the register, and every mark in the text leads to its entry on the same page."""

from __future__ import annotations

from bs4 import BeautifulSoup

from model.addresses import relative
from model.guide import Guide
from tests.content.expectations import Promises, difference, every
from tests.site.built import attribute, by_id, words

Pages = dict[str, BeautifulSoup]

SIGN = "source-"
every_page = every("path", lambda promised: promised.pages)


def _listed(tag: BeautifulSoup, selector: str) -> list[str]:
    return [attribute(entry, "id").removeprefix(SIGN).upper() for entry in tag.select(selector)]


def test_every_source_is_on_the_sources_page(pages: Pages, guide: Guide, promised: Promises) -> None:
    expected = [one for sources in promised.sources.values() for one in sources]
    problem = difference(
        "The Sources page", expected, _listed(pages[guide.register], "section.sources > ol > li")
    )
    assert not problem, problem


@every("kind", lambda promised: promised.sources)
def test_every_kind_of_source_has_its_own_list(
    pages: Pages, guide: Guide, promised: Promises, kind: str
) -> None:
    lists, kinds = pages[guide.register].select("section.sources"), list(promised.sources)
    assert len(lists) == len(kinds), f"The Sources page has {len(lists)} lists and needs {len(kinds)}."
    entries = lists[kinds.index(kind)].select("ol > li")
    found = [attribute(entry, "id").removeprefix(SIGN).upper() for entry in entries]
    problem = difference(f"The Sources page, {kind}", promised.sources[kind], found)
    assert not problem, problem


def test_every_entry_says_what_it_found_and_when_it_was_checked(pages: Pages, guide: Guide) -> None:
    entries = pages[guide.register].select(".sources > ol > li")
    assert len(entries) == len(guide.sources)
    wrong = [
        attribute(entry, "id")
        for entry in entries
        if len(entry.select("p")) < 3 or not words(entry("p")[1]) or len(entry.select(".checked time")) != 2
    ]
    assert not wrong, f"Entries without a sentence or without their dates: {wrong}"


@every_page
def test_a_page_has_a_line_for_each_source_that_leads_to_all_about_it(
    pages: Pages, path: str, guide: Guide
) -> None:
    for entry in pages[path].select("details.sources > ol > li"):
        [link] = entry.select("a")
        goal, _, anchor = attribute(link, "href").partition("#")
        assert goal == relative(path, guide.register)
        assert anchor == attribute(entry, "id")
        assert anchor in by_id(pages[guide.register])


@every_page
def test_every_mark_leads_to_an_entry_on_its_own_page(pages: Pages, path: str) -> None:
    ids = by_id(pages[path])
    goals = [attribute(mark, "href") for mark in pages[path].select("a.cite")]
    lost = [goal for goal in goals if not goal.startswith("#") or goal[1:] not in ids]
    assert not lost, f"{path}: marks that lead to no entry of this page: {lost}"
    astray = [goal for goal in goals if not ids[goal[1:]].find_parent(class_="sources")]
    assert not astray, f"{path}: marks that lead elsewhere than to the list of sources: {astray}"


@every_page
def test_every_mark_shows_the_number_of_its_entry(pages: Pages, path: str) -> None:
    order = _listed(pages[path], "details.sources > ol > li")
    wrong = []
    for mark in pages[path].select("a.cite"):
        one = attribute(mark, "href").removeprefix(f"#{SIGN}").upper()
        if one not in order or words(mark).split(":")[0] != f"Source {order.index(one) + 1}":
            wrong.append(f"{one}: '{words(mark)[:20]}'")
    assert not wrong, f"{path}: {wrong}"


@every_page
def test_no_page_lists_a_source_that_it_does_not_use(pages: Pages, path: str) -> None:
    used = {attribute(mark, "href").removeprefix(f"#{SIGN}").upper() for mark in pages[path].select("a.cite")}
    idle = set(_listed(pages[path], "details.sources > ol > li")) - used
    assert not idle, f"{path}: listed and not used: {sorted(idle)}"
