"""No file that Python would take for a library stands where make runs it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.helpers.project import PROJECT


def make(folder: Path) -> subprocess.CompletedProcess[str]:
    """Type make in a folder that holds the Makefile and nothing to run."""
    shutil.copy(PROJECT / "Makefile", folder)
    return subprocess.run(["make", "help"], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("path", ["yaml.py", "yaml/__init__.py", "topics/mine/re.py", "markdown.so"])
def test_python_in_the_place_of_a_library_is_refused_before_it_runs(path: str, tmp_path: Path) -> None:
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).touch()
    result = make(tmp_path)
    assert result.returncode != 0
    assert f"{path}: Python may import this instead of a library." in result.stderr


@pytest.mark.parametrize(
    "path", ["topics/a;touch b/mkdocs.yml", "a$(touch b).md", "contribute/a`touch b`.md"]
)
def test_a_name_that_a_shell_would_run_is_refused(path: str, tmp_path: Path) -> None:
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).touch()
    result = make(tmp_path)
    assert result.returncode != 0
    assert "names here may only have letters, digits, dots and hyphens. Rename it" in result.stderr
    assert not (tmp_path / "b").exists()


def test_the_rooms_of_the_project_are_no_strangers() -> None:
    result = subprocess.run(["make", "help"], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
