"""The next step after a page: the next part, or with scripts the next step of the chosen stage."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from macros.site import Site
from model.guide import Step


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
    return site.render(
        "next_step",
        part=_part(site),
        steps=list(_steps(site)),
        stage_question=site.guide.stage_question,
        goal=site.guide.page_calling("stage_path"),
    )


def _part(site: Site) -> Stop:
    pages = site.guide.part_pages
    number = pages.index(site.path) + 1 if site.path in pages else 0
    following = pages[number] if 0 < number < len(pages) else ""
    return Stop("", "", number, len(pages), *_onward(site, following))


def _steps(site: Site) -> Iterator[Stop]:
    """Yield this page's stops on the path of each stage; a path without one goes on with the next part."""
    for stage in site.guide.stages.values():
        here = [place for place, step in enumerate(stage.steps) if step.page == site.path]
        for place in here:
            following = stage.steps[place + 1] if place + 1 < len(stage.steps) else Step("", "")
            onward = _onward(site, following.page, following.anchor)
            yield Stop(stage.id, stage.steps[place].anchor, place + 1, len(stage.steps), *onward)
        if not here:
            part = _part(site)
            yield Stop(stage.id, "", 0, len(stage.steps), part.text, part.href)


def _onward(site: Site, path: str, anchor: str = "") -> tuple[str, str]:
    """Return the text and link of the next stop; at the end of a path, that is the worksheet."""
    path = path or site.guide.page_calling("worksheet")
    if not path or (path == site.path and not anchor):
        return "", ""
    page = site.guide.pages[path]
    return page.heading(anchor) or page.title, site.href(path, anchor)
