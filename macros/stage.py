"""Where a reader was stopped, and the ordered path from there."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site
from model.guide import Item, Prompt


def stage_choice(site: Site) -> Markup:
    """Ask how far the reader got; plain links that work everywhere."""
    goal = site.guide.page_calling("stage_path")
    stages = site.guide.stages.values()
    return site.render("stage_choice", stages=stages, goal=goal)


def stage_path(site: Site, name: str) -> Markup:
    """Show the steps for one stage."""
    level = site.page.level("stage_path", name)
    return site.render("stage_path", stage=site.guide.stages[name], level=level, asked=asked(site))


def asked(site: Site) -> Item | None:
    """Return the question whose answer is a stage, if the topic has one."""
    items = site.guide.items.values()
    return next((item for item in items if isinstance(item, Prompt) and item.answer == "stage"), None)
