"""The next step after a page: the next part, or with scripts the next step of the chosen stage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from macros.site import Site
from model.guide import Step

END = Step("", "")  # what follows the last step of a path


@dataclass(frozen=True)
class Stop:
    """A page as a stop on the path of a stage, or of the parts."""

    stage: str  # the id of the stage; empty for the parts
    anchor: str
    number: int  # from 1; 0 if the path does not include this page
    total: int
    text: str
    href: str  # the link to the next stop; empty at the end


def next_step(site: Site) -> Markup:
    """Show the position, the next step, and a link back to all steps."""
    parts = [Step(path, "") for path in site.guide.part_pages]
    part = next(_stops(site, "", parts), Stop("", "", 0, 0, *_onward(site, END)))
    # A path without a step on this page goes on with the next part.
    steps = [
        stop
        for stage in site.guide.stages.values()
        for stop in [*_stops(site, stage.id, stage.steps)] or [replace(part, stage=stage.id, number=0)]
    ]
    return site.render(
        "next_step",
        part=part,
        steps=steps,
        stage_question=site.guide.stage_question,
        goal=site.guide.page_calling("stage_path"),
    )


def _stops(site: Site, stage: str, steps: Sequence[Step]) -> Iterator[Stop]:
    """Yield this page's stops on a path."""
    for number, (step, following) in enumerate(zip(steps, [*steps[1:], END], strict=True), start=1):
        if step.page == site.path:
            yield Stop(stage, step.anchor, number, len(steps), *_onward(site, following))


def _onward(site: Site, step: Step) -> tuple[str, str]:
    """Return the text and link of the next stop; at the end of a path, that is the worksheet."""
    path = step.page or site.guide.page_calling("worksheet")
    if not path or (path == site.path and not step.anchor):
        return "", ""
    page = site.guide.pages[path]
    return page.heading(step.anchor) or page.title, site.href(path, step.anchor)
