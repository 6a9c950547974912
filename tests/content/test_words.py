"""The pages keep the rules of writing, and so do the words that macros add to them.

The rules, and how they are looked for, are those of `make check-content`: the tests and the check are one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bs4 import BeautifulSoup

from check.check_all import check_site
from check.style import StyleCheck
from model.guide import Guide, Passage
from tests.content.expectations import every
from tests.content.prose import Block, main_text, register_text
from tests.helpers.topics import Topic

Pages = dict[str, BeautifulSoup]


def test_the_content_has_nothing_to_mend(topic: Topic, guide: Guide) -> None:
    days = [page.reviewed for page in guide.pages.values()] + [one.checked for one in guide.sources.values()]
    checked = check_site(topic.folder, max(days))
    assert checked.guide.pages == guide.pages


@every("path", lambda promised: promised.pages)
def test_what_macros_add_keeps_the_rules_too(pages: Pages, guide: Guide, path: str) -> None:
    shown = [_passage(block) for block in _all_text(pages, path)]
    assert shown, f"{path}: no words were found"
    found = StyleCheck(guide).findings(replace(guide.pages[path], passages=tuple(shown)))
    wrong = [f"{path}: {one.text} {one.passage.text[:80] if one.passage else ''}" for one in found]
    assert not wrong, "\n".join(wrong)


def _passage(block: Block) -> Passage:
    """Return a block as the rules read it; its source was looked for in the page as it is written."""
    return Passage(block.text, (), "text", cited=True, in_list=0)


def _all_text(pages: Pages, path: str) -> Iterator[Block]:
    yield from main_text(path, pages[path])
    yield from register_text(path, pages[path])
    for heading in pages[path].select(
        "article :is(h1, h2, h3, h4), head > title, head > meta[name=description]"
    ):
        if not heading.find_parent(class_="style-guide"):
            yield Block(path, "its headings and its name", heading.get_text() or str(heading.get("content")))
