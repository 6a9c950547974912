"""A new question and a new page start right, and what is left to do is said."""

from __future__ import annotations

import io
import os
import pty
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from check.check_all import check_all
from check.load_site import load_site, parse_site
from check.placeholders import NEW_LETTER
from check.promises import INVENTORY
from contribute.__main__ import main
from contribute.edits import RefusedError
from contribute.new_group import KINDS, add_group
from contribute.new_page import add_page
from contribute.new_question import add_question, propose_id
from model.problems import ContentError
from tests.helpers.project import PROJECT, copy_project, run_module
from tests.mistakes.fixture_site import PROMISED, make_site

TODAY = date(2026, 11, 24)


FIXED = "questions: {look-back: {yellow-leaves: [yellow]}}\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The base site, with all its promises but that of a fixed set of questions."""
    site = make_site(tmp_path / "site")
    (site / INVENTORY).write_text(f"# First.\n{PROMISED.replace(FIXED, '')}", encoding="utf-8")
    return site


def files(site: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}


@pytest.mark.parametrize("group", ["place", "look-back", "plan", "ask-the-shop", "about-this-plant"])
def test_a_question_joins_the_end_of_its_group(site: Path, group: str) -> None:
    before = load_site(site)[0].groups[group]
    said = list(add_question(site, group, "Is it *green*: yes?", hint="Look # twice."))
    after = load_site(site)[0].groups[group]
    new = after.items[-1]
    assert [one.id for one in after.items[:-1]] == [one.id for one in before.items]
    assert (new.text, new.hint) == ("Is it *green*: yes?", "Look # twice.")
    assert said[0] == f"docs/{after.page}:{new.line}: the new question '{new.id}' is here."
    assert new.id in (site / "docs" / "ids.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("kind", ["date", "stage", "scale"])
def test_a_question_stands_before_the_days_and_choices_that_close_a_group(site: Path, kind: str) -> None:
    ends = "low: little\n        high: much" if kind == "scale" else "hint: Choose."
    page = site / "docs" / "part.md"
    text = page.read_text(encoding="utf-8")
    closing = f"      - id: closing\n        text: When?\n        answer: {kind}\n        {ends}\n"
    page.write_text(text.replace("letters:\n", f"{closing}letters:\n"), encoding="utf-8")
    with (site / "docs" / "ids.txt").open("a", encoding="utf-8") as ledger:
        ledger.write("closing\n")
    promised = PROMISED.replace("one-change]", "one-change, closing]")
    (site / INVENTORY).write_text(promised, encoding="utf-8")
    list(add_question(site, "plan", "Is it green?", "is-green"))
    ids = ["last-watered", "one-change", "is-green", "closing"]
    assert [one.id for one in load_site(site)[0].groups["plan"].items] == ids
    pages = yaml.safe_load((site / INVENTORY).read_text(encoding="utf-8"))["pages"]
    assert pages["part.md"]["groups"]["plan"]["items"] == ids


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("What would I do again with the shop?", "would-again-shop"),
        ("Did the small window show an example of light?", "window-example-light"),
        ("Größe der Töpfe", "grosse-der-topfe"),
        ("なぜ", "plan-3"),
        ("Why?", "plan-3"),
        ("Dry, dry soil?", "plan-3"),
    ],
)
def test_an_id_is_proposed_from_the_longest_words(site: Path, text: str, name: str) -> None:
    assert propose_id(site, load_site(site)[0], "plan", text) == name


def test_a_question_keeps_everything_else_of_the_file(site: Path) -> None:
    file = site / "docs" / "part.md"
    before = file.read_text(encoding="utf-8").splitlines()
    list(add_question(site, "look-back", "Is it green?"))
    after = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line in before] == before
    assert len(after) == len(before) + 2


def test_a_fixed_set_takes_no_more_questions(site: Path) -> None:
    with (site / INVENTORY).open("a", encoding="utf-8") as file:
        file.write(FIXED)
    before = files(site)
    with pytest.raises(RefusedError, match="'look-back' is a fixed set"):
        list(add_question(site, "look-back", "Is it green?"))
    assert files(site) == before


@pytest.mark.parametrize(
    ("group", "ids"), [("place", ["enough-light", "dry-soil"]), ("plan", ["last-watered", "one-change"])]
)
def test_a_question_is_promised_where_its_group_is(site: Path, group: str, ids: list[str]) -> None:
    said = list(add_question(site, group, "Is it green?", "is-green"))
    text = (site / INVENTORY).read_text(encoding="utf-8")
    assert yaml.safe_load(text)["pages"]["part.md"]["groups"][group]["items"] == [*ids, "is-green"]
    assert text.startswith("# First.")
    assert f"It is in {INVENTORY} and the ledger." in said


def test_what_else_is_new_is_promised_by_nobody_but_a_person(site: Path) -> None:
    promised = PROMISED.replace("items: [last-watered, one-change]", "items: [last-watered]")
    (site / INVENTORY).write_text(promised, encoding="utf-8")
    said = list(add_question(site, "place", "Is it green?", "is-green"))
    assert (site / INVENTORY).read_text(encoding="utf-8") == promised
    assert "make accept" in "\n".join(said)


def test_a_fresh_id_was_never_used(site: Path) -> None:
    ledger = site / "docs" / "ids.txt"
    ledger.write_text(ledger.read_text(encoding="utf-8") + "plan-3 retired\n", encoding="utf-8")
    list(add_question(site, "plan", "One?"))
    list(add_question(site, "plan", "Two?"))
    assert [one.id for one in load_site(site)[0].groups["plan"].items[2:]] == ["plan-4", "plan-5"]


def test_a_message_says_what_is_left_to_write(site: Path) -> None:
    assert any("left to do" in line for line in add_question(site, "ask-the-shop", "Another message"))


def test_a_topic_that_has_no_ledger_yet_gets_none_with_one_id(site: Path) -> None:
    for name in ("docs/ids.txt", INVENTORY):
        (site / name).unlink()
    list(add_question(site, "place", "Is it warm?"))
    list(add_group(site, "part.md", "checklist", "Roots and pots", "Is the pot too small?"))
    list(add_page(site, "One more", "You will have done one thing.", TODAY))
    assert "roots-and-pots" in load_site(site)[0].groups
    assert not (site / "docs" / "ids.txt").exists()
    assert not (site / INVENTORY).exists()


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_group_stands_on_its_page_and_on_the_worksheet(site: Path, kind: str) -> None:
    said = list(add_group(site, "part.md", kind, "Roots and pots", "Is the pot too small?"))
    guide = load_site(site)[0]
    group = guide.groups["roots-and-pots"]
    assert (group.kind, group.legend, group.page) == (kind, "Roots and pots", "part.md")
    left = [problem.text for problem in check_all(site, TODAY).mistakes]
    assert left == [f"'{NEW_LETTER}' is a placeholder. Write your own words instead."] * (kind == "letter")
    [item] = group.items
    assert item.text == "Is the pot too small?"
    assert item.id in (site / "docs" / "ids.txt").read_text(encoding="utf-8").split()
    sheet = guide.pages[guide.page_calling("worksheet")]
    assert (group in guide.shown_on(sheet)) == (kind != "letter"), said


@pytest.mark.parametrize(
    ("page", "kind", "legend", "says"),
    [
        ("parts.md", "checklist", "Roots", "Did you mean 'part.md'?"),
        ("part.md", "list", "Roots", "Did you mean 'checklist'?"),
    ],
)
def test_a_group_that_cannot_be_is_refused_with_what_to_type(
    site: Path, page: str, kind: str, legend: str, says: str
) -> None:
    before = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    with pytest.raises(RefusedError, match=re.escape(says)):
        list(add_group(site, page, kind, legend, "What else?"))
    assert {file: file.read_bytes() for file in site.rglob("*") if file.is_file()} == before


def test_a_new_group_of_a_worksheet_is_gathered_there_once(site: Path) -> None:
    said = list(add_group(site, "worksheet.md", "prompt", "More to write", "What else?"))
    guide = load_site(site)[0]
    calls = [call for call in guide.pages["worksheet.md"].calls if "more-to-write" in call.arguments]
    assert [call.macro for call in calls] == ["worksheet"]
    assert not any("shows it too" in line for line in said)


@pytest.mark.parametrize(
    ("legend", "name"),
    [("Look back", "look-back-2"), ("根", "checklist"), ("2026 in pots", "checklist-2026-in-pots")],
)
def test_any_legend_gives_a_name_that_is_free(site: Path, legend: str, name: str) -> None:
    list(add_group(site, "part.md", "checklist", legend, "What else?"))
    assert load_site(site)[0].groups[name].legend == legend


def test_a_group_and_its_first_item_have_two_names(site: Path) -> None:
    list(add_group(site, "part.md", "checklist", "Pack bags", "Pack bags!"))
    [item] = load_site(site)[0].groups["pack-bags-2"].items
    assert item.id == "pack-bags"
    list(add_group(site, "part.md", "checklist", "Who can come", "Who?", "who-can-come"))
    [item] = load_site(site)[0].groups["who-can-come-2"].items
    assert item.id == "who-can-come"


def test_an_operator_chooses_the_id_and_the_worksheet_of_a_new_group(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home, call = site / "docs" / "index.md", '{{ worksheet("place") }}'
    text = home.read_text(encoding="utf-8").replace("{{ review_line", f"{call}\n\n{{{{ review_line")
    home.write_text(text, encoding="utf-8")
    typed = ["part.md", "prompt", "Roots", "What do they need?", "root-needs", "part.md", "index.md"]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(typed)))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert main(["--topic", str(site), "group"]) == 0, capsys.readouterr().err
    guide = load_site(site)[0]
    assert [item.id for item in guide.groups["roots"].items] == ["root-needs"]
    shown = [path for path, groups in guide.worksheets.items() if guide.groups["roots"] in groups]
    assert shown == ["index.md"]
    asked = capsys.readouterr().out
    assert "[worksheet.md]" in asked
    assert "There is no worksheet 'part.md'. Choose from 'index.md', 'worksheet.md'." in asked


def test_a_new_page_takes_its_place_in_a_part(site: Path) -> None:
    before = load_site(site)[0].parts[-1]
    list(add_page(site, "One more", "You will have done one thing.", TODAY, part=before.id, minutes=7))
    guide = load_site(site)[0]
    assert guide.parts[-1].pages == (*before.pages, "one-more.md")
    assert guide.pages["one-more.md"].minutes == 7
    assert "next_step" in {call.macro for call in guide.pages["one-more.md"].calls}
    with pytest.raises(RefusedError, match="There is no part 'never'"):
        list(add_page(site, "Never", "You will have done it.", TODAY, part="never"))


@pytest.mark.parametrize(
    "mistake", ["\n[gone](gone.md)\n", '\n{{ cite("S99") }}\n', "\n<b>\n", "\nSee [this](#nowhere).\n"]
)
def test_a_half_written_guide_takes_more(site: Path, mistake: str) -> None:
    page = site / "docs" / "part.md"
    page.write_text(page.read_text(encoding="utf-8") + mistake, encoding="utf-8")
    before = parse_site(site)[2]
    assert before
    said = [*add_question(site, "plan", "What else?"), *add_group(site, "part.md", "prompt", "More", "More?")]
    said += add_page(site, "One more", "You will have done one thing.", TODAY)
    assert len(said) > 6
    guide, _, after = parse_site(site)
    assert len(after) == len(before)
    assert guide.groups["plan"].items[-1].text == "What else?"
    assert "more" in guide.groups
    assert "one-more.md" in guide.pages
    with pytest.raises(RefusedError, match="HTML") as refused:
        list(add_question(site, "plan", "Is it <i>so</i>?"))
    assert before[0].text not in str(refused.value)


@pytest.mark.parametrize("command", [("question", "plan", "What?"), ("page", "More", "You will know more.")])
def test_a_page_that_cannot_be_read_is_named_before_anything_is_added(
    site: Path, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    page = site / "docs" / "part.md"
    page.write_text(page.read_text(encoding="utf-8").replace("title:", "title: [", 1), encoding="utf-8")
    before = files(site)
    assert main(["--topic", str(site), *command]) == 1
    assert "docs/part.md:2" in capsys.readouterr().err
    assert files(site) == before


def test_a_command_for_a_topic_says_where_in_the_project_the_new_thing_is(tmp_path: Path) -> None:
    topic = "topics/template"
    project = copy_project(tmp_path / "project")
    group = next(iter(load_site(PROJECT / topic)[0].groups))
    result = run_module(project, "contribute", "--topic", topic, "question", group, "What else?")
    assert result.returncode == 0, result.stderr
    first, *_, last = result.stdout.splitlines()
    assert (project / first.partition(":")[0]).is_file()
    assert last.endswith(f"make serve TOPIC={topic}")


@pytest.mark.parametrize(
    ("group", "text", "name", "told"),
    [
        pytest.param("plans", "One?", "", "Did you mean 'plan'?", id="group"),
        pytest.param("part", "One?", "", "That is a page. Choose from 'ask-the-shop', ", id="page"),
        pytest.param("plan", "One?", "One", "docs/part.md", id="id"),
        pytest.param("plan", "One?", "dry-soil", "is taken", id="id-in-use"),
        pytest.param("plan", "One?", "wet-soil", "retired", id="id-of-old"),
        pytest.param("plan", "{{ x }}", "", "double braces", id="braces"),
        pytest.param("plan", "<b>", "", "HTML", id="html"),
        pytest.param("plan", " ", "", "empty", id="empty"),
    ],
)
def test_what_would_be_a_mistake_is_refused_and_changes_nothing(
    site: Path, group: str, text: str, name: str, told: str
) -> None:
    before = files(site)
    with pytest.raises(RefusedError, match=told.replace("?", r"\?")):
        list(add_question(site, group, text, name))
    assert files(site) == before


@pytest.mark.parametrize("examples", [8, pytest.param(25, marks=pytest.mark.long)])
def test_any_words_are_written_as_they_are_or_refused(tmp_path: Path, examples: int) -> None:
    @settings(max_examples=examples, deadline=None)
    @given(st.text(max_size=40))
    def check(text: str) -> None:
        site = make_site(tmp_path / "any")
        try:
            list(add_question(site, "plan", text, "any-words"))
        except RefusedError:
            assert "any-words" not in load_site(site)[0].items
        else:
            assert load_site(site)[0].items["any-words"].text == text.strip().replace("\n", " ")
        finally:
            shutil.rmtree(site)

    check()


def test_a_page_joins_the_menu_and_the_promises(site: Path) -> None:
    said = list(add_page(site, "When it: sneezes", "You will have opened a window.", TODAY, "part.md"))
    page = load_site(site)[0].pages["when-it-sneezes.md"]
    assert (page.title, page.owner, page.reviewed) == ("When it: sneezes", "Plant people", TODAY)
    menu = yaml.safe_load((site / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    assert menu[3] == "when-it-sneezes.md"
    promises = yaml.safe_load((site / INVENTORY).read_text(encoding="utf-8"))
    assert promises["pages"]["when-it-sneezes.md"] == {
        "title": page.title,
        "sections": {one.text: {} for one in page.headings[1:]},
    }
    left = [line for line in said if "left to do" in line]
    lines = (site / "docs" / "when-it-sneezes.md").read_text(encoding="utf-8").splitlines()
    assert len(left) == 2
    for line in left:
        number, words = int(line.split(":")[1]), line.split("'")[1]
        assert lines[number - 1] == words


def test_an_address_has_no_accents(site: Path) -> None:
    list(add_page(site, "Über Töpfe", "You will know more.", TODAY))
    assert load_site(site)[0].pages["uber-topfe.md"].title == "Über Töpfe"


def test_a_title_in_other_letters_is_asked_for_an_address(site: Path) -> None:
    answers = "植物の水やり\nYou will know more.\nwatering\nnone\n5\n"
    result = run_module(PROJECT, "contribute", "--topic", str(site), "page", answers=answers)
    assert result.returncode == 0, result.stderr
    page = load_site(site)[0].pages["watering.md"]
    assert (page.title, page.minutes) == ("植物の水やり", 5)


def test_an_address_may_be_given(site: Path) -> None:
    list(add_page(site, "Über Töpfe", "You will know more.", TODAY, stem="pots.md"))
    assert load_site(site)[0].pages["pots.md"].title == "Über Töpfe"
    with pytest.raises(RefusedError, match=r"'\.\./pots' cannot be the address of a page"):
        list(add_page(site, "Pots", "You will know more.", TODAY, stem="../pots"))


def test_a_page_stands_last_of_those_in_no_section_when_nobody_says_where(site: Path) -> None:
    list(add_page(site, "More", "You will know more.", TODAY))
    menu = yaml.safe_load((site / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    assert menu[-2] == "more.md"
    assert [*menu[-1]] == ["About"]


def test_a_page_may_stand_in_a_section(site: Path) -> None:
    list(add_page(site, "More", "You will know more.", TODAY, "sources.md"))
    menu = yaml.safe_load((site / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    assert menu[-1]["About"][:2] == [{"Sources": "sources.md"}, "more.md"]


@pytest.mark.parametrize(
    ("title", "after", "told"),
    [
        pytest.param("Part", "", "already", id="taken"),
        pytest.param("—", "", "letters", id="no-letters"),
        pytest.param("More", "sources2.md", "Did you mean 'sources.md'", id="unknown"),
        pytest.param("{{ x }} b", "", "double braces", id="braces"),
    ],
)
def test_a_page_that_cannot_be_is_refused_and_changes_nothing(
    site: Path, title: str, after: str, told: str
) -> None:
    before = files(site)
    with pytest.raises(RefusedError, match=told):
        list(add_page(site, title, "You will know more.", TODAY, after))
    assert files(site) == before


def test_whoever_is_asked_sees_what_to_choose_from(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    answers = iter(["plans", "plan", " ", "Is the tallest leaf green?", "dry-soil", "Tall Leaf", "tall-leaf"])
    monkeypatch.chdir(site)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("builtins.input", answer)
    assert main(["question"]) == 0
    assert "Look at the leaves\n  place: The place\n" in asked[0]
    assert asked[0] == asked[1]
    assert asked[2] == asked[3]
    assert asked[4].endswith("[tallest-leaf-green] ")
    assert asked[4] == asked[5] == asked[6]
    new = load_site(site)[0].groups["plan"].items[-1]
    assert (new.id, new.text) == ("tall-leaf", "Is the tallest leaf green?")
    told = capsys.readouterr().out
    assert "Did you mean 'plan'?" in told
    assert "'dry-soil' was used before. Choose another id." in told
    assert "for example 'tall-leaf'" in told


@pytest.mark.parametrize("text", ["It costs $50 or 'more': `ls` $(ls) \\ \"so\" # %", "Wo? 水は"])
def test_words_of_a_file_are_kept_as_they_are(site: Path, text: str) -> None:
    answers = f"plan\n{text}\n\n"
    result = run_module(PROJECT, "contribute", "--topic", str(site), "question", answers=answers)
    assert result.returncode == 0, result.stderr
    assert load_site(site)[0].groups["plan"].items[-1].text == text


def test_make_takes_no_words() -> None:
    for command in ("question", "page"):
        line = ["make", "--silent", command, "ARGS=plan 'It costs $50'", f"--directory={PROJECT}"]
        result = subprocess.run(line, capture_output=True, text=True, check=False)
        assert result.returncode != 0
        assert f"Type 'make {command}' and answer, or give them to the command" in result.stderr


@pytest.mark.parametrize("command", ["question", "page"])
def test_the_end_of_input_at_a_prompt_is_a_sentence(command: str) -> None:
    ours, theirs = pty.openpty()
    os.write(ours, b"\x04")
    line = [sys.executable, "-m", "contribute", command]
    result = subprocess.run(line, cwd=PROJECT, stdin=theirs, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (130, "\nStopped.\n")


@pytest.mark.parametrize("module", ["check", "contribute", "publish"])
def test_a_reader_that_has_read_enough_is_no_mistake(module: str) -> None:
    words = {"check": "topics/template", "contribute": "summary HEAD", "publish": "--help"}
    line = [sys.executable, "-m", module, *words[module].split()]
    with subprocess.Popen(line, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert not process.stderr.read()


def test_every_command_ends_in_a_sentence_when_it_is_stopped() -> None:
    for room in ("model", "check", "host", "publish", "contribute"):
        for file in (PROJECT / room).rglob("*.py"):
            _, main, last = file.read_text(encoding="utf-8").partition('\nif __name__ == "__main__":\n')
            assert not main or last.startswith("    run("), f"{file} may end in a traceback"


def test_the_commands_are_there_and_say_what_is_missing() -> None:
    for command in ("question", "page"):
        result = run_module(PROJECT, "contribute", command, answers="")
        assert result.returncode == 1
        assert "Traceback" not in result.stderr, result.stderr
        assert "The answer to this is missing. Type it in a terminal" in result.stderr


@pytest.mark.parametrize("path", [INVENTORY, "docs/ids.txt"])
def test_nothing_is_written_through_a_link(site: Path, tmp_path: Path, path: str) -> None:
    other = tmp_path / "elsewhere"
    (site / path).rename(other)
    (site / path).symlink_to(other)
    before = other.read_bytes()
    with pytest.raises((RefusedError, ContentError), match="is a symbolic link to another place"):
        list(add_question(site, "place", "Is it green?"))
    assert other.read_bytes() == before
