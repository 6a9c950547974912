"""Stages: the choice of how far a reader got, and the steps from there."""

from __future__ import annotations

from markupsafe import Markup

from macros.site import Site
from model.guide import Prompt


def stage_choice(site: Site) -> Markup:
    """Show a link to each stage."""
    page = site.guide.page_calling("stage_path")
    stages = site.guide.stages.values()
    return site.render("stage_choice", stages=stages, goal=page)


def stage_path(site: Site, name: str) -> Markup:
    """Show the steps for one stage."""
    level = site.page.level("stage_path", name)
    return site.render(
        "stage_path", stage=site.guide.stages[name], level=level, stage_question=stage_question(site)
    )


def stage_question(site: Site) -> Prompt | None:
    """Return the question whose answer is a stage, if the topic has one."""
    return next(iter(site.guide.prompts("stage")), None)
