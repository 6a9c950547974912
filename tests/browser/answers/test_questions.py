"""Ids keep their promise: an answer follows its question, whatever happens around it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from check.load_site import load_site
from model.guide import Guide, Item
from model.settings import Settings
from tests.helpers.answers import Sheet, press_print
from tests.helpers.project import publish, without_sheet_files
from tests.helpers.server import serve
from tests.mistakes.fixture_site import Case, add_engine, make_site

Change = Callable[[Callable[[str], str]], None]

ANSWERED = Case(
    "answered",
    change={
        "docs/part.md": [
            {
                "replace": "        text: What is the one thing I will change?\n        lines: 2\n",
                "by": "        text: What is the one thing I will change?\n        lines: 2\n"
                "      - id: what-helps\n        text: What has helped before?\n        lines: 2\n",
            }
        ],
        "docs/worksheet.md": [
            {
                "replace": "{{ review_line() }}",
                "by": "{{ print_choices() }}\n\n{{ answer_tools() }}\n\n{{ review_line() }}",
            }
        ],
        "docs/ids.txt": [{"replace": "one-change\n", "by": "one-change\nwhat-helps\n"}],
    },
)
"""Two questions to answer in words, and all that a worksheet needs to keep the answers."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with its published site."""
    project = without_sheet_files(add_engine(make_site(tmp_path_factory.mktemp("answered"), ANSWERED)))
    result = publish(project)
    assert result.returncode == 0, result.stdout + result.stderr
    return project


@pytest.fixture(scope="module")
def guide(published: Path) -> Guide:
    """What its pages say."""
    return load_site(published)[0]


@pytest.fixture(scope="module")
def settings(published: Path) -> Settings:
    """What it states once."""
    return load_site(published)[1]


@pytest.fixture
def project(published: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    return Path(shutil.copytree(published, tmp_path / "project", symlinks=True))


@pytest.fixture
def origin(tmp_path: Path, published: Path) -> Iterator[tuple[Path, str]]:
    """A folder that is served at one address while what stands in it changes."""
    folder = tmp_path / "served"
    shutil.copytree(published / "site", folder)
    with serve(folder) as address:
        yield folder, address


@pytest.fixture
def page(browser: Browser, origin: tuple[Path, str]) -> Iterator[Page]:
    """One device that comes back to that address."""
    context = browser.new_context(base_url=origin[1])
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture
def kept(page: Page, guide: Guide, settings: Settings) -> Sheet:
    """A worksheet with two answers."""
    sheet = Sheet(page, guide, settings)
    sheet.open()
    sheet.write("The first answer", 0)
    sheet.write("The second answer", 1)
    return sheet


@pytest.fixture
def change(project: Path, origin: tuple[Path, str], guide: Guide, kept: Sheet) -> Change:
    """Changes the page that holds the first question, and publishes the site anew."""

    def apply(edit: Callable[[str], str]) -> None:
        file = project / "docs" / next(g.page for g in guide.groups.values() if kept.texts[0] in g.items)
        before = file.read_text(encoding="utf-8")
        after = edit(before)
        assert after != before, "nothing was changed"
        file.write_text(after, encoding="utf-8")
        result = publish(project)
        assert result.returncode == 0, result.stdout + result.stderr
        shutil.rmtree(origin[0])
        shutil.copytree(project / "site", origin[0])

    return apply


def lines_of(text: str, item: Item) -> str:
    """Return the lines of the front matter that make up an item."""
    found = re.search(rf"      - id: {item.id}\n(?:        .*\n)*", text)
    assert found, item.id
    return found[0]


def retire(project: Path, item: Item) -> None:
    ledger = project / "docs" / "ids.txt"
    ledger.write_text(re.sub(rf"(?m)^{item.id}$", f"{item.id} retired", ledger.read_text()))


@pytest.mark.fault(16)
def test_the_answer_to_a_question_that_is_gone_is_shown_printed_and_saved(
    kept: Sheet, change: Change, project: Path
) -> None:
    item = kept.texts[0]
    retire(project, item)
    change(lambda text: text.replace(lines_of(text, item), ""))
    kept.open()
    gone = kept.page.locator(".answers-gone")
    expect(gone.locator("dt")).to_have_text(item.text)
    expect(gone.locator("dd")).to_have_text("The first answer")
    press_print(kept.page)
    kept.page.emulate_media(media="print")
    expect(gone.locator("dd")).to_be_visible()
    kept.page.emulate_media(media="screen")
    with kept.page.expect_download() as download:
        kept.page.get_by_role("button", name="Save to a file").click()
    saved = download.value.path().read_text()
    assert "The first answer" in saved
    assert item.text in saved


@pytest.mark.fault(17)
def test_an_answer_moves_to_the_new_id_of_its_question(kept: Sheet, change: Change, project: Path) -> None:
    item = kept.texts[0]
    with (project / "docs" / "ids.txt").open("a", encoding="utf-8") as ledger:
        ledger.write("\nanother-name\n")
    change(lambda text: text.replace(f"- id: {item.id}\n", f"- id: another-name\n        was: [{item.id}]\n"))
    kept.open()
    assert kept.page.input_value("#another-name_answer") == "The first answer"
    values = [(one["item"], one["value"]) for one in kept.stored()["answers"]]
    assert sorted(values) == sorted(
        [("another-name", "The first answer"), (kept.texts[1].id, "The second answer")]
    )


@pytest.mark.fault(15, 18)
def test_answers_stay_with_their_questions_in_other_words_and_another_order(
    kept: Sheet, change: Change, project: Path
) -> None:
    first, second = kept.texts[:2]
    with (project / "docs" / "ids.txt").open("a", encoding="utf-8") as ledger:
        ledger.write("\nin-between\n")

    def reorder(text: str) -> str:
        one, other = lines_of(text, first), lines_of(text, second)
        new = "      - id: in-between\n        text: What came in between?\n"
        reworded = one.replace(f"text: {first.text}", "text: What would I call it now?")
        assert reworded != one
        return text.replace(one + other, other + new + reworded)

    change(reorder)
    kept.open()
    assert (kept.text(0), kept.text(1)) == ("The first answer", "The second answer")
    assert kept.page.input_value("#in-between_answer") == ""


@pytest.mark.fault(19)
def test_answers_are_found_when_the_site_moves_on_its_host(kept: Sheet, origin: tuple[Path, str]) -> None:
    shutil.copytree(origin[0], origin[0] / "repo" / "of")
    kept.open(f"repo/of/{kept.address}")
    assert kept.text(0) == "The first answer"
