"""What a project said at another time: git keeps it."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from check.load_site import DOCS, PACKS, SETTINGS
from model.country_packs import COUNTRIES


class NoBaseError(Exception):
    """Says why there is nothing to compare with."""


@contextmanager
def checkout(project: Path, revision: str) -> Iterator[Path]:
    """Yield a folder with the words of a topic, and the country packs, at another revision."""
    words = _archive(project, revision, DOCS, SETTINGS)
    if words is None:
        raise NoBaseError(f"git knows no '{revision}' here. Name a branch or a commit, for example 'main'.")
    packs = _archive(PACKS.parent, revision, COUNTRIES)  # none before there were any
    with tempfile.TemporaryDirectory() as folder:
        for data in (words, packs):
            if data is not None:
                with tarfile.open(fileobj=io.BytesIO(data)) as archive:
                    archive.extractall(folder, filter="data")
        yield Path(folder)


def _archive(folder: Path, revision: str, *names: str) -> bytes | None:
    """Return some files below a folder as git has them in a revision, or nothing if it has not."""
    command = ["git", "archive", "--format=tar", "--end-of-options", revision, *names]
    result = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603 - our own words
    return None if result.returncode else result.stdout
