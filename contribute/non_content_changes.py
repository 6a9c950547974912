"""List changed files that are not content: code, configuration, CI."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from contribute.wording import escape, join, number

CONTENT = re.compile(r"(topics/[^/]+/)?docs/.+")
PROMISES = re.compile(r"(topics/[^/]+/)?expected\.yml")
"""Changes with most new questions and pages, so it is listed apart; nothing in it runs."""

MOST = 20
"""The most files to list; more are only counted."""


def non_content_changes(project: Path, revision: str) -> list[str]:
    """Return the files other than content that differ from a revision, new ones included."""
    changed = _paths(project, "diff", "--name-only", "--no-renames", "-z", "--end-of-options", revision, "--")
    added = _paths(project, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/")
    return [path for path in sorted({*changed, *added}) if not CONTENT.fullmatch(path)]


def warn(paths: Sequence[str]) -> Iterator[str]:
    """Yield Markdown that asks a code owner to review changed files, if there are any."""
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
    yield f"**{count} beside the content {are} changed. An owner has to read every line before it runs.**"
    yield ""
    yield from (f"- {escape(path)}" for path in paths[:MOST])
    if len(paths) > MOST:
        yield f"- And {len(paths) - MOST} more."
    yield ""


def _paths(project: Path, *command: str) -> list[str]:
    result = subprocess.run(["git", *command], cwd=project, capture_output=True, check=False)  # noqa: S603, S607 - no shell
    return [path for path in result.stdout.decode("utf-8", "replace").split("\0") if path]
