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
    names = {child: str(child.tag)[1:].replace("}", " ") for child in element}  # as `check` writes them
    children = [child for child, name in names.items() if not name.startswith(f"{SVG} ") or name in LITTER]
    for child in children:
        element.remove(child)
    below = sum(_clean(child) for child in element)
    return bool(foreign or children or below)
