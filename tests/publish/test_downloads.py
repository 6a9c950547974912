"""A file that a page links to is shown with its kind and size, published as it is, and what it says it is."""

import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from docx import Document

from check.check_downloads import LARGEST, check_downloads
from tests.helpers.project import run_module, without_sheet_files
from tests.hosts.test_hosts import HOSTS
from tests.mistakes.fixture_site import Case, add_engine, make_site

ODT = b"application/vnd.oasis.opendocument.text"
PDF = b"%PDF-1.7\n" + b"x" * 83_600 + b"\n%%EOF\n"


def archive(**files: bytes) -> bytes:
    """Return a ZIP archive; '__' in a name stands for a slash."""
    data = io.BytesIO()
    with ZipFile(data, "w") as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/"), content)
    return data.getvalue()


def docx() -> bytes:
    """Return a document as a word processor saves it."""
    data = io.BytesIO()
    Document().save(data)
    return data.getvalue()


SITE = Case(
    "downloads",
    change={"docs/part.md": [{"replace": "Start with the place.", "by": "Take [the form](files/form.pdf)."}]},
    files={
        "docs/more/pots.md": "---\ntitle: One more page\ndescription: It says little.\nowner: Plant people\n"
        "reviewed: 2026-03-01\nreview_every: 12 months\n---\n"
        "Page two of [the *form*](../files/form.pdf#page=2), and [a note](../files/note.docx).\n\n"
        "{{ review_line() }}\n"
    },
)


def make(folder: Path) -> Path:
    project = add_engine(make_site(folder, SITE))
    (project / "docs" / "files").mkdir()
    for name, data in {"form.pdf": PDF, "note.docx": docx(), "other.pdf": PDF}.items():
        (project / "docs" / "files" / name).write_bytes(data)
    return project


def links(site: Path, page: str) -> list[str]:
    """Return the words and the address of each link to a file on a page."""
    html = BeautifulSoup((site / page / "index.html").read_text(encoding="utf-8"), "html.parser")
    return [f"{link.get_text()}: {link['href']}" for link in html.select(".content a[href*='files/']")]


def test_a_file_is_published_with_its_kind_and_size(tmp_path: Path) -> None:
    project = make(tmp_path)
    result = run_module(without_sheet_files(project), "publish", ".")
    assert result.returncode == 0, result.stderr
    site = project / "site"
    assert links(site, "part") == ["the form (PDF, 84\xa0KB): ../files/form.pdf"]
    assert links(site, "more/pots")[0] == "the form (PDF, 84\xa0KB): ../../files/form.pdf#page=2"
    assert (site / "files" / "form.pdf").read_bytes() == PDF
    listed = {entry["file"] for entry in json.loads((site / "published.json").read_text())["files"]}
    assert {name for name in listed if name.startswith("files/")} == {"files/form.pdf", "files/note.docx"}
    single = BeautifulSoup((site / "one-file.html").read_text(encoding="utf-8"), "html.parser")
    assert single.select("a[href='https://example.org/files/form.pdf']")


@pytest.mark.long
@pytest.mark.parametrize("host", HOSTS)
def test_every_host_shows_it_alike(host: str, tmp_path: Path) -> None:
    project = make(tmp_path)
    result = run_module(project, host, "build", "--strict")
    assert result.returncode == 0, result.stdout + result.stderr
    assert links(project / "site", "part") == ["the form (PDF, 84\xa0KB): ../files/form.pdf"]
    assert len(links(project / "site", "more/pots")) == 2


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.pdf", PDF, ""),
        ("a.docx", docx(), ""),
        ("a.odt", archive(mimetype=ODT), ""),
        ("a.pdf", docx(), "no whole"),
        ("a.docx", PDF, "no whole"),
        ("a.docx", archive(mimetype=ODT), "no whole"),
        ("a.odt", archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "no whole"),
        ("a.odt", docx(), "no whole"),
        ("a.docx", docx()[:-50], "no whole"),
        ("a.pdf", b"", "no whole"),
        ("a.pdf", PDF[:-20], "no whole"),
        ("a.pdf", PDF[:10] + b"x" * LARGEST + PDF[-10:], "5,000,000 bytes"),
        ("a.docx", archive(**{"word/document.xml": b"", "word/vbaProject.bin": b""}), "macros"),
        ("a.odt", archive(mimetype=ODT, Basic__script_xml=b""), "macros"),
    ],
)
def test_what_is_not_what_its_name_says_is_a_sentence(
    name: str, data: bytes, sentence: str, tmp_path: Path
) -> None:
    file = tmp_path / "docs" / "files" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(data)
    told = [str(problem) for problem in check_downloads(tmp_path / "docs")]
    assert len(told) == bool(sentence)
    assert all(one.startswith(f"docs/files/{name}:1: this ") and sentence in one for one in told)
