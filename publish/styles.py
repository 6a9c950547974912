"""Put into each page the styles that it can use, so that it is shown after one request."""

from __future__ import annotations

import re
from pathlib import Path

from publish.build import BuildError
from publish.cut import cut
from publish.names import names_of_page, names_of_scripts
from publish.pages import change_pages, each_page, file_asked
from publish.render import render
from publish.style_sheet import read_rules

LINK = re.compile(r'[ \t]*<link rel="stylesheet" href="([^"]+)">\n?')
MOST = 20
"""Different styles on a site: each adds its hash to a header. With more, all pages share one."""

OUTSIDE = re.compile(r"url\((?!\"?(?:data:|#))")


def inline_styles(site: Path) -> None:
    """Replace the links to style sheets by what each page can use of them, and leave the sheets out."""
    files = {file.relative_to(site).as_posix() for file in site.rglob("*.css")}
    rules = {name: read_rules((site / name).read_text(encoding="utf-8")) for name in files}
    scripts = "\n".join(file.read_text(encoding="utf-8") for file in site.rglob("scripts/**/*.js"))
    from_scripts = names_of_scripts(scripts)
    sheets = {name: _sheets_asked(name, page, files) for name, page in each_page(site)}

    def cut_for(name: str, text: str) -> str:
        linked = tuple(rule for sheet in sheets[name] for rule in rules[sheet])
        return "".join(map(str, cut(linked, names_of_page(text, from_scripts))))

    cuts = {name: cut_for(name, page) for name, page in each_page(site)}
    if len(set(cuts.values())) > MOST:
        whole = "".join(page for _, page in each_page(site))
        cuts = {name: cut_for(name, whole) for name in cuts}

    def inlined(name: str, page: str) -> str:
        if OUTSIDE.search(cuts[name]):
            raise BuildError(
                f"{name}: a style asks for a file. Draw it with borders, or put it into the page."
            )
        style = render("style.html", css=cuts[name])
        return LINK.sub("", LINK.sub(lambda _: style, page, count=1))

    change_pages(site, inlined)
    for name in files:
        (site / name).unlink()


def _sheets_asked(name: str, page: str, files: set[str]) -> list[str]:
    """Return the style sheets of a page, all of which have to be ours to be cut."""
    found = [file_asked(name, address, files) for address in LINK.findall(page)]
    if None in found or 'rel="stylesheet"' in LINK.sub("", page):
        raise BuildError(f"{name}: a style sheet is not one of the site. Put it into overrides/styles.")
    return [one for one in found if one]
