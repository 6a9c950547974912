"""A site of few pages with a worksheet, made in a quarter of the time that a whole guide takes."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.project import own_addresses
from tests.mistakes.fixture_site import PROMISED, Case, add_engine, make_site

OFFERS = {"replace": "{{ review_line() }}", "by": "{{ sheet_files() }}\n\n{{ review_line() }}"}


def small_site(folder: Path) -> Path:
    """Return a project that could be released, and that offers the files of its worksheet."""
    project = add_engine(make_site(folder, Case("files", change={"docs/worksheet.md": [OFFERS]})))
    (project / "expected.yml").write_text(PROMISED, encoding="utf-8")
    return own_addresses(project)
