"""What git knows of a topic: its content at another revision, and the files that a change touches."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from check.load_site import DOCS, PACKS, SETTINGS
from contribute.edits import RefusedError
from model.country_packs import COUNTRIES

CONTENT = re.compile(r"(topics/[^/]+/)?docs/.+")


@contextmanager
def checkout(project: Path, revision: str) -> Iterator[Path]:
    """Yield a folder with the content of a topic and the country packs at a revision."""
    words = _archive(project, revision, DOCS, SETTINGS)
    if words is None:
        raise RefusedError(
            f"git does not know '{revision}' here. Name a branch or a commit, for example 'main'."
        )
    packs = _archive(PACKS.parent, revision, COUNTRIES)  # None in revisions without packs
    with tempfile.TemporaryDirectory() as folder:
        for data in (words, packs):
            if data is not None:
                with tarfile.open(fileobj=io.BytesIO(data)) as archive:
                    archive.extractall(folder, filter="data")
        yield Path(folder)


def _archive(folder: Path, revision: str, *names: str) -> bytes | None:
    """Return a tar archive of some files at a revision, or None if git does not have them."""
    command = ["git", "archive", "--format=tar", "--end-of-options", revision, *names]
    result = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603 - no shell
    return None if result.returncode else result.stdout


def non_content_changes(project: Path, revision: str) -> list[str]:
    """Return the files other than content that differ from a revision, new ones included."""
    changed = _paths(project, "diff", "--name-only", "--no-renames", "-z", "--end-of-options", revision, "--")
    added = _paths(project, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/")
    return [path for path in sorted({*changed, *added}) if not CONTENT.fullmatch(path)]


def _paths(project: Path, *command: str) -> list[str]:
    result = subprocess.run(["git", *command], cwd=project, capture_output=True, check=False)  # noqa: S603, S607 - no shell
    return [path for path in result.stdout.decode("utf-8", "replace").split("\0") if path]
