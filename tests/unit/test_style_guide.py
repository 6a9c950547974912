"""The rules of writing are shown from the list that they are checked with."""

from __future__ import annotations

from macros.catalogue import MACROS
from model.style_rules import StyleRule
from tests.unit.html_promises import assert_laid_out, assert_only_text, the, words
from tests.unit.small_guide import HOSTILE, make_page, make_site, soup

RULES = (
    StyleRule("sentence", "short", "Short", "It *helps*.", "Long.", "Short.", 20, {}, (), ()),
    StyleRule(
        "phrases",
        "calm",
        "Calm",
        "It helps.",
        "You must.",
        "You could.",
        0,
        {"must": "could", "wilt*": "droop"},
        (),
        (),
    ),
    StyleRule("claims", "claims", "Claims", "Facts.", "A study.", "Maybe.", 0, {}, ("study", "trial*"), ()),
)


def test_every_rule_stands_under_its_id_with_both_examples() -> None:
    page = soup(MACROS["style_guide"](make_site(make_page(rules=RULES))))
    assert [heading["id"] for heading in page.select("h2, h3")] == ["short", "calm", "claims"]
    assert [link["href"] for link in page.select(".jumps a")] == ["#short", "#calm", "#claims"]
    assert [words(one) for one in page.select(".bad dd")] == [rule.bad for rule in RULES]
    assert [words(one) for one in page.select(".good dd")] == [rule.good for rule in RULES]


def test_a_limit_is_said() -> None:
    page = soup(MACROS["style_guide"](make_site(make_page(rules=RULES))))
    assert words(the(page, ".most")) == "Words in a sentence: 20 at most"


def test_every_word_to_avoid_stands_beside_what_to_write() -> None:
    page = soup(MACROS["style_guide"](make_site(make_page(rules=RULES))))
    assert [words(one) for one in page.select(".avoid li")] == ["must: could", "wilt…: droop"]


def test_words_that_claim_are_listed() -> None:
    page = soup(MACROS["style_guide"](make_site(make_page(rules=RULES))))
    assert words(the(page, ".claims")).endswith(": study, trial…")


def test_hostile_words_stay_words() -> None:
    rule = StyleRule(
        "claims", "a", HOSTILE, HOSTILE, HOSTILE, HOSTILE, 0, {}, (HOSTILE.replace("*", "x"),), ()
    )
    assert_only_text(soup(MACROS["style_guide"](make_site(make_page(rules=(rule,))))), HOSTILE, 5)


def test_markdown_leaves_the_html_alone() -> None:
    assert_laid_out(MACROS["style_guide"](make_site(make_page(rules=RULES))))
