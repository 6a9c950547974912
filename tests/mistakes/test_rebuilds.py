"""A preview builds only what an edit changes, and shows what a clean build shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.project import PROJECT
from tests.mistakes.fixture_site import add_engine, make_site

EDITS = 50


@pytest.mark.long
def test_after_any_edits_a_preview_shows_what_a_clean_build_shows(tmp_path: Path) -> None:
    site = add_engine(make_site(tmp_path / "site"))
    command = [sys.executable, "-m", "tests.helpers.edits_in_a_preview", str(EDITS)]
    path = os.pathsep.join(map(str, (site, PROJECT)))
    result = subprocess.run(
        command,
        cwd=site,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "DIFFERS" not in result.stdout, result.stdout
    whole = re.fullmatch(r"(\d+) whole builds", result.stdout.splitlines()[-1])
    assert whole
    assert EDITS / 5 < int(whole[1]) < EDITS * 4 / 5, "Either nearly all builds are whole, or nearly none."
