"""Read the content of a topic at another revision from git."""

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
    """There is no such revision to compare with."""


@contextmanager
def checkout(project: Path, revision: str) -> Iterator[Path]:
    """Yield a folder with the content of a topic and the country packs at a revision."""
    words = _archive(project, revision, DOCS, SETTINGS)
    if words is None:
        raise NoBaseError(
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
