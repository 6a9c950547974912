"""Markup as our own templates write it, known without a parser: what is not quite like that is not known.

A parser that reads as browsers do takes longer for a page than the host for making it. Nearly all pages
hold nothing but tags in small letters, with values in double quotes that have no bracket in them. Of such
a page, and of no other, every tag can be told from its text by a pattern.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import NamedTuple

VALUE = re.compile(r'="[^"<>]*"')
TOKEN = re.compile(r"<[^<>]*>?")
TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[ \n]+[a-z][a-z0-9:-]*(?:="")?)*)[ \n]*/?>')
NAME = re.compile(r"[a-z][a-z0-9:-]*")
PAIR = re.compile(r'([a-z][a-z0-9:-]*)(?:="([^"]*)")?')


class Shape(NamedTuple):
    """A start tag without its values; a page has many tags, and few shapes."""

    tag: str
    attributes: tuple[str, ...]


def shapes(html: str) -> set[Shape] | None:
    """Return the shapes of all tags of a page, or nothing where one is written in any other way."""
    found = {_shape(one) for one in set(TOKEN.findall(VALUE.sub('=""', html)))}
    return None if None in found else {one for one in found if one}


def values(rest: str) -> dict[str, str]:
    """Return the attributes of a tag that has a shape, from what follows its name."""
    return {name: unescape(value) for name, value in PAIR.findall(rest)}


@cache
def _shape(written: str) -> Shape | None:
    match = TAG.fullmatch(written)
    attributes = tuple(NAME.findall(match[3])) if match else ()
    # Of two attributes of one name, browsers take the first.
    if not match or len(set(attributes)) < len(attributes):
        return None
    return Shape(match[1] + match[2], attributes)
