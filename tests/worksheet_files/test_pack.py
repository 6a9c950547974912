"""A pack for a group: the page for group leaders, then the copies of the worksheet."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import page as rules
import pikepdf
import pytest
from bs4 import BeautifulSoup
from PIL import Image
from pypdf import PdfReader

from check.command_line import run
from check.load_site import load_site
from model.guide import Guide
from model.settings import Settings
from publish.worksheet_files.pack import main
from publish.worksheet_files.page_images import write_images
from publish.worksheet_files.paper import PAPERS
from publish.worksheet_files.read_worksheets import Worksheet, read_worksheets
from tests.helpers.project import publish, run_module
from tests.mistakes.fixture_site import Case, add_engine, make_site
from tests.site.built import attribute, words
from tests.worksheet_files.reading import page_texts, questions_of, squeeze
from tests.worksheet_files.small_site import OFFERS

Said = Callable[..., str]

COPIES = 3
UNBUILT = "topics/second"
LEADS = "aa-hand-out"
HANDOUT = """---
title: For whoever hands this out
description: How to run a meeting.
owner: Plant people
reviewed: 2026-03-01
review_every: 12 months
---
Let everybody keep their own [sheet](worksheet.md), and read [the book of leaves](https://leaves.org/book/).

These files are for a screen:

{{ sheet_files() }}

{{ review_line() }}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that also has a page for whoever hands sheets out, and beside it a topic that is not built."""
    case = Case("pack", change={"docs/worksheet.md": [OFFERS]}, files={f"docs/{LEADS}.md": HANDOUT})
    project = add_engine(make_site(tmp_path_factory.mktemp("pack"), case))
    make_site(project / UNBUILT)
    result = publish(project)
    assert result.returncode == 0, result.stderr
    return project


@pytest.fixture(scope="module")
def guide(project: Path) -> Guide:
    """What its pages say."""
    return load_site(project)[0]


@pytest.fixture(scope="module")
def settings(project: Path) -> Settings:
    """What it states once."""
    return load_site(project)[1]


@pytest.fixture(scope="module")
def sheets(guide: Guide, settings: Settings) -> list[Worksheet]:
    """Its worksheet."""
    return read_worksheets(guide, settings)


@pytest.fixture(scope="module")
def texts(project: Path) -> list[str]:
    """What stands on the pages of a pack."""
    result = run_module(project, "publish.worksheet_files.pack", str(COPIES), "letter")
    assert result.returncode == 0, result.stderr
    (file,) = (project / "paper").glob("*.pdf")
    assert file.name in result.stdout, "nobody is told where the pack is"
    assert not PdfReader(file).get_fields(), "a pack is for pens"
    return page_texts(file)


def test_the_page_for_whoever_hands_it_out_comes_first(texts: list[str]) -> None:
    assert squeeze("For whoever hands this out") in texts[0]
    assert squeeze("Let everybody keep their own sheet") in texts[0]
    assert squeeze("These files") not in texts[0], "paper leads up to files"
    assert "PDF" not in texts[0], "paper offers files"


def test_links_keep_their_address_on_paper(texts: list[str]) -> None:
    assert squeeze("Let everybody keep their own sheet (example.org/worksheet)") in texts[0]
    assert squeeze("read the book of leaves (leaves.org/book).") in texts[0]


def test_every_side_names_the_guide_and_a_number_to_call(
    texts: list[str], guide: Guide, settings: Settings
) -> None:
    _, line = guide.help_on("Letter") or pytest.fail("there is no short help line")
    for number, text in enumerate(texts, 1):
        for part in (settings.site_name, line.number):
            assert squeeze(part) in text, f"page {number} has no '{part}'"


def test_every_question_is_there_once_for_each_copy(texts: list[str], sheets: list[Worksheet]) -> None:
    whole = "".join(texts)
    questions = [squeeze(question.text) for sheet in sheets for question in questions_of(sheet)]
    for question in questions:
        assert whole.count(question) == COPIES * sum(other.count(question) for other in questions), question


def test_every_copy_starts_on_a_front(texts: list[str], sheets: list[Worksheet]) -> None:
    first = squeeze(sheets[0].title + sheets[0].description)
    starts = [number for number, text in enumerate(texts) if text.startswith(first) or first in text]
    assert len(starts) == COPIES
    assert all(number % 2 == 0 for number in starts), f"copies start on {starts}"
    assert all(texts), "a page is empty"


def test_the_page_offers_every_file(project: Path) -> None:
    page = (project / "site" / LEADS / "index.html").read_text(encoding="utf-8")
    files = sorted((project / "site").rglob("*.pdf"))
    assert files
    hrefs = [os.path.relpath(file, project / "site" / LEADS) for file in files]
    assert not [href for href in hrefs if f'href="{href}"' not in page]


def test_a_pack_for_every_paper_is_offered_with_its_size_and_its_pages(
    project: Path, sheets: list[Worksheet]
) -> None:
    site = project / "site"
    page = BeautifulSoup((site / LEADS / "index.html").read_bytes(), "html.parser")
    offered = {attribute(link, "href"): words(link) for link in page.select(".sheet-files a")}
    names = [f"{Path(sheet.path).stem}-pack-{paper.name}.pdf" for sheet in sheets for paper in PAPERS]
    assert sorted(names) == sorted(file.name for file in (site / LEADS).glob("*.pdf"))
    for name in names:
        file = site / LEADS / name
        texts = page_texts(file)
        [start] = [number for number, text in enumerate(texts, 1) if squeeze(sheets[0].description) in text]
        assert squeeze("For whoever hands this out") in texts[0], f"{name} starts with another page"
        assert start % 2, f"{name}: the worksheet starts on a back"
        pages = f"pages 1 to {start - 1} for you, {start} to {len(texts)} for each person"
        size = round(file.stat().st_size / 1000)
        assert offered[name].endswith(f"{pages} (PDF, {size} KB)"), offered[name]
        assert size < 200, f"{name} is too heavy for a phone"


def test_a_pack_holds_every_question_once(project: Path, sheets: list[Worksheet]) -> None:
    questions = [squeeze(question.text) for sheet in sheets for question in questions_of(sheet)]
    for file in (project / "site" / LEADS).glob("*.pdf"):
        whole = "".join(page_texts(file))
        for question in questions:
            assert whole.count(question) == sum(other.count(question) for other in questions), question


def test_a_pack_is_open_to_everybody(project: Path) -> None:
    for file in (project / "site" / LEADS).glob("*.pdf"):
        report = rules.validate_pdf(str(file), profile="ua1")
        assert report.is_compliant, [f"{one.rule_id}: {one.message}" for one in report.failures]
        with pikepdf.open(file) as pdf:
            assert not pdf.check_pdf_syntax(), file.name


def test_the_worksheet_itself_offers_no_pack(project: Path, sheets: list[Worksheet]) -> None:
    for sheet in sheets:
        page = (project / "site" / Path(sheet.path).stem / "index.html").read_text(encoding="utf-8")
        assert ".pdf" in page
        assert "-pack-" not in page


@pytest.mark.long
def test_a_guide_without_the_page_has_no_pack_and_make_pack_says_so(
    project: Path, tmp_path: Path, sheets: list[Worksheet]
) -> None:
    bare = tmp_path / "bare"
    shutil.copytree(project, bare, symlinks=True)
    page = bare / "docs" / f"{LEADS}.md"
    page.write_text(page.read_text(encoding="utf-8").replace("{{ sheet_files() }}", ""), encoding="utf-8")
    result = publish(bare)
    assert result.returncode == 0, result.stderr
    assert not list((bare / "site").rglob("*-pack-*"))
    result = run_module(bare, "publish.worksheet_files.pack", "1", "a4")
    assert result.returncode == 0, result.stderr
    assert "the pack has copies only" in result.stderr
    assert squeeze(sheets[0].description) in page_texts(bare / "paper" / "worksheet-a4-1-copies.pdf")[0]


@pytest.fixture
def said(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """Give what a pack is refused with."""
    monkeypatch.chdir(project)

    def refuse(*words: str) -> str:
        monkeypatch.setattr(sys, "argv", ["pack", *words])
        with pytest.raises(SystemExit) as stopped:
            run(main)
        assert stopped.value.code
        return capsys.readouterr().err

    return refuse


@pytest.mark.parametrize("words", [(), ("0", "a4"), ("x", "a4"), ("12", "a9"), ("100000", "a4")])
def test_a_wrong_wish_is_answered_with_a_right_one(said: Said, words: tuple[str, ...]) -> None:
    assert "make pack COPIES=12 PAPER=a4" in said(*words)


def test_a_topic_that_is_not_there_or_not_built_is_a_sentence(said: Said) -> None:
    assert "there is no topic 'topics/no'" in said("12", "a4", "topics/no")
    assert "make site" in said("12", "a4", UNBUILT)


def test_every_page_has_a_picture_in_colours_and_in_black_and_white(site: Path, tmp_path: Path) -> None:
    file = min(site.rglob("*.pdf"))
    count = write_images(file, tmp_path)
    assert count == len(PdfReader(file).pages)
    names = {
        f"{file.stem}-{number}{ending}.png" for number in range(1, count + 1) for ending in ("", "-black")
    }
    assert {one.name for one in tmp_path.iterdir()} == names
    with Image.open(tmp_path / f"{file.stem}-1-black.png") as black:
        assert black.mode == "1"
        assert black.getextrema() == (0, 255), "it shows nothing"
