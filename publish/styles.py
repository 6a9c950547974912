"""Inline the stylesheets that each page needs, so that it is shown after one request."""

import re
import shutil
from pathlib import Path

from publish.assets import run_bundler
from publish.build import BuildError
from publish.html_files import Change, PageFacts, linked_file, linked_files
from publish.render_templates import render

COMPONENTS = {
    "article": {"contents", "cite", "sources", "next-step"},
    "answers": {"answers-template", "group"},
    "letter": {"letter"},
    "worksheet": {"answer-tools", "pattern", "print-choices", "sheet-bar", "sheet-files", "summary"},
    "carry-on": {"carry-on"},
    "parts": {"cards", "stage-choice", "stage-path"},
    "support-line": {"support", "support-line"},
    "support": {"support"},
    "rights-list": {"rights"},
    "search": {"search", "index-list"},
    "style-guide": {"style-guide"},
    "whole-guide": {"chapter", "whole-guide"},
    "repository-links": {"tell"},
    "quick-exit": {"quick-exit"},
    "prompt": {"number-row", "rows"},
    "note": {"note", "align-left", "align-center", "align-right"},
    "mistake": {"mistake", "mistakes", "unshown"},
}
"""The classes of components that need each stylesheet. A stylesheet that is not here is for every page.

Each is in an element of its own, so that the header has one hash for each.
"""

ERRORS = "--log-override:css-syntax-error=error"
MINIFY = ("--bundle", "--minify", "--charset=utf8", "--log-level=warning", ERRORS)
LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)">\n?')
CLASS = re.compile(r'\sclass="([^"]*)"')
PROPERTY = re.compile(r"(--[\w-]+): ")  # a custom property: the bundler leaves the space before its value
OUTSIDE = re.compile(r"@import|url\((?!\"?(?:data:|#))")


def inline_styles(site: Path, pages: dict[str, PageFacts]) -> Change:
    """Remove the stylesheets from the site, and return a change that inlines those that a page needs."""
    names = linked_files(site, pages, "styles")
    run_bundler(site, *MINIFY, "--outdir=styles/joined", "--outbase=.", *names)
    joined = {name: (site / "styles" / "joined" / name).read_text(encoding="utf-8") for name in names}
    styles = {name: PROPERTY.sub(r"\1:", css).strip() for name, css in joined.items()}
    shutil.rmtree(site / "styles")
    for name, css in styles.items():
        if OUTSIDE.search(css):
            raise BuildError(f"{name} loads a file. Use borders, or an SVG in the page.")

    def inlined(name: str, page: str) -> str:
        classes = {name for value in CLASS.findall(page) for name in value.split()}

        def style(link: re.Match[str]) -> str:
            sheet = linked_file(name, link[1], styles)
            if sheet is None:
                return link[0]
            components = COMPONENTS.get(Path(sheet).stem)
            needed = components is None or not components.isdisjoint(classes)
            return render("style.html", css=styles[sheet]) if needed else ""

        page = LINK.sub(style, page)
        if 'rel="stylesheet"' in page:
            raise BuildError(f"{name}: the page links a stylesheet outside overrides/styles. Move it there.")
        return page

    return inlined
