"""What comes after a page: the next part, and where scripts run the next step of the reader's own path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from macros.site import Site
from macros.stage import asked
from model.guide import Step


@dataclass(frozen=True)
class Stop:
    """This page as one stop of a way."""

    stage: str
    """Whose way it is; empty for the parts, which is the way of everybody."""

    anchor: str
    number: int
    """Counted from 1; 0 where the way does not pass here."""

    total: int
    text: str
    href: str
    """Where the way goes on; empty at its end."""


def next_step(site: Site) -> Markup:
    """Show where the reader is, what comes next, and the way back to all steps."""
    return site.render(
        "next_step",
        part=_part(site),
        steps=list(_steps(site)),
        asked=asked(site),
        goal=site.guide.page_calling("stage_path"),
    )


def _part(site: Site) -> Stop:
    pages = [path for part in site.guide.parts for path in part.pages]
    number = pages.index(site.path) + 1 if site.path in pages else 0
    following = pages[number] if 0 < number < len(pages) else ""
    return Stop("", "", number, len(pages), *_onward(site, following))


def _steps(site: Site) -> Iterator[Stop]:
    """Yield every step that leads to this page; for a path without one, the next part stands in."""
    for stage in site.guide.stages.values():
        here = [place for place, step in enumerate(stage.steps) if step.page == site.path]
        for place in here:
            following = stage.steps[place + 1] if place + 1 < len(stage.steps) else Step("", "", "")
            onward = _onward(site, following.page, following.anchor)
            yield Stop(stage.id, stage.steps[place].anchor, place + 1, len(stage.steps), *onward)
        if not here:
            part = _part(site)
            yield Stop(stage.id, "", 0, len(stage.steps), part.text, part.href)


def _onward(site: Site, path: str, anchor: str = "") -> tuple[str, str]:
    """Return the words and the address of what follows: at the end of a way, that is the worksheet."""
    path = path or site.guide.page_calling("worksheet")
    if not path or (path == site.path and not anchor):
        return "", ""
    page = site.guide.pages[path]
    return page.heading(anchor) or page.title, site.href(path, anchor)
