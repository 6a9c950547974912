"""Every page and every section that readers were promised is there, under its name and in its order."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from check.inventory import by_macros, no_promises
from check.style_measures import sentences
from model.guide import Guide
from model.settings import Settings
from tests.content.expectations import ExpectedPage, Promises, difference, every
from tests.content.prose import main_text
from tests.helpers.topics import Topic
from tests.site.built import attribute, built_path, follow, words

Pages = dict[str, BeautifulSoup]

every_page = every("expected", lambda promised: promised.pages.values())


def test_a_topic_says_what_its_readers_were_promised(topic: Topic) -> None:
    told = no_promises(topic.folder)
    assert not told, told


def test_every_page_is_there(pages: Pages, promised: Promises) -> None:
    problem = difference("The guide", sorted(promised.pages), sorted(pages))
    assert not problem, problem


@every_page
def test_every_page_has_its_title(pages: Pages, expected: ExpectedPage) -> None:
    found = [words(heading) for heading in pages[expected.path].select("h1")]
    problem = difference(f"{expected.path}, title", [expected.title], found)
    assert not problem, problem


@every_page
def test_every_section_is_on_its_page_in_order(
    pages: Pages, expected: ExpectedPage, settings: Settings, guide: Guide
) -> None:
    headings = pages[expected.path].select("article h2")
    found = [words(one) for one in headings if not one.find_parent("details")]
    # What a macro calls its part may be promised, and need not be.
    added = {*map(str, settings.words.texts.values()), *by_macros(guide, guide.pages[expected.path])}
    found = [one for one in found if one in expected.sections or one not in added]
    problem = difference(expected.path, expected.sections, found)
    assert not problem, problem


@every_page
def test_every_section_holds_more_than_its_heading(pages: Pages, expected: ExpectedPage) -> None:
    empty = []
    for heading in pages[expected.path].select("article h2"):
        after = (heading.find_parent("legend") or heading).find_next_sibling(_says_something)
        told = isinstance(after, Tag) and after.name != "h2" and (words(after) or after.select("img[alt]"))
        if not told and not heading.find_parent("details"):
            empty.append(words(heading))
    assert not empty, f"{expected.path}: nothing stands under {empty}"


@every_page
def test_every_section_says_what_it_promised(pages: Pages, expected: ExpectedPage) -> None:
    texts: dict[str, list[str]] = {title: [] for title in expected.says}
    for block in main_text(expected.path, pages[expected.path]):
        texts.setdefault(block.section, []).append(block.text)
    broken = []
    for title, promise in expected.says.items():
        count = sum(1 for text in texts[title] for _ in sentences(text))
        broken += [f"'{title}' has {count} sentences"] if count < promise.get("sentences", 0) else []
        said = " ".join(texts[title]).casefold()
        broken += [f"'{title}' lacks '{word}'" for word in promise.get("words", ()) if word not in said]
    assert not broken, f"{expected.path}: {broken}"


def test_some_section_of_every_topic_promises_words(promised: Promises) -> None:
    assert any(said.get("words") for page in promised.pages.values() for said in page.says.values())


def _says_something(tag: Tag) -> bool:
    """Return whether a part of a page is more than a mark before a paragraph."""
    return not {"with-scripts", "without-scripts"} & set(tag.get("class") or ())


def test_home_shows_the_parts_under_their_headings(pages: Pages, promised: Promises) -> None:
    found = {
        words(part.select("h3")[0]): [
            follow("index.html", attribute(link, "href")) for link in part.select("a")
        ]
        for part in pages["index.md"].select(".part")
    }
    expected = {
        legend: [(built_path(path), "") for path in paths] for legend, paths in promised.parts.items()
    }
    assert found == expected
