"""The names that styles could select on a page: those in its markup, and those that scripts may add."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from typing import NamedTuple

VALUE = r"""(?:=("[^"]*"|'[^']*'|[^\s"'>]+))?"""
TAG = re.compile(rf"<([a-z][\w-]*)((?:\s+[^\s=>/]+{VALUE})*)", re.IGNORECASE)
ATTRIBUTE = re.compile(rf"([^\s=]+){VALUE}")

START = re.compile(r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>""")

QUOTED = re.compile(r"""(["'`])([A-Za-z][\w-]*(?: [A-Za-z][\w-]*)*)\1""")
"""Words of a script. What begins with '.' or '[' is only looked for on a page."""

PUTS_ON = re.compile(r"\bclassList\.\w+\(([^)]*)\)|\bclass(?:Name)?\s*[:=]([^;\n]*)|\bconst [A-Z_]+ =([^;]*)")
"""Where a script names a class that it puts on an element, or a constant that may be one."""

KEPT_BY_SCRIPTS = re.compile(r"\bdataset\.(\w+)")
STATES = frozenset({"open", "hidden", "disabled", "inert"})
"""Attributes that come and go while a page is used, by readers and by scripts."""


class ScriptNames(NamedTuple):
    """Words that scripts may make tags or attributes of, and classes that they put on elements."""

    words: frozenset[str]
    classes: frozenset[str]


@dataclass(frozen=True)
class Names:
    """Names of tags and classes, of attributes with their values, and words of scripts."""

    tags: frozenset[str]
    classes: frozenset[str]
    attributes: frozenset[tuple[str, str]]
    from_scripts: frozenset[str]

    def tag(self, name: str) -> bool:
        """Return whether there may be such an element."""
        return name.lower() in self.tags or name in self.from_scripts

    def css_class(self, name: str) -> bool:
        """Return whether an element may have this class."""
        return name in self.classes

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

    def joined_with(self, other: Names) -> Names:
        """Return the names of a page that has what either of two has."""
        return replace(
            self,
            tags=self.tags | other.tags,
            classes=self.classes | other.classes,
            attributes=self.attributes | other.attributes,
        )

    def apart_from(self, other: Names) -> int:
        """Return how many names only one of two pages has."""
        return (
            len(self.tags ^ other.tags)
            + len(self.classes ^ other.classes)
            + len(self.attributes ^ other.attributes)
        )


def distinct_tags(html: str, values: frozenset[str]) -> str:
    """Return every start tag of a page once, without the values that no style sheet looks at.

    A page of questions has a thousand tags, and they are some sixty but for their ids.
    """
    kept = "|".join(sorted({"class=", *map(re.escape, values)}))
    fewer = re.sub(rf'(\s(?!{kept})[\w:-]+)="[^"<>]*"', r"\1", html)
    return "".join(sorted(set(START.findall(fewer))))


def names_of_page(html: str, scripts: ScriptNames) -> Names:
    """Return what stands in the markup of a page, in its templates too."""
    tags, classes, attributes = set[str](), set(scripts.classes), set[tuple[str, str]]()
    for tag, rest, _ in TAG.findall(html):
        tags.add(tag.lower())
        for name, quoted in ATTRIBUTE.findall(rest):
            value = unescape(quoted.strip("\"'"))
            attributes.add((name.lower(), value))
            if name.lower() == "class":
                classes.update(value.split())
    return Names(frozenset(tags), frozenset(classes), frozenset(attributes), scripts.words)


def names_of_scripts(scripts: str) -> ScriptNames:
    """Return every word of the scripts that may become the name of something on a page."""
    data = {"data-" + re.sub(r"[A-Z]", r"-\g<0>", key).lower() for key in KEPT_BY_SCRIPTS.findall(scripts)}
    places = "\n".join("".join(found) for found in PUTS_ON.findall(scripts))
    return ScriptNames(frozenset(_words(scripts) | data), frozenset(_words(places)))


def _words(script: str) -> set[str]:
    return {word for _, text in QUOTED.findall(script) for word in text.split()}
