"""What paper needs beside the words: choices before printing, and all pages on one."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site
from model.guide import Page

GATHERING = {"index_list", "part_list", "whole_guide", "worksheet"}
"""The macros of pages that only show once more what stands on others."""


def print_choices(site: Site) -> Markup:
    """Offer to print this page: large, and on a worksheet with answers, or only a part of it."""
    sheet = any(call.macro == "worksheet" for call in site.page.calls)
    return site.render("print_choices", sheet=sheet, level=site.page.level("print_choices"))


def whole_guide(site: Site) -> Markup:
    """Show all pages in the order of the menu: as links, to which the finishing adds what they lead to."""
    order = [path for path in site.settings.order if path in site.guide.pages]
    pages = [site.guide.pages[path] for path in dict.fromkeys([*order, *site.guide.pages])]
    return site.render("whole_guide", pages=[page for page in pages if not _gathers(page)])


def _gathers(page: Page) -> bool:
    return any(call.macro in GATHERING for call in page.calls)
