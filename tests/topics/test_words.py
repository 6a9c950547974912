"""What a topic says otherwise stands in the frame of its pages and in its macros."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from tests.helpers.project import publish, without_sheet_files
from tests.mistakes.fixture_site import Case, add_engine, make_site

OWN = """
  words:
    "404": {title: It is gone}
    answers: {idle: 'It stays "here" & <there>.'}
    content: {minutes: {one: One minute, other: '{count} mins'}}
    dates: {long: 'MMMM d, y'}
"""


def read(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")


def text(page: BeautifulSoup, selector: str) -> str:
    return page.select(selector)[0].get_text(strip=True)


def test_a_site_says_what_its_topic_says(tmp_path: Path) -> None:
    note = "  note: What I saw"
    change = {"mkdocs.yml": [{"replace": note, "by": note + OWN.rstrip()}]}
    site = without_sheet_files(add_engine(make_site(tmp_path, Case("any", change=change))))
    result = publish(site)
    assert result.returncode == 0, result.stdout + result.stderr
    part, worksheet = (read(site / "site" / name / "index.html") for name in ("part", "worksheet"))
    assert text(read(site / "site/404.html"), "h1") == "It is gone"
    assert worksheet.select(".answers-state")[0]["data-idle"] == 'It stays "here" & <there>.'
    assert text(part, ".minutes") == "10 mins"
    assert text(part, ".review-line time") == "March 1, 2026"
