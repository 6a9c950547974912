"""The whole guide as one file: nothing is missing, nothing is asked for, and answers are kept if possible."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from model.guide import Guide
from model.inline import plain
from publish.merge_pages import slug
from publish.single_file import FILE
from tests.browser.test_search import BLOCKED
from tests.helpers.answers import UNFOLD, come_near
from tests.paper.printed import Paper, squeezed
from tests.site.built import built_path, words

Opens = Callable[..., Page]
REFUSED = """() => {
    window.refused = [];
    document.addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective));
}"""


@pytest.fixture(scope="module")
def whole(site: Path) -> BeautifulSoup:
    """The file as it is written."""
    return BeautifulSoup((site / FILE).read_text(encoding="utf-8"), "html.parser")


@pytest.fixture
def stick(browser: Browser, site: Path, tmp_path: Path) -> Iterator[Opens]:
    """Opens the file where nothing else is beside it; it may ask for nothing."""
    file = Path(shutil.copy(site / FILE, tmp_path))
    context = browser.new_context()
    context.add_init_script(f"({REFUSED})()")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))

    def open_it(script: str = "() => {}") -> Page:
        context.add_init_script(f"({script})()")
        page = context.new_page()
        page.goto(file.as_uri())
        expect(page.locator("html")).to_have_attribute("data-answers", "ready")
        return page

    yield open_it
    assert [page.evaluate("refused") for page in context.pages] == [[]] * len(context.pages)
    context.close()
    assert set(asked) == {file.as_uri()}


def test_every_page_is_in_it(whole: BeautifulSoup, guide: Guide) -> None:
    headings = {words(heading) for heading in whole.select("h1, h2")}
    twins = {guide.page_calling("whole_guide")}
    missing = {page.title for path, page in guide.pages.items() if path not in twins} - headings
    assert not missing


def test_every_question_is_asked_once(whole: BeautifulSoup, guide: Guide) -> None:
    asked = Counter(str(item["id"]) for item in whole.select(".item"))
    assert asked == Counter(item.id for group in guide.groups.values() for item in group.items)
    text = words(whole)
    lost = [
        item.id for group in guide.groups.values() for item in group.items if plain(item.text) not in text
    ]
    assert not lost


def test_no_link_leads_to_a_file_beside_it(whole: BeautifulSoup) -> None:
    wrong = [str(link["href"]) for link in whole.select("[href]")]
    assert not [
        one for one in wrong if not one.startswith(("#", "https://", "http://", "tel:", "sms:", "mailto:"))
    ]
    assert not whole.select("[src]")


@pytest.mark.fault(123)
def test_what_scripts_put_there_stands_where_its_page_has_it(
    whole: BeautifulSoup, pages: dict[str, BeautifulSoup], guide: Guide
) -> None:
    path = guide.page_calling("worksheet")
    classes = [tag["class"] for tag in pages[path].select("article template")]
    [chapter] = whole.select(f"#{slug(built_path(path))}")
    assert [tag["class"] for tag in chapter.select("template")] == classes


def test_a_question_moved_to_the_worksheet_leaves_its_words_as_a_link(
    whole: BeautifulSoup, guide: Guide
) -> None:
    worksheet = guide.page_calling("worksheet")
    gathered = {name for call in guide.pages[worksheet].calls for name in call.arguments}
    groups = [one for name, one in guide.groups.items() if name in gathered and one.page != worksheet]
    assert groups
    for group in groups:
        [link] = whole.select(f"#{slug(built_path(group.page))}--{group.name} > a")
        assert words(link) == plain(group.legend)
        assert link["href"] == f"#{group.items[0].id}"


def test_every_page_leads_to_it(site: Path) -> None:
    for file in site.rglob("*.html"):
        link = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser").select(
            ".site-footer a[download]"
        )
        assert bool(link) == (file.name != FILE), file.relative_to(site)


def test_it_keeps_answers_and_finds_places(stick: Opens) -> None:
    page = stick()
    field = page.locator(".item textarea").first
    field.fill("From a stick")
    expect(page.locator(".answers-bar")).to_have_attribute("data-state", "saved")
    page.reload()
    expect(field).to_have_value("From a stick")
    page.get_by_role("searchbox").fill("form")
    page.locator(".search-results a").first.click()
    assert page.locator(":target").count() == 1


@pytest.mark.fault(123)
def test_the_summary_gathers_what_is_written(stick: Opens, guide: Guide) -> None:
    page = stick()
    [call] = [one for one in guide.pages[guide.page_calling("summary")].calls if one.macro == "summary"]
    item = guide.groups[call.arguments[0]].items[0]
    page.locator(f"#{item.id} :is(textarea, input)").first.fill("In my words")
    expect(page.locator(".chapter .summary dd")).to_have_text("In my words")


def test_a_letter_takes_up_a_detail_that_is_written_on_the_same_page(stick: Opens, guide: Guide) -> None:
    page = stick()
    detail = next(item for item in guide.prompts("text") if item.fills)
    letter = next(item for item in guide.items.values() if f"[{detail.fills}]" in getattr(item, "body", ""))
    page.evaluate(UNFOLD)
    page.locator(f"[id='{detail.id}_answer']").fill("Gardener")
    expected = re.compile(re.escape("Gardener"))
    expect(page.locator(f"[id='{letter.id}_body']")).to_have_value(expected)
    page.locator(f"[id='{letter.id}_body']").fill("My own words")
    page.locator(f"[id='{detail.id}_answer']").fill("Baker")
    expect(page.locator(".answers-bar")).to_have_attribute("data-state", "saved")
    expect(page.locator(f"[id='{letter.id}_body']")).to_have_value("My own words")


@pytest.mark.fault(123)
def test_its_print_button_prints_the_worksheet_alone(stick: Opens, guide: Guide) -> None:
    page = stick("() => { window.print = () => {} }")
    come_near(page)
    page.get_by_role("button", name="Print a blank sheet", exact=True).click()
    sheet, all_pages = Paper(page.pdf(format="A4")), Paper(page.pdf(format="A4"))
    title = {path: squeezed(one.description) for path, one in guide.pages.items()}
    worksheet, index = guide.page_calling("worksheet"), guide.page_calling("search")
    assert {path for path in title if title[path] in sheet.text} == {worksheet}
    assert title[worksheet] in all_pages.text
    assert title[index] not in all_pages.text, "An index without numbers of pages is printed."
    assert len(sheet.sides) < len(all_pages.sides) / 5


def test_files_of_one_device_share_what_is_kept_as_the_file_says(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    page = browser.new_page()
    for name, before in (("one.html", ""), ("other.html", "From one.html")):
        page.goto(Path(shutil.copy(site / FILE, tmp_path / name)).as_uri())
        expect(page.locator("html")).to_have_attribute("data-answers", "ready")
        field = page.locator(".worksheet .item textarea:visible").first
        expect(field).to_have_value(before)
        field.fill(f"From {name}")
        expect(page.locator(".answers-bar")).to_have_attribute("data-state", "saved")
    page.close()


def test_it_says_so_where_a_browser_keeps_nothing(stick: Opens) -> None:
    page = stick(BLOCKED)
    page.locator(".item textarea").first.fill("Kept nowhere")
    expect(page.locator(".answers-bar")).to_have_attribute("data-state", "blocked")
    expect(page.locator(".answers-state")).to_be_visible()
