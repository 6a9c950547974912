"""Build with the host."""

from __future__ import annotations

import gc
import os
import runpy
import subprocess
import sys
import traceback
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import NoReturn

from macros.command import sentence


class BuildError(Exception):
    """Says what is wrong with the build."""


def build(project: Path, built: Path, day: date) -> None:
    """Let the host build the site into a folder.

    The day stands for the time of the build, so that the same content gives the same bytes.
    """
    moment = datetime.combine(day, time(), tzinfo=UTC)
    environment = {"SOURCE_DATE_EPOCH": str(int(moment.timestamp())), "NO_MKDOCS_2_WARNING": "1"}
    command = ["mkdocs", "build", "--strict", "--site-dir", str(built.resolve())]
    if _run(command, project, environment):
        raise BuildError("The build stopped; the reason stands above.")


def _run(command: list[str], project: Path, environment: dict[str, str]) -> int:
    """Run a Python module and return its exit status.

    Where a process can be split in two, the host knows from the start what has been read of the content.
    """
    if not hasattr(os, "fork"):
        words = [sys.executable, "-m", *command]
        return subprocess.run(words, cwd=project, env={**os.environ, **environment}, check=False).returncode  # noqa: S603 - our own words
    sys.stdout.flush()
    # What has been read stays: nobody has to look through it for what can go, here or in the other half.
    gc.freeze()
    child = os.fork()
    if not child:
        _become(command, project, environment)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _become(command: list[str], project: Path, environment: dict[str, str]) -> NoReturn:
    """Be the module, and end with it: this half must do nothing of what the other has still to do."""
    status = 1
    try:
        os.chdir(project)
        os.environ.update(environment)
        sys.argv = command
        runpy.run_module(command[0], run_name="__main__", alter_sys=True)
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    except OSError as error:
        print(sentence(error), file=sys.stderr)
    except Exception:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
