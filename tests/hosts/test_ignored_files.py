"""What git ignores beside pages is no part of the site, and one line says so."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from check.check_all import check_all
from model.files import git_ignores
from tests.helpers.project import run_module
from tests.mistakes.fixture_site import Case, add_engine, make_site

IGNORED = Case(
    "ignored",
    files={
        ".gitignore": "drafts/\n*.xlsx\nnotes-*.md\n",
        "docs/notes-of-may.md": "{{ nope() }}",
        "docs/drafts/idea.md": "no front matter",
        "docs/pictures/plan.xlsx": "x",
    },
    menu=True,
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = make_site(tmp_path, IGNORED)
    subprocess.run(["git", "init", "--quiet"], cwd=site, check=True)
    return site


def test_one_line_says_that_it_is_passed_over(site: Path) -> None:
    checked = check_all(site, date(2026, 3, 2))
    assert checked.mistakes == []
    assert [str(one) for one in checked.advice if "git ignores" in one.text] == [
        "docs/drafts:1: this is passed over, as are 2 like it: git ignores it, or an editor left it. "
        "Delete the files that you don't need."
    ]


def test_what_git_keeps_is_read_whatever_the_list_says(site: Path) -> None:
    subprocess.run(["git", "add", "--force", "docs/notes-of-may.md"], cwd=site, check=True)
    assert {problem.file for problem in check_all(site, date(2026, 3, 2)).mistakes} == {
        "docs/notes-of-may.md"
    }


def test_a_site_in_a_folder_that_git_ignores_is_read(site: Path) -> None:
    (site / ".gitignore").write_text("docs/\n", encoding="utf-8")
    assert git_ignores(site / "docs") == frozenset()


def test_without_git_nothing_is_ignored(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert git_ignores(site / "docs") == frozenset()


@pytest.mark.long
@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_it_is_not_copied(host: str, site: Path) -> None:
    """Zensical runs no hook, so it copies what git ignores."""
    result = run_module(add_engine(site), host, "build", "--strict")
    assert result.returncode == 0, f"{host} does not build:\n{result.stdout}{result.stderr}"
    built = {file.name for file in (site / "site").rglob("*")}
    assert "part" in built
    assert not built & {"drafts", "notes-of-may", "plan.xlsx"}
