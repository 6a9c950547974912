"""A topic chooses a colour, a logo and letters, and no choice makes a page harder to read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.declare import read
from model.fields import Fields
from model.front_matter import read_yaml
from model.looks import GROUNDS, Looks, contrast
from tests.helpers.project import PROJECT
from tests.unit.conftest import Said

TOKENS = (PROJECT / "overrides" / "styles" / "main" / "tokens.css").read_text(encoding="utf-8")
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def looks(text: str, said: Said) -> Looks:
    """Read looks as a topic states them."""
    value = read_yaml(text, said)
    assert value is not None
    return read(Looks, Fields(value, "'looks'", said))


def test_the_grounds_are_those_of_the_stylesheet() -> None:
    for number, name in enumerate(("paper", "sheet", "warm")):
        [(light, dark)] = re.findall(rf"--{name}: light-dark\((#\w+), (#\w+)\)", TOKENS)
        grounds = [[*ground][number] for ground in GROUNDS.values()]
        assert [one.replace("#fff", "#ffffff") if one == "#fff" else one for one in (light, dark)] == grounds


def test_the_colours_of_the_engine_would_be_accepted(said: Said) -> None:
    [(light, dark)] = re.findall(r"--accent: light-dark\((#\w+), (#\w+)\)", TOKENS)
    looks(f"accent: '{light}'\naccent_dark: '{dark}'", said)
    assert said == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("accent: red\naccent_dark: '#9bd8cd'", "1: 'looks' has the colour 'red'"),
        ("accent: '#17504e'", "has 'accent' alone"),
        ("accent: '#777777'\naccent_dark: '#9bd8cd'", "choose a darker colour"),
        ("accent: '#17504e'\naccent_dark: '#17504e'", "choose a lighter colour"),
        ("logo: https://example.org/logo.svg", "pictures/logo.svg"),
        ("headings: comic", "serif"),
        ("font: comic", "font"),
    ],
)
def test_what_would_not_do_is_said(text: str, says: str, said: Said) -> None:
    looks(text, said)
    [sentence] = said
    assert says in sentence, sentence


@given(COLOURS, COLOURS)
def test_what_is_accepted_can_be_read_everywhere(light: str, dark: str) -> None:
    chosen = Looks(accent=light, accent_dark=dark)
    if not [*chosen.mistakes()]:
        tint, tint_dark = re.findall(r"--tint:light-dark\((#\w+),(#\w+)\)", chosen.css)[0]
        for colour, grounds in ((light, ("#fbf8f2", "#ffffff")), (dark, ("#15191a", "#10201f"))):
            assert min(contrast(colour, ground) for ground in grounds) >= 6.5
        assert contrast(light, tint) >= 4.5
        assert contrast(dark, tint_dark) >= 4.5
        assert contrast("#23292b", tint) >= 7
        assert contrast("#ece8df", tint_dark) >= 7


def test_without_a_choice_nothing_is_said_otherwise() -> None:
    assert not Looks().css
