"""What a stranger writes between braces never runs: the build stops before any page is rendered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.long_run import now
from tests.helpers.project import PROJECT, run_module
from tests.mistakes.fixture_site import add_engine, case_names, make_site, read_case

MARK = "PWNED"
"""The file that the payloads would leave behind."""

RUNNING = [name for name in case_names() if f"touch {MARK}" in str(read_case(name))]
AT_ONCE = ("payload-attributes", "payload-if", "settings-with-a-command", "yaml-tag-of-python")
"""One in each place that something may run from; all others are read under watch in `test_hostile.py`."""

BUILD = ("mkdocs", "build", "--strict")
COMMANDS = [pytest.param(BUILD, id="mkdocs"), pytest.param(("publish",), id="publish")]


def test_the_payload_does_run_where_nobody_checks(tmp_path: Path) -> None:
    """Shows that a missing mark proves something."""
    project = add_engine(make_site(tmp_path))
    (project / "host" / "__init__.py").write_text("def define_env(env): ...\n", encoding="utf-8")
    [payload] = read_case("payload-attributes").change["docs/part.md"]
    (project / "docs" / "index.md").write_text(payload["by"], encoding="utf-8")
    run_module(project, *BUILD)
    assert list(project.rglob(MARK)), "The payload leaves no mark anywhere."


@pytest.mark.parametrize("name", now(*AT_ONCE, of=RUNNING))
def test_a_payload_leaves_no_mark(name: str, tmp_path: Path) -> None:
    """MkDocs itself runs what its settings name, so that these are read by ours before it is started."""
    project = add_engine(make_site(tmp_path, read_case(name)))
    result = run_module(project, *(("publish",) if name.startswith("settings-") else BUILD))
    assert not list(project.rglob(MARK)), f"{name} ran."
    assert result.returncode != 0, f"{name} was built:\n{result.stdout}{result.stderr}"


@pytest.mark.fault(50)
def test_a_preview_reads_the_settings_before_the_host_does(tmp_path: Path) -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    recipe = makefile[makefile.index("\nserve:") :].partition("\n\n")[0]
    assert "host.serve" in recipe
    assert "mkdocs" not in recipe
    project = add_engine(make_site(tmp_path, read_case("settings-with-a-command")))
    result = run_module(project, "host.serve")
    assert result.returncode == 1
    assert result.stderr.startswith("mkdocs.yml:18: "), result.stderr
    assert not list(project.rglob(MARK))


@pytest.mark.parametrize("command", COMMANDS)
def test_no_page_is_rendered_when_one_is_refused(command: tuple[str, ...], tmp_path: Path) -> None:
    project = add_engine(make_site(tmp_path, read_case("payload-attributes")))
    before = set(project.rglob("*.html"))
    result = run_module(project, *command)
    assert "Building documentation" not in result.stdout + result.stderr
    assert set(project.rglob("*.html")) == before, "Pages were written."
    assert not list(project.rglob(MARK)), "The payload ran."
