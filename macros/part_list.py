"""The parts of the guide at a glance."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def part_list(site: Site) -> Markup:
    """Show the parts as a path, each page with its picture, sentence and minutes."""
    return site.render("part_list", parts=site.guide.parts, level=site.page.level("part_list"))
