"""The list of parts."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def part_list(site: Site) -> Markup:
    """List the pages of each part with picture, description and minutes."""
    return site.render("part_list", parts=site.guide.parts, level=site.page.level("part_list"))
