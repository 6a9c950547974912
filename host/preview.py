"""Show the mistakes of the content on the pages of a live preview.

A build stops at a mistake. A preview goes on: a page shows its mistakes where they are, and every page, like
the terminal, lists them all.
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
from host.draft import PlacedMistake, draft, escape_macros
from macros.render import render
from model.addresses import relative
from model.country_packs import COUNTRIES
from model.files import LEDGER
from model.front_matter import FRONT_MATTER
from model.guide import Guide
from model.problems import UNSEEN, ContentError, Problem
from model.promises import INVENTORY
from model.settings import Settings

SHOW_MISTAKES = "SHOW_MISTAKES"
"""The environment variable that the hook sets in a live preview."""

MOST = 20
"""The most mistakes listed at the head of a page; the terminal lists all."""

PAGE_FIELDS = ("title", "description", "owner")
"""The front matter that the page templates need."""


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
        """Return the place of each mistake; those of a group are shown where the group is called."""
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
    """Return whether a mistake in a file can be shown on a page."""
    known = file in ("mkdocs.yml", "docs", f"docs/{LEDGER}", INVENTORY)
    known = known or file.startswith(f"{COUNTRIES}/")
    return known or (file.endswith(".md") and not (project / file).is_symlink())


def _read(file: Path) -> str:
    data = file.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data.decode("utf-8", errors="replace")
