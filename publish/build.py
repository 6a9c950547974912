"""Run the host, which renders the pages."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

ENGINE = Path(__file__).parents[1]  # the rooms, the scripts and the locks, which all topics share


class BuildError(Exception):
    """The build cannot go on; the message says why."""


def build(project: Path, built: Path, day: date) -> None:
    """Build a topic into a folder. The day is the build time, so that builds are reproducible."""
    moment = datetime.combine(day, time(), tzinfo=UTC)
    environment = {"SOURCE_DATE_EPOCH": str(int(moment.timestamp())), "NO_MKDOCS_2_WARNING": "1"}
    config = (project / "mkdocs.yml").resolve()
    command = [sys.executable, "-m", "host.run_mkdocs", "build", "--strict", "--config-file", str(config)]
    command += ["--site-dir", str(built.resolve())]
    # Python imports our packages from the folder that it is started in.
    if subprocess.run(command, cwd=ENGINE, env={**os.environ, **environment}, check=False).returncode:  # noqa: S603 - our own words
        raise BuildError("The build stopped; the reason stands above.")
