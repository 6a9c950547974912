"""Every link inside the site leads somewhere, and the check before publishing sees what is planted."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from publish.check_html import check_ids_and_links
from publish.html_files import read_pages
from tests.site.built import attribute, by_id, follow

Built = dict[str, BeautifulSoup]

WHOLE = """<!doctype html>
<html lang="en"><head><title>One</title><link rel="canonical" href="https://example.org/"></head>
<body><h1 id="top">One</h1>
<a href="#top">Up</a> <a href="two/">Two</a> <a href="two/#end">Its end</a> <a href="https://example.org/no/">Out</a>
<img src="pictures/one.svg" alt=""></body></html>
"""


def test_every_link_leads_somewhere(built: Built, site: Path) -> None:
    wrong = []
    for name, page in built.items():
        for key in ("href", "src"):
            for tag in page.select(f"[{key}]"):
                goal = follow(name, attribute(tag, key))
                if goal and not (site / goal[0]).is_file():
                    wrong.append(f"{name}: '{attribute(tag, key)}' on {tag.name}")
    assert not wrong, "Links to nothing:\n" + "\n".join(wrong)


def test_every_anchor_is_there(built: Built) -> None:
    wrong = []
    ids = {name: by_id(page) for name, page in built.items()}
    for name, page in built.items():
        for link in page.select("[href*='#']"):
            file, anchor = follow(name, attribute(link, "href")) or ("", "")
            if anchor and anchor not in ids.get(file, [anchor]):
                wrong.append(f"{name}: '{attribute(link, 'href')}'")
    assert not wrong, "Links to places that are not there:\n" + "\n".join(wrong)


def test_no_link_is_empty(built: Built) -> None:
    wrong = [
        f"{name}: {str(link)[:120]}"
        for name, page in built.items()
        for link in page.select("a")
        if not attribute(link, "href").strip("#")
    ]
    assert not wrong, "\n".join(wrong)


def _plant(site: Path, html: str) -> list[str]:
    """Write a site of two pages and a picture, and return what the check says about it."""
    (site / "two").mkdir()
    (site / "pictures").mkdir()
    (site / "index.html").write_text(html, encoding="utf-8")
    (site / "two" / "index.html").write_text('<h1 id="end">Two</h1><a href="..">One</a>', encoding="utf-8")
    (site / "pictures" / "one.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    return [*check_ids_and_links(site, read_pages(site))]


def test_the_check_is_silent_about_a_whole_site(tmp_path: Path) -> None:
    assert _plant(tmp_path, WHOLE) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param("<body>", '<body><p id="top"></p>', "'top'", id="an-id-twice"),
        pytest.param(
            "<body>", '<body><template><p id="top"></p></template>', "'top'", id="an-id-twice-in-a-template"
        ),
        pytest.param('"two/"', '"three/"', "'three/'", id="a-link-to-no-page"),
        pytest.param("two/#end", "two/#start", "'two/#start'", id="a-link-to-no-place-on-a-page"),
        pytest.param('"#top"', '"#bottom"', "'#bottom'", id="a-link-to-no-place-on-its-own-page"),
        pytest.param("one.svg", "two.svg", "'pictures/two.svg'", id="a-picture-that-is-not-there"),
        pytest.param("<body>", "<body><h1>Zero</h1>", "h1", id="two-h1"),
        pytest.param("h1", "h2", "h1", id="no-h1"),
    ],
)
def test_the_check_finds(tmp_path: Path, old: str, new: str, told: str) -> None:
    mistakes = _plant(tmp_path, WHOLE.replace(old, new))
    assert len(mistakes) == 1, f"One mistake was planted; found: {mistakes}"
    assert mistakes[0].startswith("index.html: "), f"The file is not named: {mistakes[0]}"
    assert told in mistakes[0], f"{told} is not named: {mistakes[0]}"
