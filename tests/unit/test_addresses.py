"""A way between two pages holds wherever the site stands."""

from __future__ import annotations

import pytest

from check.outside_links import address_fault, premium
from model.addresses import address, relative


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("index.md", "", id="home"),
        pytest.param("part.md", "part/", id="page"),
        pytest.param("more/index.md", "more/", id="folder"),
        pytest.param("more/part.md", "more/part/", id="page-in-a-folder"),
        pytest.param("more/deep/index.md", "more/deep/", id="folder-in-a-folder"),
        pytest.param("my-index.md", "my-index/", id="name-that-ends-in-index"),
    ],
)
def test_a_page_has_the_address_that_hosts_give_it(path: str, expected: str) -> None:
    assert address(path) == expected


@pytest.mark.parametrize(
    ("start", "target", "expected"),
    [
        pytest.param("index.md", "part.md", "part/", id="down"),
        pytest.param("part.md", "index.md", "../", id="home"),
        pytest.param("part.md", "other.md", "../other/", id="beside"),
        pytest.param("part.md", "part.md", "./", id="here"),
        pytest.param("index.md", "index.md", "./", id="home-from-home"),
        pytest.param("more/part.md", "part.md", "../../part/", id="out-of-a-folder"),
        pytest.param("part.md", "more/index.md", "../more/", id="to-a-folder"),
        pytest.param("more/index.md", "more/part.md", "part/", id="inside-a-folder"),
        pytest.param("part.md", "pictures/leaf.svg", "../pictures/leaf.svg", id="picture"),
        pytest.param("index.md", "pictures/leaf.svg", "pictures/leaf.svg", id="picture-from-home"),
    ],
)
def test_the_way_leads_from_one_to_the_other(start: str, target: str, expected: str) -> None:
    assert relative(start, target) == expected


def test_a_place_on_another_page_keeps_the_way_there() -> None:
    assert relative("part.md", "other.md", "pots") == "../other/#pots"


def test_a_place_on_this_page_needs_no_way() -> None:
    assert relative("part.md", "part.md", "pots") == "#pots"


@pytest.mark.parametrize(
    ("words", "goal"),
    [
        ("+49 (0)30 1234", "tel:+49301234"),
        ("(020) 7946 0000, 24 hours", "tel:+442079460000"),
        ("0800 11 22", "TEL:08001122"),
        ("call us", "sms:7070"),
        ("gov.uk", "https://www.gov.uk/x"),
        ("www.gov.uk/x", "https://gov.uk/x"),
        ("the year 2024", "https://a.org/"),
        ("Node.js, e.g. at 10 a.m.", "https://a.org/"),
        ("a.b@c.org", "mailto:A.b@c.org?subject=x"),
        ("\u200fa.org\u200f", "https://a.org/"),
    ],
)
def test_words_may_show_where_they_lead(words: str, goal: str) -> None:
    assert not address_fault(goal, words=words)


@pytest.mark.parametrize(
    ("words", "goal"),
    [
        ("gov.uk", "https://gov.uk.evil.com/"),
        ("gov.uk", "https://notgov.uk/"),
        ("a.org", "part.md"),
        ("https://a.org", "mailto:x@a.org"),
        ("a@b.org", "https://b.org/"),
        ("0800 11 22 33", "tel:0800112234"),
        ("0800 11 22 33", "https://a.org/"),
        ("\u200fa.org\u200f", "https://b.org/"),
    ],
)
def test_words_may_not_show_another_address(words: str, goal: str) -> None:
    assert "which its words show" in address_fault(goal, words=words)


@pytest.mark.parametrize(
    ("number", "countries", "is_premium"),
    [
        ("+44 870 123 4567", [], True),
        ("0871 123 4567", ["uk"], True),
        ("0871 123 4567", ["usa"], False),
        ("1-900-555-0123", ["usa"], True),
        ("0900 123456", [], True),
        ("0049 900 123456", [], True),
        ("1550 123 456", ["ireland"], True),
        ("999", ["uk"], False),
        ("116 123", ["uk", "ireland"], False),
        ("+44 20 7946 0000", ["uk"], False),
        ("1-800-273-8255", ["usa"], False),
    ],
)
def test_a_premium_number_is_known_by_its_start(number: str, countries: list[str], is_premium: bool) -> None:
    assert bool(premium(number, countries)) == is_premium
