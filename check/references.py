"""What a page names and must find: pages and places on them, pictures, stages, sources and groups."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from operator import itemgetter
from urllib.parse import urlsplit

from model.country_packs import named_sources
from model.guide import Guide, Link, Page, Source
from model.inline import inline_outline, plain
from model.page_collections import SOURCE_KINDS
from model.problems import Report, known
from model.unparsed import Unparsed

OUTSIDE = re.compile(
    r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::[0-9]+)?(?:[/?#]\S*)?|mailto:[^\s@]+@[^\s@]+|(?:tel|sms):\+?[0-9]+"
)
"""A name before an '@', or letters of another script that look like ours, would hide whose site it is."""


PAPERS = ("research", "survey", "style")
"""The kinds of sources whose publishers give no help to readers."""


def check_references(
    page: Page, guide: Guide, pictures: frozenset[str], unparsed: Unparsed, report: Report
) -> None:
    """Report every name in a page that nothing in the guide answers to."""
    if page.picture and page.picture not in pictures:
        report(1, f"the picture '{page.picture}' is not in the docs folder. {known(pictures, page.picture)}")
    for path, line in _pages_named(page):
        _check_place(path, line, guide, unparsed, report)
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
            _check_link("", Link(address, line), guide, unparsed, report)
    for link in page.links:
        _check_link(page.path, link, guide, unparsed, report)
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
    _check_names(page, guide, unparsed, report)
    if not unparsed.may_hold("sources"):
        _check_whose(page, guide, report)


def _from(path: str, address: str) -> str:
    """Return the path below the docs folder that an address means on the page of a path."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), address))


def _check_link(written_on: str, link: Link, guide: Guide, unparsed: Unparsed, report: Report) -> None:
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
        _check_place(f"{path}#{anchor}", link.line, guide, unparsed, report)


def _check_place(place: str, line: int, guide: Guide, unparsed: Unparsed, report: Report) -> None:
    path, _, anchor = place.partition("#")
    if path in unparsed:
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


def _check_whose(page: Page, guide: Guide, report: Report) -> None:
    """Report where words name one publisher of the register and their links lead to another, or nowhere."""
    owners: list[Source] = []
    for words, addresses, sources, line in _asks(page):
        owners = owners or [one for one in guide.sources.values() if one.url and one.kind not in PAPERS]
        reached = {
            name for one in sources or () if one in guide.sources for name in _names(guide.sources[one])
        }
        for address in addresses:
            names = [name for one in owners if _is_of(address, one.url) for name in _names(one)]
            reached |= {*names}
            if sources is not None and not names:
                told = "nobody can tell whose page it is. Lead to a page of a source, or add it as one."
                report(line, f"'{address}' is on the site of no source, so {told}")
            elif names and not any(_is_named(name, words) for name in names):
                told = "these words do not name them. Lead to whom they name; where you read it is a source."
                report(line, f"'{address}' is a page of {names[0]}, and {told}")
        named = {} if sources is None else {name: one.url for one in reversed(owners) for name in _names(one)}
        for name, address in named.items():
            if name not in reached and _is_named(name, words):
                told = f"Lead there, for example with '[…]({address})'."
                report(line, f"the line names {name} and leads to others only. {told}")


def _asks(page: Page) -> Iterator[tuple[str, Collection[str], Collection[str] | None, int]]:
    """Yield words that may send a reader to a site: with the addresses in them, sources and line.

    A line of rights or help has sources, which may be none. What stands in the body cites them by itself.
    """
    lines = [one for country in page.rights for one in (*country.lines, *country.gaps)]
    asks = [(one.text, one.sources, one.line) for one in lines]
    numbers = [one for country in page.help_lines for one in country.numbers]
    asks += [(one.note, (one.source,), one.line) for one in numbers]
    for text, sources, line in asks:
        found = inline_outline(text)
        yield plain(text), [one for one in (found.links if found else ()) if "://" in one], sources, line
    for link in page.links:
        if "://" in link.address:
            beside = [one.text for one in page.passages if one.kind == "text" and link.line in one.lines]
            if beside:  # a host reads pages that were checked before, without their words
                yield " ".join(beside), [link.address], None, link.line


def _is_of(address: str, known: str) -> bool:
    """Return whether two addresses are of one site, or of one that stands below the other."""
    one, other = (f".{urlsplit(url).hostname or url}".replace(".www.", ".") for url in (address, known))
    return one.endswith(other) or other.endswith(one)


def _names(source: Source) -> list[str]:
    """Return what a publisher is called: "The Data Office (TDO), Northland" has three names."""
    return [name.strip() for name in re.split(r"[(),]", source.publisher) if len(name.strip()) > 1]


def _is_named(name: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _check_names(page: Page, guide: Guide, unparsed: Unparsed, report: Report) -> None:
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
            if name not in takes[call.macro] and not unparsed.may_hold(name):
                advice = _sources_known(guide) if call.macro == "cite" else known(takes[call.macro], name)
                report(call.line, f"'{call.macro}' names '{name}', which does not exist. {advice}")
    for item in (item for group in page.groups for item in group.items):
        for name in item.stages:
            if name not in guide.stages and not unparsed.may_hold(name):
                report(item.line, f"there is no stage '{name}'. {known(guide.stages, name)}")
    named = [pair for country in page.help_lines for pair in named_sources(country)]
    rights = [right for country in page.rights for right in country.lines]
    named += [(source, right.line) for right in rights for source in right.sources]
    for source, line in named:
        if source and source not in guide.sources and not unparsed.may_hold(source):
            report(line, f"there is no source '{source}'. {_sources_known(guide)}")


def _sources_known(guide: Guide) -> str:
    """Return where to look for a source; a guess by a letter or a digit could put words in its mouth."""
    return (
        f"Look it up in docs/{guide.register}, where every source has its id, or add it there."
        if guide.register
        else "Add a list 'sources:' to the front matter of a page."
    )
