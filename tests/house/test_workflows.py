"""What runs on GitHub can do no harm with a stranger's change, and does nothing that make does not do."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.helpers.project import PROJECT, copy_make
from tests.helpers.topics import TOPICS

WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
PUBLISH = PROJECT / ".github" / "workflows" / "publish.yml"
PULL_REQUEST = PROJECT / ".github" / "workflows" / "pull-request.yml"
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
OF_OWNERS = (
    *(
        "contribute/new_page.py",
        "macros/check_list.py",
        "overrides/main.html",
        "publish/build.py",
        "tests/conftest.py",
    ),
    *("requirements/site.txt", ".github/CODEOWNERS", ".ci/run", "mkdocs.yml", "engine.yml", "Makefile"),
    *("topics/engine.yml", "topics/template/mkdocs.yml", "yaml.py", "topics/new/re.py", "new/room.py"),
)
"""Files that may run when somebody types make, those that are there and those that a stranger may add."""

BAD = {
    "runs-strangers-code-with-a-strong-token": ("  pull_request:\n", "  pull_request_target:\n"),
    "unpinned-action": ("actions/checkout@8e8c483db84b4bee98b60c0593521ed34d9990e8", "actions/checkout@v6"),
    "may-write-everything": ("permissions: {}", "permissions: write-all"),
    "leaves-the-token-in-reach": ("          persist-credentials: false\n", ""),
    "runs-what-a-stranger-wrote": (
        "make summary",
        "make summary BASE=${{ github.event.pull_request.title }}",
    ),
    "no-permissions": ("permissions: {}\n", ""),
}


def recipe() -> str:
    """Return what `make check` runs for the workflows."""
    checks = re.search(r"^CHECKS := (.*)$", MAKEFILE, re.MULTILINE)
    assert "check-workflows" in (checks[1].split() if checks else []), "'make check' reads no workflow."
    found = re.search(r"^check-workflows:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    assert found, "The Makefile has no recipe for 'check-workflows'."
    return found[1]


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    """Read the workflows of a folder as `make check` does."""
    found = re.search(r"/zizmor (.*) \.github$", recipe(), re.MULTILINE)
    assert found, "'check-workflows' does not run zizmor on .github."
    command = [str(Path(sys.executable).with_name("zizmor")), *found[1].split(), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def schema(kind: str, *files: Path) -> subprocess.CompletedProcess[str]:
    """Hold files against the schema that GitHub's own are held against."""
    assert f"--builtin-schema vendor.{kind} " in recipe(), f"'check-workflows' does not know {kind}."
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        f"vendor.{kind}",
        *map(str, files),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def jobs(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].items()


def steps(file: Path) -> Iterator[dict[str, Any]]:
    for _, job in jobs(file):
        yield from job["steps"]


def test_nothing_is_wrong_with_the_workflows() -> None:
    result = zizmor(PROJECT / ".github")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.fault(63)
@pytest.mark.parametrize("name", BAD)
def test_a_dangerous_workflow_is_found(name: str, tmp_path: Path) -> None:
    old, new = BAD[name]
    text = PULL_REQUEST.read_text(encoding="utf-8")
    assert old in text, f"The workflow has no '{old}' to replace."
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "pull-request.yml").write_text(text.replace(old, new), encoding="utf-8")
    result = zizmor(tmp_path / ".github")
    assert result.returncode != 0, f"Nothing was found:\n{result.stdout}{result.stderr}"


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_what_runs_is_make_and_nothing_else(file: Path) -> None:
    """A line of shell in a workflow is a line that no test runs."""
    for step in steps(file):
        if "run" in step:
            command = re.fullmatch(r"make ([a-z-]+)", step["run"])
            assert command, f"{file.name}: '{step['run']}' is more than a make command."
            assert re.search(rf"^{command[1]}:", MAKEFILE, re.MULTILINE), f"make knows no '{command[1]}'."


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_every_job_ends_and_says_what_it_may_do(file: Path) -> None:
    assert yaml.safe_load(file.read_text(encoding="utf-8"))["permissions"] == {}
    for name, job in jobs(file):
        assert job["timeout-minutes"] <= 40, f"{file.name}: {name}"
        assert job["permissions"], f"{file.name}: {name} has no permissions of its own."


def test_a_strangers_change_meets_no_secret_and_no_token_that_writes() -> None:
    text = PULL_REQUEST.read_text(encoding="utf-8")
    assert list(yaml.safe_load(text)[True]) == ["pull_request"]  # YAML takes 'on' for 'true'
    assert not re.search(r"\$\{\{[^}]*(secrets|github\.token)", text)
    for name, job in jobs(PULL_REQUEST):
        assert job["permissions"] == {"contents": "read"}, name


def test_the_tests_the_checks_and_the_summary_run_on_a_pull_request() -> None:
    commands = " ".join(step.get("run", "") for step in steps(PULL_REQUEST))
    for goal in ("check-content", "summary", "site", "test-change", "check"):
        assert re.search(rf"\bmake {goal}\b(?!-)", commands), f"No step runs 'make {goal}'."


def test_only_two_jobs_may_write_and_each_only_what_it_is_for() -> None:
    writing = {
        (file.name, name): [scope for scope, right in job["permissions"].items() if right == "write"]
        for file in WORKFLOWS
        for name, job in jobs(file)
    }
    assert {place: scopes for place, scopes in writing.items() if scopes} == {
        ("freshness.yml", "tell"): ["issues"],
        ("publish.yml", "deploy"): ["pages", "id-token"],
    }


def test_what_may_write_to_the_web_runs_nothing_of_ours_and_waits_for_the_promises() -> None:
    found = yaml.safe_load(PUBLISH.read_text(encoding="utf-8"))
    deploy = found["jobs"]["deploy"]
    assert found[True]["push"] == {"branches": ["main"]}
    assert set(deploy["needs"]) == {"promises", "build"}
    assert deploy["environment"]["name"] == "github-pages"
    assert not [step for step in deploy["steps"] if "run" in step or "checkout" in step["uses"]]
    assert found[True]["schedule"], "Lines of law start and end on days when nobody pushes."
    [ended] = [
        step["env"]["WITHOUT_ENDED"] for step in steps(PUBLISH) if "WITHOUT_ENDED" in step.get("env", {})
    ]
    assert ended == "${{ github.event_name == 'schedule' && '1' || '' }}"
    commands = [step["run"] for _, job in jobs(PUBLISH) for step in job["steps"] if "run" in step]
    assert {"make release", "make test", "make test-long", "make check"} <= set(commands)


def test_all_tests_run_before_a_change_lands() -> None:
    commands = (PROJECT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert {"make test", "make test-long", "make check"} <= set(commands)


@pytest.mark.parametrize(
    ("path", "goals"),
    [
        pytest.param("", ["test-words"], id="nothing"),
        pytest.param("docs/index.md", ["test-words"], id="page"),
        pytest.param("docs/pictures/new.svg", ["test-words"], id="new-picture"),
        pytest.param("topics/second/docs/index.md", ["test-words"], id="page-of-a-topic"),
        pytest.param("topics/second/expected.yml", ["test-words"], id="promise"),
        pytest.param("mkdocs.yml", ["test", "test-long"], id="setting"),
        pytest.param("topics/second/mkdocs.yml", ["test", "test-long"], id="setting-of-a-topic"),
        pytest.param("macros/examples/index.md", ["test", "test-long"], id="example"),
        pytest.param("new.md", ["test", "test-long"], id="new-file"),
    ],
)
def test_a_change_gets_the_tests_that_it_needs(path: str, goals: list[str], tmp_path: Path) -> None:
    def git(*words: str) -> None:
        names = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *names, *words], cwd=tmp_path, check=True, capture_output=True)

    copy_make(tmp_path)
    for name in ("docs/index.md", "topics/second/docs/index.md", "mkdocs.yml", "topics/second/mkdocs.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("before", encoding="utf-8")
    git("init", "--initial-branch=main")
    git("add", ".")
    git("commit", "--message=Before")
    if path:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("after", encoding="utf-8")
    command = ["make", "--no-print-directory", "test-change", "MAKE=echo"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert [line.split()[-1] for line in result.stdout.splitlines()] == goals


def test_the_names_of_a_change_are_looked_at_by_what_was_there_before() -> None:
    found = dict(jobs(PULL_REQUEST))
    before, change, look = found["guard"]["steps"]
    assert before["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert "path" not in before["with"]
    assert (look["run"], look["env"]["TREE"]) == ("make guard", change["with"]["path"])
    assert all(job.get("needs") == "guard" for name, job in found.items() if name != "guard")


def test_a_change_since_something_unknown_gets_all_tests(tmp_path: Path) -> None:
    copy_make(tmp_path)
    command = ["make", "--no-print-directory", "test-change", "MAKE=echo", "BASE=nowhere"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert [line.split()[-1] for line in result.stdout.splitlines()] == ["test", "test-long"]


def test_newer_versions_are_proposed_for_everything_that_is_pinned() -> None:
    file = PROJECT / ".github" / "dependabot.yml"
    assert schema("dependabot", file).returncode == 0
    updates = yaml.safe_load(file.read_text(encoding="utf-8"))["updates"]
    looked = {
        folder.strip("/")
        for update in updates
        for folder in update.get("directories", [update.get("directory")])
    }
    tracked = subprocess.run(
        ["git", "ls-files", "requirements"], cwd=PROJECT, capture_output=True, text=True, check=True
    ).stdout.split()
    locks = [name for name in tracked if name.endswith((".txt", "package-lock.json"))]
    assert locks
    assert {str(Path(name).parent) for name in locks} <= looked


def test_the_files_are_what_github_expects() -> None:
    forms = sorted((PROJECT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
    config = [file for file in forms if file.name == "config.yml"]
    for result in (
        schema("github-workflows", *WORKFLOWS),
        schema("github-issue-forms", *(file for file in forms if file not in config)),
        schema("github-issue-config", *config),
    ):
        assert result.returncode == 0, result.stdout + result.stderr


def test_a_form_with_a_mistake_is_found(tmp_path: Path) -> None:
    form = tmp_path / "form.yml"
    form.write_text("name: A form\ndescription: It asks nothing.\nbody: []\n", encoding="utf-8")
    assert schema("github-issue-forms", form).returncode != 0


def owners(path: str) -> list[str]:
    """Return whom GitHub asks about a file: those of the last line that fits it."""
    asked: list[str] = []
    for line in (PROJECT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines():
        pattern, *names = line.partition("#")[0].split() or [""]
        if pattern == "*" or (pattern and fnmatch(f"/{path}", f"{pattern}*")):
            asked = names
    return asked


@pytest.mark.parametrize("path", OF_OWNERS)
def test_whoever_changes_more_than_words_asks_an_owner(path: str) -> None:
    assert owners(path), f".github/CODEOWNERS has no owner for {path}"


def test_whoever_changes_words_asks_nobody() -> None:
    for topic in TOPICS:
        path = (topic.docs / "index.md").relative_to(PROJECT).as_posix()
        assert not owners(path), f".github/CODEOWNERS asks an owner about {path}"


THERE = "docs/index.md"


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        pytest.param(f"{THERE}:3: no title.", "mistake", id="ours"),
        pytest.param(f"{THERE}:3:7: E501 Long", "mistake", id="with-a-column"),
        pytest.param(f"\x1b[1m{THERE}:3: Bold", "mistake", id="in-colour"),
        pytest.param(f"{THERE}:3: advice: x", "advice", id="advice"),
        pytest.param("/etc/hostname:1: no title.", "", id="outside"),
        pytest.param("../README.md:1: no title.", "", id="above"),
        pytest.param("At 12:30: nothing", "", id="a-time"),
        pytest.param(f"see {THERE}:3: no title.", "", id="in-a-sentence"),
    ],
)
def test_github_shows_a_message_beside_its_line(line: str, owner: str) -> None:
    matchers = json.loads((PROJECT / ".github" / "problem-matcher.json").read_text(encoding="utf-8"))
    found = {one["owner"]: re.search(one["pattern"][0]["regexp"], line) for one in matchers["problemMatcher"]}
    assert [name for name, match in found.items() if match] == ([owner] if owner else [])
    if match := found.get(owner):
        assert (match[1], match[2]) == (THERE, "3")
        assert line.endswith(match[3])


def test_what_quotes_a_change_is_no_command_of_github(tmp_path: Path) -> None:
    copy_make(tmp_path / "project")

    def first_lines(**place: str) -> list[str]:
        usual = {name: value for name, value in os.environ.items() if name != "MAKELEVEL"}
        help_ = subprocess.run(
            ["make", "help"], cwd=tmp_path / "project", env=usual | place, stdout=subprocess.PIPE, check=True
        )
        return help_.stdout.decode().splitlines()[:2]

    assert not any("::" in line for line in first_lines(GITHUB_ACTIONS=""))
    tokens = set()
    for _ in range(2):
        matcher, stop = first_lines(GITHUB_ACTIONS="true")
        assert matcher == "::add-matcher::.github/problem-matcher.json"
        tokens.add(stop.removeprefix("::stop-commands::"))
    assert len(tokens) == 2, "A change could guess the word that lets GitHub listen again."
    assert all(re.fullmatch("[0-9a-f]{32}", token) for token in tokens)
