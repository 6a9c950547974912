"""Messages of a command stand beside their lines, and nothing that it prints is taken for an order."""

from __future__ import annotations

import subprocess
import sys

import pytest

from contribute.annotate import annotation
from tests.helpers.project import PROJECT

THERE = "docs/index.md"


def run(script: str, *, on_github: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a script under the annotations, with a Python that knows nothing but what came with it."""
    return subprocess.run(
        [sys.executable, "-S", "-m", "contribute.annotate", sys.executable, "-c", script],
        cwd=PROJECT,
        env={"GITHUB_ACTIONS": "true"} if on_github else {},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("line", "note"),
    [
        pytest.param(f"{THERE}:3: no title.", f"::error file={THERE},line=3::no title.", id="ours"),
        pytest.param(
            f"{THERE}:3:7: E501 Long", f"::error file={THERE},line=3::E501 Long", id="with-a-column"
        ),
        pytest.param(f"\x1b[1m{THERE}:3: Bold", f"::error file={THERE},line=3::Bold", id="in-colour"),
        pytest.param(f"{THERE}:3: 100 %", f"::error file={THERE},line=3::100 %25", id="per-cent"),
        pytest.param(f"{THERE}:3: advice: x", f"::notice file={THERE},line=3::advice: x", id="advice"),
        pytest.param("docs/none.md:3: no title.", "", id="no-such-file"),
        pytest.param("/etc/hostname:1: no title.", "", id="outside"),
        pytest.param("docs/../README.md:1: no title.", "", id="roundabout"),
        pytest.param("At 12:30: nothing", "", id="a-time"),
        pytest.param(f"see {THERE}:3: no title.", "", id="in-a-sentence"),
    ],
)
def test_a_message_is_put_beside_its_line(line: str, note: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    assert annotation(line) == note


def test_a_command_that_fails_leaves_its_notes_and_its_status() -> None:
    result = run(f"print('{THERE}:3: no title.'); print('{THERE}:3: no title.'); raise SystemExit(3)")
    assert result.returncode == 3
    assert result.stdout.count(f"\n::error file={THERE},line=3::no title.") == 1


def test_a_command_that_goes_well_leaves_no_note() -> None:
    result = run(f"print('{THERE}:3: advice')")
    assert result.returncode == 0
    assert "::error" not in result.stdout
    assert f"{THERE}:3: advice" in result.stdout


def test_what_a_command_prints_is_no_order() -> None:
    lines = run("print('::add-path::evil'); raise SystemExit(1)").stdout.splitlines()
    token = lines[0].removeprefix("::stop-commands::")
    assert len(token) == 32
    assert lines.index("::add-path::evil") < lines.index(f"::{token}::")


def test_at_home_nothing_is_added() -> None:
    assert (
        run(f"print('{THERE}:3: no title.'); raise SystemExit(1)", on_github=False).stdout
        == f"{THERE}:3: no title.\n"
    )
