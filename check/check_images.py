"""Check images, which are untrusted: SVG by an allow-list, photographs by decoding them."""

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

import yaml
from PIL import Image, ImageFile, UnidentifiedImageError

from model.files import placed_files
from model.problems import Problem, Report, reporter

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

ALLOWED = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
ELEMENTS = frozenset(ALLOWED["elements"].split())
ATTRIBUTES = frozenset(ALLOWED["attributes"].split())

LITTER = frozenset({f"{SVG} metadata"})  # drawing programs add them, and `publish` removes them
LARGEST = 1_000_000  # bytes. A photograph of a whole screen needs a third of that.
WITHIN = re.compile(r"#[\w.-]+")  # a reference to an element of the same file
ADDRESS = re.compile(r"url\(\s*['\"]?(?!#)|javascript:|data:|expression\(|\\", re.IGNORECASE)

MOST_PIXELS = 12_000_000  # a phone's photo; a larger image could fill the memory of a reader's device
DEEPEST = 50  # levels of nesting. Drawing programs nest about ten deep.
MOST_SHAPES = 5_000  # shapes that an SVG may draw by references
REFERENCE = re.compile(r"^#([\w.-]+)$|url\(\s*['\"]?#([\w.-]+)")

NOT_FOUND = "pictures/404.svg"  # the picture of overrides/404.html, which a topic may replace
PHOTOGRAPHS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}  # each in Pillow


def check_images(docs: Path) -> Iterator[Problem]:
    """Yield the mistakes in the pictures of a docs folder."""
    for path, file in placed_files(docs, "pictures/").items():
        problems: list[Problem] = []
        report = reporter(problems, f"{docs.name}/{path}")
        if file.stat().st_size > LARGEST:
            report(1, f"this picture has more than {LARGEST:,} bytes. Save it smaller.")
        elif file.suffix == ".svg":
            check_drawing(file.read_bytes(), report)
        elif file.suffix in PHOTOGRAPHS:
            check_photograph(file, report)
        yield from problems


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
    drawing = _Drawing(report)
    try:
        drawing.parser.Parse(data, True)
        if drawing.shapes("", {}) > MOST_SHAPES:
            report(1, "the shapes of this picture repeat each other too often. Draw them once.")
    except _Refused as error:
        report(drawing.parser.CurrentLineNumber, str(error))
    except expat.ExpatError as error:
        report(error.lineno, "this picture cannot be read from here on. Save it again as plain SVG.")


class _Refused(Exception): ...  # noqa: N818 - it ends the reading of an SVG


class _Drawing:
    """An SVG while it is parsed: its open elements, and which elements refer to which."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.last_line = 0
        self.inside_litter = 0
        self.open: list[str] = []  # the id of each open element, or nothing
        self.references: dict[str, list[str]] = {}  # what is referred to inside of each element, by its id
        self.parser = parser = expat.ParserCreate("utf-8", " ")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = self._refuse
        parser.ProcessingInstructionHandler = self._refuse
        parser.XmlDeclHandler = self._declaration

    def _report(self, text: str) -> None:
        line = self.parser.CurrentLineNumber
        if line > self.last_line:  # one sentence a line is enough
            self.report(line, text)
        self.last_line = line

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        self.open.append(attributes.get("id", ""))
        if len(self.open) > DEEPEST:
            raise _Refused(f"this shape is nested more than {DEEPEST} deep. Nest fewer shapes.")
        for value in (value for key, value in attributes.items() if key != "id"):
            for match in REFERENCE.finditer(value):
                for around in {"", *self.open}:
                    self.references.setdefault(around, []).append(match[1] or match[2])
        if self.inside_litter or name in LITTER or space not in (SVG, ""):
            if name not in LITTER and _is_active(space):
                self._report(f"'<{tag}>' is not allowed in a picture. Take it out.")
            self.inside_litter += 1
        elif tag not in ELEMENTS or space != SVG:
            self._report(f"'<{tag}>' is not allowed in a picture. Take it out.")
        else:
            for key, value in attributes.items():
                if error := _attribute_error(key, value):
                    self._report(f"'{key.rpartition(' ')[2]}' {error}. Take it out.")

    def _end(self, _: str) -> None:
        self.inside_litter -= bool(self.inside_litter)
        self.open.pop()

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            self._report(f"the encoding is '{encoding}'. Save the picture as UTF-8.")

    def _refuse(self, *_: object) -> None:
        raise _Refused("this picture declares more than shapes ('<!…>' or '<?…>'). Take that line out.")

    def shapes(self, name: str, known: dict[str, int], depth: int = 0) -> int:
        """Return how many shapes the references in an element draw; too many if it refers to itself."""
        if depth > DEEPEST:
            return MOST_SHAPES + 1
        if name not in known:
            known[name] = MOST_SHAPES + 1
            targets = self.references.get(name, ())
            known[name] = sum(1 + self.shapes(target, known, depth + 1) for target in targets)
        return known[name]


def _is_active(space: str) -> bool:
    """Return whether browsers act on elements of a namespace."""
    return "w3.org" in space and "rdf" not in space


def _attribute_error(key: str, value: str) -> str:
    space, _, name = key.rpartition(" ")
    if space == XLINK or (not space and name == "href"):
        return "" if name == "href" and WITHIN.fullmatch(value) else "points outside the picture"
    if space:
        return "has no place in a picture" if _is_active(space) and space != XML else ""
    if name not in ATTRIBUTES:
        return "is not allowed in a picture"
    return "points outside the picture" if ADDRESS.search(value) else ""
