"""A published site as a server sends it: every file in every form it has, and what is said beside it."""

from __future__ import annotations

import gzip
import hashlib
import http.client
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import brotli

from publish.build import MANIFEST

UNPACK: dict[str, Callable[[bytes], bytes]] = {
    "": lambda data: data,
    "gzip": gzip.decompress,
    "br": brotli.decompress,
}


class Answer(NamedTuple):
    """What a server sends back."""

    status: int
    headers: list[tuple[str, str]]
    data: bytes

    def header(self, name: str) -> str:
        """Return a header; one that is sent twice shows."""
        return ", ".join(value for key, value in self.headers if key.lower() == name.lower())


class Server:
    """A server that answers, over one connection."""

    def __init__(self, connection: http.client.HTTPConnection, folder: str = "") -> None:
        """Take the connection, and the folder in which the site stands."""
        self.connection = connection
        self.folder = folder

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path of the site; underscores in the names of headers stand for hyphens."""
        return self.get_from_host(self.folder + path, **headers)

    def get_from_host(self, path: str, **headers: str) -> Answer:
        """Ask for a path of the host."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        self.connection.request("GET", quote(path), headers={"Accept-Encoding": "identity", **sent})
        answer = self.connection.getresponse()
        return Answer(answer.status, answer.getheaders(), answer.read())


def files(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the path by which readers ask for each published file, and the hash of its bytes."""
    for one in json.loads((site / MANIFEST).read_text(encoding="utf-8"))["files"]:
        name = one["file"]
        folder = name == "index.html" or name.endswith("/index.html")
        yield "/" + (name.removesuffix("index.html") if folder else name), one["sha256"]


def digest(answer: Answer) -> str:
    """Return the hash of what a browser unpacks."""
    return hashlib.sha256(UNPACK[answer.header("Content-Encoding")](answer.data)).hexdigest()
