"""Replace a site again and again, stopped one step later each time: `stopped.py FOLDER kill|interrupt|error`.

A step is whatever Python asks of the system. It prints what was left each time.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import sys
from pathlib import Path

from publish import build
from publish.build import BuildError

STEPS = ("os.", "shutil.", "tempfile.", "fcntl.", "ctypes.", "open")


def stop(how: str) -> None:
    """Stop this process, as it could be stopped from outside."""
    if how == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if how == "interrupt":
        raise KeyboardInterrupt
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def replace(site: Path, how: str, step: int) -> bool:
    """Replace the site in a process that is stopped at a step, and return whether it was."""
    child = os.fork()
    if not child:
        left = [step]

        def count(event: str, _: tuple[object, ...]) -> None:
            left[0] -= event.startswith(STEPS)
            if event.startswith(STEPS) and left[0] == 0:
                stop(how)

        status = 1
        try:
            sys.addaudithook(count)
            with build.build_folder(site) as folder:
                make(folder / "site", "new")
                build.swap(folder / "site", site)
            status = 0
        except (KeyboardInterrupt, OSError, BuildError):
            pass
        finally:
            os._exit(status if left[0] > 0 else 1)
    return bool(os.waitpid(child, 0)[1])


def make(site: Path, age: str) -> None:
    """Make a small site."""
    (site / "part").mkdir(parents=True)
    for name in ("index.html", "part/index.html"):
        (site / name).write_text(age, encoding="utf-8")


def read(site: Path) -> list[str]:
    """Return what the pages of a site say."""
    return sorted(file.read_text(encoding="utf-8") for file in site.rglob("*.html"))


def main() -> None:
    """Stop at each step, then build once more in peace."""
    root, how = Path(sys.argv[1]), sys.argv[2]
    if len(sys.argv) > 3:
        build._exchange = lambda _one, _other: False  # type: ignore[assignment]
    site, step, seen = root / "site", 0, []
    while True:
        step += 1
        shutil.rmtree(site, ignore_errors=True)
        make(site, "old")
        stopped = replace(site, how, step)
        at_once = read(site)
        with build.build_folder(site):
            seen.append([at_once, read(site)])
        if not stopped:
            break
    left = sorted(one.name for one in root.iterdir())
    print(json.dumps({"seen": seen, "left": left}))


if __name__ == "__main__":
    main()
