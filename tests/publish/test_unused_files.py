"""A picture that no page shows is not published, nor is a card made of it."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.project import run_module, without_sheet_files
from tests.mistakes.fixture_site import add_engine, make_site, read_case


def test_a_picture_that_no_page_shows_is_not_published(tmp_path: Path) -> None:
    project = without_sheet_files(
        add_engine(make_site(tmp_path, read_case("fine-picture-that-no-page-shows")))
    )
    result = run_module(project, "publish", ".")
    assert result.returncode == 0, result.stdout + result.stderr
    published = [file.name for file in (project / "site").rglob("*.svg*")]
    assert any(name.startswith("leaf.") for name in published)
    assert not [name for name in published if name.startswith("other.")]
    assert not (project / "site" / "sharing" / "other.png").exists()
