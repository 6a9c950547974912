"""Search: an index of all headings and questions, which works as a list and is searched by a script."""

from dataclasses import dataclass
from textwrap import shorten

from markupsafe import Markup

from macros.site import Site
from macros.support import short_lines
from model.guide import CountryRights, Guide, Page
from model.inline import plain
from model.markdown_outline import WORD

MOST = 200
"""The most pages whose questions are indexed; with more, the index would be too large for a phone."""

LONGEST = 80
"""The most characters of the excerpt of an entry."""


@dataclass(frozen=True)
class IndexEntry:
    """An entry of the index."""

    text: str
    anchor: str
    words: str
    """Further words to search, in lower case and sorted."""

    says: str = ""
    """An excerpt for the list of results."""

    terms: tuple[str, ...] = ()
    """Search terms: words and phrases that people type for it."""


def search(site: Site) -> Markup:
    """Show the search field (with scripts)."""
    return site.render("search", **short_lines(site))


def index_list(site: Site) -> Markup:
    """List every page with its headings and questions, the parts first."""
    reading = [path for part in site.guide.parts for path in part.pages]
    pages = sorted(
        site.guide.pages.values(),
        key=lambda page: (
            reading.index(page.path) if page.path in reading else len(reading),
            page.title.casefold(),
        ),
    )
    with_entries = len(pages) <= MOST
    listed = [
        (page, _words(page, with_body=with_entries), _entries(page, site.guide) if with_entries else [])
        for page in pages
        if page.path != site.path
    ]
    level, goal = site.page.level("index_list"), site.guide.page_calling("support")
    return site.render("index_list", listed=listed, level=level, goal=goal)


def _words(page: Page, *, with_body: bool) -> str:
    """Return the words by which to find the page itself."""
    body = page.headings[0].words if with_body else ""
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
    """Return the words of the rights of a country."""
    text = " ".join(f"{right.about} {plain(right.text)}" for right in country.lines)
    return " ".join(sorted({*WORD.findall(text.lower())}))


def _short(text: str) -> str:
    """Return the start of a text, about two lines on a phone."""
    return shorten(text, LONGEST, placeholder="\N{HORIZONTAL ELLIPSIS}")
