"""Show the mistakes of the content on the pages of a live preview.

A build stops at a mistake. A preview goes on: a page shows its mistakes where they are, and every page, like
the terminal, lists them all. What could run is escaped.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from check.check_all import check_all
from check.promises import INVENTORY
from macros.catalogue import MACROS
from macros.render import field_text, render
from model.addresses import relative
from model.country_packs import COUNTRIES
from model.files import LEDGER
from model.front_matter import FRONT_MATTER
from model.guide import Guide, Page
from model.problems import UNSEEN, ContentError, Problem
from model.settings import Settings
from model.yaml_errors import block_end

SHOW_MISTAKES = "SHOW_MISTAKES"  # the environment variable that the hook sets in a live preview
MOST = 20  # the most mistakes listed at the head of a page; the terminal lists all
PAGE_FIELDS = ("title", "description", "owner")  # the front matter that the page templates need

WORD = r'"[^"\\{}<>\n]*"'
CALL = re.compile(rf"(\{{\{{ ?(?:{'|'.join(MACROS)})\((?:{WORD}(?:, ?{WORD})*)?\) ?\}}\}})")
"""A call that is kept: a known macro with plain arguments."""

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
OTHER_LINK = re.compile(r"\]\((?!(?:https?://)?[\w./#?=&%~+-]+\))|^( {0,3})\[", re.MULTILINE)
"""A link that leads neither to a page nor to a web address, or a link definition."""


@dataclass(frozen=True)
class PlacedMistake:
    """A mistake, with what is needed to find its place on the page."""

    line: int
    text: str

    shown: Sequence[tuple[int, int]] = ()  # the line of each group of the front matter, and of its call


@dataclass(frozen=True)
class Preview:
    """A site as far as it can be read, with its mistakes."""

    guide: Guide
    settings: Settings
    problems: tuple[Problem, ...]
    docs: Path

    @property
    def refused(self) -> list[str]:
        """Files and folders below the docs folder that a preview leaves out: they are no pages."""
        files = [problem.file for problem in self.problems if not _shows(self.docs.parent, problem.file)]
        return [file.removeprefix(f"{self.docs.name}/") for file in files]

    def changed(self, edited: set[str], before: "Preview") -> set[str] | None:
        """Return the pages that look otherwise since some were edited, or None if any page may."""
        old, new = before.guide.pages, self.guide.pages
        if self.problems or before.problems or self.settings != before.settings or [*old] != [*new]:
            return None
        if replace(self.guide, pages={}) != replace(before.guide, pages={}):
            return None
        for path, page in new.items():
            same = page == old[path] or (
                path in edited and _seen_by_others(page) == _seen_by_others(old[path])
            )
            if not same:
                return None
        # A search shows the words of all pages.
        return edited | {self.guide.page_calling("index_list")}

    def source(self, path: str) -> str | None:
        """Return the source to render instead of a page, or None to render the page itself."""
        if not self.problems:
            return None
        here = [problem for problem in self.problems if problem.file == f"{self.docs.name}/{path}"]
        text = UNSEEN.sub("\N{REPLACEMENT CHARACTER}", _read(self.docs / path))
        match = FRONT_MATTER.match(text)
        head, body = (match[0], text[match.end() :]) if match else ("", text)
        if here:
            head, body = self._head(path), draft(text, head, self._places(path, here))
        return f"{head}\n{self._overview(path)}\n\n{body}"

    def _head(self, path: str) -> str:
        """Return valid front matter with the fields of the page that could be read."""
        page = self.guide.pages.get(path)
        known = (page.title, page.description, page.owner) if page else ("", "", "")
        fields = {name: words or path for name, words in zip(PAGE_FIELDS, known, strict=True)}
        lines = [f"{name}: {json.dumps(escape_macros(words))}" for name, words in fields.items()]
        return "\n".join(["---", *lines, "---", ""])

    def _places(self, path: str, problems: Sequence[Problem]) -> list[PlacedMistake]:
        page = self.guide.pages.get(path)
        shown = [
            (group.line, call.line)
            for group in (page.groups if page else ())
            for call in (page.calls if page else ())
            if (call.macro, call.arguments) == (group.kind, (group.name,))
        ]
        return [PlacedMistake(problem.line, problem.text, shown) for problem in problems]

    def _overview(self, path: str) -> str:
        listed = []
        for problem in self.problems[:MOST]:
            target = problem.file.removeprefix(f"{self.docs.name}/")
            href = f"{relative(path, target)}#line-{problem.line}" if target.endswith(".md") else ""
            listed.append((problem, href))
        return escape_macros(render("mistakes", problems=listed, more=max(0, len(self.problems) - MOST)))


def _seen_by_others(page: Page) -> Page:
    """Return a page without what only the page itself and a search show."""
    calls = tuple(replace(call, line=0) for call in page.calls)
    headings = tuple(replace(heading, line=0, words="", lead="") for heading in page.headings)
    return replace(page, calls=calls, headings=headings, links=(), pictures=(), passages=())


@cache
def load_preview(project: Path) -> Preview:
    """Return the site of a project as far as it can be read, and print its mistakes.

    The hook clears this cache before each build, and leaves out files that do not belong into the site.
    """
    checked = check_all(project, date.today())
    error = ContentError(checked.mistakes)
    if error.problems:
        count = len(error.problems)
        print(error, f"{count} {'mistake' if count == 1 else 'mistakes'} to mend.", sep="\n", file=sys.stderr)
    return Preview(checked.guide, checked.settings, error.problems, project / "docs")


def _shows(project: Path, file: str) -> bool:
    known = file in ("mkdocs.yml", "docs", f"docs/{LEDGER}", INVENTORY)
    known = known or file.startswith(f"{COUNTRIES}/")
    return known or (file.endswith(".md") and not (project / file).is_symlink())


def _read(file: Path) -> str:
    data = file.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data.decode("utf-8", errors="replace")


def draft(text: str, head: str, places: Sequence[PlacedMistake]) -> str:
    """Return the body of a page with its mistakes in their places.

    A block with a mistake is shown as source text.
    """
    lines = text.split("\n")
    above = head.count("\n")
    waiting = [(_line(place, lines, above), place) for place in places]
    body = [_messages([place for line, place in waiting if line <= above])]
    start = above + 1
    for first, block in _blocks(lines[above:], start):
        after = first + len(block)
        here = [place for line, place in waiting if start <= line < after]
        source = "\n".join(block)
        faulty = any(place.line > above for place in here)
        shown = escape_macros(render("draft", lines=field_text(source))) if faulty else _harmless(source)
        body += [_messages(here), shown]
        start = after
    body.append(_messages([place for line, place in waiting if line >= start]))
    return "\n\n".join(filter(None, body)) + "\n"


def escape_macros(text: str) -> str:
    """Return text in which no macro is called."""
    # On a plain string: Markup would escape the '&'.
    return str(text).replace("{", "&#123;")


def _messages(places: Sequence[PlacedMistake]) -> str:
    return escape_macros(render("mistake", places=places)) if places else ""


def _line(place: PlacedMistake, lines: Sequence[str], above: int) -> int:
    if place.line > above:
        return place.line
    for start, call in place.shown:
        if start <= place.line <= block_end(lines, start):
            return call
    return place.line


def _blocks(lines: Sequence[str], first: int) -> Iterator[tuple[int, list[str]]]:
    """Yield blocks of lines between empty ones, with their first line; fenced code is one block."""
    block: list[str] = []
    start, fence = first, ""
    for number, line in enumerate([*lines, ""], start=first):
        mark = FENCE.match(line)
        if mark and (not fence or line.strip() == fence):
            fence = "" if fence else mark[1]
        if line.strip() or fence:
            start = start if block else number
            block.append(line)
        elif block:
            yield start, block
            block = []
    if block:
        yield start, block


def _harmless(source: str) -> str:
    """Return Markdown without HTML, links to other places, and unknown macros."""
    parts = CALL.split(source)
    plain = [escape_macros(part).replace("<", "&lt;") for part in parts[::2]]
    plain = [
        OTHER_LINK.sub(lambda link: link[0].replace("](", "] (").replace("[", r"\["), part) for part in plain
    ]
    return "".join(piece for pair in zip(plain, [*parts[1::2], ""], strict=True) for piece in pair)
