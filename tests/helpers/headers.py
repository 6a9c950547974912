"""The headers that a host of static sites sends, as it reads them from `_headers`."""

from __future__ import annotations

import re
from pathlib import Path

Rules = dict[str, dict[str, str]]


def read_headers(site: Path) -> Rules:
    """Return the headers of a finished site by the addresses that they are for."""
    rules: Rules = {}
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            current = rules.setdefault(line, {})
        elif line:
            name, _, value = line.strip().partition(": ")
            current[name] = value
    return rules


def headers_of(path: str, rules: Rules) -> dict[str, str]:
    """Return what is sent with a path; a header of two rules is sent once, with both values."""
    found: dict[str, str] = {}
    for pattern, pairs in rules.items():
        if _matches(pattern, path):
            for name, value in pairs.items():
                found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def _matches(pattern: str, path: str) -> bool:
    parts = re.split(r"(\*|:\w+)", pattern)
    signs = {"*": ".*"}
    words = [signs.get(part) or ("[^/]+" if part.startswith(":") else re.escape(part)) for part in parts]
    return bool(re.fullmatch("".join(words), path))
