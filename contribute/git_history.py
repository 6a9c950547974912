"""What git knows of a topic: its content at another revision, and the files that a change touches."""

import io
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from check.load_site import PACKS, SETTINGS
from contribute.edits import RefusedError
from model.country_packs import COUNTRIES
from model.files import DOCS

CONTENT = re.compile(r"(topics/[^/]+/)?docs/(?!files/).+")  # an owner has to open files to download


def branch_point(project: Path, branch: str) -> str:
    """Return the commit at which the work left a branch, which may be here or at origin, or both."""
    known = [
        name
        for name in (branch, f"origin/{branch}")
        if _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    ]
    if not known:
        raise RefusedError(
            f"git does not know '{branch}' here. Type: git fetch origin {branch}:{branch}\n"
            "Or name another branch or commit to compare with, for example: make summary BASE=HEAD~1"
        )
    # Of several, git takes the newest commit that the work has in common with any.
    commit = _git(project, "merge-base", "HEAD", *known).decode().strip()
    if not commit:
        raise RefusedError(
            f"git knows no commit that this work has in common with '{known[0]}'. "
            "If only a part of the history was copied, type: git fetch --unshallow"
        )
    return commit


@contextmanager
def checkout(project: Path, revision: str) -> Iterator[Path]:
    """Yield a folder with the content of a topic and the country packs at a revision."""
    files = ((PACKS.parent, COUNTRIES), (project, DOCS), (project, SETTINGS), (project, COUNTRIES))
    with tempfile.TemporaryDirectory() as folder:
        for place, name in files:
            # Nothing where git does not have them, such as a topic that is new.
            if data := _git(place, "archive", "--format=tar", "--end-of-options", revision, name):
                try:
                    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
                        archive.extractall(folder, filter="data")
                except tarfile.FilterError as error:
                    raise RefusedError(
                        f"There is nothing to compare with at '{revision}': {error}."
                    ) from None
        yield Path(folder)


def non_content_changes(project: Path, revision: str) -> list[str]:
    """Return the files other than content that differ from a revision, new ones included."""
    changed = _paths(project, "diff", "--name-only", "--no-renames", "-z", "--end-of-options", revision, "--")
    added = _paths(project, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/")
    return [path for path in sorted({*changed, *added}) if not CONTENT.fullmatch(path)]


def _paths(project: Path, *command: str) -> list[str]:
    return [path for path in _git(project, *command).decode("utf-8", "replace").split("\0") if path]


def _git(folder: Path, *command: str) -> bytes:
    """Return what git prints, or nothing if it fails."""
    result = subprocess.run(["git", *command], cwd=folder, capture_output=True, check=False)  # noqa: S603, S607 - no shell
    return b"" if result.returncode else result.stdout
