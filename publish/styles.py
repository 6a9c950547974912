"""Put into each page the styles that it can use, so that it is shown after one request."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from publish.build import BuildError
from publish.cut import cut, without
from publish.html_files import Change, file_asked, tell_pages
from publish.minify import THEME
from publish.names import Names, distinct_tags, names_of_page, names_of_scripts
from publish.page_templates import render
from publish.style_sheet import read_rules, values_of, with_short_names, words_of

LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)">\n?')
MOST = 12
"""Different styles on a site: each adds its hash, 54 bytes, to a header that goes with every answer."""

OUR_OWN = frozenset({"details", "summary"})
"""Elements that styles/opens.css draws as if the theme had no rules for them. Words of authors have none."""

OUTSIDE = re.compile(r"url\((?!\"?(?:data:|#))")


class Need(NamedTuple):
    """What the style of a page hangs on; pages that differ in words alone need the same."""

    sheets: tuple[str, ...]
    tags: str


class Styles:
    """The style sheets of a built site, read once and cut for page after page."""

    def __init__(self, site: Path) -> None:
        """Take the folder of the site."""
        files = {file.relative_to(site).as_posix(): file for file in site.rglob("*.css")}
        self.rules = {name: read_rules(file.read_text(encoding="utf-8")) for name, file in files.items()}
        for name in self.rules:
            if name.startswith(f"{THEME}/"):
                self.rules[name] = without(self.rules[name], OUR_OWN)
        self.words = frozenset().union(*map(words_of, self.rules.values()))
        self.values = frozenset().union(*map(values_of, self.rules.values()))
        scripts = (file.read_text(encoding="utf-8") for file in (site / "scripts").rglob("*.js"))
        self.from_scripts = names_of_scripts("\n".join(scripts))

    def need(self, name: str, page: str) -> Need:
        """Return what the style of a page hangs on."""
        return Need(self._linked(name, page), distinct_tags(page, self.values))

    def meet(self, needs: Iterable[Need]) -> dict[Need, str]:
        """Return what pages can use of their style sheets, for each of the needs.

        Where that would be too many different styles, the pages most alike share one that does for all.
        """
        alike: dict[tuple[tuple[str, ...], Names], list[Need]] = defaultdict(list)
        for need in needs:
            known = names_of_page(need.tags, self.from_scripts).known_to(self.words)
            alike[need.sheets, known].append(need)
        while len(alike) > MOST:
            pairs = [(one, other) for one, other in combinations(alike, 2) if one[0] == other[0]]
            if not pairs:
                break
            one, other = min(pairs, key=lambda pair: pair[0][1].apart_from(pair[1][1]))
            together = alike.pop(one) + alike.pop(other)
            alike[one[0], one[1].joined_with(other[1])] += together
        styles = {key: self._cut(*key) for key in alike}
        return {need: styles[key] for key, members in alike.items() for need in members}

    def _cut(self, sheets: tuple[str, ...], names: Names) -> str:
        rules = tuple(rule for sheet in sheets for rule in self.rules[sheet])
        css = with_short_names("".join(map(str, cut(rules, names))))
        if OUTSIDE.search(css):
            raise BuildError("A style asks for a file. Draw it with borders, or in the page itself.")
        return css

    def _linked(self, name: str, page: str) -> tuple[str, ...]:
        """Return the style sheets of a page, all of which have to be ours to be cut."""
        found = [file_asked(name, address, self.rules) for address in LINK.findall(page)]
        if None in found or 'rel="stylesheet"' in LINK.sub("", page):
            raise BuildError(f"{name}: a style sheet is not one of the site. Put it into overrides/styles.")
        return tuple(one for one in found if one)


def inline_styles(site: Path) -> Change:
    """Leave the style sheets out, and return what puts into a page what it can use of its own."""
    styles = Styles(site)
    same: dict[Need, Need] = {}
    needs = {name: same.setdefault(need, need) for name, need in tell_pages(site, styles.need)}
    cuts = styles.meet(same)
    for sheet in styles.rules:
        (site / sheet).unlink()

    def inlined(name: str, page: str) -> str:
        style = render("style.html", css=cuts[needs[name]])
        return LINK.sub("", LINK.sub(lambda _: style, page, count=1))

    return inlined
