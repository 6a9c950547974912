"""Only files that belong in the project stand where make, or what it starts, would run them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.helpers.project import PROJECT, copy_make

LISTED = "this file may run when you type make, and requirements/guard does not list it. Delete it"
NAMES = "names here may only have letters, digits, dots and hyphens. Rename it"
GIT = "a git folder in here can run commands. Delete it"
LINK = "this is a symbolic link to another place. Put the file itself here"


def make(folder: Path, command: Sequence[str] = ("make",)) -> subprocess.CompletedProcess[str]:
    """Type make in a folder."""
    return subprocess.run([*command, "help"], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder in which make runs."""
    copy_make(tmp_path)
    return tmp_path


def refused(project: Path, path: str, told: str, command: Sequence[str] = ("make",)) -> None:
    """See that make names a file, and does nothing."""
    result = make(project, command)
    assert result.returncode != 0
    assert f"{path}: {told}" in result.stderr
    assert not (project / "b").exists()


FIRST = ("GNUmakefile", "makefile")
"""What make reads before our Makefile, as contribute/maintain.md says."""


@pytest.mark.parametrize(
    ("told", "paths"),
    [
        pytest.param(
            LISTED,
            ["yaml.py", "yaml/__init__.py", "topics/mine/re.py", "topics/yaml.py", "re/x.py"],
            id="library",
        ),
        pytest.param(
            LISTED, ["conftest.py", "sitecustomize.py", "usercustomize.py", "docs.py"], id="by-name"
        ),
        pytest.param(
            LISTED,
            [
                "markdown.so",
                "model/guide.cpython-311-x86_64-linux-gnu.so",
                "check/ids.pyd",
                "model.pyc",
                "a.pth",
            ],
            id="compiled",
        ),
        pytest.param(
            LISTED, ["host/mkdocs/__init__.py", "publish/yaml/x.py", "contribute/a/b.md"], id="package"
        ),
        pytest.param(LISTED, [*FIRST, "topics/mine/Makefile", "rules.mk"], id="make"),
        pytest.param(
            LISTED,
            [
                *(
                    ".npmrc",
                    "pip.conf",
                    "setup.cfg",
                    "pytest.ini",
                    "tox.ini",
                    "ruff.toml",
                    ".ruff.toml",
                    "mypy.ini",
                ),
                *(".codespellrc", "package.json", ".rumdl.toml", ".gitmodules", ".git-blame", ".envrc"),
                *("requirements/node/.npmrc", "requirements/node/biome.json", "requirements/pip.conf"),
                *(".github/actions/x/action.yml", ".github/workflows/more.yml", ".github/zizmor.yml"),
            ],
            id="settings",
        ),
        pytest.param(
            LISTED, ["overrides/hook.py", "macros/templates/x.py", "overrides/x.so"], id="templates"
        ),
        pytest.param(
            LISTED,
            ["topics/mine/HEAD", "topics/mine/config", "topics/mine/docs/HEAD", "HEAD", "objects/a"],
            id="bare",
        ),
        pytest.param(
            GIT, ["topics/mine/.git/config", "docs/.git/config", "host/.git", "check/.git/HEAD"], id="git"
        ),
        pytest.param(
            NAMES,
            [
                *("topics/a;touch b/mkdocs.yml", "topics/a;touch b/docs/x.md", "a$(touch b).md"),
                *("contribute/a`touch b`.md", "-rf.md", "topics/-x/mkdocs.yml", ".github/a|b.md"),
            ],
            id="name",
        ),
    ],
)
def test_what_could_run_is_refused_before_it_does(project: Path, told: str, paths: list[str]) -> None:
    for path in paths:
        file = project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        command = ["make", "-f", "Makefile"] if path in FIRST else ["make"]
        refused(project, path, told, command)
        file.unlink()


@pytest.mark.parametrize(
    "path", ["docs", "topics/mine", "topics/mine/docs", "model", "docs/a.md", "words/en.yml"]
)
def test_a_link_in_the_place_of_a_folder_or_file_is_refused(project: Path, path: str) -> None:
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).symlink_to("/etc")
    refused(project, path, LINK)


@pytest.mark.parametrize("put", [os.mkfifo, lambda path: path.symlink_to("nowhere")])
def test_what_is_no_file_is_refused(project: Path, put: Callable[[Path], None]) -> None:
    put(project / "README.md")
    assert make(project).returncode != 0


@pytest.mark.parametrize(
    "path",
    [
        ".venv/bin/python",
        "model/__pycache__/a.pyc",
        "requirements/node/node_modules/x/a.js",
        ".vscode/tasks.json",
    ],
)
def test_what_make_makes_may_not_come_from_git(project: Path, path: str) -> None:
    (project / path).parent.mkdir(parents=True)
    (project / path).touch()
    assert make(project).returncode == 0, "make made it"
    for words in (["init", "--quiet"], ["add", "--force", path]):
        subprocess.run(["git", *words], cwd=project, check=True)
    refused(project, path, "make or your editor makes this, so git may not bring it. Delete it")


@pytest.mark.parametrize(
    "path",
    [
        "notes.txt",
        "docs/my photo.heic",
        "docs/.obsidian/app.json",
        "docs/.#index.md",
        "docs/a.md~",
        "docs/files/form.pdf",
        ".DS_Store",
        "check/.ids.py.swp",
        "topics/mine/docs/pictures/Thumbs.db",
        "topics/mine/site/index.html",
        "paper/a.png",
    ],
)
def test_what_a_writer_and_an_editor_leave_is_passed_over(project: Path, path: str) -> None:
    (project / path).parent.mkdir(parents=True, exist_ok=True)
    (project / path).touch()
    assert make(project).returncode == 0, make(project).stderr


def test_a_change_is_looked_at_from_outside(project: Path, tmp_path: Path) -> None:
    change = tmp_path / ".cache" / "change"
    copy_make(change)
    (change / "Makefile").write_text("guard:\n\ttouch b\n", encoding="utf-8")
    command = ["make", "--no-print-directory", "guard", "TREE=.cache/change"]
    assert subprocess.run(command, cwd=project, capture_output=True, check=False).returncode == 0
    (change / "GNUmakefile").touch()
    result = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert result.returncode != 0
    assert result.stdout == f"GNUmakefile: {LISTED}\n"


def test_without_the_list_nothing_runs(project: Path) -> None:
    (project / "requirements" / "guard").unlink()
    assert make(project).returncode != 0


def test_the_project_has_only_what_belongs_in_it() -> None:
    result = subprocess.run(
        ["sh", "requirements/guard"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout) == (0, "")
