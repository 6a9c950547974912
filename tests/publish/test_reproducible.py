"""Anybody who builds the same pages gets the same bytes, wherever and whenever they do."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.helpers.project import PARTS, copy_project

# The small site is built so by `tests/mistakes/test_the_same_bytes.py`.
OTHER_SURROUNDINGS = {
    "TZ": "Pacific/Kiritimati",
    "LANG": "tr_TR.UTF-8",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "4711",
    "SOURCE_DATE_EPOCH": f"{time.time():.0f}",
    "COLUMNS": "40",
}


def _rewritten(source: Path, target: Path) -> None:
    """Copy a folder file by file, from the last to the first, as if all had been written long ago."""
    for file in sorted(source.rglob("*"), reverse=True):
        if file.is_file() and not file.is_symlink():
            copy = target / file.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
            os.utime(copy, (978307200, 978307200))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is built in another folder, zone, language and order of files, for one user alone."""
    project = copy_project(tmp_path_factory.mktemp("first"))
    other = tmp_path_factory.mktemp("a deeper") / "folder with spaces" / "ünd ümlauts"
    _rewritten(project, other)
    (other / "requirements").symlink_to(project / "requirements")
    result = subprocess.run(
        [sys.executable, "-m", "publish"],
        cwd=other,
        env={**os.environ, **OTHER_SURROUNDINGS, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(other)},
        capture_output=True,
        text=True,
        umask=0o077,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert {one.name for one in other.iterdir()} >= set(PARTS)
    return other / "site"


def _bytes(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()
    }


@pytest.mark.long
def test_fault_61_two_builds_differ_in_no_byte(site: Path, elsewhere: Path) -> None:
    here, there = _bytes(site), _bytes(elsewhere)
    assert here.keys() == there.keys()
    different = [name for name, data in here.items() if data != there[name]]
    assert not different, f"Other bytes in {different}"
