"""A page is small: what it takes to read it, to answer it, and to search."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

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

CONTROLS = 10 * KB
"""Scripts of a part, for a reader who comes for the first time or comes back."""

WITH_AN_ANSWER = 14 * KB
"""The same with what is loaded once the reader writes something."""

WORKSHEET = 25 * KB
"""The worksheet until the reader does something."""

WITH_ALL = 34 * KB
"""All that it can do, in one number."""


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
        return self.all()

    def all(self) -> list[Path]:
        """Return the files that the page has asked for by now."""
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


@pytest.fixture(scope="module")
def visits(browser: Browser, site: Path, base_url: str, guide: Guide) -> dict[str, list[Path]]:
    """The files that each page asks for."""
    page = browser.new_page()
    loads = Loads(page, site, base_url)
    found = {path: loads.open(path) for path in guide.pages}
    page.close()
    return found


def test_a_part_is_read_after_one_request(visits: dict[str, list[Path]], guide: Guide) -> None:
    heavy = {}
    for path in (path for part in guide.parts for path in part.pages):
        first, *rest = visits[path]
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


def test_a_page_loads_only_the_scripts_of_what_it_has(visits: dict[str, list[Path]], guide: Guide) -> None:
    whole = guide.page_calling("worksheet")
    for path, page in guide.pages.items():
        scripts = [file for file in visits[path] if file.suffix == ".js"]
        searches = path == guide.page_calling("search")
        keeps = page.groups or any(call.macro == "stage_path" for call in page.calls)
        prints = any(call.macro == "print_choices" for call in page.calls)
        if not keeps and path != whole:
            whole_guide = path == guide.page_calling("whole_guide")
            assert len(scripts) == 1 + searches + prints + whole_guide, (
                f"{path} has no controls and loads {scripts}"
            )
        elif path != whole:
            assert weight(scripts, "gz") <= CONTROLS, f"{path}: {weight(scripts, 'gz')} bytes of scripts"


@pytest.mark.parametrize("name", ["representative", pytest.param("rest", marks=pytest.mark.long)])
def test_what_a_part_loads_for_a_reader_who_writes_is_small_too(
    loads: Loads, guide: Guide, samples: dict[str, list[str]], name: str
) -> None:
    pages = {group.page for group in guide.groups.values()} - {guide.page_calling("worksheet")}
    sample = [path for path in sorted(pages) if address(path) in samples[name]]
    assert sample or name == "rest"
    for path in sample:
        loads.open(path)
        write(loads.page)
        assert weight([file for file in loads.all() if file.suffix == ".js"], "gz") <= WITH_AN_ANSWER, path
        back = [file for file in loads.open(path) if file.suffix == ".js"]
        assert weight(back, "gz") <= CONTROLS, f"{path}: {weight(back, 'gz')} bytes of scripts"


def test_the_worksheet_is_light(loads: Loads, guide: Guide) -> None:
    path = guide.page_calling("worksheet")
    assert weight(loads.open(path)) <= WORKSHEET
    write(loads.page)
    loads.page.locator(".answer-tools").scroll_into_view_if_needed()
    assert weight(loads.all()) <= WITH_ALL
    assert weight(loads.open(path)) <= WORKSHEET


def write(page: Page) -> None:
    """Give the first answer of a page, and wait until what comes with it has come."""
    control = page.locator(".item :is(textarea, input[type=checkbox], input[type=radio]):visible").first
    if control.evaluate("(one) => one.matches('textarea')"):
        control.fill("Mine")
    else:
        control.check()
    expect(page.locator(".answers-bar")).to_have_attribute("data-state", "saved")
    expect(page.locator(".answers-panel .answers-forget")).not_to_have_attribute("inert", "")
    page.wait_for_load_state("networkidle")


def test_a_search_asks_for_nothing_more(loads: Loads, guide: Guide) -> None:
    loads.open(guide.page_calling("search"))
    loads.asked.clear()
    loads.page.get_by_role("searchbox").fill("help")
    loads.page.get_by_role("status").filter(has_text="found").wait_for()
    assert loads.asked == []
