"""A way between two pages holds wherever the site stands."""

from __future__ import annotations

import pytest

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
