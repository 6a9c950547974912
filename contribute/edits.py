"""Edit several files of a topic at once, and undo all of it if the result has mistakes."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

import yaml

from check.load_site import parse_site, seen_from_here
from model.files import DOCS, page_paths
from model.guide import Guide
from model.problems import ContentError, Problem, known


class RefusedError(Exception):
    """A command cannot do what was typed; the text says what to do instead."""


class Edits:
    """Edited lines of files, which `apply` writes."""

    def __init__(self, project: Path) -> None:
        """Take the folder of the topic."""
        self.project = project
        self.files: dict[str, list[str]] = {}

    def lines(self, path: str) -> list[str]:
        """Return the lines of a file with the edits so far; none of a new file."""
        file = self.project / path
        if file.resolve() != self.project.resolve() / path:
            raise RefusedError(f"{path} is a symbolic link to another place. Put the file itself there.")
        if path not in self.files:
            text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
            self.files[path] = text.splitlines()
        return self.files[path]

    def insert(self, path: str, line: int, new: Sequence[str]) -> None:
        """Insert lines after the line of a number; 0 is the start of the file."""
        self.lines(path)[line:line] = new

    def write(self) -> None:
        """Write all files that have lines."""
        for path, lines in self.files.items():
            if lines:
                (self.project / path).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")

    def apply(self) -> None:
        """Write all files that have lines; undo that if the content then has a mistake that it had not."""
        known = Counter(map(_mistake, parse_site(self.project)[2]))
        before = {path: bytes_of(self.project / path) for path, lines in self.files.items() if lines}
        self.write()
        problems = parse_site(self.project)[2]
        if new := Counter(map(_mistake, problems)) - known:
            for path, data in before.items():
                if data is None:
                    (self.project / path).unlink()
                else:
                    (self.project / path).write_bytes(data)
            why = ContentError([problem for problem in problems if _mistake(problem) in new])
            raise RefusedError(f"Nothing was written, because of this:\n{why}")


def readable_guide(project: Path) -> Guide:
    """Return the guide with what mistakes it has, or raise `ContentError` if a page cannot be read at all."""
    guide, _, problems = parse_site(project)
    unread = {f"{DOCS}/{path}" for path in page_paths(project / DOCS) - guide.pages.keys()}
    if unread:
        raise ContentError(seen_from_here(project, [one for one in problems if one.file in unread]))
    return guide


def no_such(noun: str, name: str, names: Collection[str]) -> str:
    """Return what to type instead of a name, or nothing if it is one of those known."""
    return "" if name in names else f"There is no {noun} '{name}'. {known(names, name)}"


def latin_words(text: str) -> list[str]:
    """Return the words of a text as an id or an address can hold them."""
    # File systems disagree on how to encode accents.
    letters = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.findall("[a-z0-9]+", letters)


def scalar(value: object) -> str:
    """Return a value as YAML on one line; a text is quoted where needed."""
    flat = isinstance(value, list | dict)
    text = yaml.safe_dump(
        value if flat else [value], default_flow_style=flat, sort_keys=False, allow_unicode=True, width=10_000
    )
    return str(text).removeprefix("- ").strip()


def _mistake(problem: Problem) -> tuple[str, str]:
    """Return a problem without what an edit changes: numbers of lines, and names to choose from."""
    return problem.file, re.sub(r"\d+", "", problem.text.partition(". ")[0])


def bytes_of(file: Path) -> bytes | None:
    """Return what a file holds, or nothing where there is none."""
    return file.read_bytes() if file.is_file() else None
