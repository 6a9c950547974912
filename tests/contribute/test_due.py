"""What is due for review is listed, and one issue in the repository says it too."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from contribute.due_reviews import TITLE, due, issue_body, update_issue
from model.guide import CountryRights, Guide, Period, Right, months_later
from tests.helpers.project import PROJECT, run_module
from tests.unit.small_guide import make_page, make_source

GUIDE = Guide(
    {
        "part.md": make_page(
            "part.md", title="A part", reviewed=date(2026, 3, 1), review_every=6, owner="Ann"
        ),
        "sources.md": make_page(
            "sources.md",
            title="Sources",
            reviewed=date(2026, 3, 1),
            review_every=12,
            owner="Bo",
            sources=(make_source("S1", checked=date(2026, 1, 31), review_every=1, line=7),),
        ),
    }
)
GH = """\
#!/bin/sh
printf '%s\\n' "$*" >>"$CALLS"
case $2 in list) printf '%s' "$OPEN" ;; *) cat >"$BODY" ;; esac
"""


@pytest.mark.parametrize(
    ("day", "names"),
    [
        pytest.param(date(2026, 2, 27), [], id="nothing"),
        pytest.param(date(2026, 2, 28), ["Source S1"], id="on-the-day"),
        pytest.param(date(2026, 9, 1), ["Source S1", "Page A part"], id="longest-first"),
        pytest.param(date(2027, 3, 1), ["Source S1", "Page A part", "Page Sources"], id="all"),
    ],
)
def test_what_is_due_by_a_day_is_found(day: date, names: list[str]) -> None:
    assert [one.name for one in due(GUIDE, day)] == names


def test_a_line_says_where_since_when_and_whose() -> None:
    assert (
        str(due(GUIDE, date(2026, 2, 28))[0])
        == "docs/sources.md:7: Source S1 has been due since 2026-02-28 (Bo)."
    )


def test_every_page_and_source_of_the_site_falls_due_one_day(guide: Guide) -> None:
    last = max(months_later(one.reviewed, one.review_every) for one in guide.pages.values()) + timedelta(
        days=3650
    )
    reviews = [one for one in due(guide, last) if one.what == "has been due since"]
    assert len(reviews) == len(guide.pages) + len(guide.sources)


@pytest.mark.fault(140)
@pytest.mark.parametrize(
    ("day", "told"),
    [
        pytest.param(date(2026, 5, 1), [], id="61-days-before"),
        pytest.param(date(2026, 5, 2), ["starts on 2026-07-01"], id="60-days-before"),
        pytest.param(date(2026, 7, 2), ["ends on 2026-08-31"], id="started"),
        pytest.param(date(2026, 9, 1), ["ended on 2026-08-31"], id="ended"),
    ],
)
def test_a_line_that_starts_or_ends_is_listed_sixty_days_before(day: date, told: list[str]) -> None:
    period = Period(date(2026, 7, 1), date(2026, 8, 31))
    right = Right("You may [ask](https://example.org/).", ("S1",), period=period, line=9)
    page = make_page("rights.md", reviewed=day, owner="Ann", rights=(CountryRights("north", (right,)),))
    sentences = [f"docs/rights.md:9: Line 'You may ask.' {one} (Ann)." for one in told]
    assert [str(one) for one in due(Guide({page.path: page}), day)] == sentences


def test_a_command_lists_what_is_due() -> None:
    early = run_module(PROJECT, "contribute", "overdue", "--on", "2000-01-01")
    late = run_module(PROJECT, "contribute", "overdue", "--on", "2199-01-01")
    assert (early.returncode, early.stdout) == (0, "Nothing is due on 2000-01-01.\n")
    assert late.returncode == 0
    assert all(": " in line and line.startswith(("docs/", "countries/")) for line in late.stdout.splitlines())


def test_a_day_that_is_none_is_told() -> None:
    result = run_module(PROJECT, "contribute", "overdue", "--on", "tomorrow")
    assert result.returncode == 2
    assert "'tomorrow' is not a date. Write one such as 2026-11-20." in result.stderr


@pytest.fixture
def github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for GitHub's command, which keeps what it is asked."""
    command = tmp_path / "gh"
    command.write_text(GH, encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("CALLS", str(tmp_path / "calls"))
    monkeypatch.setenv("BODY", str(tmp_path / "body"))
    monkeypatch.setenv("OPEN", "[]")
    return tmp_path


def _calls(github: Path) -> list[str]:
    file = github / "calls"
    return [line.split(" --")[0] for line in file.read_text().splitlines()] if file.exists() else []


def test_an_issue_is_opened_where_there_is_none(github: Path) -> None:
    found = due(GUIDE, date(2026, 9, 1))
    assert update_issue(found) == "A new issue says what is due: 2."
    assert _calls(github) == ["issue list", "issue create"]
    assert (github / "body").read_text(encoding="utf-8") == issue_body(found)


def test_a_second_issue_is_never_opened(github: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = [{"number": 3, "title": f"{TITLE} soon"}, {"number": 4, "title": TITLE}]
    monkeypatch.setenv("OPEN", json.dumps(listed))
    assert update_issue(due(GUIDE, date(2026, 9, 1))) == "Issue 4 says what is due: 2."
    assert _calls(github) == ["issue list", "issue edit 4"]


def test_nothing_is_opened_when_nothing_is_due(github: Path) -> None:
    assert update_issue([]) == "Nothing is due, so no issue is opened."
    assert not _calls(github)


def test_the_issue_lists_by_owner_what_to_tick_off() -> None:
    text = issue_body(due(GUIDE, date(2027, 3, 1)))
    assert (
        text.index("## Bo")
        < text.index("- [ ] Source S1")
        < text.index("## Ann")
        < text.index("- [ ] Page A part")
    )
