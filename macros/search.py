"""Search: an index of all headings and questions, which works as a list and is searched by a script."""

from dataclasses import dataclass
from textwrap import shorten

from markupsafe import Markup

from macros.site import Site
from macros.support import short_lines
from model.body import WORD
from model.guide import Guide, Page
from model.inline import plain

MOST = 200  # the most pages whose questions are indexed; with more, the index would be too large for a phone
LONGEST = 80  # the most characters of the excerpt of an entry


@dataclass(frozen=True)
class IndexEntry:
    """An entry of the index."""

    text: str
    anchor: str
    words: str  # further words to search, in lower case and sorted
    says: str = ""  # an excerpt for the list of results
    terms: tuple[str, ...] = ()  # search terms: words and phrases that people type for it


def search(site: Site) -> Markup:
    """Show the search field (with scripts)."""
    return site.render("search", **short_lines(site))


def index_list(site: Site) -> Markup:
    """List every page with its headings and questions, the parts first."""
    reading = site.guide.part_pages
    pages = sorted(
        site.guide.pages.values(),
        key=lambda page: (
            reading.index(page.path) if page.path in reading else len(reading),
            page.title.casefold(),
        ),
    )
    with_entries = len(pages) <= MOST
    listed = []
    for page in (page for page in pages if page.path != site.path):
        body = page.headings[0].words if with_entries else ""
        entries = _entries(page, site.guide) if with_entries else []
        listed.append((page, f"{page.description} {body}".strip().lower(), entries))
    return site.render("index_list", listed=listed, goal=site.guide.page_calling("support"))


def _entries(page: Page, guide: Guide) -> list[IndexEntry]:
    entries = [
        IndexEntry(heading.text, heading.anchor, heading.words, _short(heading.lead))
        for heading in page.headings[1:]
    ]
    for rights in guide.rights if page.rights else ():
        words = WORD.findall(" ".join(f"{one.about} {plain(one.text)}" for one in rights.lines).lower())
        entries.append(IndexEntry(rights.name, rights.id, " ".join(sorted({*words}))))
    entries += [IndexEntry(stage.text, stage.id, "", _short(plain(stage.intro))) for stage in page.stages]
    entries += [
        IndexEntry(country.country, country.id, "", terms=country.search_words) for country in page.help_lines
    ]
    for group in page.groups:
        entries += [IndexEntry(plain(item.text), item.id, "", group.legend) for item in group.items]
    return entries


def _short(text: str) -> str:
    return shorten(text, LONGEST, placeholder="\N{HORIZONTAL ELLIPSIS}")
