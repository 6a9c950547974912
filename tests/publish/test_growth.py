"""A page does not grow with the site: what it weighs with sixty pages, it weighs with ten."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from check.check_all import check_all
from tests.bench.corpus import write_topic
from tests.helpers.project import run_module

Weigh = Callable[[str], int]

FEW, MANY = 10, 60
MOST = 1.10
PAGE = "page-0001/index.html"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    """The same page of a small and of a large topic, as the host leaves it."""
    found = {}
    for count in (FEW, MANY):
        topic: Path = tmp_path_factory.mktemp(f"pages-{count}")
        write_topic(topic, count)
        result = run_module(topic, "mkdocs", "build", "--strict", "--quiet")
        assert result.returncode == 0, result.stdout + result.stderr
        found[count] = (topic / "site" / PAGE).read_text(encoding="utf-8")
    return found


def test_the_topic_that_is_measured_has_no_mistake(tmp_path: Path) -> None:
    write_topic(tmp_path, FEW)
    assert check_all(tmp_path, date(2026, 11, 21)).mistakes == []


@pytest.mark.long
@pytest.mark.parametrize(
    "weigh",
    [
        pytest.param(lambda html: len(html.encode()), id="bytes"),
        pytest.param(lambda html: len(re.findall(r"<[a-z]", html)), id="elements"),
    ],
)
def test_a_page_of_a_large_site_is_no_heavier(pages: dict[int, str], weigh: Weigh) -> None:
    few, many = weigh(pages[FEW]), weigh(pages[MANY])
    assert many <= MOST * few, f"{few} with {FEW} pages, {many} with {MANY}."
