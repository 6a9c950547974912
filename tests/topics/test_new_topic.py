"""One command makes a topic that builds, that is tested, and that grows, without a change to any test."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from check.load_site import load_site
from check.placeholders import placeholders
from contribute.new_topic import TEMPLATE, TOPICS
from tests.helpers.project import PROJECT, copy_project, run_module
from tests.helpers.topics import TOPICS as TOPICS_OF_TESTS

NAME = "my-guide"
PAGE = """---
title: One more part
description: A part that came later.
owner: Content maintainers
reviewed: 2026-11-20
review_every: 12 months
---
It says one thing.

## A section of its own

And one more.

{{ review_line() }}
"""
PROMISE = {"title": "One more part", "sections": ["A section of its own"]}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with its tests, and a topic that the command made."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    for name in ("tests", "schemas"):
        shutil.copytree(PROJECT / name, project / name, ignore=shutil.ignore_patterns("*.pyc.*"))
    for name in ("pyproject.toml", "expected.yml"):
        shutil.copy(PROJECT / name, project / name)
    result = run_module(project, "contribute.new_topic", NAME)
    assert result.returncode == 0, result.stderr
    return project


def read_promises(project: Path) -> subprocess.CompletedProcess[str]:
    """Run the tests of content on the new topic, as they are."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-v",
        "-p",
        "no:cacheprovider",
        "tests/content/test_sections.py",
    ]
    return subprocess.run([*command, "-k", NAME], cwd=project, capture_output=True, text=True, check=False)


def test_the_new_topic_has_an_id_of_its_own(project: Path) -> None:
    _, settings = load_site(project / TOPICS / NAME)
    assert settings.site_id == NAME
    assert load_site(project / TEMPLATE)[1].site_id != NAME


def test_the_command_says_what_comes_next_and_every_step_is_there(project: Path) -> None:
    said = run_module(project, "contribute.new_topic", "another").stdout
    shutil.rmtree(project / TOPICS / "another")
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    steps = [line.split()[1] for line in said.splitlines() if line.startswith("  make ")]
    assert len(steps) >= 3
    for step in steps:
        assert f"\n{step}:" in makefile, f"The command speaks of 'make {step}', which is not there"
    assert str(len(placeholders(project / TOPICS / NAME))) in said


def test_the_checks_list_what_is_to_be_replaced_until_it_is(project: Path) -> None:
    topic = project / TOPICS / NAME
    listed = run_module(project, "check", f"{TOPICS}/{NAME}").stdout.splitlines()
    found = placeholders(topic)
    assert found
    assert [line for line in listed if line.startswith(f"{TOPICS}/{NAME}/") and ": advice: " not in line] == [
        one.removeprefix(f"{project.as_posix()}/") for one in found
    ]
    for other in TOPICS_OF_TESTS:
        assert not placeholders(other.folder) or other.folder == PROJECT / TEMPLATE


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("", "make topic NAME=my-guide", id="no-name"),
        pytest.param("My guide", "'my-guide'", id="capitals"),
        pytest.param("../out", "cannot name a topic", id="another-place"),
        pytest.param("template", "already", id="taken"),
    ],
)
def test_a_name_that_does_not_do_is_refused_in_a_sentence(project: Path, name: str, says: str) -> None:
    before = sorted((project / TOPICS).iterdir())
    result = run_module(project, "contribute.new_topic", name)
    assert result.returncode == 1
    assert says in result.stderr
    assert "Traceback" not in result.stderr
    assert sorted((project / TOPICS).iterdir()) == before


def test_one_more_section_is_promised_and_tested_without_a_change_to_tests(project: Path) -> None:
    topic = project / TOPICS / NAME
    (topic / "docs" / "one-more.md").write_text(PAGE, encoding="utf-8")
    settings = (topic / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("  - Worksheet: ", "  - One more: one-more.md\n  - Worksheet: ")
    (topic / "mkdocs.yml").write_text(settings, encoding="utf-8")
    told = run_module(project, "check", f"{TOPICS}/{NAME}")
    is_new = "page 'one-more.md' is new. Add 'one-more.md: …' to 'pages' in"
    assert f"{is_new} {TOPICS}/{NAME}/expected.yml" in told.stderr
    promises = yaml.safe_load((topic / "expected.yml").read_text(encoding="utf-8"))
    promises["pages"]["one-more.md"] = {**PROMISE, "sections": ["Another section"]}
    (topic / "expected.yml").write_text(yaml.safe_dump(promises, sort_keys=False), encoding="utf-8")
    told = run_module(project, "check", f"{TOPICS}/{NAME}")
    assert f"{TOPICS}/{NAME}/expected.yml:" in told.stderr
    assert (
        "section 'Another section' of 'sections' of 'one-more.md' is 'A section of its own' now"
        in told.stderr
    )
    promises["pages"]["one-more.md"] = PROMISE
    (topic / "expected.yml").write_text(yaml.safe_dump(promises, sort_keys=False), encoding="utf-8")
    accepted = run_module(project, "contribute", "--topic", f"{TOPICS}/{NAME}", "accept", "--yes")
    assert "new in the ledger: 'one-more.md'" in accepted.stdout
    result = read_promises(project)
    assert result.returncode == 0, result.stdout
    assert f"[{NAME}-one-more.md] PASSED" in result.stdout
