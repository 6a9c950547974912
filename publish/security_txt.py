"""Say where somebody who finds a weakness can report it (RFC 9116)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

VALID = timedelta(days=364)
"""The RFC asks for less than a year. It counts from the last review of the words, so builds stay alike."""


def write_security_txt(site: Path, contact: str, day: date) -> None:
    """Write the file, where the topic names a contact. The host would leave it out of docs/."""
    if not contact:
        return
    folder = site / ".well-known"
    folder.mkdir(exist_ok=True)
    text = f"Contact: {contact}\nExpires: {day + VALID}T00:00:00Z\n"
    (folder / "security.txt").write_text(text, encoding="utf-8", newline="\n")
