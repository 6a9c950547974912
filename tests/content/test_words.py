"""The pages speak British English, and say nothing that scolds, cheers or was never shown."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup

from tests.content.expectations import FILE, Promises, every
from tests.content.prose import Block, main_text, register_text
from tests.content.vocabulary import PHRASES, SPELLING, Vocabulary

Pages = dict[str, BeautifulSoup]

every_page = every("path", lambda promised: promised.pages)


def _found(blocks: Iterator[Block], vocabulary: Vocabulary, promised: Promises) -> list[str]:
    return [
        f"{block.page}, '{block.section}': '{match[0]}'. Write {instead}: {block.text[:120]}"
        for block in blocks
        for pattern, instead in vocabulary
        for match in pattern.finditer(block.text)
        if (block.page, block.section, match[0].lower()) not in promised.allowed
    ]


def _all_text(pages: Pages, path: str) -> Iterator[Block]:
    yield from main_text(path, pages[path])
    yield from register_text(path, pages[path])
    for heading in pages[path].select(
        "article :is(h1, h2, h3, h4), head > title, head > meta[name=description]"
    ):
        yield Block(path, "its headings and its name", heading.get_text() or str(heading.get("content")))


@every_page
def test_words_are_spelt_as_in_britain(pages: Pages, promised: Promises, path: str) -> None:
    found = _found(_all_text(pages, path), SPELLING, promised)
    assert not found, "\n".join(found)


@every_page
def test_no_page_says_what_we_do_not_say(pages: Pages, promised: Promises, path: str) -> None:
    found = _found(_all_text(pages, path), PHRASES, promised)
    assert not found, "\n".join(found)


def test_every_exception_is_still_needed(pages: Pages, promised: Promises) -> None:
    used = {
        (block.page, block.section, match[0].lower())
        for path in promised.pages
        for block in _all_text(pages, path)
        for pattern, _ in SPELLING + PHRASES
        for match in pattern.finditer(block.text)
    }
    idle = sorted(promised.allowed - used)
    assert not idle, f"{FILE} allows what no page says any more. Take it out: {idle}"
