"""The site as a macro sees it: the guide, the settings, and the page that is being rendered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from macros.render import render
from macros.repository import Repository
from model.addresses import relative
from model.guide import Guide, Page
from model.inline import inline
from model.settings import Answer, Settings


@dataclass(frozen=True)
class Site:
    """What every macro is given first."""

    guide: Guide
    settings: Settings
    path: str
    """The path of the page that is being rendered."""

    seen_from: str
    """The path that the addresses in its HTML start from; see `define_env`."""

    @property
    def page(self) -> Page:
        """The page that is being rendered."""
        return self.guide.pages[self.path]

    @property
    def stage_answers(self) -> tuple[Answer, ...]:
        """The stages as answers to choose from."""
        return tuple(Answer(stage.id, stage.text) for stage in self.guide.stages.values())

    @property
    def repository(self) -> Repository | None:
        """Where the words can be changed, or nothing where nobody said."""
        address = self.settings.repository
        return Repository(address, self.settings.topic) if address else None

    def inline(self, text: str) -> Markup:
        """Return a text of the content as HTML."""
        return inline(text, self.seen_from)

    def href(self, page: str, anchor: str = "") -> str:
        """Return the way from here to a page, or to a place on it."""
        if page == self.path and anchor:
            return f"#{anchor}"
        return relative(self.seen_from, page, anchor)

    def render(self, template: str, **context: Any) -> Markup:  # noqa: ANN401 - a template takes what it names
        """Fill a template, which sees this site as `site`."""
        return render(template, site=self, **context)


Macro = Callable[..., Markup]
"""Takes the site and the words of the call, and returns HTML."""
