"""Bad luck that paper must survive, by the numbers of the list of faults."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from model.guide import Guide
from model.settings import Settings
from tests.helpers.answers import press_print, wait_until
from tests.helpers.project import run_module, without_sheet_files
from tests.helpers.server import serve
from tests.mistakes.fixture_site import BASE, Case, add_engine, make_site
from tests.paper.printed import Paper, squeezed
from tests.paper.writing import open_worksheet

GONE = """async ([name, value, question]) => {
  const { Store } = await import("/scripts/answers/store.js");
  const store = new Store(name);
  await store.change((data) => ({
    ...data,
    counter: data.counter + 1,
    answers: [...data.answers, {
      sheet: data.current, item: "asked-no-more", part: "text", value, question, rev: data.counter + 1,
      others: [],
    }],
  }));
}"""
HOSTILE = '<img src=x onerror="alert(1)"></textarea><script>alert(2)</script>'
TICKS = 1_000
QUESTIONS = {
    "in-hebrew": "האם השקיתי את הצמח?",
    "in-arabic": "هل كان الضوء كافيا؟",
    "with-emoji": "🌱 Did it grow? 🪴",
}
FROM_RIGHT = """(legend) => {
  const text = document.createTreeWalker(legend, NodeFilter.SHOW_TEXT).nextNode();
  const left = (at) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect().left;
  };
  return left(0) > left(text.length - 1);
}"""


def choose(page: Page, *, with_answers: bool) -> str:
    """Return what is printed with answers or without."""
    press_print(page, "Print my answers" if with_answers else "Print a blank sheet")
    return Paper(page.pdf()).text


@pytest.mark.fault(16)
def test_the_answer_to_a_question_that_is_gone_is_printed_with_the_others(
    paper_page: Page, guide: Guide, settings: Settings
) -> None:
    words = ("An answer from before", "What was asked before?")
    open_worksheet(paper_page, guide)
    paper_page.fill(".item textarea:visible >> nth=0", "An answer of today")
    wait_until(paper_page, "document.querySelector('.answers-bar').dataset.state === 'saved'")
    paper_page.evaluate(GONE, [settings.site_id, *words])
    open_worksheet(paper_page, guide)
    with_answers = choose(paper_page, with_answers=True)
    assert all(squeezed(one) in with_answers for one in words)
    blank = choose(paper_page, with_answers=False)
    assert not any(squeezed(one) in blank for one in words)


@pytest.mark.fault(28)
def test_markup_in_an_answer_is_printed_as_text(paper_page: Page, guide: Guide) -> None:
    trouble: list[str] = []
    paper_page.on("dialog", lambda dialog: trouble.append(dialog.message))
    paper_page.on("console", lambda message: trouble.append(message.text))
    open_worksheet(paper_page, guide)
    paper_page.fill(".item textarea:visible >> nth=0", HOSTILE)
    assert squeezed(HOSTILE) in choose(paper_page, with_answers=True)
    assert not trouble


@contextmanager
def printing(browser: Browser, site: Path) -> Iterator[Page]:
    """Give a page of a small site that is served; paper needs no scripts."""
    with serve(site) as address:
        context = browser.new_context(base_url=address, java_script_enabled=False)
        yield context.new_page()
        context.close()


def in_letters(number: int) -> str:
    """Return a number as letters: a digit would need a source."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of another topic, with questions in other scripts and a checklist without end."""
    asked = "".join(f'      - id: {one}\n        text: "{text}"\n' for one, text in QUESTIONS.items())
    ticks = "".join(f"      - id: tick-{n}\n        text: Tick {in_letters(n)}.\n" for n in range(TICKS))
    ids = [*QUESTIONS, *(f"tick-{n}" for n in range(TICKS))]
    ledger = (BASE / "docs" / "ids.txt").read_text(encoding="utf-8")
    case = Case(
        "crowded",
        change={
            "docs/part.md": [
                {"replace": "      - id: yellow-leaves\n", "by": f"{asked}      - id: yellow-leaves\n"},
                {"replace": "      - id: enough-light\n", "by": f"{ticks}      - id: enough-light\n"},
            ]
        },
        files={"docs/ids.txt": ledger.rstrip("\n") + "\n" + "\n".join(ids) + "\n"},
    )
    project = without_sheet_files(add_engine(make_site(tmp_path_factory.mktemp("crowded"), case)))
    result = run_module(project, "publish")
    assert result.returncode == 0, result.stdout + result.stderr
    return project / "site"


@pytest.mark.long
@pytest.mark.fault(54)
def test_other_scripts_and_very_many_ticks_are_printed_whole(crowded: Path, browser: Browser) -> None:
    with printing(browser, crowded) as page:
        page.goto("part/")
        page.emulate_media(media="print")
        from_right = {one: page.locator(f"#{one}_text").evaluate(FROM_RIGHT) for one in QUESTIONS}
        pages = PdfReader(io.BytesIO(page.pdf())).pages
        text = "".join(squeezed(side.extract_text()) for side in pages)
    assert from_right == {"in-hebrew": True, "in-arabic": True, "with-emoji": False}
    lost = [n for n in range(TICKS) if f"Tick{in_letters(n)}." not in text]
    assert not lost, lost[:20]
    letters = squeezed("".join(QUESTIONS.values()))
    assert [letter for letter in letters if letter.isalpha() and letter not in text] == []
