"""Drawings as they are published: what drawing programs leave in them is taken out."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from check.check_images import LITTER, SVG, XLINK


def clean_svg_files(site: Path) -> None:
    """Take notes, layers and marks of programs out of the drawings; one without any stays as it is.

    The check of the content has refused what could do more than draw, so that this only tidies.
    """
    for file in sorted((site / "pictures").rglob("*.svg")):
        text = file.read_text(encoding="utf-8")
        root = ElementTree.fromstring(text)  # noqa: S314 - declarations were refused by the check
        if _tidy(root) or "<!--" in text:
            ElementTree.register_namespace("", SVG)
            file.write_text(ElementTree.tostring(root, encoding="unicode") + "\n", encoding="utf-8")


def _tidy(element: ElementTree.Element) -> bool:
    """Remove what is no part of a drawing from an element and all below, and return whether there was any."""
    strange = [key for key in element.attrib if key.startswith("{") and not key.startswith(f"{{{XLINK}}}")]
    for key in strange:
        del element.attrib[key]
    children = [child for child in element if _is_litter(str(child.tag))]
    for child in children:
        element.remove(child)
    below = sum(_tidy(child) for child in element)
    return bool(strange or children or below)


def _is_litter(tag: str) -> bool:
    space, _, name = tag.removeprefix("{").rpartition("}")
    return space != SVG or f"{space} {name}" in LITTER
