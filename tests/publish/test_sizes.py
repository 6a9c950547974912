"""A page is small: what it takes to read it, to answer it, and to search."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from model.addresses import address
from model.guide import Guide
from tests.helpers.headers import Rules

KB = 1024

FIRST_VIEW = 13.5 * KB
"""Of the page alone."""

AT_ONCE = 15_400
"""Bytes of a page with its headers. The aim is 14,600: what a server sends before it waits for an answer."""

LINES = 250
"""Bytes that a server says of itself and of a file: its name, the time, the kind, the length, the age."""

CONTROLS = 11.2 * KB
"""Scripts of a part; the aim is 10."""

WORKSHEET = 31 * KB
"""All that it can do, in one number; the aim is 25."""


class Loads:
    """Opens pages, and weighs what a browser asks for."""

    def __init__(self, page: Page, site: Path, base_url: str) -> None:
        """Take a page of a browser and the finished site that is served."""
        self.page, self.site, self.base_url = page, site, base_url
        self.asked: list[Path] = []
        page.on("request", lambda request: self.asked.append(self._file(request.url)))

    def open(self, path: str) -> list[Path]:
        """Open a page and return the files that it asked for; what it asks for again comes from its cache."""
        self.asked.clear()
        self.page.goto(self.base_url + address(path))
        self.page.wait_for_load_state("networkidle")
        return list(dict.fromkeys(self.asked))

    def _file(self, url: str) -> Path:
        path = urlsplit(url).path.lstrip("/")
        return self.site / (f"{path}index.html" if path.endswith("/") or not path else path)


def weight(files: list[Path], ending: str = "br") -> int:
    """Return how many bytes a server sends for files."""
    return sum(file.with_name(f"{file.name}.{ending}").stat().st_size for file in files)


@pytest.fixture
def loads(page: Page, site: Path, base_url: str) -> Loads:
    """A browser with empty hands."""
    return Loads(page, site, base_url)


def test_a_part_is_read_after_one_request(loads: Loads, guide: Guide) -> None:
    heavy = {}
    for path in (path for part in guide.parts for path in part.pages):
        first, *rest = loads.open(path)
        assert all(file.suffix in {".js", ".svg"} for file in rest), rest
        if weight([first]) > FIRST_VIEW:
            heavy[path] = weight([first])
    assert not heavy


def test_a_part_and_its_headers_come_at_once(site: Path, guide: Guide, headers: Rules) -> None:
    heavy = {}
    for path in (path for part in guide.parts for path in part.pages):
        lines = sum(len(f"{name}: {value}\r\n") for name, value in headers["/*"].items())
        page = weight([site / address(path) / "index.html"])
        if lines + LINES + page > AT_ONCE:
            heavy[path] = lines + LINES + page
    assert not heavy


def test_a_page_loads_only_the_scripts_of_what_it_has(loads: Loads, guide: Guide) -> None:
    whole = guide.page_calling("worksheet")
    for path, page in guide.pages.items():
        scripts = [file for file in loads.open(path) if file.suffix == ".js"]
        searches = path == guide.page_calling("search")
        keeps = page.groups or any(call.macro == "stage_path" for call in page.calls)
        prints = any(call.macro == "print_choices" for call in page.calls)
        if not keeps and path != whole:
            assert len(scripts) == 1 + searches + prints, f"{path} has no controls and loads {scripts}"
        elif path != whole:
            assert weight(scripts, "gz") <= CONTROLS, f"{path}: {weight(scripts, 'gz')} bytes of scripts"


def test_the_worksheet_is_light_with_everything(loads: Loads, guide: Guide) -> None:
    assert weight(loads.open(guide.page_calling("worksheet"))) <= WORKSHEET


def test_a_search_asks_for_nothing_more(loads: Loads, guide: Guide) -> None:
    loads.open(guide.page_calling("search"))
    loads.asked.clear()
    loads.page.get_by_role("searchbox").fill("help")
    loads.page.get_by_role("status").filter(has_text="found").wait_for()
    assert loads.asked == []
