"""The words of the engine are filled in, have plural forms and dates, and a topic says them otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document

from macros.review_line import review_line
from macros.site import Site
from model import words as module
from model.fields import Fields
from model.front_matter import read_yaml
from model.guide import Guide, Prompt
from model.words import ENGLISH, FOLDER, Words, read_words, words_in
from publish.worksheet_files.document import write_document
from publish.worksheet_files.paper import PAPERS
from tests.unit.conftest import Said
from tests.unit.html_promises import words as words_of
from tests.unit.small_guide import HOSTILE, SETTINGS, make_page, soup
from tests.worksheet_files.making import INFO, make_sheet


def say(text: str, said: Said, language: str = "en") -> Words:
    """Return the words of a topic."""
    value = read_yaml(f"words:\n{text}", said)
    assert value is not None
    return read_words(Fields(value, "'extra'", said), "words", language)


def pages_of(**texts: str) -> Site:
    """Return a site whose topic says some words otherwise; the names have '__' for a dot."""
    own = {name.replace("__", "."): text for name, text in texts.items()}
    page = make_page(reviewed=date(2026, 3, 1), owner="Plant people")
    settings = replace(SETTINGS, words=Words("en", {**ENGLISH.texts, **own}))
    return Site(Guide({page.path: page}), settings, page.path, page.path)


def test_a_topic_says_some_words_otherwise_and_keeps_the_others(said: Said) -> None:
    words = say("  letter: {copied: It is copied.}", said)
    assert not said
    assert words["letter.copied"] == "It is copied."
    assert words["letter.copy"] == ENGLISH["letter.copy"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "  leter: {copied: Yes.}",
            "2: 'extra', words has the unknown field 'leter'. Did you mean 'letter'?",
        ),
        (
            "  letter:\n    copid: Yes.",
            "3: 'extra', words, letter has the unknown field 'copid'. Did you mean 'copied'?",
        ),
        (
            "  letter: {within: 'Up to {limit}.'}",
            "2: 'extra', words, letter has the wrong names in braces in 'within'. "
            "Write {count} and {limit}, as in '{count} of {limit} characters.'.",
        ),
        (
            "  letter: {copied: 'Copied {name}.'}",
            "2: 'extra', words, letter has the wrong names in braces in 'copied'. "
            "Write none, as in 'Copied.'.",
        ),
        (
            "  letter: {copied: [a, b]}",
            "2: 'extra', words, letter has a 'copied' that is not text. Type copied: '[a, b]'.",
        ),
        (
            "  letter: {copied: ''}",
            "2: 'extra', words, letter has an empty 'copied'. Write 'copied: Copied.'.",
        ),
        (
            "  letter: Copied.",
            "2: 'extra', words, letter needs fields, one on each line, such as 'name: words'.",
        ),
        (
            "  dates: {minutes: '{count} minutes'}",
            "2: 'extra', words, dates, minutes needs fields, one on each line, such as 'name: words'.",
        ),
        (
            "  dates:\n    minutes:\n      one: A minute",
            "3: 'extra', words, dates, minutes has no 'other'. Add it, for example 'other: {count} minutes'.",
        ),
        (
            "  dates:\n    minutes: {one: A minute, few: Some, other: '{count} minutes'}",
            "3: 'extra', words, dates, minutes has the unknown field 'few'. Choose from 'one', 'other'.",
        ),
        (
            "  dates: {long: '%d %B'}",
            "2: 'extra', words, dates needs 'long' to be a pattern for a date, such as 'd MMMM y'.",
        ),
        (
            "  dates: {short: MMM y}",
            "2: 'extra', words, dates needs 'short' to be a pattern for a date, such as 'd MMM y'.",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, sentence: str, said: Said) -> None:
    words = say(text, said)
    assert said == [sentence]
    assert words("dates.minutes", count=5) == "5 minutes"
    assert words.day("dates.long", date(2026, 3, 1)) == "1 March 2026"


def test_all_mistakes_are_said_in_one_run(said: Said) -> None:
    say("  letter: {copid: A, within: B}\n  nothing: {}\n  dates: {minutes: {}}", said)
    assert len(said) == 5


def test_a_plural_form_may_leave_out_its_number(said: Said) -> None:
    words = say("  dates: {minutes: {one: One minute, other: '{count} mins'}}", said)
    assert not said
    assert [words("dates.minutes", count=n) for n in (1, 2)] == ["One minute", "2 mins"]


def test_numbers_take_the_plural_form() -> None:
    assert [ENGLISH("dates.minutes", count=n) for n in (1, 2, 21)] == ["1 minute", "2 minutes", "21 minutes"]
    pages = ENGLISH.for_pages([30, 1, 30])
    assert pages["content.minutes"] == {"1": "About 1 minute", "30": "About 30 minutes"}
    assert pages["letter.copy"] == "Copy text"


def test_a_value_that_is_missing_and_words_that_do_not_exist_stop_a_build() -> None:
    with pytest.raises(KeyError, match="limit"):
        ENGLISH("letter.within", count=3)
    with pytest.raises(KeyError, match=r"letter\.nothing"):
        ENGLISH("letter.nothing")


def test_words_and_what_fills_them_in_are_only_text() -> None:
    words = Words("en", {"a.b": '<b title="x"> {name} & {{name}'})
    assert words["a.b"] == "&lt;b title=&#34;x&#34;&gt; {name} &amp; {{name}"
    assert words("a.b", name=HOSTILE).unescape() == f'<b title="x"> {HOSTILE} & {{{HOSTILE}'
    assert "<script>" not in words("a.b", name=HOSTILE)


def test_pages_say_what_the_topic_says() -> None:
    site = pages_of(review_line__owner="By {owner}.", dates__long="MMMM d, y", dates__short="d/M/y")
    page = soup(review_line(site))
    assert "By Plant people." in words_of(page)
    assert "last reviewed: March 1, 2026" in words_of(page)
    assert "Reviewed 1/3/2026" in words_of(page)


def test_paper_says_what_the_topic_says() -> None:
    own = {
        "document.pages": "{NUMPAGES}/{PAGE}!",
        "sheet.invitation": "Go on.",
        "place.version": "v{version}",
    }
    words = Words("en", {**ENGLISH.texts, **own})
    place = replace(INFO, words=words)
    sheet = make_sheet("prompt", Prompt("a", "A?"))
    assert place.foot(sheet).endswith(f" · v{sheet.version}")
    document = Document(BytesIO(write_document(sheet, place, PAPERS[0])))
    assert "Go on. This sheet is yours." in [one.text for one in document.paragraphs]
    foot = document.sections[0].footer.paragraphs[0]
    assert foot.text.endswith(" · /!")
    assert re.findall("NUMPAGES|PAGE", foot._p.xml) == ["NUMPAGES", "PAGE"]


def forget() -> None:
    for read in (words_in, module._components):
        read.cache_clear()


@pytest.fixture
def polish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Words]:
    """Words of a language with more plural forms, which has a file like that of English."""
    forms: dict[str, Any] = {"one": "{count} minuta", "few": "{count} minuty", "many": "{count} minut"}
    texts = yaml.safe_load((FOLDER / "en.yml").read_text(encoding="utf-8"))
    texts["dates"]["minutes"] = {**forms, "other": "{count} minuty"}
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    for name, content in (("en", {}), ("pl", texts)):
        (tmp_path / f"{name}.yml").write_text(yaml.safe_dump(content), encoding="utf-8")
    forget()
    yield words_in("pl")
    forget()


def test_a_language_has_its_own_plural_forms_and_months(polish: Words, said: Said) -> None:
    shown = [polish("dates.minutes", count=n) for n in (1, 2, 5, 22)]
    assert shown == ["1 minuta", "2 minuty", "5 minut", "22 minuty"]
    assert polish.day("dates.long", date(2026, 11, 20)) == "20 listopada 2026"
    say("  dates: {minutes: {one: a, other: b}}", said, "pl")
    assert [sentence.partition(". ")[0] for sentence in said] == [
        "2: 'extra', words, dates, minutes has no 'few'",
        "2: 'extra', words, dates, minutes has no 'many'",
        "2: 'extra', words, dates, minutes has the wrong names in braces in 'other'",
    ]
