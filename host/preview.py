"""Show the mistakes of the content on the pages themselves, while somebody writes.

A live preview that stops at the first mistake shows nothing at all. This one
goes on: a page with a mistake shows the sentence in the place where it is,
every page lists them all, and the terminal too.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from check.check_all import check_all
from check.inventory_lists import PROMISES
from host.draft import PlacedMistake, draft, unrun
from macros.render import render
from model.addresses import relative
from model.country_packs import COUNTRIES
from model.front_matter import FRONT_MATTER
from model.guide import Guide
from model.ledger import LEDGER
from model.problems import UNSEEN, ContentError, Problem
from model.settings import Settings

SHOW_MISTAKES = "SHOW_MISTAKES"
"""Set in the environment by the hook of a live preview, which goes on where a build would stop."""

MOST = 20
"""More sentences at the head of a page would hide it; the terminal has them all."""

FACTS = ("title", "description", "owner")
"""What the templates of the theme need to know of a page."""


@dataclass(frozen=True)
class Preview:
    """A site as far as it can be read, and what is wrong with it."""

    guide: Guide
    settings: Settings
    problems: tuple[Problem, ...]
    docs: Path

    def source(self, path: str) -> str | None:
        """Return what a host renders in place of a page, or nothing where the page can be shown as it is."""
        if not self.problems:
            return None
        here = [problem for problem in self.problems if problem.file == f"{self.docs.name}/{path}"]
        text = UNSEEN.sub("\N{REPLACEMENT CHARACTER}", _read(self.docs / path))
        found = FRONT_MATTER.match(text)
        head, body = (found[0], text[found.end() :]) if found else ("", text)
        if here:
            head, body = self._head(path), draft(text, head, self._places(path, here))
        return f"{head}\n{self._overview(path)}\n\n{body}"

    def _head(self, path: str) -> str:
        """Return front matter that no host can misread: what the page is called, as far as it is known."""
        page = self.guide.pages.get(path)
        known = (page.title, page.description, page.owner) if page else ("", "", "")
        facts = {name: words or path for name, words in zip(FACTS, known, strict=True)}
        lines = [f"{name}: {json.dumps(unrun(words))}" for name, words in facts.items()]
        return "\n".join(["---", *lines, "---", ""])

    def _places(self, path: str, problems: Sequence[Problem]) -> list[PlacedMistake]:
        """Return where on the page each mistake shows: one of a group stands where the group is called."""
        page = self.guide.pages.get(path)
        shown = [
            (group.line, call.line)
            for group in (page.groups if page else ())
            for call in (page.calls if page else ())
            if (call.macro, call.arguments) == (group.kind, (group.name,))
        ]
        return [PlacedMistake(problem.line, problem.text, shown) for problem in problems]

    def _overview(self, path: str) -> str:
        told = []
        for problem in self.problems[:MOST]:
            target = problem.file.removeprefix(f"{self.docs.name}/")
            href = f"{relative(path, target)}#line-{problem.line}" if target.endswith(".md") else ""
            told.append((problem, href))
        return unrun(render("mistakes", told=told, more=max(0, len(self.problems) - MOST)))


@cache
def load_preview(project: Path) -> Preview:
    """Return the site of a project as far as it can be read, and say in the terminal what is wrong.

    Once a build: the hook clears what is kept before each. A file that has no
    place in the site stops it all the same, for a host would publish it.
    """
    checked = check_all(project, date.today())
    error = ContentError(checked.mistakes)
    if any(not _shows(project, problem.file) for problem in error.problems):
        raise error
    if error.problems:
        count = len(error.problems)
        print(error, f"{count} {'mistake' if count == 1 else 'mistakes'} to mend.", sep="\n", file=sys.stderr)
    return Preview(checked.guide, checked.settings, error.problems, project / "docs")


def _shows(project: Path, file: str) -> bool:
    """Return whether a mistake in a file can be shown on a page."""
    known = file in ("mkdocs.yml", "docs", f"docs/{LEDGER}", PROMISES)
    known = known or file.startswith(f"{COUNTRIES}/")
    return known or (file.endswith(".md") and not (project / file).is_symlink())


def _read(file: Path) -> str:
    data = file.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data.decode("utf-8", errors="replace")
