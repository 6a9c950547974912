"""What tests of kept answers share: where to write, how to know that it is saved, and what is on the disk."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from typing import Any

from playwright.sync_api import Error, Locator, Page, expect

from model.addresses import address
from model.guide import Guide, Item, Prompt
from model.settings import Settings

READ = """async (name) => {
    const ours = [...document.scripts].find((script) => /\\/scripts\\//.test(script.src));
    const { Store } = await import(new URL('answers/store.js', ours.src).href);
    const store = new Store(name);
    const data = await store.read();
    store.database.close();
    return data;
}"""


PATIENCE = 30
"""Seconds in which something has to come true, also on a busy machine."""

LOOKS, PAUSE = 100, 15
"""How often a page looks before it answers a test, and the milliseconds between two looks."""

BOXES = ":is(.summary, .print-choices, .answer-tools)[inert]"
"""The boxes of the worksheet until their script is loaded."""


def wait_until(page: Page, condition: str, patience: float = PATIENCE) -> None:
    """Wait until a condition holds; what Playwright has for it is forbidden by the policy of the pages.

    The page looks by itself: a question to it takes as much work as ten milliseconds of a test. A test may
    take `setTimeout` from a page, as a browser does that gives it no time, and so this uses another clock.
    """
    look = f"""async () => {{
        if (await ({condition})) return true;
        return new Promise((done, fail) => {{
            let left = {LOOKS};
            const end = (act, result) => {{ clearInterval(clock); act(result); }};
            const clock = setInterval(async () => {{
                try {{
                    const so = Boolean(await ({condition}));
                    left -= 1;
                    if (so || left < 1) end(done, so);
                }} catch (error) {{
                    end(fail, error);
                }}
            }}, {PAUSE});
        }});
    }}"""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            if page.evaluate(look):
                return
        except Error:  # while one page gives way to another there is nothing to ask
            page.wait_for_timeout(PAUSE)
    raise AssertionError(f"Never came true: {condition}")


def wait_without(page: Page, selector: str, patience: float = PATIENCE) -> None:
    """Wait until no element matches a selector."""
    wait_until(page, f"!document.querySelector('{selector}')", patience)


OPEN_TOOLS = "() => document.querySelector('.tools-more')?.setAttribute('open', '')"

UNFOLD = f"""() => {{
  ({OPEN_TOOLS})();
  const all = document.querySelector("#open-all");
  if (all && !all.checked) {{
    all.checked = true;
    all.dispatchEvent(new Event("change", {{ bubbles: true }}));
  }}
  for (const box of document.querySelectorAll("details.folded, details.more-asked")) {{
    box.open = true;
  }}
}}"""
"""Shows every question, note and tool, without a click: a page asks who pressed what."""


def come_near(page: Page) -> None:
    """Scroll to the boxes of the worksheet and back, so that their script is loaded."""
    # In one step: a page that the browser shows again where it was may load them by itself meanwhile.
    before = page.evaluate(f"[scrollY, document.querySelector('{BOXES}')?.scrollIntoView()]")[0]
    wait_without(page, BOXES, 60)  # of a page of many MB too
    page.evaluate("(top) => scrollTo(0, top)", before)


def press_print(page: Page, button: str = "Print my answers") -> None:
    """Press a button that prints; no window opens, and what is printed next is what it asks for."""
    page.evaluate("() => { window.print = () => {}; }")
    page.get_by_role("button", name=button, exact=True).click()


class Sheet:
    """A page that remembers, and the questions on it, as the content names them."""

    def __init__(self, page: Page, guide: Guide, settings: Settings) -> None:
        """Take a page of a browser and what the site says."""
        self.page = page
        self.unfolds = True
        self.guide = guide
        self.settings = settings
        self.name = settings.site_id
        self.address = address(guide.page_calling("worksheet"))
        first = guide.pages[guide.page_calling("worksheet")].first
        # What is not folded comes first: it can be filled in before the page has its scripts.
        self.texts = sorted(texts(guide), key=lambda item: not _is_first(guide, item, first))
        self.choices = [item for group in groups(guide, "reflection") for item in group]

    def open(self, place: str | None = None) -> None:
        """Open a page, the worksheet if none is named, and wait until it remembers."""
        self.page.goto(self.address if place is None else place)
        self.ready()

    def ready(self) -> None:
        """Wait until what is kept is shown, and all that the page has works."""
        wait_until(self.page, "document.documentElement?.dataset.answers === 'ready'")
        come_near(self.page)
        self.page.evaluate(UNFOLD if self.unfolds else OPEN_TOOLS)

    def unfold(self) -> None:
        """Show every question and note."""
        self.page.get_by_label("Show every question and note").check()

    def field(self, number: int = 0) -> str:
        """Return where the answer to a question in words is written."""
        return f"[id='{self.texts[number].id}_answer']"

    def write(self, words: str, number: int = 0) -> None:
        """Write an answer and wait until it is on the disk."""
        self.page.fill(self.field(number), words)
        self.saved()

    def saved(self) -> None:
        """Wait until the page says that all is saved."""
        wait_until(self.page, "document.querySelector('.answers-bar')?.dataset.state === 'saved'")

    def text(self, number: int = 0) -> str:
        """Return what stands in a field, unit by unit."""
        return str(self.page.input_value(self.field(number)))

    def file(self) -> dict[str, Any]:
        """Return what the page saves to a file."""
        with self.page.expect_download() as download:
            self.page.locator(".tools-save").click()
        result: dict[str, Any] = json.loads(download.value.path().read_text(encoding="utf-8"))
        return result

    def give(self, content: bytes | dict[str, Any]) -> None:
        """Open a file on the page."""
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.page.get_by_label("Open a file").set_input_files(
            {"name": "a.json", "mimeType": "application/json", "buffer": data}
        )

    def said(self) -> Locator:
        """Return what the page said last about a control, beside it."""
        return self.page.locator(".said:not(:empty)")

    def refuses(self, content: bytes | dict[str, Any], words: str) -> None:
        """Open a file that is refused with some words, and changes nothing."""
        before = self.stored()
        self.page.evaluate(
            "() => document.querySelectorAll('.said').forEach((one) => { one.textContent = ''; })"
        )
        self.give(content)
        expect(self.said()).to_contain_text(words, timeout=60_000)
        assert self.stored() == before

    def forget(self, *, wanted: bool = True) -> None:
        """Have answers forgotten with the tab, saying yes when asked; or keep them there again."""
        box = self.page.locator(".answer-tools .answers-forget")
        box.get_by_role("checkbox").set_checked(wanted)
        if wanted:
            box.get_by_role("button", name="Yes, forget it all").click()
        in_tab = f"(sessionStorage.getItem('{self.name}') !== null)"
        wait_until(self.page, f"{in_tab} === {str(wanted).lower()}")
        expect(self.page.locator(".answers-bar")).not_to_have_attribute("data-state", "waiting")

    def clear(self) -> None:
        """Take everything away that is kept."""
        self.page.get_by_role("button", name="Clear everything", exact=True).click()
        self.page.get_by_role("button", name="Yes, clear everything").click()
        expect(self.said()).to_contain_text("cleared")

    def stored(self) -> Any:  # noqa: ANN401 - what JSON holds
        """Return everything that is on the disk."""
        return self.page.evaluate(READ, self.name)


def _is_first(guide: Guide, item: Item, first: Sequence[str]) -> bool:
    return any(item in group.items and {group.name, item.id} & {*first} for group in guide.groups.values())


def texts(guide: Guide) -> Iterator[Prompt]:
    """Yield the questions that are answered in several lines, as the worksheet gathers them."""
    for group in groups(guide, "prompt"):
        for item in group:
            if isinstance(item, Prompt) and item.answer == "text" and item.lines > 1:
                yield item


def groups(guide: Guide, kind: str) -> Iterator[tuple[Item, ...]]:
    """Yield the items of each group of a kind that the worksheet gathers."""
    for group in guide.groups.values():
        if group.kind == kind and group.worksheet:
            yield group.items
