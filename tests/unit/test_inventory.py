"""What was promised is compared with the pages, and both ways out are said: put it back, or take it out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from check.check_all import check_all
from check.inventory import check_inventory, no_promises, propose
from check.load_site import load_site
from tests.helpers.project import copy_project, run_module, without_sheet_files
from tests.mistakes.fixture_site import PROMISED, Case, add_engine, make_site
from tests.unit.test_country_packs import make_pack

RIGHTS = {
    "replace": "help_lines:\n",
    "by": """\
rights:
  - country: uk
    lines:
      - {text: You may ask., sources: [S01, R01]}
help_lines:
""",
}
RIGHTS_SHOWN = {"replace": "{{ support() }}", "by": "{{ support() }}\n\n{{ rights_list() }}"}


def said(folder: Path, old: str = "", new: str = "") -> list[str]:
    """Return what is said about the base site when a promise reads otherwise."""
    site = make_site(folder)
    (site / "expected.yml").write_text(PROMISED.replace(old, new), encoding="utf-8")
    return [str(problem) for problem in check_inventory(load_site(site)[0], site)]


def test_kept_promises_are_silent(tmp_path: Path) -> None:
    assert said(tmp_path) == []


SECTIONS = "sections: [Look at the place, Think back once, Write to the shop]"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        pytest.param("{}", "", id="nothing"),
        pytest.param("{sentences: 1, words: [LIGHT, water]}", "", id="kept"),
        pytest.param(
            "{sentences: 9}",
            "expected.yml:6: the number of sentences of 'Think back once' is '1' now.",
            id="fewer",
        ),
        pytest.param("{sentences: some}", "expected.yml:6: the number of sentences", id="no-number"),
        pytest.param(
            "{words: [tulip]}",
            "expected.yml:6: word 'tulip' of 'words' of 'Think back once' is listed here",
            id="lost-word",
        ),
    ],
)
def test_a_section_keeps_its_sentences_and_its_words(tmp_path: Path, place: str, told: str) -> None:
    new = f"sections: {{Look at the place: , Think back once: {place}, Write to the shop: }}"
    found = said(tmp_path, SECTIONS, new)
    assert [one.startswith(told) for one in found] == ([True] if told else [])


def test_a_new_section_is_proposed_with_what_it_says(tmp_path: Path) -> None:
    [one] = said(tmp_path, SECTIONS, "sections: {Look at the place: {}, Write to the shop: {}}")
    assert "Add 'Think back once: {" in one


def test_the_proposal_holds_until_the_section_says_something_else(tmp_path: Path) -> None:
    text = "Pots want water. Pots lose water. Give pots water. Look after pots."
    body = {"replace": "{{ review_line() }}", "by": f"## Pots\n\n{text}\n\n{{{{ review_line() }}}}"}
    site = make_site(tmp_path, Case("", change={"docs/part.md": [body]}))
    guide = load_site(site)[0]
    assert propose(guide, guide.pages["part.md"], "Pots").plain == {
        "sentences": 2,
        "words": ["pots", "water"],
    }
    proposed = "Pots: {sentences: 2, words: [pots, water]}"
    promised = PROMISED.replace("sections: [Look at", f"sections: {{{proposed}, Look at").replace(
        "Think back once, Write to the shop]", "Think back once: , Write to the shop: }"
    )
    promised = promised.replace("Look at the place, ", "Look at the place: , ")
    (site / "expected.yml").write_text(promised, encoding="utf-8")
    assert not list(check_inventory(guide, site))
    page = site / "docs" / "part.md"
    page.write_text(page.read_text(encoding="utf-8").replace(text, "Later."), encoding="utf-8")
    told = [str(one) for one in check_inventory(load_site(site)[0], site)]
    assert len(told) == 3, told
    assert "the number of sentences of 'Pots' is '1' now" in "".join(told)


def test_a_site_that_promises_nothing_is_silent(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    assert list(check_inventory(load_site(site)[0], site)) == []


@pytest.mark.fault(64)
@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param(
            "[enough-light, dry-soil]",
            "[enough-light]",
            "docs/part.md:18: item 'dry-soil' is new.",
            id="item",
        ),
        pytest.param(
            "[enough-light, dry-soil]",
            "[enough-light, dry-soil, more]",
            "expected.yml:8: item 'more' of 'items' of 'place' is listed here",
            id="lost-item",
        ),
        pytest.param(
            "[enough-light, dry-soil]",
            "[dry-soil, enough-light]",
            "expected.yml:8: 'items' of 'place' is '[enough-light, dry-soil]' now.",
            id="order",
        ),
        pytest.param(
            "      look-back: {kind: reflection, legend: Look back, items: [yellow-leaves]}\n",
            "",
            "docs/part.md:23: group 'look-back' is new.",
            id="group",
        ),
        pytest.param(
            "Think back once, ", "", "docs/part.md:58: section 'Think back once' is new.", id="section"
        ),
        pytest.param(
            "Think back once, ",
            "Think back once, Gone, ",
            "expected.yml:6: section 'Gone'",
            id="lost-section",
        ),
        pytest.param(
            "title: Sources",
            "title: Where it is from",
            "expected.yml:12: the title of 'sources.md' is 'Sources' now.",
            id="title",
        ),
        pytest.param(
            "  style.md: {title: How we write}\n",
            "",
            "docs/style.md:1: page 'style.md' is new. Add 'style.md: …' to 'pages' in expected.yml",
            id="page",
        ),
        pytest.param(
            "  style.md:",
            "  gone.md: {title: Gone}\n  style.md:",
            "expected.yml:14: page 'gone.md' of 'pages' is listed here",
            id="lost-page",
        ),
        pytest.param(
            "[new-plant, old-plant]",
            "[new-plant]",
            "docs/stages.md:14: stage 'old-plant' is new.",
            id="stage",
        ),
        pytest.param(
            "official: [S01]",
            "official: [S01, S02]",
            "expected.yml:22: source 'S02' of 'official' below 'sources' is listed here",
            id="lost-source",
        ),
        pytest.param(
            "[yellow]",
            "[yellow, green]",
            "expected.yml:25: word 'green' of 'yellow-leaves' of 'look-back' is listed here",
            id="key-word",
        ),
        pytest.param(
            ", text 70 70]}}",
            "]}}",
            "docs/support.md:8: number 'text 70 70' is new. Add it to 'numbers' of 'northland' in",
            id="lost-number",
        ),
        pytest.param(
            "{yellow-leaves: [yellow]}",
            "{}",
            "docs/part.md:26: item 'yellow-leaves' is new. Add 'yellow-leaves: …' to 'look-back' below",
            id="no-word",
        ),
        pytest.param(
            "{yellow-leaves: [yellow]}",
            "{yellow-leaves: [yellow], brown: [brown]}",
            "expected.yml:25: item 'brown' of 'look-back' below 'questions' is listed here",
            id="word-of-none",
        ),
        pytest.param(
            "[Look at the place, ",
            "[See the place, ",
            "expected.yml:6: section 'See the place' of 'sections' of 'part.md' is 'Look at the place' now.",
            id="renamed-section",
        ),
        pytest.param(
            "[last-watered, one-change]",
            "[last-watered]",
            "docs/part.md:36: item 'one-change' is new.",
            id="last-item",
        ),
        pytest.param(
            "look-back, plan]",
            "look-back]",
            "docs/worksheet.md:",
            id="group-of-the-worksheet",
        ),
        pytest.param("Today: [part.md]", "Today: []", "docs/part.md:1: page 'part.md' is new.", id="part"),
        pytest.param(
            "help: {northland",
            "help: {southland: {}, northland",
            "expected.yml:23: country",
            id="lost-country",
        ),
        pytest.param(
            "legend: The place",
            "legend: A place",
            "expected.yml:8: the legend of 'place' is 'The place' now.",
            id="legend",
        ),
        pytest.param(
            "sections: [Look at the place, Think back once,",
            "sections: [Look at the place, Think back once: {sentences: 3},",
            "expected.yml:6: this list has names and keys.",
            id="names-and-keys",
        ),
        pytest.param(
            "items: [yellow-leaves]", "items: [[yellow-leaves]]", "expected.yml:9: this list has", id="nested"
        ),
        pytest.param("pages:", "pages: [", "expected.yml:1: a '[' is opened here", id="unreadable"),
        pytest.param(PROMISED, "pages: 3", "expected.yml:1: this file lists no pages.", id="broken"),
        pytest.param(PROMISED, "", "expected.yml:1: this file lists no pages.", id="empty"),
    ],
)
def test_a_difference_is_said_at_its_place(old: str, new: str, told: str, tmp_path: Path) -> None:
    [sentence] = said(tmp_path, old, new)
    assert sentence.startswith(told), sentence


def test_a_list_that_is_a_link_is_refused_in_one_sentence(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    (tmp_path / "other.yml").write_text(PROMISED, encoding="utf-8")
    (site / "expected.yml").symlink_to(tmp_path / "other.yml")
    [problem] = check_inventory(load_site(site)[0], site)
    assert str(problem).startswith("expected.yml:1: this is a symbolic link to another place.")


def test_nothing_is_called_gone_while_a_page_cannot_be_read(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    (site / "expected.yml").write_text(PROMISED, encoding="utf-8")
    page = site / "docs" / "part.md"
    page.write_text(page.read_text(encoding="utf-8").replace("---\n", "--\n", 1), encoding="utf-8")
    told = [
        problem for problem in check_all(site, date(2026, 3, 2)).mistakes if problem.file == "expected.yml"
    ]
    assert told == []


def test_a_wrong_country_in_the_settings_is_no_broken_promise(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    settings = project / "mkdocs.yml"
    settings.write_text(
        re.sub(r"countries: \[.*\]", "countries: [nowhere]", settings.read_text(encoding="utf-8")),
        encoding="utf-8",
    )
    told = run_module(project, "check", ".").stderr.splitlines()
    assert "names the country 'nowhere'" in told[0]
    assert told[1:] == ["1 mistake to mend."]


def test_a_topic_without_promises_is_not_let_through(tmp_path: Path) -> None:
    site = copy_project(tmp_path / "project")
    for topic in ("", "topics/moving-home/"):
        (site / f"{topic}expected.yml").unlink()
        result = run_module(site, "check", topic or ".")
        assert result.returncode == 1
        assert result.stderr.startswith(f"{topic}expected.yml:1: this file is missing")
    assert not no_promises(Path())


def test_a_site_without_promises_is_built_with_a_sentence_and_not_released(tmp_path: Path) -> None:
    site = without_sheet_files(add_engine(make_site(tmp_path)))
    told = "expected.yml:1: this file is missing"
    result = run_module(site, "publish", "--release")
    assert result.returncode == 1
    assert told in result.stderr
    assert not (site / "site").exists()
    result = run_module(site, "publish")
    assert result.returncode == 0, result.stderr
    assert told in result.stderr


def test_what_a_reader_may_ask_is_compared_by_the_sources_of_its_lines(tmp_path: Path) -> None:
    case = Case("rights", change={"docs/support.md": [RIGHTS, RIGHTS_SHOWN]})
    site = make_site(tmp_path, case)
    guide = replace(load_site(site)[0], packs=(make_pack("uk", "Southland"),))
    expected = site / "expected.yml"

    def told(rights: str) -> list[str]:
        expected.write_text(f"{PROMISED}rights: {rights}\n", encoding="utf-8")
        return [str(problem) for problem in check_inventory(guide, site)]

    assert not told("{uk: [S01, R01]}")
    for listed, says in (
        ("S01", "source 'R01' is new. Add it to 'uk' below 'rights'"),
        ("S01, S02, R01", "source 'S02' of 'uk' below 'rights' is listed here but no longer on the pages"),
        (
            "S02, R01",
            "source 'S02' of 'uk' below 'rights' is 'S01' now. If this is intended, write 'S01' here",
        ),
        (
            "S01, R01, S01",
            "'uk' below 'rights' is '[S01, R01]' now. If this is intended, write '[S01, R01]' here",
        ),
        ("R01, S01", "'uk' below 'rights' is '[S01, R01]' now. If this is intended, write '[S01, R01]' here"),
    ):
        [sentence] = told(f"{{uk: [{listed}]}}")
        assert says in sentence
    assert "country 'uk' is new" in told("{}")[0]
    assert (
        "country 'usa' of 'rights' is listed here but no longer on the pages"
        in told("{uk: [S01, R01], usa: [S01]}")[0]
    )
