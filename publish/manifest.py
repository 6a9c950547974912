"""List the published files, and keep files that open pages of the previous release may still load."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from publish.build import BuildError
from publish.fingerprint import FINGERPRINTED

FILE = "published.json"


def keep_assets(site: Path, before: Path) -> list[str]:
    """Copy fingerprinted files of the previous release that this one does not have, and return their names.

    Files that the previous release had itself kept from an earlier one are not copied again.
    """
    try:
        files = json.loads((before / FILE).read_text(encoding="utf-8"))["files"]
        names = [entry["file"] for entry in files if not entry["kept"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BuildError(f"'{before}' is not a published site: it has no '{FILE}'.") from error
    kept = [
        name
        for name in names
        if name.split("/")[0] in FINGERPRINTED and ".." not in name and not (site / name).exists()
    ]
    for name in kept:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(before / name, site / name)
    return kept


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
    (site / FILE).write_text(json.dumps({"files": files}, indent=1) + "\n", encoding="utf-8", newline="\n")
