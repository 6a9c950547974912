"""What other sites show of a shared page is a card of its own, with its title."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image, ImageColor

from model.guide import Guide
from model.settings import Settings
from tests.helpers.topics import Topic
from tests.site.built import attribute, follow

Pages = dict[str, BeautifulSoup]


@pytest.fixture
def cards(pages: Pages, topic: Topic, built_site: Callable[[Topic], Path]) -> dict[str, Path]:
    """The file of the card of each page."""
    found = {path: page.select("meta[property='og:image']") for path, page in pages.items()}
    goals = {path: follow("", attribute(meta[0], "content")) for path, meta in found.items()}
    return {path: built_site(topic) / goal[0] for path, goal in goals.items() if goal}


def test_every_page_has_a_card_of_the_size_that_services_show(pages: Pages, cards: dict[str, Path]) -> None:
    wrong = []
    for path in pages:
        with Image.open(cards[path]) as card:
            if card.size != (1200, 630):
                wrong.append(path)
    assert not wrong


def test_cards_tell_pages_with_the_same_picture_apart(guide: Guide, cards: dict[str, Path]) -> None:
    by_look: dict[bytes, set[str]] = {}
    for path, file in cards.items():
        by_look.setdefault(file.read_bytes(), set()).add(guide.pages[path].title)
    alike = [titles for titles in by_look.values() if len(titles) > 1]
    assert not alike, f"These titles are on one card: {alike}"


def test_cards_and_pages_have_the_colour_of_their_topic(
    pages: Pages, cards: dict[str, Path], settings: Settings
) -> None:
    looks = settings.looks
    for path, page in pages.items():
        with Image.open(cards[path]) as card:
            assert card.convert("RGB").getpixel((9, 9)) == ImageColor.getrgb(looks.accent or "#17504e")
        styles = [style.get_text() for style in page.select("head > style")]
        assert [css for css in styles if css == looks.css] == [looks.css] * bool(looks.css), path
