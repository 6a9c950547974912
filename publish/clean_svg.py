"""Remove metadata of drawing programs from SVG files."""

from pathlib import Path
from xml.etree import ElementTree

from check.check_images import LITTER, SVG, XLINK


def clean_svg_files(site: Path) -> None:
    """Remove comments, layers and metadata; a file without any stays unchanged.

    This is not a security filter: the check of the content has rejected active SVG.
    """
    for file in sorted((site / "pictures").rglob("*.svg")):
        text = file.read_text(encoding="utf-8")
        root = ElementTree.fromstring(text)  # noqa: S314 - declarations were refused by the check
        if _clean(root) or "<!--" in text:
            ElementTree.register_namespace("", SVG)
            file.write_text(ElementTree.tostring(root, encoding="unicode") + "\n", encoding="utf-8")


def _clean(element: ElementTree.Element) -> bool:
    """Remove metadata from an element and all below it, and return whether there was any."""
    foreign = [key for key in element.attrib if key.startswith("{") and not key.startswith(f"{{{XLINK}}}")]
    for key in foreign:
        del element.attrib[key]
    children = [child for child in element if _is_metadata(str(child.tag))]
    for child in children:
        element.remove(child)
    below = sum(_clean(child) for child in element)
    return bool(foreign or children or below)


def _is_metadata(tag: str) -> bool:
    space, _, name = tag.removeprefix("{").rpartition("}")
    return space != SVG or f"{space} {name}" in LITTER
