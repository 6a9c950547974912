"""Another site is not told which page a reader comes from, also where a host sends no header of ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request

from tests.helpers.server import serve

LEAVE = """(address) => {
  const link = document.createElement("a");
  link.href = address;
  document.querySelector("main, article").append(link);
  link.click();
}"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    """Another site."""
    (tmp_path / "index.html").write_text("<!doctype html><title>Elsewhere</title>", encoding="utf-8")
    with serve(tmp_path) as address:
        yield address


def test_another_site_is_not_told_where_a_reader_comes_from(
    page: Page, sample: list[str], elsewhere: str
) -> None:
    told: list[str | None] = []

    def listen(request: Request) -> None:
        # A page may still be asking for scripts of its own.
        if request.url.startswith(elsewhere):
            told.append(request.headers.get("referer"))

    page.on("request", listen)
    for address in sample:
        page.goto(address)
        told.clear()
        page.evaluate(LEAVE, elsewhere)
        page.wait_for_url(elsewhere)
        assert told == [None], address
        assert not page.evaluate("document.referrer"), address
