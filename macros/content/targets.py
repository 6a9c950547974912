"""What a page names and must find: pages and places on them, pictures, stages, sources and groups."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from operator import itemgetter

from macros.content.countries import named_sources
from macros.content.inline import inline_outline
from macros.content.model import Guide, Link, Page
from macros.content.problems import Report, known
from macros.content.registers import SOURCE_KINDS
from macros.content.unread import Unread

OUTSIDE = re.compile(
    r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::[0-9]+)?(?:[/?#]\S*)?|mailto:[^\s@]+@[^\s@]+"
)
"""A name before an '@', or letters of another script that look like ours, would hide whose site it is."""


def check_targets(page: Page, guide: Guide, pictures: frozenset[str], unread: Unread, report: Report) -> None:
    """Report every name in a page that nothing in the guide answers to."""
    if page.picture and page.picture not in pictures:
        report(1, f"the picture '{page.picture}' is not in the docs folder. {known(pictures, page.picture)}")
    for path, line in _pages_named(page):
        _check_place(path, line, guide, unread, report)
    for text, line in filter(itemgetter(0), _texts(page)):
        found = inline_outline(text)
        if not found:
            continue
        if found.strangers or found.pictures or found.headings[1:] or not found.is_one_paragraph:
            report(
                line, f"'{text[:40]}' is more than words, emphasis and links to Markdown. Write a sentence."
            )
        # In front matter a page is named by its path below the docs folder, as in 'pages' and 'steps'.
        for address in found.links:
            _check_link("", Link(address, line), guide, unread, report)
    for link in page.links:
        _check_link(page.path, link, guide, unread, report)
    for picture in page.pictures:
        if re.match(r"(?:[a-z]+:)?//", picture.address, re.IGNORECASE):
            report(
                picture.line,
                f"the picture '{picture.address}' is on another site, which would learn who reads this. "
                "Put the file into docs/pictures, and write '![…](pictures/…)'.",
            )
        elif _from(page.path, picture.address) not in pictures:
            advice = known(pictures, picture.address)
            report(picture.line, f"the picture '{picture.address}' is not in the docs folder. {advice}")
    _check_names(page, guide, unread, report)


def _from(path: str, address: str) -> str:
    """Return the path below the docs folder that an address means on the page of a path."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), address))


def _check_link(written_on: str, link: Link, guide: Guide, unread: Unread, report: Report) -> None:
    address, _, anchor = link.address.partition("#")
    if OUTSIDE.fullmatch(link.address):
        return
    path = _from(written_on, address) if address else written_on
    if not path.endswith(".md"):
        # Many know a page by its address, such as '/part/'.
        meant = f"{address.strip('/').removesuffix('.html')}.md"
        here = posixpath.relpath(meant, posixpath.dirname(written_on) or ".")
        advice = (
            f"Write '{here}'."
            if meant in guide.pages
            else "Link to a page such as 'index.md' or to 'https://…'."
        )
        report(link.line, f"the link '{link.address}' leads nowhere. {advice}")
    else:
        _check_place(f"{path}#{anchor}", link.line, guide, unread, report)


def _check_place(place: str, line: int, guide: Guide, unread: Unread, report: Report) -> None:
    path, _, anchor = place.partition("#")
    if path in unread:
        return
    if path not in guide.pages:
        report(line, f"there is no page '{path}'. {known(guide.pages, path)}")
    elif anchor and anchor not in guide.pages[path].addresses:
        advice = known(guide.pages[path].addresses, anchor)
        report(line, f"'{path}' has no heading with the address '{anchor}'. {advice}")


def _pages_named(page: Page) -> Iterator[tuple[str, int]]:
    for part in page.parts:
        yield from ((path, part.line) for path in part.pages)
    for stage in page.stages:
        yield from ((f"{step.page}#{step.anchor}", step.line) for step in stage.steps)


def _texts(page: Page) -> Iterator[tuple[str, int]]:
    """Yield the texts that may hold inline Markdown."""
    for group in page.groups:
        yield group.intro, group.line
        for item in group.items:
            yield from ((item.text, item.line), (item.hint, item.line))
    for stage in page.stages:
        yield stage.intro, stage.line
        yield from ((step.text, step.line) for step in stage.steps)
    for source in page.sources:
        yield from ((source.says, source.line), (source.limits, source.line))
    for line in (line for country in page.help_lines for line in country.numbers):
        yield line.note, line.line
    for right in (right for country in page.rights for right in (*country.lines, *country.gaps)):
        yield right.text, right.line


def _check_names(page: Page, guide: Guide, unread: Unread, report: Report) -> None:
    takes: Mapping[str, Collection[str]] = {
        "cite": guide.sources,
        "stage_path": guide.stages,
        "pattern": guide.groups,
        "summary": guide.groups,
        "worksheet": guide.groups,
        "source_list": SOURCE_KINDS,
    }
    for call in page.calls:
        for name in call.arguments if call.macro in takes else ():
            if name not in takes[call.macro] and not unread.may_hold(name):
                advice = _sources_known(guide) if call.macro == "cite" else known(takes[call.macro], name)
                report(call.line, f"'{call.macro}' names '{name}', which does not exist. {advice}")
    for item in (item for group in page.groups for item in group.items):
        for name in item.stages:
            if name not in guide.stages and not unread.may_hold(name):
                report(item.line, f"there is no stage '{name}'. {known(guide.stages, name)}")
    named = [pair for country in page.help_lines for pair in named_sources(country)]
    rights = [right for country in page.rights for right in country.lines]
    named += [(source, right.line) for right in rights for source in right.sources]
    for source, line in named:
        if source and source not in guide.sources and not unread.may_hold(source):
            report(line, f"there is no source '{source}'. {_sources_known(guide)}")


def _sources_known(guide: Guide) -> str:
    """Return where to look for a source; a guess by a letter or a digit could put words in its mouth."""
    return (
        f"Look it up in docs/{guide.register}, where every source has its id, or add it there."
        if guide.register
        else "Add a list 'sources:' to the front matter of a page."
    )
