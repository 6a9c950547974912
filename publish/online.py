"""Fetch from the site as it is online what its open pages may still ask for."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from publish.fingerprint import FINGERPRINTED
from publish.manifest import FILE

ONLINE = "online"
"""Said in the place of a folder."""

PATIENCE = 30
"""Seconds that a host has for each file."""


@contextmanager
def release_before(asked: str, address: str) -> Iterator[Path | None]:
    """Yield the folder of the release before, if there is any: a folder here, or fetched from an address."""
    if asked != ONLINE:
        yield Path(asked) if asked else None
        return
    with tempfile.TemporaryDirectory() as folder:
        try:
            fetch_release(address, Path(folder))
        except (OSError, ValueError, KeyError, TypeError, HTTPException):
            # So it is before the first release, which must not wait for itself.
            print(f"No release is online at '{address}', so nothing of one is kept.")
            yield None
        else:
            yield Path(folder)


def fetch_release(address: str, folder: Path) -> None:
    """Write the list of a published site into a folder, and the lasting files that it made itself."""
    address = address.rstrip("/") + "/"
    files = json.loads(_fetch(address + FILE))["files"]
    fetched = [one for one in files if _wanted(one["file"]) and not one["kept"]]
    for one in fetched:
        data = _fetch(address + quote(one["file"]))
        if hashlib.sha256(data).hexdigest() != one["sha256"]:
            raise ValueError(f"{one['file']} is not what was published.")
        (folder / one["file"]).parent.mkdir(parents=True, exist_ok=True)
        (folder / one["file"]).write_bytes(data)
    (folder / FILE).write_text(json.dumps({"files": fetched}), encoding="utf-8")


def _wanted(name: str) -> bool:
    parts = name.split("/")
    return parts[0] in FINGERPRINTED and ".." not in parts


def _fetch(address: str) -> bytes:
    if not address.startswith(("https://", "http://")):
        raise ValueError(f"'{address}' is no address of the web.")
    with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - of the web, as just seen
        data: bytes = answer.read()
    return data
