"""The steps from the stage that a reader got to."""

from markupsafe import Markup

from macros.site import Site


def stage_path(site: Site, name: str) -> Markup:
    """Show the steps for one stage."""
    stage, question = site.guide.stages[name], site.guide.stage_question
    return site.render("stage_path", name, stage=stage, stage_question=question)
