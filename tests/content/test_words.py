"""The pages speak British English, and say nothing that scolds, cheers or was never shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup

from tests.content.expectations import PAGES
from tests.content.prose import Block, main_text, register_text
from tests.content.vocabulary import ALLOWED, FILE, PHRASES, SPELLING, Vocabulary

Pages = dict[str, BeautifulSoup]

every_page = pytest.mark.parametrize("path", PAGES)


def _found(blocks: Iterator[Block], vocabulary: Vocabulary) -> list[str]:
    return [
        f"{block.page}, '{block.section}': '{match[0]}'. Write {instead}: {block.text[:120]}"
        for block in blocks
        for pattern, instead in vocabulary
        for match in pattern.finditer(block.text)
        if (block.page, block.section, match[0].lower()) not in ALLOWED
    ]


def _all_text(pages: Pages, path: str) -> Iterator[Block]:
    yield from main_text(path, pages[path])
    yield from register_text(path, pages[path])
    for heading in pages[path].select(
        "article :is(h1, h2, h3, h4), head > title, head > meta[name=description]"
    ):
        yield Block(path, "its headings and its name", heading.get_text() or str(heading.get("content")))


@every_page
def test_words_are_spelt_as_in_britain(pages: Pages, path: str) -> None:
    found = _found(_all_text(pages, path), SPELLING)
    assert not found, "\n".join(found)


@every_page
def test_no_page_says_what_we_do_not_say(pages: Pages, path: str) -> None:
    found = _found(_all_text(pages, path), PHRASES)
    assert not found, "\n".join(found)


def test_every_exception_is_still_needed(pages: Pages) -> None:
    used = {
        (block.page, block.section, match[0].lower())
        for path in PAGES
        for block in _all_text(pages, path)
        for pattern, _ in SPELLING + PHRASES
        for match in pattern.finditer(block.text)
    }
    idle = sorted(ALLOWED - used)
    assert not idle, f"{FILE.name} allows what no page says any more. Take it out: {idle}"
