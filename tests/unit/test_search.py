"""Every page, heading and question is found from one plain list, and a script may search the same list."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from random import Random
from string import ascii_lowercase

import pytest

from macros.search import index_list, search
from macros.site import Site
from model.body import read_body
from model.guide import CountryHelp, CountryRights, Guide, Heading, Item, Pack, Page, Right, Stage
from tests.unit.conftest import Said
from tests.unit.html_promises import assert_laid_out, name_of, the, words
from tests.unit.small_guide import (
    HOSTILE,
    SETTINGS,
    make_call,
    make_group,
    make_line,
    make_page,
    make_site,
    soup,
)

HEAD = Heading("", "", "apple zebra")
PART = make_page(
    title="The part",
    description="Do THIS.",
    headings=(HEAD, Heading("Two pots", "two-pots", "clay", lead="Clay  breathes.")),
    groups=(make_group("checklist", Item("water", "Water *it*.")),),
    stages=(Stage("new", "It is new", "", ()),),
    help_lines=(CountryHelp(id="north", country="Northland", lines=(make_line(),)),),
    search_words=("Soil",),
)
FIND = make_page("find.md", title="Find", calls=(make_call("index_list"),), headings=(HEAD,))
OTHER = make_page("other.md", title="another page", headings=(HEAD,))


def index(*pages: Page, path: str = "find.md") -> str:
    """Return the index as it is shown on the page to search on."""
    return index_list(make_site(*pages, FIND, path=path))


def test_pages_are_listed_by_their_titles() -> None:
    titles = [words(link) for link in soup(index(PART, OTHER)).select(".index-page > :first-child a")]
    assert titles == ["another page", "The part"]


def test_the_page_of_the_index_is_not_in_it() -> None:
    assert "Find" not in words(soup(index(PART)))


def test_a_title_leads_to_its_page() -> None:
    assert the(soup(index(PART)), ".index-page > :first-child a")["href"] == "../part/"


def test_headings_stages_countries_and_questions_are_listed_with_their_places() -> None:
    entries = {words(link): link["href"] for link in soup(index(PART)).select("li a")}
    assert entries == {
        "Two pots": "../part/#two-pots",
        "It is new": "../part/#new",
        "Northland": "../part/#north",
        "Water it.": "../part/#water",
    }


def test_what_a_reader_may_ask_is_found_by_its_words_under_the_name_of_the_country() -> None:
    pack = Pack("south", "A4", CountryHelp(id="south", country="Southland", lines=()), ())
    rights = (CountryRights("south", (Right("You may *look*.", ("S1",), about="Fruit"),)),)
    guide = Guide({page.path: page for page in (make_page(rights=rights, headings=(HEAD,)), FIND)}, (pack,))
    link = the(soup(index_list(Site(guide, SETTINGS, FIND.path, FIND.path))), "li a")
    assert (words(link), link["href"]) == ("Southland", "../part/#rights-south")
    assert link["data-words"] == "fruit look may you"


def test_a_page_is_found_by_its_description_its_search_words_and_its_first_words() -> None:
    link = the(soup(index(PART)), ".index-page > :first-child a")
    assert (link["data-words"], link["data-terms"]) == ("do this. apple zebra", "Soil")


def test_a_country_is_found_by_its_numbers_and_names() -> None:
    link = the(soup(index(PART)), 'a[href$="#north"]')
    assert link["data-terms"] == "|".join((make_line().number, make_line().name))


def test_the_page_of_help_is_marked_and_found_by_words_of_distress_and_by_every_number() -> None:
    help_page = replace(PART, calls=(make_call("support"),))
    helped = [link for link in soup(index(help_page, OTHER)).select("a") if link.has_attr("data-help")]
    assert [words(link) for link in helped] == ["The part"]
    terms = str(helped[0]["data-terms"]).split("|")
    assert {"Soil", "suicide", make_line().number} <= {*terms}


def test_without_a_page_of_help_nothing_is_marked_or_shown_for_it() -> None:
    assert not soup(index(PART, OTHER)).select("[data-help]")
    assert not soup(search(make_site(FIND, path="find.md"))).select("template")


def test_pages_about_the_site_are_marked() -> None:
    about = replace(OTHER, about_site=True)
    marked = soup(index(PART, about)).select("[data-about]")
    assert [words(the(one, "a")) for one in marked] == ["another page"]


def test_what_a_topic_reads_as_other_words_joins_those_of_the_language() -> None:
    site = replace(make_site(FIND, path="find.md"), settings=replace(SETTINGS, synonyms={"clay": "soil"}))
    synonyms = json.loads(str(the(soup(search(site)), "search")["data-synonyms"]))
    assert (synonyms["clay"], synonyms["can't"]) == ("soil", "cannot")


def test_a_heading_is_found_by_the_words_below_it() -> None:
    assert the(soup(index(PART)), 'a[href$="#two-pots"]')["data-words"] == "clay"


def test_every_place_says_what_it_is_about() -> None:
    page = soup(index(PART))
    says = {words(link): link.get("data-says") for link in page.select("a")}
    assert says == {
        "The part": "Do THIS.",
        "Two pots": "Clay breathes.",
        "It is new": None,
        "Northland": None,
        "Water it.": "The legend",
    }


@pytest.mark.parametrize(
    ("body", "lead"),
    [
        pytest.param("One *two*.\n\nThree.", "One two.", id="paragraph"),
        pytest.param("- One\n- Two", "One", id="list"),
        pytest.param('{{ cite("S1") }} One {{ cite("S1") }} two.\n\nThree', "One two.", id="calls"),
        pytest.param("### Deeper\n\nOne", None, id="nothing"),
        pytest.param("word " * 99, f"{'word ' * 15}word…", id="long"),
    ],
)
def test_a_heading_says_its_first_paragraph(body: str, lead: str | None, said: Said) -> None:
    found = read_body(f"## Here\n\n{body}", 0, said)
    page = soup(index(make_page(headings=found.headings)))
    assert page.select("li a")[0].get("data-says") == lead


@pytest.mark.parametrize("level", [2, 4])
def test_titles_are_headings_of_the_next_level(level: int) -> None:
    find = make_page("find.md", calls=(make_call("index_list", level=level),), headings=(HEAD,))
    page = soup(index_list(make_site(PART, find, path="find.md")))
    assert words(the(page, f".index-page > h{level + 1}")) == "The part"


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param(r"5 \* 3 \* 2", id="stars"),
        pytest.param(r"\[Press\](javascript:alert(1))", id="link"),
        pytest.param("Write `**` and `<b>`", id="code"),
        pytest.param(r"\_\_init\_\_", id="underscores"),
    ],
)
def test_a_heading_is_listed_as_it_reads_on_its_page(heading: str, said: Said) -> None:
    body = read_body(f"## {heading}", 0, said)
    page = soup(index(make_page(headings=body.headings)))
    assert words(the(page, "li")) == body.headings[1].text
    assert [tag.name for tag in the(page, "li").find_all(True)] == ["a"]


def test_a_question_with_a_link_is_one_link() -> None:
    group = make_group("checklist", Item("water", "Read [more](other.md)."))
    page = soup(index(make_page(groups=(group,), headings=(HEAD,)), OTHER))
    assert not page.select("a a"), "A link in a link tears both apart."
    assert words(the(page, 'a[href$="#water"]')) == "Read more."


def test_the_field_cannot_be_reached_until_a_script_answers_it() -> None:
    page = the(soup(search(make_site(FIND, path="find.md"))), "div")
    assert [tag.name for tag in page.find_all(True, recursive=False)] == ["search"]
    assert the(page, "search").has_attr("inert")


def test_the_field_is_named_and_described() -> None:
    page = soup(search(make_site(FIND, path="find.md")))
    field = the(page, "input")
    assert name_of(page, field) == "Search the guide"
    assert the(page, f'[id="{field["aria-describedby"]}"]')


def test_what_is_searched_stays_out_of_the_memory_of_the_browser() -> None:
    field = the(soup(search(make_site(FIND, path="find.md"))), "input")
    assert (field["autocomplete"], field["spellcheck"]) == ("off", "false")
    assert "name" not in field.attrs


def test_hostile_words_stay_words() -> None:
    page = make_page(
        title=HOSTILE,
        description=HOSTILE,
        search_words=(HOSTILE,),
        headings=(HEAD, Heading(HOSTILE, "hostile", HOSTILE)),
        stages=(Stage("new", HOSTILE, "", ()),),
    )
    shown = soup(index(page))
    assert not shown.find("script")
    assert [words(link) for link in shown.select("a")] == [HOSTILE] * 3


def test_markdown_leaves_the_html_alone() -> None:
    assert_laid_out(index(PART, OTHER))
    assert_laid_out(search(make_site(FIND, path="find.md")))


def test_of_a_thousand_pages_the_index_stays_light_enough_to_be_fetched() -> None:
    """Words of no language compress worse than any that somebody would write."""
    chance = Random(7)  # noqa: S311 - the same words each time

    def text(count: int) -> str:
        return " ".join("".join(chance.choices(ascii_lowercase, k=6)) for _ in range(count))

    pages = [
        make_page(
            f"page-{number}.md",
            title=text(3),
            description=text(6),
            headings=(HEAD, Heading(text(3), f"place-{number}", text(100))),
            groups=(make_group("checklist", *(Item(f"item-{number}-{one}", text(8)) for one in range(20))),),
        )
        for number in range(1000)
    ]
    shown = index(*pages)
    assert len(soup(shown).select(".index-page")) == 1000
    assert len(gzip.compress(shown.encode())) <= 100_000
