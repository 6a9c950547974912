"""By country: packs that topics share, what a reader may ask, and plain links to each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from check.crosscheck import crosscheck
from macros.site import Site
from macros.support import country_choice, rights_list, support
from model.country_packs import pack_files, read_packs, with_packs
from model.guide import Call, CountryHelp, CountryRights, Guide, Pack, Page, Period, Right
from model.load_guide import parse_guide
from model.problems import Problem
from tests.unit.html_promises import assert_laid_out, assert_only_text, the, words
from tests.unit.small_guide import HOSTILE, SETTINGS, make_call, make_line, make_page, make_source, soup

PACK = """\
country: Northland
paper: A4
emergency: {call: "112", or: "999", note: Free., source: N01}
lines:
  - name: Garden line
    call: "0800 11 22"
    source: N01
    short: true
sources:
  - id: N01
    title: Who answers
    publisher: Garden Office
    kind: health
    says: Somebody answers at any hour.
    checked: 2026-03-01
    review_every: 12 months
"""


def make_pack(name: str, country: str, paper: str = "A4") -> Pack:
    country_help = CountryHelp(id=name, country=country, lines=(make_line(source="S1"),))
    return Pack(name, paper, country_help, (make_source("S1"),))


NORTH, SOUTH = make_pack("north", "Northland"), make_pack("south", "Southland", "Letter")
RIGHTS = (
    CountryRights(
        "south",
        (
            Right("You may *look*.", ("S1",)),
            Right("And touch.", ("S1", "S2"), where="South Bay", about="Fruit"),
        ),
        gaps=(Right("We did not find *when*.", where="The isles"),),
    ),
    CountryRights("north", (Right("You may ask.", ("S2",)),), name="The whole north"),
    CountryRights("west", (Right("Nobody chose this.", ("S1",)),)),
)
REGISTER = make_page("sources.md", sources=(make_source("S1"), make_source("S2")))


def site_of(*packs: Pack, rights: tuple[CountryRights, ...] = RIGHTS, level: int = 3) -> Site:
    """Return a site on the page that shows the rights."""
    page = make_page(rights=rights, calls=(make_call("rights_list", level=level),))
    pages: dict[str, Page] = {one.path: one for one in (page, REGISTER)}
    return Site(Guide(pages, packs), SETTINGS, page.path, page.path)


def details(page: BeautifulSoup) -> list[str]:
    return [words(one) for one in page.select("details > summary")]


def test_rights_stand_in_the_order_that_the_topic_chose() -> None:
    assert details(soup(rights_list(site_of(NORTH, SOUTH)))) == ["The whole north", "Southland"]
    assert details(soup(rights_list(site_of(SOUTH, NORTH)))) == ["Southland", "The whole north"]
    assert details(soup(rights_list(site_of(SOUTH)))) == ["Southland"]


def test_the_first_country_is_open_and_needs_no_script() -> None:
    page = soup(rights_list(site_of(SOUTH, NORTH)))
    assert [one.has_attr("open") for one in page.select("details")] == [True, False]


@pytest.mark.parametrize("level", [2, 4])
def test_a_country_is_a_heading_and_its_parts_are_headings_below_it(level: int) -> None:
    page = soup(rights_list(site_of(SOUTH, level=level)))
    assert words(the(page, f"summary > h{level}")) == "Southland"
    assert [words(one) for one in page.select(f"h{level + 1}")] == ["Fruit", "What we couldn't check"]


def test_a_link_to_a_country_leads_inside_of_what_it_opens() -> None:
    page = soup(rights_list(site_of(NORTH, SOUTH)))
    assert [one["id"] for one in page.select("details > div")] == ["rights-north", "rights-south"]


def test_every_right_names_its_place_and_leads_to_its_sources() -> None:
    page = soup(rights_list(site_of(SOUTH)))
    found = [
        (words(line.select("strong")[0]), [link["href"] for link in line.select("a.cite")])
        for line in page.select("li")
    ]
    assert found == [
        ("Southland:", ["../sources/#source-s1"]),
        ("South Bay:", ["../sources/#source-s1", "../sources/#source-s2"]),
        ("The isles:", []),
    ]
    assert [words(one) for one in page.select("li em")] == ["look", "when"]


def test_a_place_is_seen_once_and_heard_at_every_line() -> None:
    places = ("", "", "South Bay", "South Bay", "")
    lines = tuple(
        Right("Ask.", ("S1",), where=where, about="" if n else "Fruit") for n, where in enumerate(places)
    )
    gaps = (Right("Not seen."), Right("Not seen either."))
    page = soup(rights_list(site_of(SOUTH, rights=(CountryRights("south", lines, gaps=gaps),))))
    marks = page.select("li strong")
    south, bay = "Southland:", "South Bay:"
    assert [words(one) for one in marks] == [south, south, bay, bay, south, south, south]
    hidden = ["visually-hidden" in one.get_attribute_list("class") for one in marks]
    assert hidden == [False, True, False, True, False, False, True]


def test_what_was_read_elsewhere_is_marked_as_reported() -> None:
    """A line is reported if no source of it was read where it was published."""
    rights = (
        CountryRights("south", tuple(Right(one, tuple(one.split())) for one in ("S1", "S2", "S3", "S1 S2"))),
    )
    sources = (make_source("S1"), make_source("S2", reported_by="News"), make_source("S3", kind="comment"))
    page = make_page(rights=rights, calls=(make_call("rights_list"),))
    pages = {page.path: page, "sources.md": make_page("sources.md", sources=sources)}
    shown = soup(rights_list(Site(Guide(pages, (SOUTH,)), SETTINGS, page.path, page.path)))
    assert [bool(line.select(".reported")) for line in shown.select("li")] == [False, True, True, False]
    assert len(shown.select("p.reported")) == 1
    assert not soup(rights_list(site_of(SOUTH))).select(".reported")


def test_lines_stand_under_the_heading_above_them() -> None:
    lines = tuple(Right(str(number), about=about) for number, about in enumerate(("", "A", "", "A", "B")))
    found = [(about, [one.text for one in part]) for about, part in CountryRights("south", lines).parts]
    assert found == [("", ["0"]), ("A", ["1", "2", "3"]), ("B", ["4"])]


@pytest.mark.fault(139)
@pytest.mark.parametrize(
    ("day", "shown"),
    [
        pytest.param(date(2026, 4, 30), [("A", ["old", "both"]), ("B", ["last"])], id="before"),
        pytest.param(date(2026, 5, 1), [("A", ["both", "new"]), ("B", ["last"])], id="on-the-day"),
    ],
)
def test_a_day_has_its_lines_below_their_headings(day: date, shown: list[tuple[str, list[str]]]) -> None:
    first = date(2026, 5, 1)
    lines = (
        Right("old", about="A", period=Period(last=date(2026, 4, 30))),
        Right("both"),
        Right("new", period=Period(first)),
        Right("last", about="B"),
    )
    rights = CountryRights("south", lines, gaps=(Right("gap", period=Period(first)),))
    guide = site_of(SOUTH, rights=(rights,)).guide
    [country] = guide.on(day).rights
    assert [(about, [one.text for one in part]) for about, part in country.parts] == shown
    assert bool(country.gaps) is (day >= first)
    assert len(guide.rights[0].lines) == 4
    assert guide.on(day).changed == max(date(2026, 3, 1), first if day >= first else date.min)


@pytest.mark.fault(139)
def test_a_day_has_its_help_lines_and_their_sources() -> None:
    lines = (
        make_line(number="1", source="S1", period=Period(last=date(2026, 4, 30))),
        make_line(number="22", source="S2"),
    )
    country = CountryHelp(id="north", country="Northland", lines=lines)
    page = make_page(help_lines=(country,), calls=(make_call("support"),))
    guide = Guide({page.path: page, REGISTER.path: REGISTER})
    assert guide.on(date(2026, 4, 30)).cited_on(page) == guide.cited_on(page) == ("S1", "S2")
    assert guide.on(date(2026, 5, 1)).cited_on(page) == ("S2",)


def test_hostile_words_stay_words() -> None:
    hostile = Right(HOSTILE, ("S1",), where=HOSTILE, about=HOSTILE)
    rights = (CountryRights("south", (hostile,), gaps=(Right(HOSTILE),), name=HOSTILE),)
    page = soup(rights_list(site_of(SOUTH, rights=rights)))
    assert_only_text(page, HOSTILE, 6)


def test_a_choice_is_plain_links_in_the_order_of_the_topic() -> None:
    links = soup(country_choice(site_of(SOUTH, NORTH))).select("a")
    assert [(words(link), link["href"]) for link in links] == [
        ("Southland", "#rights-south"),
        ("The whole north", "#rights-north"),
    ]


def test_everything_is_laid_out_for_markdown() -> None:
    assert_laid_out(rights_list(site_of(SOUTH, NORTH)))
    assert_laid_out(country_choice(site_of(SOUTH, NORTH)))


def test_papers_are_those_of_the_countries_the_most_likely_first() -> None:
    assert Guide({}, (NORTH, SOUTH)).papers == ("A4", "Letter")
    assert Guide({}, (SOUTH, NORTH, SOUTH)).papers == ("Letter", "A4")
    assert Guide({}).papers == ("A4",)


def read(folder: Path, text: str) -> tuple[tuple[Pack, ...], list[Problem]]:
    """Read a pack from a file."""
    (folder / "north.yml").write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    packs = pack_files(folder)
    return read_packs(packs, packs, problems), problems


def test_a_pack_is_read_as_it_is_meant(tmp_path: Path) -> None:
    [pack], problems = read(tmp_path, PACK)
    assert not problems
    assert (pack.id, pack.paper, pack.help.country) == ("north", "A4", "Northland")
    assert [line.number for line in pack.help.numbers] == ["112", "999", "0800 11 22"]
    assert [source.id for source in pack.sources] == ["N01"]


def test_a_pack_in_another_encoding_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "north.yml").write_bytes(PACK.replace("Northland", "Nordöstland").encode("latin-1"))
    problems: list[Problem] = []
    assert not read_packs(pack_files(tmp_path), ["north"], problems)
    assert "not saved as UTF-8" in str(problems[0])


@pytest.mark.fault(137)
@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        pytest.param("paper: A4", "paper: A5", "north.yml:2: the pack has the paper 'A5'.", id="paper"),
        pytest.param("source: N01", "source: N02", "north.yml:3: the pack has no source 'N02'.", id="source"),
        pytest.param("country: Northland\n", "", "north.yml:1: the pack has no 'country'.", id="country"),
        pytest.param("paper: A4", "papers: A4", "unknown field 'papers'", id="unknown-field"),
        pytest.param('call: "112", ', "", "north.yml:3: the pack, emergency has no 'call'.", id="no-number"),
        pytest.param('"999"', "nine", "has the number 'nine'.", id="other-number"),
        pytest.param("emergency: {", "# {", "the pack has no 'emergency'.", id="no-emergency"),
    ],
)
def test_a_mistake_in_a_pack_is_said(tmp_path: Path, old: str, new: str, says: str) -> None:
    _, problems = read(tmp_path, PACK.replace(old, new))
    assert any(says in str(problem) for problem in problems), problems


def test_the_help_of_a_pack_shows_on_the_page_that_shows_help() -> None:
    page = with_packs(make_page(calls=(Call("support", (), 7, 2),)), (NORTH, SOUTH))
    register = with_packs(make_page("sources.md", sources=(make_source("S2"),)), (NORTH,))
    assert [one.country for one in page.help_lines] == ["Northland", "Southland"]
    assert [one.id for one in register.sources] == ["S2", "S1"]
    guide = Guide({page.path: page, register.path: register}, (NORTH, SOUTH))
    shown = soup(support(Site(guide, SETTINGS, page.path, page.path)))
    assert [words(one) for one in shown.select("section h2")] == ["Northland", "Southland"]


def test_sources_that_no_page_lists_are_one_sentence_at_the_help_lines(tmp_path: Path) -> None:
    facts = "title: One\ndescription: What it is for.\nowner: Somebody\n"
    facts += "reviewed: 2026-03-01\nreview_every: 12 months\n"
    (tmp_path / "index.md").write_text(f"---\n{facts}---\nWords.\n\n{{{{ support() }}}}\n", encoding="utf-8")
    two = replace(NORTH, help=replace(NORTH.help, lines=(make_line(source="S1"), make_line(source="S2"))))
    two = replace(two, sources=(make_source("S1", kind="health"), make_source("S2", kind="health")))
    parsed = parse_guide(tmp_path, [two])
    said = [problem for problem in crosscheck(parsed, {}) if "sources" in problem.text]
    [problem] = said
    assert problem.line == 10
    assert problem.text.endswith("Add '{{ source_list(\"health\") }}' to a page.")
    lists = '{{ source_list("health") }}'
    with (tmp_path / "index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{lists}\n")
    parsed = parse_guide(tmp_path, [two])
    assert not [one for one in crosscheck(parsed, {}) if "list" in one.text]
