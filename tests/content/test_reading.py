"""The pages are easy to read: short sentences, counted in what the reader sees."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from macros.content import Guide
from tests.content.expectations import every
from tests.content.prose import Block, count_words, main_text, register_text

Pages = dict[str, BeautifulSoup]

MEAN = 15
LONGEST = 25

every_page = every("path", lambda promised: promised.pages)


def _too_long(blocks: list[Block]) -> list[str]:
    return [
        f"{block.page}, '{block.section}': {count_words(sentence)} words: {sentence}"
        for block in blocks
        for sentence in block.sentences
        if count_words(sentence) > LONGEST
    ]


@every_page
def test_no_sentence_is_too_long(pages: Pages, path: str) -> None:
    long = _too_long(list(main_text(path, pages[path])))
    assert not long, f"Sentences of more than {LONGEST} words. Split them:\n" + "\n".join(long)


@every_page
def test_sentences_are_short_on_average(pages: Pages, path: str) -> None:
    whole = [
        count_words(sentence)
        for block in main_text(path, pages[path])
        for sentence in block.sentences
        if sentence.rstrip("\"”’')]").endswith((".", "!", "?", ":"))
    ]
    assert whole, f"{path}: no sentence was found"
    mean = sum(whole) / len(whole)
    assert mean <= MEAN, f"{path}: {len(whole)} sentences have {mean:.1f} words on average, {MEAN} at most"


def test_what_is_said_of_a_source_is_short_too(pages: Pages, guide: Guide) -> None:
    long = _too_long(list(register_text(guide.register, pages[guide.register])))
    assert not long, f"Sentences of more than {LONGEST} words. Split them:\n" + "\n".join(long)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("One. Two", ["One.", "Two"], id="a-stop"),
        pytest.param('"I always fail." This was one.', ['"I always fail', "This was one."], id="a-quotation"),
        pytest.param("Level 3.1.5 of WCAG 2.2. Then", ["Level 3.1.5 of WCAG 2.2.", "Then"], id="numbers"),
        pytest.param("If … then I will …. For example", ["If … then I will ….", "For example"], id="a-gap"),
    ],
)
def test_sentences_are_told_apart(text: str, sentences: list[str]) -> None:
    found = Block("", "", text).sentences
    assert [one.rstrip('."') for one in found] == [one.rstrip('."') for one in sentences]
