"""A pack for a group: the page for whoever hands it out, then as many sheets as asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from publish.sheets.pictures import picture
from publish.sheets.sheet import Sheet
from tests.helpers.project import copy_project, publish, run_module
from tests.sheets.reading import asked, page_texts, squeeze

COPIES = 3
HANDOUT = """---
title: For whoever hands this out
description: How to run a meeting.
owner: Content maintainers
reviewed: 2026-11-20
review_every: 12 months
---
Let everybody keep their own sheet.

These files are for a screen:

{{ sheet_files() }}

{{ review_line() }}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that also has a page for whoever hands sheets out."""
    project = copy_project(tmp_path_factory.mktemp("pack"))
    for page in (project / "docs").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        if "sheet_files()" in text and "worksheet(" not in text:
            page.write_text(text.replace("{{ sheet_files() }}\n", ""), encoding="utf-8")
    (project / "docs" / "aa-hand-out.md").write_text(HANDOUT, encoding="utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("nav:\n", "nav:\n  - Hand out: aa-hand-out.md\n"), encoding="utf-8")
    # The page is for this test alone, so nobody was promised it.
    (project / "expected.yml").unlink(missing_ok=True)
    result = publish(project)
    assert result.returncode == 0, result.stderr
    return project


@pytest.fixture(scope="module")
def texts(project: Path) -> list[str]:
    """What stands on the pages of a pack."""
    result = run_module(project, "publish.sheets.pack", str(COPIES), "letter")
    assert result.returncode == 0, result.stderr
    (file,) = (project / "paper").glob("*.pdf")
    assert file.name in result.stdout, "nobody is told where the pack is"
    assert not PdfReader(file).get_fields(), "a pack is for pens"
    return page_texts(file)


def test_the_page_for_whoever_hands_it_out_comes_first(texts: list[str]) -> None:
    assert squeeze("For whoever hands this out") in texts[0]
    assert squeeze("Let everybody keep their own sheet.") in texts[0]
    assert squeeze("These files") not in texts[0], "paper leads up to files"
    assert "PDF" not in texts[0], "paper offers files"


def test_every_question_is_there_once_for_each_copy(texts: list[str], sheets: list[Sheet]) -> None:
    whole = "".join(texts)
    questions = [squeeze(question.text) for sheet in sheets for question in asked(sheet)]
    for question in questions:
        assert whole.count(question) == COPIES * sum(other.count(question) for other in questions), question


def test_every_copy_starts_on_a_front(texts: list[str], sheets: list[Sheet]) -> None:
    first = squeeze(sheets[0].title + sheets[0].description)
    starts = [number for number, text in enumerate(texts) if text.startswith(first) or first in text]
    assert len(starts) == COPIES
    assert all(number % 2 == 0 for number in starts), f"copies start on {starts}"
    assert all(texts), "a page is empty"


def test_the_page_offers_every_file(project: Path) -> None:
    page = (project / "site" / "aa-hand-out" / "index.html").read_text(encoding="utf-8")
    files = [file.relative_to(project / "site") for file in (project / "site").rglob("*.pdf")]
    assert files
    assert not [file for file in files if f'href="../{file.as_posix()}"' not in page]


@pytest.mark.parametrize("words", [(), ("0", "a4"), ("x", "a4"), ("12", "a9"), ("100000", "a4")])
def test_a_wrong_wish_is_answered_with_a_right_one(project: Path, words: tuple[str, ...]) -> None:
    result = run_module(project, "publish.sheets.pack", *words)
    assert result.returncode == 1
    assert "make pack COPIES=12 PAPER=a4" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_topic_that_is_not_there_or_not_built_is_a_sentence(project: Path) -> None:
    for topic, says in (("topics/no", "there is no topic 'topics/no'"), ("topics/template", "make site")):
        result = run_module(project, "publish.sheets.pack", "12", "a4", topic)
        assert result.returncode == 1
        assert says in result.stderr
        assert "Traceback" not in result.stderr


def test_every_page_has_a_picture_in_colours_and_in_black_and_white(site: Path, tmp_path: Path) -> None:
    file = min(site.rglob("*.pdf"))
    count = picture(file, tmp_path)
    assert count == len(PdfReader(file).pages)
    names = {
        f"{file.stem}-{number}{ending}.png" for number in range(1, count + 1) for ending in ("", "-black")
    }
    assert {one.name for one in tmp_path.iterdir()} == names
    with Image.open(tmp_path / f"{file.stem}-1-black.png") as black:
        assert black.mode == "1"
        assert black.getextrema() == (0, 255), "it shows nothing"
