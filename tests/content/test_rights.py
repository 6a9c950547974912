"""What a reader may ask stands country by country: the first whole, each other one tap away."""

from __future__ import annotations

from bs4 import BeautifulSoup

from macros.content import Guide
from tests.content.expectations import Promises, difference
from tests.site.built import attribute, by_id, words

Pages = dict[str, BeautifulSoup]


def test_every_country_says_what_was_promised(pages: Pages, guide: Guide, promised: Promises) -> None:
    shown = pages.get(guide.page_calling("rights_list"), BeautifulSoup())
    found = {
        attribute(country.select("summary [id]")[0], "id").removeprefix("rights-"): [
            attribute(link, "href").partition("#source-")[2].upper() for link in country.select("a.source")
        ]
        for country in shown.select(".country-rights")
    }
    problem = difference("The rights", list(promised.rights), list(found))
    assert not problem, problem
    for country, sources in promised.rights.items():
        problem = difference(f"The rights, {country}", sources, found[country])
        assert not problem, problem


def test_the_first_country_is_open_and_all_others_one_tap_away(pages: Pages, guide: Guide) -> None:
    shown = pages.get(guide.page_calling("rights_list"), BeautifulSoup())
    countries = shown.select(".country-rights")
    assert [country.has_attr("open") for country in countries] == [n == 0 for n in range(len(countries))]
    assert not [one for one in countries if one.find_parent("details")]


def test_every_country_choice_is_a_plain_link_to_its_section(pages: Pages, guide: Guide) -> None:
    names = {country.id: country.country for country in guide.help_lines}
    for path, page in pages.items():
        ids = by_id(page)
        for link in page.select(".jumps:not(.sections .jumps) > li > a"):
            goal = attribute(link, "href").removeprefix("#")
            assert goal in ids, f"{path}: '{goal}' is not there"
            assert words(link) == words(ids[goal]) == names[goal.removeprefix("rights-")]
