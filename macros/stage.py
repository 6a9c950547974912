"""The steps from the stage that a reader got to."""

from markupsafe import Markup

from macros.site import Site


def stage_path(site: Site, name: str) -> Markup:
    """Show the steps for one stage."""
    level = site.page.level("stage_path", name)
    return site.render(
        "stage_path", stage=site.guide.stages[name], level=level, stage_question=site.guide.stage_question
    )
