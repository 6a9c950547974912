"""List the published files, and keep files that open pages of the previous release may still load."""

import hashlib
import json
from collections.abc import Callable
from functools import partial
from http.client import HTTPException
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from publish.assets import FINGERPRINTED
from publish.build import MANIFEST, BuildError

ONLINE = "online"  # the value of `--before` for the site that is online
TIMEOUT = 30  # seconds for each file


def keep_assets(site: Path, before: str, address: str) -> list[str]:
    """Copy fingerprinted files of the previous release that this one does not have, and return their names.

    The release is in a folder, or online at an address. Files that it had itself kept from an earlier one are
    not copied again.
    """
    if before != ONLINE:
        kept = _lost_files(site, before, lambda name: (Path(before) / name).read_bytes())
    else:
        try:
            kept = _lost_files(site, address, partial(_fetch, address))
        except (BuildError, OSError, HTTPException):
            # There is no release before the first one.
            print(f"No release is online at '{address}', so no files of one are kept.")
            return []
    for name, data in kept.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(data)
    return [*kept]


def _lost_files(site: Path, before: str, read: Callable[[str], bytes]) -> dict[str, bytes]:
    """Return the fingerprinted files of the previous release that a site does not have."""
    try:
        files = json.loads(read(MANIFEST))["files"]
        hashes = {entry["file"]: entry.get("sha256") for entry in files if not entry["kept"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BuildError(f"'{before}' is not a published site: it has no '{MANIFEST}'.") from error
    lost = {}
    for name, digest in hashes.items():
        parts = name.split("/")
        if parts[0] in FINGERPRINTED and ".." not in parts and not (site / name).exists():
            lost[name] = read(name)
            if hashlib.sha256(lost[name]).hexdigest() != digest:
                raise BuildError(f"{name} in '{before}' is not the file that was published.")
    return lost


def _fetch(address: str, name: str) -> bytes:
    if not address.startswith(("https://", "http://")):
        raise ValueError(f"'{address}' is not a web address.")
    with urlopen(f"{address.rstrip('/')}/{quote(name)}", timeout=TIMEOUT) as answer:  # noqa: S310 - of the web
        data: bytes = answer.read()
    return data


def write_manifest(site: Path, kept: list[str]) -> None:
    """Write the name, the size and the hash of every file."""
    files = [
        {
            "file": file.relative_to(site).as_posix(),
            "size": file.stat().st_size,
            "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
            "kept": file.relative_to(site).as_posix() in kept,
        }
        for file in sorted(site.rglob("*"))
        if file.is_file()
    ]
    (site / MANIFEST).write_text(
        json.dumps({"files": files}, indent=1) + "\n", encoding="utf-8", newline="\n"
    )
