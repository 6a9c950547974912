"""Check images, which are untrusted: SVG by an allow-list, photographs by decoding them."""

from __future__ import annotations

import posixpath
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from PIL import Image, ImageFile, UnidentifiedImageError

from model.files import place_fault, walk
from model.guide import Guide
from model.problems import Problem, Report, reporter
from model.settings import Settings

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

_ELEMENTS = """
svg g path rect circle ellipse line polyline polygon text tspan title desc defs
symbol use marker pattern linearGradient radialGradient stop clipPath mask
"""

ELEMENTS = frozenset(_ELEMENTS.split())
"""Allowed SVG elements: shapes, text and their titles."""

_ATTRIBUTES = """
id class viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy d points transform fill stroke
opacity preserveAspectRatio offset dx dy rotate href version role aria-label aria-labelledby
aria-hidden focusable refX refY markerWidth markerHeight markerUnits orient patternUnits
patternTransform patternContentUnits gradientUnits gradientTransform spreadMethod clipPathUnits
maskUnits maskContentUnits fill-opacity fill-rule clip-rule clip-path mask stroke-width
stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity
stop-color stop-opacity color display visibility vector-effect paint-order shape-rendering
text-anchor font-family font-size font-weight font-style dominant-baseline letter-spacing textLength
lengthAdjust marker-start marker-mid marker-end
"""

ATTRIBUTES = frozenset(_ATTRIBUTES.split())

LITTER = frozenset({f"{SVG} metadata"})
"""Elements that drawing programs add. They draw nothing, and `publish` removes them."""

LARGEST = 1_000_000
"""Bytes. A photograph of a whole screen needs a third of that."""

WITHIN = re.compile(r"#[\w.-]+")
"""A reference to an element of the same file."""

ADDRESS = re.compile(r"url\(\s*['\"]?(?!#)|javascript:|data:|expression\(|\\", re.IGNORECASE)

MOST_PIXELS = 12_000_000
"""The size of a phone's photo. A larger image could fill the memory of a reader's device."""

DEEPEST = 50
"""Levels of nesting. Drawing programs nest about ten deep."""

MOST_SHAPES = 5_000
"""Shapes that an SVG may draw by references."""

REFERENCE = re.compile(r"^#([\w.-]+)$|url\(\s*['\"]?#([\w.-]+)")

PHOTOGRAPHS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
"""The name of each format in Pillow."""


def check_images(docs: Path) -> Iterator[Problem]:
    """Yield the mistakes in the pictures of a docs folder."""
    for path, file in sorted(walk(docs)):
        if not path.startswith("pictures/") or place_fault(path, file, {}):
            continue  # reported where files are read
        problems: list[Problem] = []
        report = reporter(problems, f"{docs.name}/{path}")
        if file.stat().st_size > LARGEST:
            report(1, f"this picture has more than {LARGEST:,} bytes. Save it smaller.")
        elif file.suffix == ".svg":
            check_drawing(file.read_bytes(), report)
        elif file.suffix in PHOTOGRAPHS:
            check_photograph(file, report)
        yield from problems


def unused_pictures(folder: Path, guide: Guide, settings: Settings) -> Iterator[str]:
    """Yield each picture below a folder that neither a page shows nor the settings name."""
    used = {settings.picture, settings.favicon, *(page.picture for page in guide.pages.values())}
    for page in guide.pages.values():
        used |= {
            posixpath.normpath(posixpath.join(posixpath.dirname(page.path), one.address))
            for one in page.pictures
        }
    for path, _ in sorted(walk(folder)):
        if path.startswith("pictures/") and path not in used:
            yield path


def check_photograph(file: Path, report: Report) -> None:
    """Report an image that is not in the format of its name, incomplete, animated or too large."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint sets this for the whole process
    large = f"this picture has more than {MOST_PIXELS:,} pixels. Save it smaller."
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(file, formats=[PHOTOGRAPHS[file.suffix]]) as image,
        ):
            if image.width * image.height > MOST_PIXELS:
                report(1, large)
            elif file.suffix in {".png", ".webp"} and getattr(image, "n_frames", 1) > 1:
                report(1, "this picture is animated. Save a still picture instead.")
            else:
                image.load()
    except Image.DecompressionBombError:
        report(1, large)
    except UnidentifiedImageError:
        report(1, f"this is not really a {file.suffix} file. Save the picture again in that format.")
    except Exception:  # decoders raise many kinds of errors on damaged files
        report(1, "this picture is damaged or incomplete. Save it again.")


def check_drawing(data: bytes, report: Report) -> None:
    """Report everything in an SVG that is not on the allow-list."""
    parser = expat.ParserCreate("utf-8", " ")
    inside_litter = 0
    shapes = Shapes()
    last_line = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside_litter
        space, _, tag = name.rpartition(" ")
        shapes.enter(attributes)
        if shapes.too_deep:
            raise _Refused(
                parser.CurrentLineNumber, f"this shape is nested more than {DEEPEST} deep. Nest fewer shapes."
            )
        if inside_litter or name in LITTER or space not in (SVG, ""):
            if name not in LITTER and _is_active(space):
                report_here(f"'<{tag}>' is not allowed in a picture. Take it out.")
            inside_litter += 1
            return
        if tag not in ELEMENTS or space != SVG:
            report_here(f"'<{tag}>' is not allowed in a picture. Take it out.")
            return
        for key, value in attributes.items():
            if error := _attribute_error(key, value):
                report_here(f"'{key.rpartition(' ')[2]}' {error}. Take it out.")

    def end(_: str) -> None:
        nonlocal inside_litter
        inside_litter -= bool(inside_litter)
        shapes.leave()

    def declare(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            report_here(f"the encoding is '{encoding}'. Save the picture as UTF-8.")

    def refuse(*_: object) -> None:
        raise _Refused(
            parser.CurrentLineNumber,
            "this picture declares more than shapes ('<!…>' or '<?…>'). Take that line out.",
        )

    def report_here(text: str) -> None:
        nonlocal last_line
        if parser.CurrentLineNumber > last_line:  # one sentence a line is enough
            report(parser.CurrentLineNumber, text)
        last_line = parser.CurrentLineNumber

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.ProcessingInstructionHandler = refuse
    parser.XmlDeclHandler = declare
    try:
        parser.Parse(data, True)
        if shapes.too_many():
            report(1, "the shapes of this picture repeat each other too often. Draw them once.")
    except _Refused as error:
        report(error.line, error.text)
    except expat.ExpatError as error:
        report(error.lineno, "this picture cannot be read from here on. Save it again as plain SVG.")


class Shapes:
    """The open elements of an SVG while it is parsed, and which elements refer to which."""

    def __init__(self) -> None:
        """Start at the top of the file."""
        self.open: list[str] = []
        self.references: dict[str, list[str]] = {"": []}

    def enter(self, attributes: dict[str, str]) -> None:
        """Open an element."""
        self.open.append(attributes.get("id", ""))
        names = {"", *self.open}
        for key, value in attributes.items():
            for match in REFERENCE.finditer(value) if key != "id" else ():
                for name in names:
                    self.references.setdefault(name, []).append(match[1] or match[2])

    def leave(self) -> None:
        """Close an element."""
        self.open.pop()

    @property
    def too_deep(self) -> bool:
        """Return whether this element is nested too deep."""
        return len(self.open) > DEEPEST

    def too_many(self) -> bool:
        """Return whether the SVG would draw too many shapes, or refers to itself."""
        return self._count("", {}, 0) > MOST_SHAPES

    def _count(self, name: str, known: dict[str, int], depth: int) -> int:
        if depth > DEEPEST:
            return MOST_SHAPES + 1
        if name not in known:
            known[name] = MOST_SHAPES + 1  # an element that refers to itself
            known[name] = sum(
                1 + self._count(target, known, depth + 1) for target in self.references.get(name, ())
            )
        return known[name]


class _Refused(Exception):  # noqa: N818 - not a programming error
    def __init__(self, line: int, text: str) -> None:
        self.line, self.text = line, text


def _is_active(space: str) -> bool:
    """Return whether browsers act on elements of a namespace."""
    return "w3.org" in space and "rdf" not in space


def _attribute_error(key: str, value: str) -> str:
    """Return what is wrong with an attribute, or nothing."""
    space, _, name = key.rpartition(" ")
    if space == XLINK or (not space and name == "href"):
        return "" if name == "href" and WITHIN.fullmatch(value) else "points outside the picture"
    if space:
        return "has no place in a picture" if _is_active(space) and space != XML else ""
    if name not in ATTRIBUTES:
        return "is not allowed in a picture"
    return "points outside the picture" if ADDRESS.search(value) else ""
