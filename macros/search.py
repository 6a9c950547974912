"""Find a place in the guide: a plain index of every heading and question, which a script can search."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten

from markupsafe import Markup

from macros.site import Site
from macros.support import short_lines
from model.guide import CountryRights, Guide, Page
from model.inline import plain
from model.markdown_outline import WORD

MOST = 200
"""Pages; with every question of more than these, the index would be too heavy for a phone."""

LONGEST = 80
"""Letters of what a place is about."""


@dataclass(frozen=True)
class IndexEntry:
    """One line of the index."""

    text: str
    anchor: str
    words: str
    """What a search also looks at, in small letters, in an order that does not change."""

    says: str = ""
    """What it is about, for those who found it among others."""

    terms: tuple[str, ...] = ()
    """Words and phrases that people type when they need it."""


def search(site: Site) -> Markup:
    """Show the field to search with, where scripts run."""
    return site.render("search", **short_lines(site))


def index_list(site: Site) -> Markup:
    """Show every page with its headings and questions, the parts first; it works without a script."""
    reading = [path for part in site.guide.parts for path in part.pages]
    pages = sorted(
        site.guide.pages.values(),
        key=lambda page: (
            reading.index(page.path) if page.path in reading else len(reading),
            page.title.casefold(),
        ),
    )
    whole = len(pages) <= MOST
    listed = [
        (page, _words(page, whole=whole), _entries(page, site.guide) if whole else [])
        for page in pages
        if page.path != site.path
    ]
    level, goal = site.page.level("index_list"), site.guide.page_calling("support")
    return site.render("index_list", listed=listed, level=level, goal=goal)


def _words(page: Page, *, whole: bool) -> str:
    """Return the words that lead to the page as a whole."""
    body = page.headings[0].words if whole else ""
    return f"{page.description} {body}".strip().lower()


def _entries(page: Page, guide: Guide) -> list[IndexEntry]:
    entries = [
        IndexEntry(heading.text, heading.anchor, heading.words, _short(heading.lead))
        for heading in page.headings[1:]
    ]
    rights = guide.rights if page.rights else ()
    entries += [IndexEntry(country.name, country.id, _words_of(country)) for country in rights]
    entries += [IndexEntry(stage.text, stage.id, "", _short(plain(stage.intro))) for stage in page.stages]
    entries += [
        IndexEntry(country.country, country.id, "", terms=country.search_words) for country in page.help_lines
    ]
    for group in page.groups:
        entries += [IndexEntry(plain(item.text), item.id, "", group.legend) for item in group.items]
    return entries


def _words_of(country: CountryRights) -> str:
    """Return the words of what a reader may ask in a country."""
    text = " ".join(f"{right.about} {plain(right.text)}" for right in country.lines)
    return " ".join(sorted({*WORD.findall(text.lower())}))


def _short(text: str) -> str:
    """Return as many words of a text as fit about two lines of a phone."""
    return shorten(text, LONGEST, placeholder="\N{HORIZONTAL ELLIPSIS}")
