"""What a stranger writes does not keep the check busy: it is refused within seconds."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.long_run import now
from tests.helpers.project import PROJECT, run_module
from tests.helpers.slowness import slowness
from tests.mistakes.fixture_site import add_engine, make_site

SECONDS = 20
PAGE = "docs/more.md"
FACTS = "---\ntitle: One more page\n"
LAUGHS = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
SLOW = {
    "text-that-fills-the-memory": (PAGE, '{{ "x" * 10**9 }}'),
    "number-without-end": (PAGE, "{{ 9**9**9**9 }}"),
    "nested-loops": (PAGE, "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}"),
    "nested-braces": (PAGE, "{{ " + "(" * 20_000),
    "nested-brackets": (PAGE, "[" * 3_000 + "{{ none }}"),
    "nested-quotes": (PAGE, ">" * 3_000 + "{{ none }}"),
    "stars": (PAGE, "*a **b " * 1_000 + "{{ none }}"),
    "empty-headings": (PAGE, f"{FACTS}---\n" + "#\n" * 20_000),
    "tags-without-end": (PAGE, f"{FACTS}---\n" + ("<a " * 500 + "\n") * 20),
    "lists-in-lists": (PAGE, f"{FACTS}---\n" + "1. " * 1_600),
    "yaml-that-grows": (PAGE, f"{FACTS}a0: &a0 [x]\n{LAUGHS}---\n"),
    "yaml-in-yaml": (PAGE, f"{FACTS}minutes: {'[' * 100_000}\n---\n"),
    "name-of-many-letters": (f"docs/{'a' * 60}é.md", FACTS),
    "name-of-many-folders": (f"docs/{'a/' * 40}é.md", FACTS),
    "ledger-of-many-hyphens": ("docs/ids.txt", "a-" * 50_000 + "!"),
}

AT_ONCE = (
    "number-without-end",
    "nested-brackets",
    "tags-without-end",
    "yaml-that-grows",
    "ledger-of-many-hyphens",
)
"""One for each reader: of calls, of Markdown, of HTML, of YAML and of the ledger."""


@pytest.mark.fault(47)
@pytest.mark.parametrize(("path", "text"), now(*AT_ONCE, of=SLOW))
def test_a_slow_trick_is_refused_at_once(path: str, text: str, tmp_path: Path) -> None:
    site = add_engine(make_site(tmp_path))
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(text, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "check"],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        timeout=SECONDS * slowness(),
        check=False,
    )
    assert result.returncode == 1, f"It was not refused:\n{result.stdout}{result.stderr[-2000:]}"
    assert "Traceback" not in result.stderr, result.stderr[-2000:]


def test_the_check_of_the_content_takes_less_than_five_seconds() -> None:
    """Counted in work: a clock on the wall would count what others do on the machine."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = run_module(PROJECT, "check")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert result.returncode == 0, result.stderr
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 5 * slowness()
