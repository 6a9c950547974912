"""The live preview: `python -m host.serve [topic] [port]` shows a site while somebody writes it.

MkDocs serves. This checks the settings each time before MkDocs loads what they name, keeps the preview going
after an edit that breaks something, and stops if git checked out other code.
"""

import argparse
import errno
import io
import logging
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from check.command_line import add_topic, run, sentence
from check.config_policy import IN_TOPICS, SHARED
from check.load_site import SETTINGS, config_problems, seen_from_here
from model.addresses import address
from model.problems import Problem

ENGINE = Path(__file__).parents[1]
AFTER_AN_EDIT = 0.02  # seconds without another edit, after which a build begins
LOCKED = 10  # seconds after which a lock of git is one that it left behind
WINDOWS = "/mnt/"  # where WSL shows the disks of Windows, which do not say when a file changes
CODE = ("model", "check", "macros", "host", "overrides", SHARED, IN_TOPICS)
"""What a preview runs. Templates can run code too, and settings name it."""


def main() -> int:
    """Serve a topic until Ctrl+C."""
    parser = argparse.ArgumentParser(prog="host.serve", description=__doc__)
    add_topic(parser)
    parser.add_argument("port", nargs="?", type=int, default=8000, help="where the site is shown")
    options = parser.parse_args()
    topic, port = options.topic, options.port
    guard = _Guard(topic)
    if guard.problems:
        print(*guard.problems, sep="\n", file=sys.stderr)
        return 1
    # Only now, because MkDocs runs what the settings name.
    from mkdocs.__main__ import cli  # noqa: PLC0415
    from mkdocs.commands import serve  # noqa: PLC0415
    from mkdocs.livereload import LiveReloadServer  # noqa: PLC0415
    from watchdog import events  # noqa: PLC0415
    from watchdog.observers import Observer  # noqa: PLC0415

    load_config = vars(serve)["load_config"]

    def checked_config(**options: Any) -> Any:  # noqa: ANN401 - the host's object
        return load_config(
            **{**options, "config_file": guard.settings(), "config_file_path": str(guard.file)}
        )

    class Server(LiveReloadServer):
        def __init__(self, builder: Callable[[], None], **options: Any) -> None:  # noqa: ANN401
            super().__init__(builder=_kept_going(builder), **options)
            self.build_delay = AFTER_AN_EDIT
            # MkDocs asks every file twice a second; the system says by itself when one changes.
            if not str(guard.file).startswith(WINDOWS):
                self.observer = Observer()  # type: ignore[assignment]
                # It also says when a file is read, as each build does with all of them.
                kinds = ("Modified", "Created", "Deleted", "Moved")
                changes = [getattr(events, f"File{kind}Event") for kind in kinds]
                self.observer.schedule = partial(self.observer.schedule, event_filter=changes)  # type: ignore[method-assign]

        def serve_request(self, environ: Any, start_response: Any) -> Any:  # noqa: ANN401 - WSGI
            """Lead on from the former address of a page, as the finished site does."""
            path = environ["PATH_INFO"].removeprefix(self.mount_path).rstrip("/")
            if not Path(self.root, path).exists():
                from host.preview import load_preview  # noqa: PLC0415 - the hook reloads it

                moved = load_preview(guard.file.parent).guide.moved.items()
                for page in (page for old, page in moved if address(old).rstrip("/") == path):
                    start_response("302 Found", [("Location", self.mount_path + address(page.path))])
                    return []
            return super().serve_request(environ, start_response)

    vars(serve).update(load_config=checked_config, LiveReloadServer=Server)
    # The hook says which files are modified, so that MkDocs does not warn in vain of pages that are not.
    logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "'dirty'" not in str(record.msg))
    place = f"127.0.0.1:{port}"
    command = ["serve", "--dirty", "--config-file", str(guard.file), "--no-strict", "--dev-addr", place]
    try:
        cli(command, standalone_mode=False)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        print(f"Port {port} is in use, perhaps by another preview.", file=sys.stderr)
        print(f"Type: make serve PORT={port + 1}", file=sys.stderr)
        return 1
    return 0


class _Guard:
    """Gives MkDocs settings that were checked: the last good ones while an edit breaks them."""

    def __init__(self, topic: Path) -> None:
        self.topic = topic
        self.file = topic.resolve() / SETTINGS
        self.code = _committed_code()
        self.good = b""
        self.problems: list[Problem] = []
        self._read()

    def _read(self) -> None:
        self.problems = seen_from_here(self.topic, config_problems(self.topic))
        if not self.problems:
            self.good = self.file.read_bytes()

    def settings(self) -> io.BytesIO:
        """Return the settings to load, or stop the preview if another branch brought other code."""
        if _committed_code() != self.code:
            raise SystemExit(
                "The preview stopped: git brought other code for it. Look at it, then type: make serve"
            )
        self._read()
        file = io.BytesIO(self.good)
        file.name = str(self.file)  # where MkDocs finds what INHERIT names
        return file


def _kept_going(builder: Callable[[], None]) -> Callable[[], None]:
    """Return a builder that ends well after a failure too: MkDocs would let every request wait."""

    def build(*arguments: Any) -> None:  # noqa: ANN401 - the host's
        try:
            builder(*arguments)
        except Exception as error:
            told = sentence(error) if isinstance(error, OSError) else error
            print(f"The preview shows the pages as they were: {told}", file=sys.stderr)

    return build


def _committed_code() -> str:
    """Return the hashes of the code in the commit that is checked out; outside of git, always the same.

    Git writes the files of a branch first, and only then which one it is: until then it keeps a lock.
    """
    lock, end = _lock(), time.monotonic() + LOCKED
    while lock and lock.exists() and time.monotonic() < end:
        time.sleep(AFTER_AN_EDIT)
    return _git(*(f"HEAD:./{place}" for place in CODE))


@cache
def _lock() -> Path | None:
    """Return the lock of git, which stays where it is while a preview runs; nothing outside of git."""
    path = _git("--git-path", "index.lock").strip()
    return ENGINE / path if path else None


def _git(*names: str) -> str:
    """Return what git says that names stand for; nothing outside of git, or without it."""
    command = ["git", "-C", str(ENGINE), "rev-parse", *names]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603 - our own words
    except FileNotFoundError:
        return ""


if __name__ == "__main__":
    run(main)
