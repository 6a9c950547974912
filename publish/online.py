"""Download the fingerprinted files of the site that is online, for `keep_assets`."""

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
"""The value of `--before` for the site that is online."""

TIMEOUT = 30
"""Seconds for each file."""


@contextmanager
def release_before(source: str, address: str) -> Iterator[Path | None]:
    """Yield the folder of the previous release, if any: a local one, or one downloaded from an address."""
    if source != ONLINE:
        yield Path(source) if source else None
        return
    with tempfile.TemporaryDirectory() as folder:
        try:
            fetch_release(address, Path(folder))
        except (OSError, ValueError, KeyError, TypeError, HTTPException):
            # There is no release before the first one.
            print(f"No release is online at '{address}', so no files of one are kept.")
            yield None
        else:
            yield Path(folder)


def fetch_release(address: str, folder: Path) -> None:
    """Download the manifest and the fingerprinted files of a published site into a folder."""
    address = address.rstrip("/") + "/"
    files = json.loads(_fetch(address + FILE))["files"]
    fetched = [entry for entry in files if _is_fingerprinted(entry["file"]) and not entry["kept"]]
    for entry in fetched:
        data = _fetch(address + quote(entry["file"]))
        if hashlib.sha256(data).hexdigest() != entry["sha256"]:
            raise ValueError(f"{entry['file']} is not the file that was published.")
        (folder / entry["file"]).parent.mkdir(parents=True, exist_ok=True)
        (folder / entry["file"]).write_bytes(data)
    (folder / FILE).write_text(json.dumps({"files": fetched}), encoding="utf-8")


def _is_fingerprinted(name: str) -> bool:
    parts = name.split("/")
    return parts[0] in FINGERPRINTED and ".." not in parts


def _fetch(address: str) -> bytes:
    if not address.startswith(("https://", "http://")):
        raise ValueError(f"'{address}' is not a web address.")
    with urlopen(address, timeout=TIMEOUT) as answer:  # noqa: S310 - of the web, as just seen
        data: bytes = answer.read()
    return data
