"""A fact carries a mark, and the mark leads to its source and to what that cannot tell."""

from __future__ import annotations

from datetime import date

import pytest
from markdown import markdown

from macros.group import show_group
from macros.site import Site
from macros.source import cite, source_list
from model.guide import Item, Source
from tests.unit.html_promises import assert_laid_out, assert_only_text, the, words
from tests.unit.small_guide import HOSTILE, make_call, make_group, make_page, make_site, make_source, soup

FULL = make_source(
    "S2",
    kind="research",
    url="https://example.org/?a=1&b=2",
    country="Northland",
    year="2024",
    limits="One *town* only.",
    reported_by="A paper",
)
CITES = (make_call("cite", "S2"), make_call("cite", "S3", "S2"), make_call("source_list"))


def site(*sources: Source, level: int = 3) -> Site:
    """Return a page that cites S2, then S3, and a page that keeps all sources."""
    kinds = (make_call("source_list", kind, level=level) for kind in ("official", "research"))
    register = make_page("sources.md", sources=sources, calls=tuple(kinds))
    return make_site(make_page(calls=CITES), register)


KINDS = ("official", "research")
SITE = site(make_source("S1"), FULL, make_source("S3"))


def test_a_mark_is_numbered_in_the_order_of_the_page() -> None:
    assert [words(mark) for mark in soup(cite(SITE, "S3", "S2")).select("a")] == [
        "Source 2",
        "Source 1",
    ]


def test_a_mark_leads_to_its_entry_on_the_same_page() -> None:
    entries = {entry["id"] for entry in soup(source_list(SITE)).select("li")}
    assert the(soup(cite(SITE, "S2")), "a")["href"] == "#source-s2"
    assert "source-s2" in entries


def test_marks_stay_in_their_sentence() -> None:
    page = soup(markdown(f"A fact. {cite(SITE, 'S3', 'S2')} Another."))
    assert len(page.select("p")) == 1
    assert words(the(page, "p")).endswith("Source 2 Source 1 Another.")


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("The *Leaf* Office", id="stars"),
        pytest.param("[Leaf](javascript:alert(1))", id="link"),
        pytest.param("`Leaf`", id="backticks"),
        pytest.param("<b>Leaf</b>", id="tag"),
    ],
)
def test_markdown_finds_nothing_in_a_mark(hostile: str) -> None:
    """A mark becomes part of a sentence that Markdown reads after the macros are done."""
    source = make_source("S3", publisher=hostile, title=hostile, country=hostile)
    page = soup(markdown(f"A fact. {cite(site(FULL, source), 'S3')} Another."))
    assert [tag.name for tag in page.find_all(True)] == ["p", "a", "span"]
    assert "javascript" not in str(page)


def test_the_list_of_a_page_holds_what_it_cites_in_the_order_of_the_numbers() -> None:
    assert [entry["id"] for entry in soup(source_list(SITE)).select("ol > li")] == ["source-s2", "source-s3"]


@pytest.mark.parametrize(("count", "told"), [(1, "1 source,"), (2, "2 sources,")])
def test_the_list_of_a_page_says_how_long_it_is(count: int, told: str) -> None:
    page = make_page(calls=tuple(make_call("cite", name) for name in ("S2", "S3")[:count]))
    register = make_page("sources.md", sources=(FULL, make_source("S3")))
    assert told in words(the(soup(source_list(make_site(page, register))), "summary"))


def test_the_list_of_a_page_leads_to_all_about_each_source() -> None:
    links = [str(link["href"]) for link in soup(source_list(SITE)).select("li a")]
    assert [link.rpartition("#")[2] for link in links] == ["source-s2", "source-s3"]
    assert not any(link.startswith("#") for link in links)
    assert not soup(source_list(SITE)).select(".checked")


def test_the_register_holds_all_sources_of_a_kind_and_no_others() -> None:
    entries = [
        [entry["id"] for entry in soup(source_list(SITE, kind)).select("ol > li")]
        for kind in ("official", "research")
    ]
    assert entries == [["source-s1", "source-s3"], ["source-s2"]]


def test_the_register_is_open() -> None:
    assert not soup(source_list(SITE, "official")).select("details")


def test_a_source_says_who_where_and_when() -> None:
    title = the(soup(source_list(SITE, "research")), ".source-title")
    assert words(title) == "The title of S2, The publisher of S2, Northland, 2024"


def test_a_source_with_an_address_is_a_link() -> None:
    link = the(soup(source_list(SITE, "research")), ".source-title a")
    assert (link["href"], words(link)) == ("https://example.org/?a=1&b=2", "The title of S2")


def test_a_source_without_an_address_is_none() -> None:
    page = soup(source_list(SITE, "official"))
    assert not page.select("a")
    assert words(page.select("cite")[0]) == "The title of S1"


def test_a_source_says_what_it_cannot_tell_where_that_is_known() -> None:
    limits = [
        entry.get_text().count("What it can't tell")
        for kind in KINDS
        for entry in soup(source_list(SITE, kind)).select("li")
    ]
    assert limits == [0, 0, 1]
    assert "What it can't tell us: One town only." in words(soup(source_list(SITE, "research")))


def test_a_source_says_when_it_was_checked_and_when_it_is_next() -> None:
    source = make_source("S3", checked=date(2026, 1, 31), review_every=1)
    days = soup(source_list(site(source), "official")).select("time")
    assert [(day["datetime"], words(day)) for day in days] == [
        ("2026-01-31", "31 January 2026"),
        ("2026-02-28", "28 February 2026"),
    ]


def test_a_source_says_who_reported_it() -> None:
    checked = [words(line) for kind in KINDS for line in soup(source_list(SITE, kind)).select(".checked")]
    assert checked[-1].startswith("Reported by A paper. Checked ")
    assert checked[0].startswith("Checked ")


def test_hostile_words_stay_words() -> None:
    hostile = make_source(
        "S1",
        **dict.fromkeys(("title", "publisher", "says", "limits", "country", "year", "reported_by"), HOSTILE),
    )
    page = soup(source_list(site(hostile), "official"))
    assert_only_text(page, HOSTILE, 7)


def test_markdown_leaves_the_html_alone() -> None:
    assert_laid_out(source_list(SITE))
    assert_laid_out(source_list(SITE, "research"))


def test_a_source_beside_an_item_is_shown_on_its_page_alone() -> None:
    group = make_group("checklist", Item("one", "One fact", sources=("S2",)), Item("two", "Advice"))
    calls = (make_call("cite", "S1"), make_call("checklist", "group"), make_call("source_list"))
    sheet = make_page("sheet.md", calls=(make_call("worksheet", "group"),))
    guide = make_site(make_page(groups=(group,), calls=calls), SITE.guide.pages["sources.md"], sheet).guide
    here = Site(guide, SITE.settings, "part.md", "part.md")
    mark = the(soup(show_group(here, group, 3)), ".item .cite")
    assert words(mark) == "Source 2"
    assert mark["href"] == "#source-s2"
    assert [entry["id"] for entry in soup(source_list(here)).select("li")] == ["source-s1", "source-s2"]
    there = Site(guide, SITE.settings, "sheet.md", "sheet.md")
    assert not soup(show_group(there, group, 3)).select(".cite")
