"""What a change touches beside words: files that may run, or decide what does."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from contribute.wording import escape, join, number

WORDS = re.compile(r"(topics/[^/]+/)?docs/.+")
PROMISES = re.compile(r"(topics/[^/]+/)?expected\.yml")
"""What goes with almost every question and page that is new or gone; nothing in it runs."""

MOST = 20
"""More files are counted, so that the list is read."""


def non_content_changes(project: Path, revision: str) -> list[str]:
    """Return the files outside of the words that differ from a revision, new ones too."""
    changed = _paths(project, "diff", "--name-only", "--no-renames", "-z", "--end-of-options", revision, "--")
    added = _paths(project, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/")
    return [path for path in sorted({*changed, *added}) if not WORDS.fullmatch(path)]


def warn(paths: Sequence[str]) -> Iterator[str]:
    """Yield lines of Markdown that ask an owner to look, where there is anything to look at."""
    promises = [path for path in paths if PROMISES.fullmatch(path)]
    paths = [path for path in paths if path not in promises]
    if promises:
        named = join([escape(path) for path in promises])
        yield f"The promises in {named} changed too. Look at what was taken out there."
        yield ""
    if not paths:
        return
    count = "A file" if len(paths) == 1 else f"{number(len(paths)).capitalize()} files"
    are = "is" if len(paths) == 1 else "are"
    yield f"**{count} beside the words {are} touched. An owner has to read every line before it runs.**"
    yield ""
    yield from (f"- {escape(path)}" for path in paths[:MOST])
    if len(paths) > MOST:
        yield f"- And {len(paths) - MOST} more."
    yield ""


def _paths(project: Path, *command: str) -> list[str]:
    result = subprocess.run(["git", *command], cwd=project, capture_output=True, check=False)  # noqa: S603, S607 - our own words
    return [path for path in result.stdout.decode("utf-8", "replace").split("\0") if path]
