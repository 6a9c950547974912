"""Where a reader was stopped, and the ordered path from there."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site


def stage_choice(site: Site) -> Markup:
    """Ask how far the reader got; plain links that work everywhere."""
    goal = site.guide.page_calling("stage_path")
    return site.render("stage_choice", stages=site.guide.stages.values(), goal=goal)


def stage_path(site: Site, name: str) -> Markup:
    """Show the steps for one stage."""
    return site.render("stage_path", stage=site.guide.stages[name], level=site.page.level("stage_path", name))
