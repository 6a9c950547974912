"""Guides of a page or two, made by hand, for tests of one macro."""

from __future__ import annotations

from datetime import date
from typing import Any

from bs4 import BeautifulSoup
from markupsafe import Markup

from macros.catalogue import MACROS
from macros.site import Site
from model.guide import Call, Group, Guide, HelpLine, Item, Page, Source, Stage
from model.settings import Answer, QuickLink, Settings

PATH = "part.md"
"""The page that is being rendered where a test does not say otherwise."""

HOSTILE = "<script>alert(\"1\")</script> 'one' & {{ 7 * 7 }} </textarea> </p>"
"""Words that would break out of HTML, of an attribute or of a template if anything let them."""

SETTINGS = Settings(
    site_id="small-guide",
    scale=(Answer("yes", "Yes"), Answer("partly", "In part"), Answer("no", "No")),
    hands_question="Could I have changed this?",
    hands=(Answer("yes", "Yes"), Answer("no", "No")),
    note="What I saw",
    quick_links=(QuickLink("Worksheet", "worksheet/"),),
    picture="pictures/leaf.svg",
)

STAGES = (Stage("new", "It is new", "", ()), Stage("old", "It is old", "", ()))


def make_page(path: str = PATH, **facts: Any) -> Page:  # noqa: ANN401 - whatever a page may hold
    """Return a page about which nothing matters but the given facts."""
    usual = {
        "title": "A page",
        "description": "What it is for.",
        "owner": "Somebody",
        "reviewed": date(2026, 3, 1),
        "review_every": 12,
    }
    return Page(**{"path": path, **usual, **facts})


def make_group(kind: str, *items: Item, **facts: Any) -> Group:  # noqa: ANN401 - whatever a group may hold
    """Return a group of the page that is being rendered."""
    return Group(
        **{"kind": kind, "name": "group", "legend": "The legend", "page": PATH, "line": 1, **facts},
        items=items,
    )


def make_source(name: str, **facts: Any) -> Source:  # noqa: ANN401 - whatever a source may hold
    """Return a source about which nothing matters but the given facts."""
    usual = {
        "title": f"The title of {name}",
        "publisher": f"The publisher of {name}",
        "kind": "official",
        "says": f"What {name} says.",
        "checked": date(2026, 1, 31),
        "review_every": 1,
    }
    return Source(**{"id": name, **usual, **facts})


def make_line(**facts: Any) -> HelpLine:  # noqa: ANN401 - whatever a help line may hold
    """Return a help line about which nothing matters but the given facts."""
    return HelpLine(**{"name": "A line", "number": "0800 11 22", "way": "call", "source": "S1", **facts})


def make_call(macro: str, *arguments: str, level: int = 3) -> Call:
    """Return a call below a heading of the level above."""
    return Call(macro, arguments, 1, level)


def make_site(*pages: Page, path: str = PATH) -> Site:
    """Return the site as a macro sees it on one of the pages."""
    return Site(Guide({page.path: page for page in pages}), SETTINGS, path, path)


def show(group: Group, *, level: int = 3) -> Markup:
    """Return what its macro makes of a group on its own page, in a guide with two stages."""
    call = make_call(group.kind, group.name, level=level)
    page = make_page(groups=(group,), calls=(call,), stages=STAGES)
    return MACROS[group.kind](make_site(page), group.name)


def soup(html: str) -> BeautifulSoup:
    """Return HTML as a tree."""
    return BeautifulSoup(html, "html.parser")
