"""One list of sources for all chapters, numbered through, in the place of a list below each."""

from __future__ import annotations

from bs4 import Tag


def join_sources(guide: Tag) -> None:
    """Let every mark lead to the register where the guide holds it, and take the shorter lists out."""
    entries = guide.select("section.sources > ol > li")
    if not entries:
        return
    numbers = {_name(str(entry["id"])): number for number, entry in enumerate(entries, start=1)}
    ids = {_name(str(entry["id"])): str(entry["id"]) for entry in entries}
    for part in guide.select("section.sources > ol"):
        first = part.find("li")
        if isinstance(first, Tag):
            part["start"] = str(numbers[_name(str(first["id"]))])
    for mark in guide.select("a.cite"):
        name = _name(str(mark["href"]))
        mark["href"] = f"#{ids[name]}"
        mark.contents[-1].replace_with(str(numbers[name]))
    for shorter in guide.select("details.sources"):
        shorter.decompose()


def _name(address: str) -> str:
    """Return what a source is called in any chapter."""
    return address.rpartition("--")[2]
