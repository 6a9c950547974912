"""Where the repository has an address, a page leads to its own words; else nothing is offered."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from urllib.parse import parse_qs, urlsplit

import pytest

from macros.catalogue import MACROS
from macros.group import show_group
from macros.repository import Repository
from macros.review_line import review_line
from macros.site import Site
from model.guide import GROUP_KINDS, Guide, Item, Letter, Prompt
from tests.unit.html_promises import assert_laid_out, words
from tests.unit.small_guide import HOSTILE, PATH, SETTINGS, make_group, make_page, soup

ADDRESS = "https://example.org/owner/name"
ITEMS: dict[str, Callable[..., Item]] = {"prompt": Prompt, "letter": partial(Letter, body="Hello")}


def site(path: str = PATH, repository: str = ADDRESS, contact: str = "") -> Site:
    settings = dataclasses.replace(SETTINGS, repository=repository, contact=contact)
    return Site(Guide({path: make_page(path)}), settings, path, path)


def group_of(kind: str, text: str = "*One* or two?", page: str = PATH) -> str:
    item = ITEMS.get(kind, Item)
    return show_group(site(), make_group(kind, item("first", text), item("second", "Two?"), page=page), 3)


def test_a_page_can_be_changed_where_it_stands() -> None:
    assert Repository(ADDRESS).edit("a/b c.md") == f"{ADDRESS}/edit/main/docs/a/b%20c.md"


def test_a_page_of_another_topic_is_changed_and_named_in_its_folder() -> None:
    other = Repository(ADDRESS, "topics/other/")
    assert other.edit("a.md") == f"{ADDRESS}/edit/main/topics/other/docs/a.md"
    assert "where=topics%2Fother%2Fa.md" in other.tell("mistake", "a.md")
    assert other.tell("mistake") == Repository(ADDRESS).tell("mistake")


@pytest.mark.parametrize("where", ["", "part.md, first", 'a & b="c" #d'])
def test_a_form_knows_the_place(where: str) -> None:
    parts = urlsplit(Repository(ADDRESS).tell("mistake", where))
    assert parts._replace(query="").geturl() == f"{ADDRESS}/issues/new"
    known = {"template": ["mistake.yml"], **({"where": [where]} if where else {})}
    assert parse_qs(parts.query, strict_parsing=True) == known


@pytest.mark.parametrize("kind", GROUP_KINDS.values())
def test_every_question_has_its_own_link(kind: str) -> None:
    links = soup(group_of(kind)).select("details.tell a")
    assert [words(link) for link in links] == ["One or two?", "Two?"]
    assert [link["href"] for link in links] == [
        Repository(ADDRESS).tell("mistake", f"{PATH}, {one}") for one in ("first", "second")
    ]


@pytest.mark.parametrize("kind", GROUP_KINDS.values())
def test_a_group_of_another_page_has_none(kind: str) -> None:
    assert not soup(group_of(kind, page="other.md")).select(".tell")


@pytest.mark.parametrize("kind", GROUP_KINDS.values())
def test_without_an_address_no_group_has_one(kind: str) -> None:
    group = make_group(kind, ITEMS.get(kind, Item)("first", "One?"))
    assert not soup(show_group(site(repository=""), group, 3)).select("a, .tell")


def test_a_page_leads_to_its_words_and_to_a_form() -> None:
    tell, edit = soup(review_line(site())).select("a")
    assert tell["href"] == Repository(ADDRESS).tell("mistake", PATH)
    assert edit["href"] == Repository(ADDRESS).edit(PATH)


def test_without_an_address_a_page_says_nothing_of_it() -> None:
    assert not soup(review_line(site(repository=""))).select("a, .tell")


def test_every_form_is_offered_once() -> None:
    links = soup(MACROS["repository_links"](site())).select("a")
    goals = [Repository(ADDRESS).tell(form) for form in Repository.FORMS]
    assert [link["href"] for link in links] == [*goals, ADDRESS]


def test_without_an_address_somebody_is_told_so() -> None:
    page = soup(MACROS["repository_links"](site(repository="")))
    assert not page.select("a")
    assert "have a web address yet" in words(page)


@pytest.mark.parametrize(
    ("contact", "shown", "href"),
    [
        ("mailto:words@leaves.org", "words@leaves.org", "mailto:words@leaves.org"),
        ("https://leaves.org/write/", "leaves.org/write/", "https://leaves.org/write/"),
        ("Leaf & Co: 1 Long Street, York", "Leaf & Co: 1 Long Street, York", None),
    ],
)
@pytest.mark.parametrize("repository", [ADDRESS, ""])
def test_readers_can_write_without_an_account(
    repository: str, contact: str, shown: str, href: str | None
) -> None:
    page = soup(MACROS["repository_links"](site(repository=repository, contact=contact)))
    assert f"you could write to {shown}." in words(page).replace("You", "you")
    links = [link["href"] for link in page.select("a") if link.get_text(strip=True) == shown]
    assert links == ([href] if href else [])
    assert "not fixed yet" not in words(page)


def test_no_link_tells_where_a_reader_came_from() -> None:
    pages = [group_of("checklist"), review_line(site()), MACROS["repository_links"](site())]
    links = [link for page in pages for link in soup(page).select("a")]
    assert links
    assert all("noreferrer" in link["rel"] for link in links)


@pytest.mark.parametrize("kind", GROUP_KINDS.values())
def test_hostile_words_stay_words(kind: str) -> None:
    page = soup(group_of(kind, text=HOSTILE))
    assert not page.select("script")
    assert len(page.select("details.tell a")) == 2


def test_markdown_leaves_the_html_alone() -> None:
    for html in (group_of("reflection"), review_line(site()), MACROS["repository_links"](site())):
        assert_laid_out(html)
