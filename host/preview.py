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
from itertools import pairwise
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
from model.markdown_parser import parse
from model.problems import UNSEEN, ContentError, Problem
from model.settings import Settings
from model.yaml_errors import block_end

SHOW_MISTAKES = "SHOW_MISTAKES"  # the environment variable that the hook sets in a live preview
MOST = 20  # the most mistakes listed at the head of a page; the terminal lists all
PAGE_FIELDS = ("title", "description", "owner")  # the front matter that the page templates need

WORD = r'"[^"\\{}<>\n]*"'
CALL = re.compile(rf"(\{{\{{ ?(?:{'|'.join(MACROS)})\((?:{WORD}(?:, ?{WORD})*)?\) ?\}}\}})")
"""A call that is kept: a known macro with plain arguments."""

OTHER_LINK = re.compile(r"\]\((?!(?:https?://)?[\w./#?=&%~+-]+\))|^( {0,3})\[", re.MULTILINE)
"""A link that leads neither to a page nor to a web address, or a link definition."""

Shown = Sequence[tuple[int, int]]  # the line of each group of the front matter, and of the call that shows it


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
        written = (self.docs / path).read_text("utf-8-sig", errors="replace")
        text = UNSEEN.sub("\N{REPLACEMENT CHARACTER}", written)
        match = FRONT_MATTER.match(text)
        head, body = (match[0], text[match.end() :]) if match else ("", text)
        if here:
            head, body = self._head(path), draft(text, head, here, self._shown(path))
        return f"{head}\n{self._overview(path)}\n\n{body}"

    def _head(self, path: str) -> str:
        """Return valid front matter with the fields of the page that could be read."""
        page = self.guide.pages.get(path)
        fields = {name: getattr(page, name, "") or path for name in PAGE_FIELDS}
        lines = [f"{name}: {json.dumps(escape_macros(words))}" for name, words in fields.items()]
        return "\n".join(["---", *lines, "---", ""])

    def _shown(self, path: str) -> Shown:
        page = self.guide.pages.get(path)
        return [
            (group.line, call.line)
            for group in (page.groups if page else ())
            for call in (page.calls if page else ())
            if (call.macro, call.arguments) == (group.kind, (group.name,))
        ]

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


def draft(text: str, head: str, mistakes: Sequence[Problem], shown: Shown = ()) -> str:
    """Return the body of a page with its mistakes in their places.

    A block with a mistake is shown as source text.
    """
    lines = text.split("\n")
    above = head.count("\n")
    waiting = [(_line(mistake.line, lines, above, shown), mistake) for mistake in mistakes]
    body = [_messages([mistake for line, mistake in waiting if line <= above])]
    start = above + 1
    for block in _blocks(lines[above:]):
        after = start + len(block)
        here = [mistake for line, mistake in waiting if start <= line < after]
        source = "\n".join(block).strip("\n")
        is_faulty = any(mistake.line > above for mistake in here)
        body += [_messages(here), _as_source(source) if is_faulty else _harmless(source)]
        start = after
    body.append(_messages([mistake for line, mistake in waiting if line >= start]))
    return "\n\n".join(filter(None, body)) + "\n"


def escape_macros(text: str) -> str:
    """Return text in which no macro is called."""
    # On a plain string: Markup would escape the '&'.
    return str(text).replace("{", "&#123;")


def _as_source(source: str) -> str:
    return escape_macros(render("draft", lines=field_text(source)))


def _messages(mistakes: Sequence[Problem]) -> str:
    return escape_macros(render("mistake", mistakes=mistakes)) if mistakes else ""


def _line(line: int, lines: Sequence[str], above: int, shown: Shown) -> int:
    """Return the line to show a mistake at: a mistake in a group is shown where the group is."""
    calls = (call for start, call in shown if line <= above and start <= line <= block_end(lines, start))
    return next(calls, line)


def _blocks(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the lines of each block of Markdown, with the empty lines above it."""
    # Brackets make no blocks, and Markdown may need the square of their time.
    text = re.sub(r"[\[<]", "(", "\n".join(lines))
    ends = {token.map[1] for token in parse(text, html=False) if token.map and not token.level}
    for start, end in pairwise(sorted({0, *ends, len(lines)})):
        yield lines[start:end]


def _harmless(source: str) -> str:
    """Return Markdown without HTML, links to other places, and unknown macros."""
    parts = CALL.split(source)
    plain = [escape_macros(part).replace("<", "&lt;") for part in parts[::2]]
    parts[::2] = [
        OTHER_LINK.sub(lambda link: link[0].replace("](", "] (").replace("[", r"\["), part) for part in plain
    ]
    return "".join(parts)
