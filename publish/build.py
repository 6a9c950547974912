"""Build with the host."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path


class BuildError(Exception):
    """Says what is wrong with the build."""


def build(project: Path, built: Path, day: date) -> None:
    """Let the host build the site into a folder.

    The day stands for the time of the build, so that the same content gives the same bytes.
    """
    moment = datetime.combine(day, time(), tzinfo=UTC)
    environment = {"SOURCE_DATE_EPOCH": str(int(moment.timestamp())), "NO_MKDOCS_2_WARNING": "1"}
    config = (project / "mkdocs.yml").resolve()
    command = [sys.executable, "-m", "host.run_mkdocs", "build", "--strict", "--config-file", str(config)]
    command += ["--site-dir", str(built.resolve())]
    # Python looks for our rooms in the folder in which it starts.
    ours = Path(__file__).parents[1]
    if subprocess.run(command, cwd=ours, env={**os.environ, **environment}, check=False).returncode:  # noqa: S603 - our own words
        raise BuildError("The build stopped; the reason stands above.")
