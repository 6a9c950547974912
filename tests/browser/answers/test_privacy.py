"""Nothing that is typed leaves the device, in whatever way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect

from tests.helpers.answers import Sheet
from tests.helpers.server import serve

TYPED = "quixotic-zebra-7319"


def fill_everything(page: Page) -> None:
    for field in page.locator(".item :is(textarea, input[type=text])[name]").all():
        field.fill(TYPED)


def test_fault_32_nothing_typed_enters_a_request_an_address_a_title_or_a_log(
    sheet: Sheet, context: BrowserContext, base_url: str
) -> None:
    requests: list[Request] = []
    logged: list[ConsoleMessage] = []
    # A handler of Playwright may not be a built-in method.
    context.on("request", lambda request: requests.append(request))  # noqa: PLW0108
    sheet.page.on("console", lambda message: logged.append(message))  # noqa: PLW0108
    fill_everything(sheet.page)
    sheet.saved()
    # By name: a press may bring others into sight.
    sheet.page.evaluate("() => { window.print = () => {}; }")
    names = [button.inner_text() for button in sheet.page.locator(".answer-tools .button:visible").all()]
    assert names
    for name in names:
        sheet.page.get_by_role("button", name=name, exact=True).click()
    seen = [
        f"{request.url} {request.post_data} {request.headers}"
        for request in requests
        if not request.url.startswith("blob:")
    ]
    seen += [message.text for message in logged] + [sheet.page.title(), sheet.page.url]
    seen.append(str(sheet.page.evaluate("[history.state, document.referrer, name]")))
    assert not [one for one in seen if TYPED in one]
    assert not [request.url for request in requests if not request.url.startswith((base_url, "blob:"))]
    assert context.cookies() == []


def test_fault_34_the_next_page_learns_nothing(sheet: Sheet) -> None:
    fill_everything(sheet.page)
    sheet.saved()
    sheet.page.goto("")
    assert TYPED not in str(sheet.page.evaluate("[document.referrer, history.state, location.href]"))


@pytest.fixture
def stranger(tmp_path: Path, base_url: str) -> Iterator[str]:
    """Another site that shows ours in a frame."""
    (tmp_path / "index.html").write_text(f'<iframe src="{base_url}worksheet/"></iframe>', encoding="utf-8")
    with serve(tmp_path) as address:
        yield address


def test_fault_38_a_frame_of_another_site_shows_no_answers(
    sheet: Sheet, new_sheet: Callable[[], Sheet], stranger: str
) -> None:
    sheet.write(TYPED)
    thief = new_sheet().page
    thief.goto(stranger)
    frame = thief.frames[1]
    expect(frame.locator("html")).to_have_attribute("data-answers", "ready")
    expect(frame.locator(sheet.field())).to_have_value("")
    expect(frame.locator(".answers-bar")).to_have_count(0)


def test_fault_39_browsers_are_asked_not_to_remember_or_send_what_is_typed(sheet: Sheet) -> None:
    for field in sheet.page.locator(":is(textarea, input:not([type=file]))[id]:not(.md-toggle)").all():
        assert field.get_attribute("autocomplete") == "off"
    for field in sheet.page.locator("textarea, input[type=text]").all():
        assert field.get_attribute("spellcheck") == "false"


def test_answers_of_two_topics_on_one_host_do_not_meet(sheet: Sheet) -> None:
    sheet.write("Of this topic")
    other = sheet.page.evaluate("""async () => {
        const { Store } = await import('/scripts/answers/store.js');
        return (await new Store('another-topic').read()).answers;
    }""")
    assert other == []
