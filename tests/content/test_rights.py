"""What a reader may ask stands country by country: the first whole, each other one tap away."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from model.guide import Guide
from model.inline import plain
from tests.content.expectations import Promises, difference, every
from tests.site.built import attribute, by_id, words

Pages = dict[str, BeautifulSoup]


def test_every_country_says_what_was_promised(pages: Pages, guide: Guide, promised: Promises) -> None:
    shown = pages.get(guide.page_calling("rights_list"), BeautifulSoup())
    found = {
        attribute(country.select("div[id]")[0], "id").removeprefix("rights-"): [
            attribute(link, "href").partition("#source-")[2].upper() for link in country.select("a.cite")
        ]
        for country in shown.select(".country-rights")
    }
    problem = difference("The rights", list(promised.rights), list(found))
    assert not problem, problem
    for country in guide.rights:
        # The check compares all lines with the promises; a page shows those of its day.
        sources = [source for line in country.lines for source in line.sources]
        problem = difference(f"The rights, {country.country}", sources, found[country.country])
        assert not problem, problem


def test_the_first_country_is_open_and_all_others_one_tap_away(pages: Pages, guide: Guide) -> None:
    shown = pages.get(guide.page_calling("rights_list"), BeautifulSoup())
    countries = shown.select(".country-rights")
    assert [country.has_attr("open") for country in countries] == [n == 0 for n in range(len(countries))]
    assert not [one for one in countries if one.find_parent("details")]


def test_every_country_choice_is_a_plain_link_to_its_section(pages: Pages, guide: Guide) -> None:
    names = {country.id: country.country for country in guide.help_lines}
    names |= {country.id: country.name for country in guide.rights}
    for path, page in pages.items():
        ids = by_id(page)
        choice = any(call.macro == "country_choice" for call in guide.pages[path].calls)
        for link in page.select(".jumps > li > a") if choice else ():
            goal = attribute(link, "href").removeprefix("#")
            assert goal in ids, f"{path}: '{goal}' is not there"
            closed = ids[goal].find_parent("details")
            heading = closed.select("summary")[0] if isinstance(closed, Tag) else ids[goal]
            assert words(link) == words(heading) == names[goal]


def test_every_country_says_when_its_sources_were_last_checked(pages: Pages, guide: Guide) -> None:
    checked = {one.anchor: one.checked.isoformat() for one in guide.sources.values()}
    for macro, place in (("support", ".support .country"), ("rights_list", ".country-rights")):
        for country in pages.get(guide.page_calling(macro), BeautifulSoup()).select(place):
            cited = [attribute(link, "href").partition("#")[2] for link in country.select(".cite")]
            assert cited
            [day] = country.select(".hint > time")
            assert attribute(day, "datetime") == min(checked[anchor] for anchor in cited), words(country)[:40]


@every("path", lambda promised: [path for path in promised.pages if promised.rights])
def test_every_line_names_its_place_its_sources_and_when_they_were_checked(
    pages: Pages, path: str, guide: Guide
) -> None:
    for country in pages[path].select(".country-rights"):
        gaps = _gaps(country)
        for line in country.select("li"):
            assert words(line.select("strong")[0]).endswith(":"), words(line)
            entries = by_id(pages[guide.register])
            sources = [entries[attribute(mark, "href")[1:]] for mark in line.select("a.cite")]
            assert all(source.select(".checked time") for source in sources), words(line)
            assert bool(sources) != (line in gaps), f"{path}: '{words(line)}' needs a source, or is a gap"


def test_what_could_not_be_checked_is_said(pages: Pages, guide: Guide) -> None:
    shown = pages.get(guide.page_calling("rights_list"), BeautifulSoup())
    found = [[words(gap) for gap in _gaps(country)] for country in shown.select(".country-rights")]
    written = [
        [f"{gap.where or country.name}: {plain(gap.text)}" for gap in country.gaps]
        for country in guide.rights
    ]
    assert found == written


def _gaps(country: Tag) -> list[Tag]:
    """Return the lines below the last heading of a country, if that says what could not be checked."""
    lists = country.select("h3 + ul, h4 + ul, h5 + ul, h6 + ul")
    return lists[-1].select("li") if lists and not lists[-1].select("a.cite") else []
