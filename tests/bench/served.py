"""Serve a finished site as a good server would: with its headers, in its small copies."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import brotli

from tests.helpers.server import QuietHandler, serve

EMPTY = "empty/"
"""Where a page stands beside the others that asks for nothing, as the floor of what can be measured."""

WORDS = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Empty</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head>
<body><p>Words.</p></body></html>
"""


NOTHING, ITS_OWN = "default-src 'none'", "default-src 'none'; connect-src 'self'"


class SmallHandler(QuietHandler):
    """Sends the copies that publishing made with Brotli."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> BinaryIO | None:
        """Send the headers of a file, and return what is to be sent after them."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        small = file.with_name(f"{file.name}.br")
        if "br" not in self.headers.get("Accept-Encoding", "") or not small.exists():
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(small.stat().st_size))
        self.end_headers()
        return small.open("rb")


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a copy of a site that has the empty page too, and yield its address.

    Its policy lets pages ask for files of the site. Lighthouse asks for 'robots.txt' in the name of the page
    that it looks at, which the policy of the site forbids as it forbids all requests of scripts.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        copy = Path(folder) / "site"
        shutil.copytree(site, copy)
        (copy / EMPTY).mkdir()
        (copy / EMPTY / "index.html").write_text(WORDS, encoding="utf-8")
        for file in (copy / "_headers", *copy.rglob("*.html")):
            text = file.read_text(encoding="utf-8").replace(NOTHING, ITS_OWN)
            file.write_text(text, encoding="utf-8", newline="\n")
            file.with_name(f"{file.name}.br").write_bytes(brotli.compress(text.encode()))
        with serve(copy, headers=True, handler=SmallHandler) as address:
            yield address
