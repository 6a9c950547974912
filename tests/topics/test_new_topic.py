"""One command makes a topic that builds, that is tested, and that grows, without a change to any test."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from check import config_policy
from check.load_site import load_site, parse_site
from check.placeholders import placeholders
from contribute.new_topic import SHAPES, TEMPLATE, TOPICS
from tests.helpers.project import PROJECT, copy_project, run_module, without_sheet_files
from tests.helpers.topics import TOPICS as TOPICS_OF_TESTS

NAME = "my-guide"
ACCEPT = ["contribute", "--topic"]
CALLED = re.compile(r"\{\{ (\w+)\(")
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
    for words in (["contribute", "topic", NAME], [*ACCEPT, f"{TOPICS}/{NAME}", "accept", "--yes"]):
        result = run_module(project, *words)
        assert result.returncode == 0, result.stderr
    return project


@pytest.fixture(autouse=True)
def engine_of_the_copy(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the copy's engine be the one that runs, also where a test reads a topic by itself."""
    monkeypatch.setattr(config_policy, "ENGINE", project)


def run_tests(project: Path, topic: str, *which: str) -> subprocess.CompletedProcess[str]:
    """Run tests on a topic, as they are."""
    command = [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", *which, "-k", topic]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def test_the_new_topic_has_an_id_of_its_own(project: Path) -> None:
    _, settings = load_site(project / TOPICS / NAME)
    assert settings.site_id == NAME
    assert load_site(project / TEMPLATE)[1].site_id != NAME


def test_the_command_says_what_comes_next_and_every_step_is_there(project: Path) -> None:
    said = run_module(project, "contribute", "topic", "another").stdout
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
        pytest.param("../Out", "'Out' cannot name a topic", id="capitals-elsewhere"),
        pytest.param("docs/out", "make topic NAME=out", id="a-place-of-the-project"),
        pytest.param("../nowhere/out", "There is no folder ../nowhere", id="no-such-place"),
        pytest.param("template", "already", id="taken"),
    ],
)
def test_a_name_that_does_not_do_is_refused_in_a_sentence(project: Path, name: str, says: str) -> None:
    before = sorted((project / TOPICS).iterdir())
    result = run_module(project, "contribute", "topic", name)
    assert result.returncode == 1
    assert says in result.stderr
    assert "Traceback" not in result.stderr
    assert sorted((project / TOPICS).iterdir()) == before


@pytest.mark.long
def test_one_more_section_is_promised_and_tested_without_a_change_to_tests(project: Path) -> None:
    topic = project / TOPICS / NAME
    (topic / "docs" / "one-more.md").write_text(PAGE, encoding="utf-8")
    settings = (topic / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("  - worksheet.md", "  - one-more.md\n  - worksheet.md")
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
    result = run_tests(project, NAME, "tests/content/test_sections.py")
    assert result.returncode == 0, result.stdout
    assert f"[{NAME}-one-more.md] PASSED" in result.stdout


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape != "guide"])
def test_a_topic_of_another_shape_is_whole_and_brings_nothing_of_a_setback(project: Path, shape: str) -> None:
    result = run_module(project, "contribute", "topic", shape, shape)
    assert result.returncode == 0, result.stderr
    folder = project / TOPICS / shape
    checked = run_module(project, "check", f"{TOPICS}/{shape}")
    shutil.copytree(folder, project / "kept" / shape)
    shutil.rmtree(folder)
    assert "nothing to mend" in checked.stdout, checked.stderr
    assert "advice" not in checked.stdout
    calls = {
        macro
        for page in (project / "kept" / shape / "docs").glob("*.md")
        for macro in CALLED.findall(page.read_text("utf-8"))
    }
    assert "worksheet" in calls
    assert not calls & {"stage_choice", "stage_path", "support", "support_line", "reflection", "source_list"}


@pytest.mark.long
@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape != "guide"])
def test_a_topic_of_another_shape_passes_all_tests_as_it_is(project: Path, shape: str) -> None:
    name = f"new-{shape}"
    for words in (["contribute", "topic", name, shape], [*ACCEPT, f"{TOPICS}/{name}", "accept", "--yes"]):
        assert run_module(project, *words).returncode == 0
    # Those of the house are about the engine, of which the copy has not all.
    folders = sorted(one.name for one in (project / "tests").iterdir() if one.is_dir())
    result = run_tests(project, name, *(f"tests/{one}" for one in folders if one not in {"bench", "house"}))
    shutil.rmtree(project / TOPICS / name)
    assert result.returncode == 0, result.stdout[-5000:]


def test_a_shape_that_there_is_not_is_refused_with_those_that_there_are(project: Path) -> None:
    result = run_module(project, "contribute", "topic", "shapely", "poem")
    assert result.returncode == 1
    assert all(shape in result.stderr for shape in SHAPES)
    assert not (project / TOPICS / "shapely").exists()


PACK = """country: Northland
paper: A4
emergency:
  call: "112"
  source: N01
lines:
  - name: The Northland Line
    call: "0800 11 22"
    source: N01
sources:
  - id: N01
    title: Who to call
    publisher: The Northland Line
    country: Northland
    url: https://example.org/call
    kind: health
    says: In Northland, 112 is free from any phone.
    checked: 2026-11-20
    review_every: 6 months
"""


@pytest.fixture(scope="module")
def apart(project: Path) -> str:
    """The name of a topic that stands beside the project, with a country of its own."""
    name = f"../{project.name}-guide"
    result = run_module(project, "contribute", "topic", name)
    assert result.returncode == 0, result.stderr
    return name


@pytest.mark.long
def test_a_topic_outside_of_the_project_is_built_and_the_project_stays_as_it_is(
    project: Path, apart: str
) -> None:
    result = run_module(without_sheet_files(project), "publish", apart)
    assert result.returncode == 0, result.stderr
    assert f"The finished site is in {apart}/site/" in result.stdout
    assert (project / apart / "site" / "worksheet" / "index.html").exists()
    assert not (project / "site").exists()


def test_mistakes_of_a_topic_outside_are_named_as_seen_from_here(project: Path, apart: str) -> None:
    part = project / apart / "docs" / "first-part.md"
    text = part.read_text(encoding="utf-8")
    part.write_text(text + "\n[Nowhere](nowhere.md)\n", encoding="utf-8")
    told = run_module(project, "check", apart)
    part.write_text(text, encoding="utf-8")
    assert f"{apart}/docs/first-part.md:" in told.stderr


def test_a_topic_outside_may_choose_a_country_of_its_own(project: Path, apart: str) -> None:
    folder = project / apart
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    (folder / "countries").mkdir()
    (folder / "countries" / "northland.yml").write_text(PACK, encoding="utf-8")
    changed, count = re.subn(r"countries: \[.*\]", "countries: [northland]", text)
    assert count == 1
    settings.write_text(changed, encoding="utf-8")
    guide, chosen, problems = parse_site(folder)
    settings.write_text(text, encoding="utf-8")
    assert not problems, "\n".join(map(str, problems))
    assert chosen.countries == ("northland",)
    assert [country.country for country in guide.help_lines] == ["Northland"]


CODE = "raise SystemExit('It ran.')"


def test_an_engine_that_a_topic_outside_brings_is_not_run(project: Path, apart: str) -> None:
    folder = project / f"{apart}-with-code"
    shutil.copytree(project / apart, folder, ignore=shutil.ignore_patterns("site"))
    shutil.copy(project / "engine.yml", folder / "engine.yml")
    (folder / "host").mkdir()
    (folder / "host" / "mkdocs_hook.py").write_text(CODE, encoding="utf-8")
    result = run_module(project, "publish", f"{apart}-with-code")
    assert result.returncode == 1
    assert "an engine in another folder" in result.stderr
    assert "It ran." not in result.stderr


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "\ntheme:\n",
            "\nhooks: [host/mkdocs_hook.py]\n\ntheme:\n",
            "the site may not set 'hooks'",
        ),
        (
            "\ntheme:\n",
            "\ntheme:\n  custom_dir: overrides\n",
            "'theme' may not set 'custom_dir'",
        ),
        ("INHERIT: engine.yml", "INHERIT: {engine}/engine.yml", "Write 'INHERIT: engine.yml'"),
    ],
)
def test_code_under_the_names_of_the_engine_is_not_run_from_a_topic(
    project: Path, apart: str, old: str, new: str, says: str
) -> None:
    folder = project / f"{apart}-with-a-hook"
    shutil.copytree(project / apart, folder, ignore=shutil.ignore_patterns("site"))
    settings = folder / "mkdocs.yml"
    engine = f"../{project.name}"
    text = settings.read_text(encoding="utf-8")
    assert old in text
    settings.write_text(text.replace(old, new.format(engine=engine), 1), encoding="utf-8")
    (folder / "host").mkdir()
    (folder / "host" / "mkdocs_hook.py").write_text(CODE, encoding="utf-8")
    result = run_module(project, "publish", f"{apart}-with-a-hook")
    shutil.rmtree(folder)
    assert result.returncode == 1
    assert says in result.stderr
    assert "It ran." not in result.stderr


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/host/mkdocs_hook.py", "/docs/evil.py"),
        ("hooks:", "use_directory_urls: false\nhooks:"),
        ("../", "../../"),  # as if somebody had moved the folder
    ],
)
def test_a_topic_outside_inherits_what_the_engine_says_and_nothing_else(
    project: Path, apart: str, old: str, new: str
) -> None:
    file = project / apart / "engine.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    result = run_module(project, "publish", apart)
    file.write_text(text, encoding="utf-8")
    assert result.returncode == 1
    assert f"{apart}/engine.yml:1: these settings are not those of the engine." in result.stderr
    assert f"'INHERIT: ../{project.name}/engine.yml'" in result.stderr
