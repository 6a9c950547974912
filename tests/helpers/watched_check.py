"""Check sites in a process that keeps count of everything it starts, sends or writes.

`python -m tests.helpers.watched_check SITE …` prints a line of JSON for each site: what was said and done.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

from check.check_all import check_site
from model.files import IGNORED
from model.problems import ContentError

DOING = ("subprocess.", "os.", "socket.", "shutil.", "ftplib.", "urllib.", "ctypes.", "pty.", "webbrowser.")
"""Events by which Python says that it is about to do something beyond reading."""

READING = frozenset({"os.listdir", "os.scandir", "os.walk", "os.fwalk", "os.getxattr", "os.listxattr"})
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def main() -> None:
    """Check every site that is named."""
    done: list[str] = []
    inside: list[Path] = []

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & WRITING:
                done.append(f"writes {path}")
            elif inside and isinstance(path, str) and path.startswith(("/etc", "/proc")):
                done.append(f"reads {path}")
        elif event.startswith(DOING) and event not in READING and not _asks_git(event, arguments):
            done.append(event)

    sys.dont_write_bytecode = True  # Python compiles what it imports late, which no site has led to
    sys.addaudithook(watch)
    for name in sys.argv[1:]:
        done.clear()
        inside[:] = [Path(name)]
        try:
            check_site(Path(name), date(2026, 3, 2))
            said: list[str] = []
        except ContentError as error:
            said = [str(problem) for problem in error.problems]
        print(json.dumps({"said": said, "done": done}))


def _asks_git(event: str, arguments: tuple[Any, ...]) -> bool:
    """Return whether this only asks git which files it ignores, in words that no site has a part in."""
    return event == "subprocess.Popen" and arguments[:2] == ("git", [*IGNORED])


if __name__ == "__main__":
    main()
