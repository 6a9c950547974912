"""A site with a mistake is not built: whoever tries is told why, and what was published before stays."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.helpers.project import PROJECT, run_module
from tests.mistakes.fixture_site import Case, add_engine, make_site, read_case

MISTAKES = ("unknown-macro", "undefined-name", "duplicate-id", "empty-question", "unbalanced-front-matter")
ALL = "all-five"
COMMANDS = {
    "mkdocs": ("mkdocs", "build", "--strict"),
    "quiet-mkdocs": ("mkdocs", "build", "--strict", "-q"),
    "publish": ("publish",),
    "check": ("check",),
}
TRIES = [
    # Every command meets all mistakes at once. Alone, each is met by the quickest, in the long run by all.
    pytest.param(
        mistakes,
        command,
        id=f"{command}-{mistakes}",
        marks=[] if mistakes == ALL or command == "check" else pytest.mark.long,
    )
    for mistakes in (*MISTAKES, ALL)
    for command in COMMANDS
]
every_try = pytest.mark.parametrize(("cases", "result"), TRIES, indirect=True, scope="module")

PUBLISHED_BEFORE = ("index.html", "part/index.html", "pictures/leaf.png")


@pytest.fixture(scope="module")
def cases(request: pytest.FixtureRequest) -> list[Case]:
    """One mistake, or all of them."""
    return [read_case(name) for name in MISTAKES if request.param in (name, ALL)]


@pytest.fixture(scope="module")
def project(cases: list[Case], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the mistakes, and a site that was published before."""
    folder = add_engine(make_site(tmp_path_factory.mktemp("project"), *cases))
    for name in PUBLISHED_BEFORE:
        (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / name).write_bytes(f"published before: {name}\n".encode())
    return folder


@pytest.fixture(scope="module")
def before(project: Path) -> dict[str, bytes]:
    """Every file of the project before anybody tries to build it."""
    return _files(project)


@pytest.fixture(scope="module")
def result(
    request: pytest.FixtureRequest, project: Path, before: dict[str, bytes]
) -> subprocess.CompletedProcess[str]:
    """What came of a try to build it."""
    assert before
    return run_module(project, *COMMANDS[request.param])


@every_try
def test_the_build_fails(result: subprocess.CompletedProcess[str]) -> None:
    assert result.returncode != 0, f"It was built:\n{_output(result)}"


@every_try
def test_every_mistake_is_said_with_its_file_and_line(
    cases: list[Case], result: subprocess.CompletedProcess[str]
) -> None:
    said = _output(result).splitlines()
    for case in cases:
        for sentence in case.says.splitlines():
            assert sentence in said, f"{case.name} is not said:\n{sentence}\n{_output(result)}"


@every_try
def test_nobody_is_shown_a_traceback(result: subprocess.CompletedProcess[str]) -> None:
    assert "Traceback" not in _output(result), _output(result)


@every_try
def test_nothing_about_the_machine_is_said(project: Path, result: subprocess.CompletedProcess[str]) -> None:
    for path in (str(project), str(project.resolve()), str(PROJECT), "site-packages"):
        assert path not in _output(result), f"'{path}' is said:\n{_output(result)}"


@every_try
def test_the_published_site_stays_as_it_was(
    project: Path, before: dict[str, bytes], result: subprocess.CompletedProcess[str]
) -> None:
    assert _files(project) == before, f"Files changed after:\n{_output(result)}"


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_site_without_pages_is_a_mistake_too(command: tuple[str, ...], tmp_path: Path) -> None:
    project = add_engine(make_site(tmp_path))
    shutil.rmtree(project / "docs")
    (project / "docs").mkdir()
    result = run_module(project, *command)
    assert result.returncode != 0, f"It was built:\n{_output(result)}"
    assert "Traceback" not in _output(result), _output(result)
    assert "docs" in _output(result), f"Nobody is told where pages belong:\n{_output(result)}"


def _output(result: subprocess.CompletedProcess[str]) -> str:
    return result.stdout + result.stderr


def _files(project: Path) -> dict[str, bytes]:
    """Return all files but those that Python keeps for itself."""
    files = sorted(file for file in project.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return {file.relative_to(project).as_posix(): file.read_bytes() for file in files}
