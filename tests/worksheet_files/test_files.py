"""The files stand beside their page, are offered with their true size, and are the same at every build."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from bs4 import BeautifulSoup

from model.addresses import address
from model.guide import Guide
from publish.worksheet_files.pack import handout_page
from publish.worksheet_files.paper import papers_for
from publish.worksheet_files.read_worksheets import Worksheet, read_worksheets
from tests.helpers.long_run import now
from tests.helpers.project import copy_project, own_addresses, publish, run_module
from tests.helpers.topics import Topic
from tests.site.built import attribute, built_path, follow, words
from tests.worksheet_files.making import make_document, make_pdf
from tests.worksheet_files.reading import page_texts, squeeze
from tests.worksheet_files.small_site import small_site

Pages = dict[str, BeautifulSoup]
ENDINGS = (".pdf", ".docx")
ABSENT = {
    "no-library": "raise OSError(\"cannot load library 'libgobject-2.0-0'\")",
    "no-subset": (
        "import importlib.machinery, importlib.util, sys\n"
        "here = sys.modules.pop(__name__)\n"
        "folders = [one for one in sys.path if one and 'packages' in one]\n"
        "spec = importlib.machinery.PathFinder.find_spec('weasyprint', folders)\n"
        "real = importlib.util.module_from_spec(spec)\n"
        "sys.modules['weasyprint'] = real\n"
        "spec.loader.exec_module(real)\n"
        "real.text.ffi.harfbuzz_subset = None\n"
    ),
    "no-package": 'raise ModuleNotFoundError("No module named \'weasyprint\'", name="weasyprint")',
}


def _files(site: Path) -> dict[str, bytes]:
    """Return every file that is no part of a web page, by its path."""
    found = sorted(file for file in site.rglob("*") if file.suffix in ENDINGS)
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in found}


def _offered(page: BeautifulSoup, path: str) -> dict[str, str]:
    """Return the words of every link to a file, by the path of the file."""
    links = {attribute(link, "href"): words(link) for link in page.select(".sheet-files a")}
    return {(follow(built_path(path), href) or ("", ""))[0]: text for href, text in links.items()}


def test_every_file_is_offered_on_its_page_with_its_kind_and_size(
    site: Path, pages: Pages, sheets: list[Worksheet], guide: Guide
) -> None:
    files = _files(site)
    offered: dict[str, str] = {}
    for path in [*(sheet.path for sheet in sheets), *filter(None, [handout_page(guide)])]:
        offered |= _offered(pages[path], path)
    assert offered.keys() == files.keys(), "files and links differ"
    for path, text in offered.items():
        kind, size = path.rpartition(".")[2].upper(), round(len(files[path]) / 1000)
        assert text.endswith(f"({kind}, {size} KB)"), f"{path} is offered as '{text}'"
        assert size < 200, f"{path} is too heavy for a phone: {size} KB"


def test_no_two_links_read_the_same(pages: Pages, guide: Guide) -> None:
    for path in guide.pages:
        texts = [words(link) for link in pages[path].select(".sheet-files a")]
        assert len(set(texts)) == len(texts), f"{path}: {texts}"


def test_files_for_other_paper_are_one_tap_away(pages: Pages, guide: Guide) -> None:
    first, *others = dict.fromkeys(paper.country_size for paper in papers_for(guide.papers))
    offering = [page for page in pages.values() if page.select(".sheet-files a")]
    assert offering
    for page in offering:
        # Before them, a page for groups has a list of packs.
        shown = [words(link) for link in page.select(".sheet-files > ul")[-1].select("a")]
        assert shown
        assert all(first in text for text in shown), f"Not on {first}: {shown}"
        folds = page.select(".sheet-files > details")
        assert len(folds) == len(others)
        for fold, size in zip(folds, others, strict=True):
            assert all(size in words(part) for part in fold.select("summary, a")), words(fold)


@pytest.fixture(params=["drawn", pytest.param("published", marks=pytest.mark.long)])
def headed(
    request: pytest.FixtureRequest, built_site: Callable[[Topic], Path], tmp_path: Path
) -> tuple[Worksheet, Path]:
    """A worksheet with headings, and a folder with its files: drawn alone, or as they are published."""
    topic = Topic("topics/moving-home")
    [sheet, *_] = [one for one in read_worksheets(topic.guide, topic.settings) if one.sections[-1].heading]
    if request.param == "published":
        return sheet, built_site(topic) / address(sheet.path)
    (tmp_path / "sheet.pdf").write_bytes(make_pdf(sheet))
    (tmp_path / "sheet.docx").write_bytes(make_document(sheet))
    return sheet, tmp_path


def test_headings_of_the_page_stand_on_paper_above_their_groups(headed: tuple[Worksheet, Path]) -> None:
    sheet, folder = headed
    # The first group below each heading.
    named = {one.heading: one.legend for one in reversed(sheet.sections)}
    papers, documents = sorted(folder.glob("*.pdf")), sorted(folder.glob("*.docx"))
    assert papers
    assert documents
    for file in papers:
        text = "".join(page_texts(file))
        for heading, legend in named.items():
            assert squeeze(heading + legend) in text, f"{file.name}: '{heading}' is not above '{legend}'"
    for file in documents:
        lines = [one.text for one in docx.Document(str(file)).paragraphs]
        for heading, legend in named.items():
            assert lines[lines.index(heading) + 1] == legend, f"{file.name}: '{heading}' is elsewhere"
            assert lines.count(heading) == 1


@pytest.mark.long
def test_a_second_build_gives_the_same_bytes(tmp_path: Path) -> None:
    built = []
    for folder in (tmp_path / "first", tmp_path / "second"):
        result = publish(small_site(folder))
        assert result.returncode == 0, result.stderr
        built.append(_files(folder / "site"))
    first, second = built
    assert first.keys() == second.keys()
    assert {Path(name).suffix for name in first} == set(ENDINGS)
    differing = [path for path, data in first.items() if data != second[path]]
    assert not differing, f"These differ: {differing}"


def _whole_guide(folder: Path) -> Path:
    return own_addresses(copy_project(folder))


@pytest.fixture(
    scope="module",
    params=[
        *now("no-library", of={absent: ((small_site, absent),) for absent in ABSENT}),
        *(
            pytest.param((_whole_guide, absent), id=f"whole-guide-{absent}", marks=pytest.mark.long)
            for absent in ABSENT
        ),
    ],
)
def bare(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project on a machine that cannot make the files."""
    make, absent = request.param
    project: Path = make(tmp_path_factory.mktemp(absent))
    (project / "weasyprint.py").write_text(ABSENT[absent], encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def result(bare: Path) -> subprocess.CompletedProcess[str]:
    """What came of building it."""
    return publish(bare)


def test_without_what_it_takes_the_site_is_made_without_the_files(
    bare: Path, result: subprocess.CompletedProcess[str]
) -> None:
    assert result.returncode == 0, f"The site does not build:\n{result.stdout}{result.stderr}"
    assert not _files(bare / "site")
    pages = [BeautifulSoup(file.read_bytes(), "html.parser") for file in (bare / "site").rglob("*.html")]
    assert not [page for page in pages if page.select(".sheet-files a")], "a page offers what is not there"


def test_one_sentence_says_what_is_missing(result: subprocess.CompletedProcess[str]) -> None:
    said = [line for line in result.stderr.splitlines() if "missing" in line]
    assert len(said) == 1, f"It says:\n{result.stdout}{result.stderr}"
    assert "Type: " in said[0], f"Nobody is told what to do: {said[0]}"
    assert "Traceback" not in result.stderr


@pytest.mark.fault(132)
def test_a_release_is_not_made_without_them(bare: Path, result: subprocess.CompletedProcess[str]) -> None:
    assert result.returncode == 0
    before = sorted((bare / "site").rglob("*"))
    release = run_module(bare, "publish", "--release")
    assert release.returncode == 1, f"It was published:\n{release.stdout}{release.stderr}"
    assert "missing" in release.stderr, f"Nobody is told why:\n{release.stderr}"
    assert "Nothing was published" in release.stderr
    assert sorted((bare / "site").rglob("*")) == before, "the site is another now"
