"""Lines of help and rights start and end on their days, and a build shows those of its day."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.helpers.project import copy_project, run_module, without_sheet_files
from tests.mistakes.fixture_site import Case, add_engine, make_site
from tests.site.built import words

DATED = Case(
    "dated",
    change={
        "docs/support.md": [
            {
                "replace": "        short: true\n",
                "by": "        short: true\n        from: 2026-05-01\n        until: 2026-05-02\n",
            },
            {
                "replace": "help_lines:\n",
                "by": "rights:\n"
                "  - country: uk\n"
                "    lines:\n"
                "      - about: Limits\n"
                "        text: Before May.\n"
                "        sources: [S01]\n"
                "        until: 2026-04-30\n"
                "      - text: In May.\n"
                "        sources: [S01]\n"
                "        from: 2026-05-01\n"
                "    gaps:\n"
                "      - text: We do not know what comes in June.\n"
                "        from: 2026-05-02\n"
                "help_lines:\n",
            },
            {"replace": "{{ support() }}\n", "by": "{{ support() }}\n\n{{ rights_list() }}\n"},
        ],
        "docs/sources.md": [
            {
                "replace": "## Research\n",
                "by": '## Health\n\n{{ source_list("health") }}\n\n## Research\n',
            }
        ],
        "mkdocs.yml": [
            {"replace": "  site_id: a-houseplant\n", "by": "  site_id: a-houseplant\n  countries: [uk]\n"}
        ],
    },
)


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of which some lines start or end in May 2026."""
    return without_sheet_files(add_engine(make_site(tmp_path_factory.mktemp("site"), DATED)))


def _on(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    moment = datetime.fromisoformat(f"{day}T23:59:00").replace(tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))


@pytest.mark.fault(139)
@pytest.mark.parametrize(
    ("day", "rights", "call"),
    [
        pytest.param("2026-04-30", ["Before May."], False, id="the-day-before", marks=pytest.mark.long),
        pytest.param("2026-05-01", ["In May."], True, id="the-day"),
        pytest.param(
            "2026-05-02",
            ["In May.", "We do not know what comes in June."],
            True,
            id="the-last-day",
            marks=pytest.mark.long,
        ),
        pytest.param(
            "2026-05-03",
            ["In May.", "We do not know what comes in June."],
            False,
            id="after",
            marks=pytest.mark.long,
        ),
    ],
)
def test_a_build_shows_the_lines_of_its_day(
    dated: Path, monkeypatch: pytest.MonkeyPatch, day: str, rights: list[str], *, call: bool
) -> None:
    _on(monkeypatch, day)
    result = run_module(dated, "publish")
    assert result.returncode == 0, result.stderr
    page = BeautifulSoup((dated / "site" / "support" / "index.html").read_text("utf-8"), "html.parser")
    shown = [words(line) for line in page.select(".rights li")]
    assert [one.partition(": ")[2].split(" Source")[0] for one in shown] == rights
    assert "Limits" in [words(heading) for heading in page.select(".rights :is(h3, h4, h5)")]
    assert bool(page.select("a[href='tel:08001122']")) is call
    assert page.select("a[href='sms:7070']")


TOPIC = "topics/template"
"""A short guide with the country that a line is changed of."""


@pytest.fixture(scope="module")
def ending(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with a help line whose last day is 30 April 2027."""
    project = copy_project(tmp_path_factory.mktemp("ending") / "project")
    pack = project / "countries" / "uk.yml"
    text = pack.read_text(encoding="utf-8")
    pack.write_text(
        text.replace("    short: true\n", "    short: true\n    until: 2027-04-30\n"), encoding="utf-8"
    )
    return project


@pytest.mark.fault(140)
def test_a_line_that_has_ended_stops_a_release_and_the_check_says_so(
    ending: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "countries/uk.yml:6: {}this line ended on 2027-04-30 and is no longer shown."
    _on(monkeypatch, "2027-04-30")
    assert told.format("advice: ") not in run_module(ending, "check", TOPIC).stdout
    _on(monkeypatch, "2027-05-01")
    assert told.format("advice: ") in run_module(ending, "check", TOPIC).stdout
    release = run_module(ending, "publish", "--release", TOPIC)
    assert release.returncode == 1
    assert told.format("") in release.stderr
    assert told.format("") not in run_module(ending, "publish", "--release", "--without-ended", TOPIC).stderr
    assert not (ending / TOPIC / "site").exists()


@pytest.mark.fault(140)
@pytest.mark.parametrize(
    ("day", "told"),
    [
        pytest.param("2027-02-28", "", id="61-days-before"),
        pytest.param("2027-03-01", "ends on 2027-04-30", id="60-days-before"),
        pytest.param("2027-05-01", "ended on 2027-04-30", id="the-day-after"),
    ],
)
def test_a_line_that_ends_is_listed_sixty_days_before(ending: Path, day: str, told: str) -> None:
    listed = run_module(ending, "contribute", "--topic", TOPIC, "overdue", "--on", day).stdout.splitlines()
    found = [line for line in listed if "Line 'Samaritans'" in line]
    assert [told in line for line in found] == [True] * bool(told), listed


def test_a_day_of_a_build_that_is_none_is_a_sentence(dated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    result = run_module(dated, "publish")
    assert result.returncode == 1
    assert "SOURCE_DATE_EPOCH:1: this is 'yesterday'. Write seconds since 1970" in result.stderr
    assert "Traceback" not in result.stderr
