"""The names that styles could select on a page: those in its markup, and those that scripts may add."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape

VALUE = r"""(?:=("[^"]*"|'[^']*'|[^\s"'>]+))?"""
TAG = re.compile(rf"<([a-z][\w-]*)((?:\s+[^\s=>/]+{VALUE})*)", re.IGNORECASE)
ATTRIBUTE = re.compile(rf"([^\s=]+){VALUE}")

QUOTED = re.compile(r"""(["'`])([A-Za-z][\w-]*(?: [A-Za-z][\w-]*)*)\1""")
"""What a script may put on an element or make one of. What begins with '.' or '[' is only looked for."""

KEPT_BY_SCRIPTS = re.compile(r"\bdataset\.(\w+)")
STATES = frozenset({"open", "hidden", "disabled"})
"""Attributes that come and go while a page is used, by readers and by scripts."""


@dataclass(frozen=True)
class Names:
    """Names of tags and classes, and of attributes with their values; those of scripts may be any of them."""

    tags: frozenset[str]
    classes: frozenset[str]
    attributes: frozenset[tuple[str, str]]
    from_scripts: frozenset[str]

    def tag(self, name: str) -> bool:
        """Return whether there may be such an element."""
        return name.lower() in self.tags or name in self.from_scripts

    def css_class(self, name: str) -> bool:
        """Return whether an element may have this class."""
        return name in self.classes or name in self.from_scripts

    def attribute(self, name: str, value: str | None) -> bool:
        """Return whether an element may have this attribute, or this value in it."""
        if name in STATES or name in self.from_scripts:
            return True
        return any(name == one and value in (None, text) for one, text in self.attributes)

    def known_to(self, words: frozenset[str]) -> Names:
        """Return those names that a style sheet speaks of, so that pages alike to it are the same."""
        attributes = {
            (name, value if value in words else "") for name, value in self.attributes if name in words
        }
        return replace(
            self,
            tags=self.tags & words,
            classes=self.classes & words,
            attributes=frozenset(attributes),
        )


def names_of_page(html: str, from_scripts: frozenset[str]) -> Names:
    """Return what stands in the markup of a page, in its templates too."""
    tags, classes, attributes = set(), set[str](), set[tuple[str, str]]()
    for tag, rest, _ in TAG.findall(html):
        tags.add(tag.lower())
        for name, quoted in ATTRIBUTE.findall(rest):
            value = unescape(quoted.strip("\"'"))
            attributes.add((name.lower(), value))
            if name.lower() == "class":
                classes.update(value.split())
    return Names(frozenset(tags), frozenset(classes), frozenset(attributes), from_scripts)


def names_of_scripts(scripts: str) -> frozenset[str]:
    """Return every word of the scripts that may become the name of something on a page."""
    words = {word for _, text in QUOTED.findall(scripts) for word in text.split()}
    data = {"data-" + re.sub(r"[A-Z]", r"-\g<0>", key).lower() for key in KEPT_BY_SCRIPTS.findall(scripts)}
    return frozenset(words | data)
