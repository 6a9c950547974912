"""Render the templates of publishing: what it adds to pages, and the worksheet files."""

import unicodedata
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.render import TEMPLATES, environment

ROOM = Path(__file__).parent
ENVIRONMENT = environment(ROOM / "templates", ROOM / "worksheet_files" / "templates", TEMPLATES)


def render(template: str, **context: Any) -> str:  # noqa: ANN401 - a template takes what it names
    """Render a template, with a line end at its end; values are escaped."""
    return ENVIRONMENT.get_template(template).render(context) + "\n"


def fragment(html: str) -> LexborNode:
    """Parse the HTML of one element, to insert it into a page. A template would lose what it holds."""
    [element, *_] = LexborHTMLParser(html, is_fragment=True).css("*")
    return element


def direction(text: str) -> str:
    """Return 'rtl' if the first letter of a text is read from right to left, else 'ltr'."""
    classes = (unicodedata.bidirectional(character) for character in text)
    return "rtl" if next((name for name in classes if name in ("L", "R", "AL")), "L") != "L" else "ltr"


ENVIRONMENT.filters["direction"] = direction
