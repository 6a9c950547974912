"""Pictures come from strangers too: a drawing may only draw, and a photograph has to be one."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from PIL import Image, ImageFile, UnidentifiedImageError

from check.svg_complexity import DEEPEST, Shapes
from model.files import place_fault, walk
from model.problems import Problem, Report

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

DRAWING = """
svg g path rect circle ellipse line polyline polygon text tspan title desc defs
symbol use marker pattern linearGradient radialGradient stop clipPath mask
"""

ELEMENTS = frozenset(DRAWING.split())
"""What draws, or names what is drawn."""

STYLING = """
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

ATTRIBUTES = frozenset(STYLING.split())

LITTER = frozenset({f"{SVG} metadata"})
"""Elements that drawing programs leave behind. They draw nothing, and publishing takes them out."""

LARGEST = 1_000_000
"""Bytes. A photograph of a whole screen needs a third of that."""

WITHIN = re.compile(r"#[\w.-]+")
"""An address of the same picture."""

ADDRESS = re.compile(r"url\(\s*['\"]?(?!#)|javascript:|data:|expression\(|\\", re.IGNORECASE)

MOST_PIXELS = 12_000_000
"""Pixels of a photograph of a phone. A larger one would fill the memory of a reader's device."""

PHOTOGRAPHS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
"""What the library calls the form of each kind of file."""


def check_images(docs: Path) -> Iterator[Problem]:
    """Yield what is wrong with the pictures of a docs folder."""
    for path, file in sorted(walk(docs)):
        if not path.startswith("pictures/") or place_fault(path, file, {}):
            continue  # said where the files are read
        problems: list[Problem] = []
        name = f"{docs.name}/{path}"

        def report(line: int, text: str, name: str = name, problems: list[Problem] = problems) -> None:
            problems.append(Problem(name, line, text))

        if file.stat().st_size > LARGEST:
            report(1, f"this picture has more than {LARGEST:,} bytes. Save it smaller.")
        elif file.suffix == ".svg":
            check_drawing(file.read_bytes(), report)
        elif file.suffix in PHOTOGRAPHS:
            check_photograph(file, report)
        yield from problems


def check_photograph(file: Path, report: Report) -> None:
    """Report a picture that is not what its name says, that breaks off, moves, or is far too large."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint lets every picture of a process break off
    large = f"this picture has more than {MOST_PIXELS:,} pixels. Save it smaller."
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(file, formats=[PHOTOGRAPHS[file.suffix]]) as image,
        ):
            if image.width * image.height > MOST_PIXELS:
                report(1, large)
            elif file.suffix in {".png", ".webp"} and getattr(image, "n_frames", 1) > 1:
                report(1, "this picture moves. Save one still picture of it.")
            else:
                image.load()
    except Image.DecompressionBombError:
        report(1, large)
    except UnidentifiedImageError:
        report(1, f"this is no {file.suffix} file inside. Save the picture again in that form.")
    except Exception:  # decoders raise many kinds of errors on damaged files
        report(1, "this picture is damaged or breaks off. Save it again.")


def check_drawing(data: bytes, report: Report) -> None:
    """Report whatever in an SVG could do more than draw."""
    parser = expat.ParserCreate("utf-8", " ")
    inside_litter = 0
    shapes = Shapes()

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside_litter
        space, _, tag = name.rpartition(" ")
        shapes.enter(attributes)
        if shapes.too_deep:
            raise _Refused(
                parser.CurrentLineNumber, f"more than {DEEPEST} shapes stand around this one. Draw it flat."
            )
        if inside_litter or name in LITTER or space not in (SVG, ""):
            if name not in LITTER and _runs(space):
                told(f"'<{tag}>' is no part of a drawing. Take it out.")
            inside_litter += 1
            return
        if tag not in ELEMENTS or space != SVG:
            told(f"'<{tag}>' has no place in a picture, which may only draw. Take it out.")
            return
        for key, value in attributes.items():
            wrong = _wrong(key, value)
            if wrong:
                told(f"'{key.rpartition(' ')[2]}' {wrong}. Take it out.")

    def end(_: str) -> None:
        nonlocal inside_litter
        inside_litter -= bool(inside_litter)
        shapes.leave()

    def declare(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            told(f"the encoding '{encoding}' may make another drawing of this. Save it as UTF-8.")

    def refuse(*_: object) -> None:
        raise _Refused(
            parser.CurrentLineNumber,
            "this picture declares more than shapes ('<!…>' or '<?…>'). Take that line out.",
        )

    last = 0

    def told(text: str) -> None:
        nonlocal last
        if parser.CurrentLineNumber > last:  # whoever mends a line sees what else is on it
            report(parser.CurrentLineNumber, text)
        last = parser.CurrentLineNumber

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


class _Refused(Exception):  # noqa: N818 - it is no error of ours
    def __init__(self, line: int, text: str) -> None:
        self.line, self.text = line, text


def _runs(space: str) -> bool:
    """Return whether elements of a namespace could do anything where they are shown."""
    return "w3.org" in space and "rdf" not in space


def _wrong(key: str, value: str) -> str:
    """Return what is wrong with an attribute, or nothing."""
    space, _, name = key.rpartition(" ")
    if space == XLINK or (not space and name == "href"):
        return "" if name == "href" and WITHIN.fullmatch(value) else "leads out of the picture"
    if space:
        return "has no place in a picture" if _runs(space) and space != XML else ""
    if name not in ATTRIBUTES:
        return "has no place in a picture, which may only draw"
    return "leads out of the picture" if ADDRESS.search(value) else ""
