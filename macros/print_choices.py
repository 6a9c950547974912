"""Printing: the choices before it, and the page that holds all others."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site
from model.guide import Page

GATHERING = {"index_list", "part_list", "whole_guide", "worksheet"}
"""The macros of pages that only repeat what is on others."""


def print_choices(site: Site) -> Markup:
    """Show the choices: large print, and for a worksheet with answers or only some groups."""
    sheet = any(call.macro == "worksheet" for call in site.page.calls)
    return site.render("print_choices", sheet=sheet, level=site.page.level("print_choices"))


def whole_guide(site: Site) -> Markup:
    """Show links to all pages in the order of the menu; `publish` replaces them with the pages."""
    order = [path for path in site.settings.order if path in site.guide.pages]
    pages = [site.guide.pages[path] for path in dict.fromkeys([*order, *site.guide.pages])]
    return site.render("whole_guide", pages=[page for page in pages if not _gathers(page)])


def _gathers(page: Page) -> bool:
    return any(call.macro in GATHERING for call in page.calls)
