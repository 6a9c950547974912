"""A maintainer sees the printed pages that a change touches beside what they were, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from publish.worksheet_files.page_images import compare
from tests.helpers.project import copy_project, publish, run_module

WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def write_pdf(file: Path, *colours: str) -> None:
    """Write a PDF with a page of each colour."""
    file.parent.mkdir(parents=True, exist_ok=True)
    first, *others = [Image.new("RGB", (72, 72), colour) for colour in colours]
    first.save(file, save_all=True, append_images=others)


def test_pages_that_differ_stand_side_by_side(tmp_path: Path) -> None:
    before, after, folder = (tmp_path / name for name in ("before", "after", "paper"))
    write_pdf(before / "a" / "sheet.pdf", "white", "white", "black")
    write_pdf(after / "a" / "sheet.pdf", "white", "black")
    write_pdf(after / "new.pdf", "black")
    write_pdf(before / "same.pdf", "black")
    write_pdf(after / "same.pdf", "black")
    folder.mkdir()
    (folder / "old-9.png").touch()
    assert compare(before, after, folder) == 3
    assert {file.name for file in folder.iterdir()} == {"sheet-2.png", "sheet-3.png", "new-1.png"}
    both = Image.open(folder / "sheet-2.png")
    assert (both.getpixel((20, 20)), both.getpixel((both.width - 20, 20))) == (WHITE, BLACK)
    assert compare(after, after, folder) == 0
    assert not [*folder.iterdir()]


@pytest.mark.long
def test_a_change_of_a_question_shows_its_page_only(tmp_path: Path) -> None:
    before, project = (copy_project(tmp_path / name) for name in ("before", "after"))
    topic = Path("topics/template")
    page = project / topic / "docs" / "first-part.md"
    text = page.read_text(encoding="utf-8")
    assert "text: On which day?" in text
    page.write_text(text.replace("text: On which day?", "text: On which day of May?"), encoding="utf-8")
    for one in (before, project):
        result = publish(one, topic.as_posix())
        assert result.returncode == 0, result.stderr
    words = ["publish.worksheet_files.page_images", "--before", f"{before / topic}/site", topic.as_posix()]
    told = run_module(project, *words).stdout
    shown = sorted(file.stem for file in (project / topic / "paper" / "compare").iterdir())
    sheets = {file.stem for file in (project / topic / "site").rglob("*.pdf")}
    assert shown
    assert {name.rpartition("-")[0] for name in shown} == sheets, "every sheet asks for the day"
    assert len(shown) == len(sheets), "and on one page only"
    assert f"has {len(shown)} printed pages that differ" in told
