"""Put into each page the styles that it can use, so that it is shown after one request."""

from __future__ import annotations

import re
from pathlib import Path

from publish.build import BuildError
from publish.cut import cut
from publish.names import names_of_page, names_of_scripts
from publish.pages import change_pages, file_asked
from publish.render import render
from publish.style_sheet import read_rules

LINK = re.compile(r'[ \t]*<link rel="stylesheet" href="([^"]+)">\n?')
OUTSIDE = re.compile(r"url\((?!\"?(?:data:|#))")


def inline_styles(site: Path) -> None:
    """Replace the links to style sheets by what each page can use of them, and leave the sheets out."""
    sheets = {file.relative_to(site).as_posix() for file in site.rglob("*.css")}
    scripts = "\n".join(file.read_text(encoding="utf-8") for file in sorted(site.rglob("scripts/**/*.js")))
    used = {*names_of_scripts(scripts)}
    rules = {name: read_rules((site / name).read_text(encoding="utf-8")) for name in sorted(sheets)}

    def inlined(name: str, page: str) -> str:
        wanted = [file_asked(name, address, sheets) for address in LINK.findall(page)]
        if not all(wanted) or LINK.sub("", page).count('rel="stylesheet"'):
            raise BuildError(f"{name}: a style sheet is not one of the site. Put it into overrides/styles.")
        names = names_of_page(page, frozenset(used))
        css = "".join(map(str, cut(tuple(rule for one in wanted if one for rule in rules[one]), names)))
        if OUTSIDE.search(css):
            raise BuildError(f"{name}: a style asks for a file. Draw it with borders, or put it into the page.")
        style = render("style.html", css=css)
        return LINK.sub("", LINK.sub(lambda _: style, page, count=1)) if wanted else page

    change_pages(site, inlined)
    for name in sheets:
        (site / name).unlink()
