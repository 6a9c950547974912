"""A page that has another name now is found at its former address, on any host and without scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from publish.build import MANIFEST
from publish.check_html import faults
from publish.moved_pages import redirects
from tests.helpers.project import PROJECT, copy_project, publish, without_sheet_files
from tests.helpers.server import serve

TOPIC = "topics/template"
OLD = ("start", "older/first")
NEW = "first-part"


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose page has two former addresses, one of them in a folder."""
    project = without_sheet_files(copy_project(tmp_path_factory.mktemp("project")))
    page = project / TOPIC / "docs" / f"{NEW}.md"
    was = f"was: [{', '.join(f'{old}.md' for old in OLD)}]"
    page.write_text(page.read_text(encoding="utf-8").replace("---\n", f"---\n{was}\n", 1), encoding="utf-8")
    with (project / TOPIC / "docs" / "ids.txt").open("a", encoding="utf-8") as ledger:
        ledger.write("".join(f"{old}.md\n" for old in OLD))
    result = publish(project, TOPIC)
    assert result.returncode == 0, result.stdout + result.stderr
    return project / TOPIC / "site"


@pytest.fixture(scope="module")
def host(moved: Path) -> Iterator[str]:
    """The address of the site."""
    with serve(moved, headers=True) as host:
        yield host


def test_hosts_that_redirect_are_given_the_list(moved: Path) -> None:
    assert redirects(moved) == [[f"/{old}/", f"/{NEW}/"] for old in OLD]


def test_nothing_else_leads_to_a_former_address(moved: Path) -> None:
    pages = {f"{old}/index.html" for old in OLD}
    for file in moved.rglob("*"):
        name = file.relative_to(moved).as_posix()
        if file.suffix in {".html", ".xml", ".json", ".js"} and name not in pages | {MANIFEST}:
            text = file.read_text(encoding="utf-8")
            assert not any(f"{old}/" in text for old in OLD), name
    for name in pages:
        html = BeautifulSoup((moved / name).read_text(encoding="utf-8"), "html.parser")
        assert html.select_one("meta[name=robots]")["content"] == "noindex"  # type: ignore[index]
        assert str(html.select_one("link[rel=canonical]")["href"]).endswith(f"/{NEW}/")  # type: ignore[index]
    assert "_redirects" in {
        one["file"] for one in json.loads((moved / MANIFEST).read_text(encoding="utf-8"))["files"]
    }


@pytest.mark.parametrize("old", OLD)
@pytest.mark.parametrize("place", ["", "#what-to-do-first"])
def test_a_former_address_leads_to_the_same_place_of_the_page(
    page: Page, host: str, moved: Path, old: str, place: str
) -> None:
    ids = BeautifulSoup((moved / NEW / "index.html").read_text(encoding="utf-8"), "html.parser").select(
        "h2[id]"
    )
    place = f"#{ids[-1]['id']}" if place else ""
    page.goto(f"{host}{old}/{place}")
    expect(page).to_have_url(f"{host}{NEW}/{place}")


@pytest.mark.parametrize("old", OLD)
def test_it_leads_there_without_scripts(browser: Browser, host: str, old: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{host}{old}/#place")
        expect(page).to_have_url(f"{host}{NEW}/")


@pytest.mark.parametrize(
    "goal", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "a/", "../..//x"]
)
def test_no_page_leads_on_to_another_site(goal: str) -> None:
    ours = {(PROJECT / "overrides" / "scripts" / "moved.js").read_text(encoding="utf-8").strip()}
    page = (
        '<!doctype html>\n<html lang="en"><head><meta http-equiv="refresh" content="0; url={}"></head></html>'
    )
    assert not [fault for fault in faults(page.format("../part/"), ours) if "http-equiv" in fault]
    assert [fault for fault in faults(page.format(goal), ours) if "http-equiv" in fault]
