"""What readers of these tests write on the worksheet before they print it."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from model.addresses import address
from model.guide import Guide, Item
from model.inline import plain
from tests.helpers.answers import come_near, wait_until

FILL = """(text) => {
  const fields = [];
  for (const field of document.querySelectorAll(".item input, .item textarea")) {
    if (field.type === "checkbox" || field.type === "radio") {
      if (!field.checked) field.click();
    } else {
      field.value = field.type === "date" ? "2026-12-01" : text.replace("#", fields.push(field.name));
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }
  return fields;
}"""
"""Answers every question, with another number for "#" in each field. Returns their names."""


@dataclass(frozen=True)
class Words:
    """What is written into every field."""

    text: str

    printed: str
    """What can be read back from print on any machine, whatever its fonts."""

    def in_field(self, number: int) -> str:
        """Return what print holds of the field of a number."""
        return self.printed.replace("#", str(number))


LONG = ("#: " + " ".join(f"thought{number}" for number in range(200)))[:1498] + " ."
WRITTEN = {
    "short": Words("Words for field # end", "Words for field # end"),
    "long": Words(LONG, LONG),
    "arabic": Words("كنت مستعدا # للأسئلة", "مستعدا"),
    "emoji": Words("Fine #. 🙂👩🏽‍💻 done", "Fine #. 🙂👩🏽‍💻 done"),
}


def open_worksheet(page: Page, guide: Guide) -> None:
    """Open the worksheet and wait until it remembers, and all of it works."""
    page.goto(address(guide.page_calling("worksheet")))
    wait_until(page, "document.documentElement.dataset.answers === 'ready'")
    come_near(page)
    # What a reader may choose is one tap further. Folded questions stay folded, and have to be printed.
    page.evaluate("() => document.querySelector('.print-choices > details').setAttribute('open', '')")


def fill_in(page: Page, words: Words) -> tuple[str, ...]:
    """Answer every question, and return the names of the fields that took words."""
    fields = tuple(page.evaluate(FILL, words.text))
    wait_until(page, "document.querySelector('.answers-bar').dataset.state === 'saved'")
    return fields


def gathered(guide: Guide) -> list[Item]:
    """Return the questions of the worksheet in their order."""
    page = guide.pages[guide.page_calling("worksheet")]
    return [item for group in guide.shown_on(page) for item in group.items]


def asked(item: Item) -> str:
    """Return the words of a question."""
    return plain(item.text)
