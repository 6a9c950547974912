"""A maintainer is told in words what a pull request does."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from check.load_site import load_site
from contribute.__main__ import main
from contribute.change_summary import PREVIEW_HOWTO, figures, summarise
from contribute.edits import RefusedError
from contribute.git_history import branch_point, checkout, non_content_changes
from tests.contribute.changes import TODAY, Changes, changed
from tests.mistakes.fixture_site import make_site

TIP = "        hint: One old leaf does not count.\n"
WATER = "      - id: last-watered\n        text: When did I water it last?\n        answer: date\n"
LIGHT = """\
      - id: enough-light
        text: It gets *some* light every day.
        hint: A hand in front of it throws a soft shadow.
"""
REAL: Changes = {
    "docs/part.md": [
        ("Were leaves yellow before they fell?", "Did leaves turn *yellow* before they fell?"),
        ("What is the one thing I will change?", "Which one thing will I change this week?"),
        (TIP, f"{TIP}      - id: brown-tips\n        text: Were the tips brown?\n"),
        (WATER, ""),
        (LIGHT, ""),
    ],
    "docs/worksheet.md": [("        lines: 1\n", f"        lines: 1\n{WATER}")],
    "docs/ids.txt": [
        ("enough-light\n", "enough-light retired\n"),
        ("old-plant\n", "old-plant\nbrown-tips\n"),
    ],
}
"""Two questions reworded, one new, one moved, one retired."""

SUMMARY = """\
## What this change does

**Pages changed:** Look at the leaves and Plant worksheet.

### Questions

- Checklist item `enough-light` retired: “It gets some light every day.” Answers to it stay on the device.
- Question `yellow-leaves` reworded, id kept: “Were leaves yellow before they fell?” is now “Did leaves turn \
yellow before they fell?”
- Question `last-watered` moved from Look at the leaves to Plant worksheet, id kept.
- Question `one-change` reworded, id kept: “What is the one thing I will change?” is now “Which one thing \
will I change this week?”
- One new question in Look at the leaves: `brown-tips`, “Were the tips brown?”

### Figures

| | Words | Reading level | Minutes |
| --- | --- | --- | --- |
| Look at the leaves | 80 → 63 | – | 10 |
| Plant worksheet | 14 → 20 | – | – |
| **All pages** | {words} | {level} | 10 |

The reading level is about how many years at school a text asks for. It is a hint, and stops nothing.
"""


def summary_of(base: Path, head: Path) -> str:
    """Return the summary of the change, with the figures of all pages as they are counted."""
    guides = [load_site(site)[0] for site in (base, head)]
    words, level, _ = zip(*(figures(guide, *guide.pages) for guide in guides), strict=True)
    return SUMMARY.format(words=" → ".join(words), level=" → ".join(level))


def test_a_real_change_is_told_word_for_word(tmp_path: Path) -> None:
    base, head = changed(tmp_path, REAL)
    assert summarise(base, head, TODAY) == summary_of(base, head)


def test_a_change_of_nothing_says_so(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    assert summarise(site, site, TODAY) == "## What this change does\n\nNo page is changed.\n"


def test_what_is_due_is_told_beside_the_change(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    told = summarise(site, site, date(2027, 3, 1))
    assert "### Due for review" in told
    assert "- Source S01 has been due since 1 " in told


def test_a_change_with_mistakes_lists_them_and_compares_nothing(tmp_path: Path) -> None:
    base, head = changed(tmp_path, {"docs/part.md": [("id: one-change", "id: One Change")]})
    told = summarise(base, head, TODAY)
    assert told.startswith("## To mend first\n\n- docs/")
    assert "\n- docs/part.md:" in told
    assert "###" not in told


def test_a_renamed_page_is_compared_with_what_it_was(tmp_path: Path) -> None:
    base, head = make_site(tmp_path / "base"), make_site(tmp_path / "head")
    for file in (*(head / "docs").glob("*.md"), head / "mkdocs.yml"):
        file.write_text(file.read_text(encoding="utf-8").replace("part.md", "leaves.md"), encoding="utf-8")
    page = (head / "docs" / "part.md").rename(head / "docs" / "leaves.md")
    page.write_text(
        page.read_text(encoding="utf-8").replace("---\n", "---\nwas: [part.md]\n", 1), encoding="utf-8"
    )
    told = summarise(base, head, TODAY)
    assert "The page `part.md` is now `leaves.md`." in told
    assert "moved from" not in told
    assert told.partition("\n\n")[2].count("Look at the leaves") == 2, "once among the pages, once in figures"
    [row] = [line for line in told.splitlines() if line.startswith("| Look at the leaves")]
    assert "→" not in row


def test_pages_that_could_not_be_read_before_are_not_compared(tmp_path: Path) -> None:
    head, base = changed(tmp_path, {"docs/part.md": [("id: one-change", "id: One Change")]})
    told = summarise(base, head, TODAY)
    assert "cannot be read" in told
    assert "###" not in told


def git(folder: Path, *words: str) -> str:
    """Run git as a person with a name, and return what it prints."""
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def history(tmp_path: Path) -> tuple[Path, Path]:
    """The two sites, the first with a history of one commit that is called 'start'."""
    base, head = changed(tmp_path, REAL)
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "Begin"], ["tag", "start"]):
        git(base, *command)
    return base, head


def test_the_state_before_comes_from_the_history(history: tuple[Path, Path]) -> None:
    base, head = history
    with checkout(base, "start") as before:
        assert summarise(before, head, TODAY) == summary_of(base, head)


@pytest.mark.parametrize("revision", ["end", "--output=x"])
def test_a_wrong_base_is_a_sentence(history: tuple[Path, Path], revision: str) -> None:
    with pytest.raises(RefusedError, match=f"not know '{revision}' here. Type: git fetch origin {revision}:"):
        branch_point(history[0], revision)
    assert not (history[0] / "x").exists()


def test_the_change_is_compared_with_where_its_branch_began(history: tuple[Path, Path]) -> None:
    base, _ = history
    git(base, "branch", "-M", "main")
    git(base, "switch", "-qc", "words")
    git(base, "switch", "-q", "main")
    (base / "mkdocs.yml").write_text("site_id: another\n", encoding="utf-8")
    git(base, "commit", "-qam", "Change what others see")
    later = git(base, "rev-parse", "main")
    git(base, "switch", "-q", "words")
    assert branch_point(base, "main") == git(base, "rev-parse", "start")
    assert not non_content_changes(base, branch_point(base, "main"))
    git(base, "merge", "-q", "--no-ff", "-m", "Merge", "main")
    assert branch_point(base, "HEAD^2") == later, "GitHub builds a merge, whose parent is compared with"


def test_without_a_main_of_its_own_a_copy_is_compared_with_that_of_origin(
    history: tuple[Path, Path], tmp_path: Path
) -> None:
    base, _ = history
    git(base, "branch", "-M", "main")
    git(base, "switch", "-qc", "words")
    git(tmp_path, "clone", "-q", str(base), "copy")
    assert branch_point(tmp_path / "copy", "main") == git(base, "rev-parse", "main")


def test_a_history_in_two_parts_is_a_sentence(history: tuple[Path, Path]) -> None:
    base, _ = history
    git(base, "switch", "-q", "--orphan", "other")
    git(base, "commit", "-qm", "Begin again", "--allow-empty")
    with pytest.raises(RefusedError, match=r"in common with 'start'.*git fetch --unshallow"):
        branch_point(base, "start")


def test_a_link_in_the_files_before_is_a_sentence(history: tuple[Path, Path]) -> None:
    base, _ = history
    (base / "docs" / "old").symlink_to("/etc")
    git(base, "add", ".")
    git(base, "commit", "-qm", "Add a link")
    with (
        pytest.raises(RefusedError, match="nothing to compare with at 'HEAD': 'docs/old' is"),
        checkout(base, "HEAD"),
    ):
        pass


def test_the_summary_is_put_where_github_shows_it(
    history: tuple[Path, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = tmp_path / "summary.md"
    page.write_text("Before.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    monkeypatch.chdir(history[0])
    assert main(["summary", "start", "--on", TODAY.isoformat()]) == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("Before.\n## ")
    assert text.endswith(PREVIEW_HOWTO)
    assert "No page is changed." in capsys.readouterr().out
    assert main(["summary", "end"]) == 1
    assert capsys.readouterr().err.startswith("git does not know 'end' here.")


def test_files_beside_the_words_are_listed_with_a_warning(
    history: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(history[0])
    Path("yaml.py").touch()
    Path("docs/pictures/new.svg").touch()
    with Path("engine.yml").open("a", encoding="utf-8") as file:
        file.write("# more\n")
    assert main(["summary", "start", "--on", TODAY.isoformat()]) == 0
    told = capsys.readouterr().out
    assert "**Two files beside the content are changed. An owner has to read" in told
    assert "\n- engine.yml\n- yaml.py\n" in told
    assert "No page is changed." not in told


def test_promises_that_changed_are_named_apart_from_what_may_run(
    history: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(history[0])
    Path("expected.yml").touch()
    assert main(["summary", "start", "--on", TODAY.isoformat()]) == 0
    told = capsys.readouterr().out
    assert "The promises in expected.yml changed too." in told
    assert "An owner has to read" not in told


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("site_id: a-houseplant", "site_id: another", "Answers of every reader would be lost: the site_id"),
        ("value: partly, text", "value: half, text", "would be lost: the value `partly` of 'scale' is gone"),
        (
            "text: Partly",
            'text: "No, never"',
            "would be shown in other words: `partly` of",
        ),
    ],
)
def test_what_would_lose_answers_is_warned_of(old: str, new: str, says: str, tmp_path: Path) -> None:
    base, head = changed(tmp_path, {"mkdocs.yml": [(old, new)]})
    assert says in summarise(base, head, TODAY)


def test_an_id_that_the_ledger_lost_is_named_and_fails(
    history: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(history[0])
    ledger = Path("docs/ids.txt")
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("enough-light\n", ""), encoding="utf-8")
    assert main(["summary", "start", "--on", TODAY.isoformat()]) == 1
    told = capsys.readouterr()
    assert "Answers of every reader to `enough-light` would be lost" in told.out
    assert "lost enough-light" in told.err


def test_what_a_reader_may_ask_is_told_line_by_line(tmp_path: Path) -> None:
    lines = "{text: You may *ask*., sources: [S01]}\n      - {text: You may keep it., sources: [S01]}"
    more = "{text: You may ask twice., sources: [S01]}\n      - {text: You may keep it., sources: [R01]}"
    rights = f"rights:\n  - country: uk\n    lines:\n      - {lines}\nhelp_lines:\n"
    shown = [("help_lines:\n", rights), ("{{ support() }}", "{{ support() }}\n\n{{ rights_list() }}")]
    _, base = changed(tmp_path / "before", {"docs/support.md": shown})
    _, head = changed(
        tmp_path / "after", {"docs/support.md": [("help_lines:\n", rights.replace(lines, more)), shown[1]]}
    )
    told = summarise(base, head, TODAY)
    assert "What a reader may ask, `uk`: “You may ask twice.” is new. Someone else has to check it" in told
    assert "What a reader may ask, `uk`: “You may keep it.”: sources changed." in told
    assert "What a reader may ask, `uk`: “You may ask.” is gone." in told


def test_a_guide_with_costly_numbers_that_it_allows_is_compared(tmp_path: Path) -> None:
    number = "[the line](tel:+44900123456)"
    allowed: Changes = {
        "docs/stages.md": [("{{ review_line() }}", f"Call {number}.\n\n{{{{ review_line() }}}}")],
        "mkdocs.yml": [("extra:\n", "extra:\n  premium_numbers: {'+44 900 123456': No other answers.}\n")],
    }
    _, base = changed(tmp_path / "before", allowed)
    _, head = changed(tmp_path / "after", {**allowed, "docs/part.md": [("minutes: 10", "minutes: 5")]})
    assert "Look at the leaves: minutes changed." in summarise(base, head, TODAY)


def test_a_day_that_is_still_to_come_is_warned_of(tmp_path: Path) -> None:
    base, head = changed(tmp_path, {"docs/support.md": [("reviewed: 2026-03-01", "reviewed: 2099-01-01")]})
    assert "was reviewed on 2099-01-01, which is in the future." in summarise(base, head, TODAY)
