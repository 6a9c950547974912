"""Put into each page the stylesheets that it needs, so that it is shown after one request."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from publish.build import BuildError
from publish.bundle_scripts import run_bundler
from publish.html_files import Change, PageFacts, file_asked, files_asked, files_below
from publish.page_templates import render

COMPONENTS = {
    "answers": {"answers-template", "group"},
    "worksheet": {"answer-tools", "pattern", "print-choices", "sheet-bar", "sheet-files", "summary"},
    "parts": {"cards", "stage-choice", "stage-path"},
    "support-line": {"support", "support-line"},
    "support": {"support"},
    "rights": {"rights"},
    "search": {"search", "index-list"},
    "style-guide": {"style-guide"},
    "whole-guide": {"chapter", "whole-guide"},
    "repository": {"tell"},
    "quick-exit": {"quick-exit"},
    "note": {"note", "align-left", "align-center", "align-right"},
    "mistake": {"mistake", "mistakes", "unshown"},
}
"""The classes of the components that each stylesheet draws. One that is not here is for every page.

Each stands in an element of its own, so the header that allows them has one hash for each.
"""

MINIFY = (
    "--bundle",
    "--minify",
    "--charset=utf8",
    "--log-level=warning",
    "--log-override:css-syntax-error=error",
)
LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)">\n?')
CLASS = re.compile(r'\sclass="([^"]*)"')
OUTSIDE = re.compile(r"@import|url\((?!\"?(?:data:|#))")


def inline_styles(site: Path, pages: dict[str, PageFacts], engine: Path) -> Change:
    """Take the stylesheets out of the site, and return what puts into a page those that it needs."""
    names = sorted(files_asked(pages, files_below(site, "styles")))
    styles = {name: run_bundler(engine, site, *MINIFY, name).strip() for name in names}
    shutil.rmtree(site / "styles")
    for name, css in styles.items():
        if OUTSIDE.search(css):
            raise BuildError(f"{name} asks for a file. Draw it with borders, or in the page itself.")

    def inlined(name: str, page: str) -> str:
        classes = {one for value in CLASS.findall(page) for one in value.split()}

        def style(link: re.Match[str]) -> str:
            sheet = file_asked(name, link[1], styles)
            if sheet is None:
                return link[0]
            components = COMPONENTS.get(Path(sheet).stem)
            needed = components is None or not components.isdisjoint(classes)
            return render("style.html", css=styles[sheet]) if needed else ""

        page = LINK.sub(style, page)
        if 'rel="stylesheet"' in page:
            raise BuildError(f"{name}: a stylesheet is not one of the site. Put it into overrides/styles.")
        return page

    return inlined
