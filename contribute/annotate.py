"""Run a command, and turn its messages into annotations on GitHub.

Runs with any Python, before anything is installed: `python3 -m contribute.annotate make check`.
"""

import os
import re
import secrets
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from check.command_line import run

MESSAGE = re.compile(r"(?:\x1b\[[0-9;]*m)*([\w./-]+):([0-9]+)(?::[0-9]+)?:? (.+)")
"""A message of our checks, ruff, mypy, rumdl, codespell or pytest."""

MOST = 50  # the most annotations of a run that GitHub shows


def main(command: Sequence[str]) -> int:
    """Run a command; pass on its output and its exit status."""
    notes: list[str] = []
    # The output quotes untrusted changes: GitHub must not run it as workflow commands.
    token = secrets.token_hex(16)
    on_github = os.environ.get("GITHUB_ACTIONS") == "true"
    if on_github:
        print(f"::stop-commands::{token}", flush=True)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:  # noqa: S603 - as typed
        for data in process.stdout or ():
            line = data.decode("utf-8", errors="replace").rstrip("\r\n")
            print(line, flush=True)
            note = annotation(line)
            if note and note not in notes:
                notes.append(note)
    status = process.returncode
    if on_github:
        print(f"::{token}::", *(notes[:MOST] if status else []), sep="\n", flush=True)
    return status


def annotation(line: str) -> str:
    """Return the annotation for a line of output, or nothing if it names no file of the project."""
    match = MESSAGE.match(line)
    if not match or not Path(match[1]).is_file() or Path(match[1]).is_absolute() or ".." in match[1]:
        return ""
    level = "notice" if match[3].startswith("advice: ") else "error"
    return f"::{level} file={_escape(match[1])},line={match[2]}::{_escape(match[3])}"


def _escape(text: str) -> str:
    for sign in "%\r\n":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
