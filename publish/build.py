"""Build with the host, beside the published site, and take its place only when all is well."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path


class BuildError(Exception):
    """Says what is wrong with the build."""


@contextmanager
def build_site(project: Path, day: date) -> Iterator[Path]:
    """Yield a folder with the built site; it replaces `site/` when the block ends without an error.

    The day stands for the time of the build, so that the same content gives the same bytes.
    """
    with tempfile.TemporaryDirectory(dir=project, prefix=".site-") as folder:
        built = Path(folder) / "site"
        _run_host(project, built, day)
        yield built
        site = project / "site"
        if site.exists():
            site.rename(Path(folder) / "before")
        built.rename(site)


def _run_host(project: Path, built: Path, day: date) -> None:
    moment = datetime.combine(day, time(), tzinfo=UTC)
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(int(moment.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(built.resolve())]
    if subprocess.run(command, cwd=project, env=environment, check=False).returncode:  # noqa: S603 - our own words
        raise BuildError("The build stopped; the reason stands above.")
