"""The guide as data: what can be looked up, and days that are counted in months."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from model.guide import CountryHelp, Guide, Item, Part, Stage, months_later
from tests.unit.small_guide import make_call, make_group, make_line, make_page, make_source


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        pytest.param(date(2026, 11, 20), 12, date(2027, 11, 20), id="year"),
        pytest.param(date(2026, 11, 20), 6, date(2027, 5, 20), id="over-the-new-year"),
        pytest.param(date(2026, 11, 20), 1, date(2026, 12, 20), id="to-december"),
        pytest.param(date(2026, 12, 31), 1, date(2027, 1, 31), id="from-december"),
        pytest.param(date(2026, 1, 31), 1, date(2026, 2, 28), id="short-month"),
        pytest.param(date(2028, 1, 31), 1, date(2028, 2, 29), id="leap-year"),
        pytest.param(date(2028, 2, 29), 12, date(2029, 2, 28), id="from-a-leap-day"),
        pytest.param(date(2026, 3, 31), 1, date(2026, 4, 30), id="thirty-days"),
        pytest.param(date(2026, 8, 15), 99, date(2034, 11, 15), id="years-and-months"),
    ],
)
def test_the_next_review_is_months_later(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected


def test_sources_are_numbered_by_their_first_citation() -> None:
    calls = (make_call("cite", "S2"), make_call("cite", "S1", "S2"), make_call("worksheet", "S9"))
    assert Guide({}).cited_on(make_page(calls=calls)) == ("S2", "S1")


def test_a_heading_level_is_that_of_the_call() -> None:
    calls = (make_call("prompt", "one", level=2), make_call("prompt", "two", level=4))
    page = make_page(calls=calls)
    assert [page.level("prompt", name) for name in ("one", "two")] == [2, 4]


def test_what_no_call_names_stands_below_the_title() -> None:
    assert make_page(calls=(make_call("prompt", "one", level=4),)).level("prompt", "three") == 2


def test_groups_and_items_are_found_from_any_page() -> None:
    water, soil = Item("water", "Water it."), Item("soil", "Feel it.")
    first = make_page("a.md", groups=(make_group("checklist", water, name="boxes"),))
    second = make_page("b.md", groups=(make_group("reflection", soil, name="questions"),))
    guide = Guide({"a.md": first, "b.md": second})
    assert (list(guide.groups), list(guide.items)) == (["boxes", "questions"], ["water", "soil"])
    assert guide.items["soil"] is soil


def test_what_one_page_keeps_is_found_from_any_page() -> None:
    stage, part = Stage("new", "It is new", "", ()), Part("today", "Today")
    source, country = make_source("S1"), CountryHelp(id="north", country="Northland", lines=(make_line(),))
    keeper = make_page("b.md", stages=(stage,), parts=(part,), sources=(source,), help_lines=(country,))
    guide = Guide({"a.md": make_page("a.md", part="today"), "b.md": keeper, "c.md": make_page("c.md")})
    assert guide.stages == {"new": stage}
    assert guide.parts == (replace(part, pages=("a.md",)),)
    assert guide.sources == {"S1": source}
    assert guide.help_lines == (country,)
    assert guide.register == "b.md"


def test_pages_of_a_part_stand_in_the_order_of_the_menu() -> None:
    parts = (Part("today", "Today"), Part("later", "Later"))
    pages = [
        make_page("a.md", part="later"),
        make_page("b.md", part="today"),
        make_page("c.md", part="today"),
    ]
    by_path = {page.path: page for page in (*pages, make_page("index.md", parts=parts))}
    assert Guide(by_path).part_pages == ("b.md", "c.md", "a.md")
    guide = Guide(by_path, order=("index.md", "c.md", "gone.md", "a.md", "b.md"))
    assert [part.pages for part in guide.parts] == [("c.md", "b.md"), ("a.md",)]


def test_a_guide_without_sources_has_no_register() -> None:
    assert Guide({"a.md": make_page("a.md")}).register == ""


def test_the_page_that_calls_a_macro_is_found() -> None:
    guide = Guide({"a.md": make_page("a.md"), "b.md": make_page("b.md", calls=(make_call("support"),))})
    assert (guide.page_calling("support"), guide.page_calling("worksheet")) == ("b.md", "")


@pytest.mark.parametrize(("name", "anchor"), [("S01", "source-s01"), ("r1", "source-r1")])
def test_a_source_has_an_address_of_its_own(name: str, anchor: str) -> None:
    assert make_source(name).anchor == anchor


def test_nothing_can_be_changed_while_pages_are_rendered() -> None:
    page = make_page()
    with pytest.raises(FrozenInstanceError):
        page.title = "Another"  # type: ignore[misc]
