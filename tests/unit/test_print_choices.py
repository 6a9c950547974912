"""Before printing there is a choice, and the whole guide is shown page by page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from macros.catalogue import MACROS
from macros.site import Site
from macros.whole_guide import whole_guide
from model.guide import Guide, Prompt
from tests.site.built import words
from tests.unit.html_promises import assert_laid_out, the
from tests.unit.small_guide import SETTINGS, make_call, make_group, make_page, make_site, soup

GROUP = make_group("prompt", Prompt("plan", "What *now*?"), name="next", legend="What comes next")


def choices(*calls: str, legend: str = "What comes next") -> BeautifulSoup:
    """Return the choices on a page that calls these macros for its group."""
    group = replace(GROUP, legend=legend)
    page = make_page(groups=(group,), calls=tuple(make_call(macro, "next") for macro in calls))
    return soup(MACROS["print_choices"](make_site(page)))


def test_without_scripts_there_is_nothing_to_choose() -> None:
    page = choices("worksheet")
    the(page, "template").decompose()
    assert not page.select("input, select, button")
    assert not words(page)


def test_a_worksheet_can_be_printed_whole_or_in_parts() -> None:
    """A script finds the parts on the page; here are the words for them."""
    choice = the(choices("worksheet"), "select")
    assert [(one["value"], words(one)) for one in choice.select("option")] == [("", "The whole sheet")]
    assert choice["data-all"] == "All of “{group}”"


def test_other_pages_print_large_or_not() -> None:
    page = choices("prompt")
    assert [one["id"] for one in page.select("input, select")] == ["print-large"]


@pytest.mark.parametrize("macro", ["worksheet", "prompt"])
def test_every_choice_has_a_name(macro: str) -> None:
    page = choices(macro)
    assert all(words(the(page, f"label[for={one['id']}]")) for one in page.select("input, select"))


def test_markdown_leaves_the_html_alone() -> None:
    assert_laid_out(MACROS["print_choices"](make_site(make_page())))


def guide_of(*order: str) -> list[str]:
    """Return the pages of the whole guide where the menu has this order."""
    pages = [
        make_page("a.md", title="A"),
        make_page("b.md", title="B"),
        make_page("sheet.md", title="Sheet", calls=(make_call("worksheet", "next"),)),
        make_page("whole.md", title="Whole", calls=(make_call("whole_guide"),)),
    ]
    guide = Guide({page.path: page for page in pages}, order=order)
    shown = soup(whole_guide(Site(guide, SETTINGS, "whole.md", "whole.md")))
    return [words(link) for link in shown.select("a")]


def test_the_pages_stand_in_the_order_of_the_menu() -> None:
    assert guide_of("b.md", "a.md") == ["B", "A"]


def test_a_page_that_no_menu_names_stands_last() -> None:
    assert guide_of("whole.md", "b.md", "strange.md") == ["B", "A"]


def test_pages_that_only_gather_others_are_left_out() -> None:
    assert guide_of("sheet.md", "whole.md", "a.md", "b.md") == ["A", "B"]
