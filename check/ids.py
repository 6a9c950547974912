"""Ids: unique in the whole site, and in the ledger for as long as anybody may have an answer under them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Protocol

from model.files import Files
from model.guide import Guide, Page
from model.ledger import LEDGER, check_ledger, read_ledger
from model.problems import Report
from model.unparsed import Unparsed


class Named(Protocol):
    """Anything that has an id and was written on a line."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def line(self) -> int:
        """The line it starts on."""


def check_ids(guide: Guide, docs: str, report_at: Callable[[str], Report]) -> None:
    """Report ids that stand twice in the site, or that are the address of a heading of their page."""
    first: dict[str, str] = {}
    gathering = _gathering(guide)
    for name, page, line in _names(guide):
        report = report_at(page.path)
        same = name.casefold()
        if same in first:
            report(line, f"the id '{name}' is taken by {first[same]}. Choose another.")
        first.setdefault(same, f"{docs}/{page.path}:{line}")
        for shown_on in {page.path, *gathering.get(name, ())}:
            if name in guide.pages[shown_on].anchors:
                report(
                    line,
                    f"the id '{name}' is also the address of a heading of {docs}/{shown_on}. "
                    "Reword the heading or choose another id.",
                )


def _gathering(guide: Guide) -> dict[str, list[str]]:
    """Return the pages on whose worksheet a group or an item also stands."""
    pages: dict[str, list[str]] = {}
    for page in guide.pages.values():
        for name in (name for call in page.calls if call.macro == "worksheet" for name in call.arguments):
            group = guide.groups.get(name)
            for shown in [name, *(item.id for item in group.items)] if group else []:
                pages.setdefault(shown, []).append(page.path)
    return pages


def check_lasting_ids(
    guide: Guide, files: Files, report_at: Callable[[str], Report], unparsed: Unparsed
) -> None:
    """Report ids under which answers are kept and that the ledger does not account for."""
    used, former = {}, {}
    for page in guide.pages.values():
        report = report_at(page.path)
        for entry in _lasting(page):
            if entry.id:
                used[entry.id] = (report, entry.line)
        for item in (item for group in page.groups for item in group.items):
            for name in item.was:
                if name in former:
                    report(
                        item.line,
                        f"'{name}' is named under 'was' twice in the site. Keep the one that took its place.",
                    )
                former[name] = (report, item.line)
    report = report_at(LEDGER)
    misspelt = Unparsed(
        {page.path: _ids_meant(files.pages[page.path]) for page in guide.pages.values() if _lacks_an_id(page)}
    )
    check_ledger(
        read_ledger(files.ledger, report),
        used,
        former,
        report,
        Unparsed({**unparsed.texts, **misspelt.texts}),
    )


def _lacks_an_id(page: Page) -> bool:
    return not all(entry.id for entry in _lasting(page))


def _ids_meant(text: str) -> str:
    """Return the ids of a page as they are to be written: one that is misspelt is not lost."""
    ids = re.findall(r"^\s*(?:- +)?id:(.*)", text, re.MULTILINE)
    return "\n".join("-".join(re.findall(r"[a-z0-9]+", one.lower())) for one in ids)


def _lasting(page: Page) -> Iterator[Named]:
    yield from page.stages
    for group in page.groups:
        yield from group.items


def _names(guide: Guide) -> Iterator[tuple[str, Page, int]]:
    """Yield everything that has an address of its own, in reading order."""
    for page in guide.pages.values():
        yield from ((group.name, page, group.line) for group in page.groups)
        entries: list[Named] = [*_lasting(page), *page.help_lines, *page.rights, *page.parts]
        entries += [*page.sources, *page.checks, *page.rules]
        yield from ((entry.id, page, entry.line) for entry in entries if entry.id)
