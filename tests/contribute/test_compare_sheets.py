"""A maintainer sees the printed pages that a change touches beside what they were, and no others."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from contribute.compare_sheets import compare, main
from tests.helpers.project import PROJECT, copy_project, publish

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
def test_a_change_of_a_question_shows_its_page_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = copy_project(tmp_path / "project")
    (project / "requirements").unlink()  # a link, which no archive may hold
    ignored = shutil.ignore_patterns("node_modules")
    shutil.copytree(PROJECT / "requirements", project / "requirements", ignore=ignored)
    modules = Path("requirements/publish/node_modules")
    (project / ".gitignore").write_text("node_modules\n", encoding="utf-8")
    (project / modules).symlink_to(PROJECT / modules)
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-qm", "Begin"]):
        names = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *names, *words], cwd=project, check=True, capture_output=True)
    topic = Path("topics/template")
    page = project / topic / "docs" / "first-part.md"
    text = page.read_text(encoding="utf-8")
    assert "text: On which day?" in text
    page.write_text(text.replace("text: On which day?", "text: On which day of May?"), encoding="utf-8")
    result = publish(project, topic.as_posix())
    assert result.returncode == 0, result.stderr
    monkeypatch.chdir(project)
    monkeypatch.setattr("contribute.compare_sheets.PROJECT", project)
    assert main("main", topic) == 0
    shown = sorted(file.stem for file in (project / topic / "paper" / "compare").iterdir())
    sheets = {file.stem for file in (project / topic / "site").rglob("*.pdf")}
    assert shown
    assert {name.rpartition("-")[0] for name in shown} == sheets, "every sheet asks for the day"
    assert len(shown) == len(sheets), "and on one page only"
    assert f"shows {len(shown)} printed pages" in capsys.readouterr().out
    shutil.rmtree(project / topic / "docs")
    assert main("nowhere", topic) == 1
    assert "git does not know 'nowhere' here" in capsys.readouterr().err
