"""Parse a docs folder into a `Guide`, going on after mistakes."""

from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from model.body import read_body
from model.country_packs import with_packs
from model.declare import read
from model.fields import Fields
from model.files import Files, Unparsed, read_files
from model.front_matter import split_page
from model.guide import Guide, Pack, Page
from model.problems import Problem, Report, reporter
from model.prose import fact_passages


class ParsedGuide(NamedTuple):
    """What the pages of a docs folder say, as far as they can be parsed."""

    guide: Guide
    files: Files
    unparsed: Unparsed
    problems: list[Problem]  # the mistakes inside single pages; `check.crosscheck` finds those between them


def parse_guide(docs: Path, packs: Collection[Pack] = (), order: tuple[str, ...] = ()) -> ParsedGuide:
    """Parse the pages of a docs folder, for readers in the countries of the packs. Reads nothing else.

    The order is that of the paths in the menu.
    """
    problems: list[Problem] = []

    def report_at(path: str) -> Report:
        return reporter(problems, f"{docs.name}/{path}")

    if docs.is_symlink():
        sentence = "this folder is a symbolic link to another place. Put the folder itself here."
        problems.append(Problem(docs.name, 1, sentence))
    files = read_files(docs, report_at)
    if not files.pages and not problems:
        problems.append(Problem(docs.name, 1, "there is no page here. Start with a file 'index.md'."))
    pages = {path: read_page(path, text) for path, text in files.pages.items()}
    for path, (_, mistakes) in pages.items():
        for mistake in mistakes:
            report_at(path)(*mistake)
    read_pages = {path: with_packs(page, packs) for path, (page, _) in pages.items() if page}
    guide = Guide(read_pages, tuple(packs), order=order, downloads=files.downloads)
    broken = {path: files.pages[path] for path, (page, _) in pages.items() if not (page and page.is_parsed)}
    return ParsedGuide(guide, files, Unparsed(files.unparsed | broken), problems)


@lru_cache(maxsize=2_000)  # in a live preview, all pages but one are what they were a moment ago
def read_page(path: str, text: str) -> tuple[Page | None, list[tuple[int, str]]]:
    """Return a page with its mistakes, or no page if its front matter cannot be read at all."""
    mistakes: list[tuple[int, str]] = []

    def report(line: int, sentence: str) -> None:
        mistakes.append((line, sentence))

    front_matter, text_below, above = split_page(text, report)
    body = read_body(text_below, above, report)
    if front_matter is None:
        return None, mistakes
    known = len(mistakes)
    page = read(Page, Fields(front_matter, "the page", report), path=path, **vars(body))
    if front_matter.mended:
        # What stands on these lines is guessed, so that all other mistakes can be said.
        return None, mistakes[:known] + [one for one in mistakes[known:] if one[0] not in front_matter.mended]
    groups = tuple(replace(group, page=path) for group in page.groups)
    passages = fact_passages(front_matter, text) + body.passages
    return replace(page, groups=groups, passages=passages), mistakes
