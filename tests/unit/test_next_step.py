"""At the end of a part stand the place of the reader, what comes next, and the way back to all steps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from macros.next_step import next_step
from model.guide import Heading, Page, Part, Prompt, Stage, Step
from tests.unit.html_promises import assert_laid_out, the, words
from tests.unit.small_guide import HOSTILE, make_call, make_group, make_page, make_site, soup

HEAD = Heading("", "", "")
POTS = Heading("Look at the pots", "pots", "")
ASKS = make_group("prompt", Prompt("how-far", "How far?", answer="stage"), page="sheet.md")
STAGES = (
    Stage(
        "new",
        "It is new",
        "",
        (Step("one.md", "a"), Step("two.md#pots", "b"), Step("one.md#pots", "c")),
    ),
    Stage("old", "It is old", "", (Step("two.md", "d"),)),
)
HOME = make_page(parts=(Part("today", "Today"), Part("later", "Later")), path="index.md")
ONE = make_page("one.md", part="today", title="The first", headings=(HEAD, POTS))
TWO = make_page("two.md", part="later", title="The second", headings=(HEAD, POTS))
PATHS = make_page("paths.md", title="All paths", stages=STAGES, calls=(make_call("stage_path", "new"),))
SHEET = make_page("sheet.md", title="The sheet", groups=(ASKS,), calls=(make_call("worksheet", ASKS.name),))
PAGES = (HOME, ONE, TWO, PATHS, SHEET)


def shown(path: str, *pages: Page) -> BeautifulSoup:
    """Return what stands at the end of a page."""
    return soup(next_step(make_site(*(pages or PAGES), path=path)))


def inside(page: BeautifulSoup) -> BeautifulSoup:
    """Return what a script finds in the template."""
    return soup(the(page, "template").decode_contents())


def ways(page: BeautifulSoup) -> dict[tuple[str, str], list[str]]:
    """Return what a script may show instead, by stage and place."""
    return {
        (str(way["data-stage"]), str(way.get("data-anchor", ""))): [
            words(one) for one in way.find_all(["p", "a"])
        ]
        for way in inside(page).find_all("div")
    }


@pytest.mark.parametrize(
    ("path", "part", "onward", "href"),
    [
        pytest.param("one.md", "Part 1 of 2", "Next: The second", "../two/", id="first"),
        pytest.param(
            "two.md", "Part 2 of 2", "Next: The sheet", "../sheet/", id="last-leads-to-the-worksheet"
        ),
    ],
)
def test_without_a_script_the_parts_are_the_way(path: str, part: str, onward: str, href: str) -> None:
    plain = the(shown(path), "nav > div")
    assert words(the(plain, "p")) == part
    assert words(the(plain, "a.onward")) == onward
    assert the(plain, "a.onward")["href"] == href
    back = the(plain, "a:not(.onward)")
    assert (words(back), back["href"]) == ("All paths", "../paths/")


def test_every_step_that_leads_here_has_its_place_and_what_follows() -> None:
    assert ways(shown("one.md")) == {
        ("new", ""): ["Step 1 of 3", "Next: Look at the pots", "Back to my steps"],
        ("new", "pots"): ["Step 3 of 3", "Next: The sheet", "Back to my steps"],
        ("old", ""): ["Next: The second", "Back to my steps"],
    }


def test_a_step_leads_to_the_place_that_follows_and_back_to_its_path() -> None:
    way = the(inside(shown("one.md")), "div:first-child")
    assert [link["href"] for link in way.select("a")] == ["../two/#pots", "../paths/#new"]


def test_the_worksheet_does_not_lead_to_itself() -> None:
    sheet = replace(SHEET, part="later")
    page = shown(
        "sheet.md", HOME, replace(TWO, part=""), *(one for one in PAGES[1:] if one not in {SHEET, TWO}), sheet
    )
    assert words(the(page, "nav > div p")) == "Part 2 of 2"
    assert [link["href"] for link in page.select("nav > div a")] == ["../paths/"]


def test_a_step_leads_to_no_place_on_its_own_page_but_to_another_place() -> None:
    steps = (Step("one.md", "a"), Step("one.md", "b"), Step("one.md#pots", "c"))
    paths = make_page(
        "paths.md", title="All paths", stages=(Stage("new", "New", "", steps),), calls=PATHS.calls
    )
    page = inside(shown("one.md", HOME, ONE, TWO, paths, SHEET))
    onward = [[link["href"] for link in way.select("a.onward")] for way in page.find_all("div")]
    assert onward == [[], ["#pots"], ["../sheet/"]]


def test_a_topic_without_stages_has_parts_alone() -> None:
    page = shown("one.md", HOME, ONE, TWO)
    assert words(the(page, "nav")) == "Part 1 of 2 Next: The second"
    assert not page.select("template")


def test_hostile_words_stay_words() -> None:
    pages = (
        HOME,
        ONE,
        make_page("two.md", title=HOSTILE),
        make_page("paths.md", title=HOSTILE, stages=STAGES, calls=PATHS.calls),
    )
    page = shown("one.md", *pages)
    assert not page.find("script")
    assert words(the(page, "nav > div a:not(.onward)")) == words(
        soup(f"<p>{HOSTILE.replace('<', '&lt;')}</p>")
    )


def test_markdown_leaves_the_html_alone() -> None:
    assert_laid_out(next_step(make_site(*PAGES, path="one.md")))
