"""Replace form controls with boxes and lines, to fill in with a pen."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

SOUP = BeautifulSoup("", "html.parser")
"""Makes new tags."""

TICKED = ("checkbox", "radio")


def make_printable(part: Tag) -> None:
    """Replace the controls of a page with boxes, lines and text, and remove what only scripts use."""
    for tag in part.select("template, button, .answered, .next-step"):
        tag.decompose()
    for label in part.select("label"):
        label.name = "span"
        del label["for"]
    for field in part.select("input"):
        field.replace_with(_box() if field["type"] in TICKED else _line())
    for field in part.select("textarea"):
        if field.get_text():
            field.replace_with(_words(field.get_text()))
        else:
            field.decompose()


def _box() -> Tag:
    return SOUP.new_tag("span", attrs={"class": "box", "aria-hidden": "true"})


def _line() -> Tag:
    lines = SOUP.new_tag("div", attrs={"class": "pen-lines", "aria-hidden": "true"})
    lines.append(SOUP.new_tag("span", attrs={"class": "pen-line"}))
    return lines


def _words(text: str) -> Tag:
    """Return a text as paragraphs, because later steps remove empty lines."""
    words = SOUP.new_tag("div", attrs={"class": "letter-words"})
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        words.append(SOUP.new_tag("p", string=paragraph))
    return words
