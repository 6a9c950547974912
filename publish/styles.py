"""Put into each page the styles that it can use, so that it is shown after one request."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from publish.build import BuildError
from publish.cut import cut
from publish.names import Names, names_of_page, names_of_scripts
from publish.pages import change_pages, each_page, file_asked
from publish.render import render
from publish.style_sheet import read_rules, with_short_names, words_of

LINK = re.compile(r'[ \t]*<link rel="stylesheet" href="([^"]+)">\n?')
MOST = 28
"""Different styles on a site: each adds its hash to a header. With more, all pages share one."""

OUTSIDE = re.compile(r"url\((?!\"?(?:data:|#))")


class Styles:
    """The style sheets of a built site, read once and cut for page after page."""

    def __init__(self, site: Path) -> None:
        """Take the folder of the site."""
        files = {file.relative_to(site).as_posix(): file for file in site.rglob("*.css")}
        self.rules = {name: read_rules(file.read_text(encoding="utf-8")) for name, file in files.items()}
        self.words = frozenset().union(*map(words_of, self.rules.values()))
        scripts = (file.read_text(encoding="utf-8") for file in (site / "scripts").rglob("*.js"))
        self.from_scripts = names_of_scripts("\n".join(scripts))
        self.cut = cache(self._cut)

    def for_page(self, page: str, sheets: tuple[str, ...]) -> str:
        """Return what a page can use of its style sheets; pages that differ in words alone get the same."""
        return self.cut(sheets, names_of_page(page, self.from_scripts).known_to(self.words))

    def _cut(self, sheets: tuple[str, ...], names: Names) -> str:
        rules = tuple(rule for sheet in sheets for rule in self.rules[sheet])
        return with_short_names("".join(map(str, cut(rules, names))))

    def linked(self, name: str, page: str) -> tuple[str, ...]:
        """Return the style sheets of a page, all of which have to be ours to be cut."""
        found = [file_asked(name, address, self.rules) for address in LINK.findall(page)]
        if None in found or 'rel="stylesheet"' in LINK.sub("", page):
            raise BuildError(f"{name}: a style sheet is not one of the site. Put it into overrides/styles.")
        return tuple(one for one in found if one)


def inline_styles(site: Path) -> None:
    """Replace the links to style sheets by what each page can use of them, and leave the sheets out."""
    styles = Styles(site)
    linked = {name: styles.linked(name, page) for name, page in each_page(site)}
    cuts = {name: styles.for_page(page, linked[name]) for name, page in each_page(site)}
    if len(set(cuts.values())) > MOST:
        whole = "".join(page for _, page in each_page(site))
        cuts = {name: styles.for_page(whole, sheets) for name, sheets in linked.items()}

    def inlined(name: str, page: str) -> str:
        if OUTSIDE.search(cuts[name]):
            raise BuildError(f"{name}: a style asks for a file. Draw it with borders, or in the page itself.")
        style = render("style.html", css=cuts[name])
        return LINK.sub("", LINK.sub(lambda _: style, page, count=1))

    change_pages(site, inlined)
    for sheet in styles.rules:
        (site / sheet).unlink()
