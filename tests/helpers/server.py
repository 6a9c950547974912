"""A web server for the time of a test."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from tests.helpers.headers import Rules, headers_of, read_headers
from tests.helpers.project import PROJECT

SOURCES = PROJECT / "overrides"

ASK_ANEW: Rules = {"/*": {"Cache-Control": "no-cache"}}
"""Sent with a folder that changes under a test: unasked, a browser guesses for how long a page is good."""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a line for each, and the scripts that were joined, which some tests use alone."""

    rules: ClassVar[Rules] = ASK_ANEW

    below: ClassVar[str] = "/"
    """Where the folder stands on the host."""

    def translate_path(self, path: str) -> str:
        """Return the file behind an address."""
        file = super().translate_path(f"/{path.removeprefix(self.below)}")
        _, scripts, script = path.partition("/scripts/")
        if scripts and not Path(file).exists():
            return str(SOURCES / "scripts" / script)
        return file

    def end_headers(self) -> None:
        """Send the headers of the folder."""
        for name, value in headers_of(self.path.partition("?")[0], self.rules).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(
    folder: Path, *, headers: bool = False, handler: type[QuietHandler] = QuietHandler, below: str = "/"
) -> Iterator[str]:
    """Serve a folder here, with its headers if wanted, and yield its address, which ends in a slash.

    It stands `below` a folder of the host, and pages of the whole folder can be asked for without it too.
    """
    rules = read_headers(folder) if headers else ASK_ANEW
    own = type("Handler", (handler,), {"rules": rules, "below": below})
    bound = functools.partial(own, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), bound) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{below}"
        server.shutdown()
        thread.join()
