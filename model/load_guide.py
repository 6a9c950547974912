"""Parse a docs folder into a `Guide`, going on after mistakes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from model.country_packs import with_packs
from model.files import Files, read_files
from model.guide import Guide, Pack, Page
from model.page_parser import read_page
from model.problems import Problem, Report
from model.unparsed import Unparsed


class _Known(NamedTuple):
    """A page as it was read last."""

    digest: bytes
    page: Page | None
    mistakes: list[tuple[int, str]]


_known: dict[str, _Known] = {}
"""By path. In a live preview all pages but one are what they were a moment ago."""


class ParsedGuide(NamedTuple):
    """What the pages of a docs folder say, as far as they can be parsed."""

    guide: Guide
    files: Files
    unparsed: Unparsed
    problems: list[Problem]
    """The mistakes inside single pages; `check.crosscheck` finds those between them."""


def parse_guide(docs: Path, packs: Collection[Pack] = ()) -> ParsedGuide:
    """Parse the pages of a docs folder, for readers in the countries of the packs. Reads nothing else."""
    problems: list[Problem] = []

    def report_at(path: str) -> Report:
        return lambda line, text: problems.append(Problem(f"{docs.name}/{path}", line, text))

    if docs.is_symlink():
        sentence = "this folder is a link to another place. Put the folder itself here."
        problems.append(Problem(docs.name, 1, sentence))
    files = read_files(docs, report_at)
    if not files.pages and not problems:
        problems.append(Problem(docs.name, 1, "there is no page here. Start with a file 'index.md'."))
    _read_new(files.pages)
    pages = {path: _known[path].page for path in files.pages}
    for path in pages:
        for mistake in _known[path].mistakes:
            report_at(path)(*mistake)
    guide = Guide({path: with_packs(page, packs) for path, page in pages.items() if page}, tuple(packs))
    broken = {path: files.pages[path] for path, page in pages.items() if not (page and page.is_parsed)}
    return ParsedGuide(guide, files, Unparsed(files.unparsed | broken), problems)


def _read_new(texts: Mapping[str, str]) -> None:
    """Read the pages that are not known as they are now."""
    digests = {path: sha256(text.encode(errors="surrogatepass")).digest() for path, text in texts.items()}

    def is_known(path: str) -> bool:
        known = _known.get(path)
        return bool(known and known.digest == digests[path])

    for path in texts:
        if not is_known(path):
            mistakes: list[tuple[int, str]] = []
            page = read_page(path, texts[path], lambda *mistake: mistakes.append(mistake))  # noqa: B023 - called at once
            _known[path] = _Known(digests[path], page, mistakes)
