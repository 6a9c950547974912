"""The context of a macro: the guide, the settings, and the page that is being rendered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from macros.render import render
from macros.repository import Repository
from model.addresses import relative
from model.guide import Guide, Page
from model.inline import blocks, inline
from model.settings import Settings


@dataclass(frozen=True)
class Site:
    """The first argument of every macro."""

    guide: Guide
    settings: Settings
    path: str  # the path of the page that is being rendered
    seen_from: str  # the path that links in its HTML are relative to; see `define_env`

    @property
    def page(self) -> Page:
        """The page that is being rendered."""
        return self.guide.pages[self.path]

    @property
    def repository(self) -> Repository | None:
        """The repository, or None if the settings name none."""
        address = self.settings.repository
        return Repository(address, self.settings.topic) if address else None

    def inline(self, text: str) -> Markup:
        """Return inline Markdown as HTML."""
        return inline(text, self.seen_from)

    def blocks(self, text: str) -> Markup:
        """Return paragraphs and lists as HTML, or nothing for a text of one line."""
        return blocks(text, self.seen_from)

    def href(self, page: str, anchor: str = "") -> str:
        """Return the relative link to a page, or to an anchor on it."""
        if page == self.path and anchor:
            return f"#{anchor}"
        return relative(self.seen_from, page, anchor)

    def render(self, template: str, *arguments: str, **context: Any) -> Markup:  # noqa: ANN401 - a template takes what it names
        """Render the template of a macro with these arguments; it also gets `site`, `words` and `level`."""
        facts = {"site": self, "words": self.settings.words, "level": self.page.level(template, *arguments)}
        return render(template, **facts | context)


Macro = Callable[..., Markup]  # takes the site and the arguments of the call, and returns HTML
