"""All pages on one, to print."""

from markupsafe import Markup

from macros.site import Site

GATHERING = {"index_list", "part_list", "whole_guide", "worksheet"}
"""The macros of pages that only repeat what is on others."""


def whole_guide(site: Site) -> Markup:
    """Show links to all pages in the order of the menu; `publish` replaces them with the pages."""
    own = [page for page in site.guide.in_order if GATHERING.isdisjoint(call.macro for call in page.calls)]
    return site.render("whole_guide", pages=own)
