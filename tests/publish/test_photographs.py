"""Photographs work wherever drawings do, and whatever is no photograph is a sentence."""

from __future__ import annotations

import io
import struct
import subprocess
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from check.check_images import LARGEST, check_images
from publish.single_file import FILE
from tests.helpers.project import publish, without_sheet_files
from tests.helpers.server import serve
from tests.mistakes.fixture_site import Case, add_engine, make_site

FORMS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "webp": "WEBP"}
PLACE = "## Look at the place"
SHOWN = " ".join(f"![A photograph in {ending}](pictures/{ending}.{ending})" for ending in FORMS)
CASE = Case(
    "photographs",
    change={
        "docs/part.md": [
            {"replace": "picture: pictures/leaf.svg", "by": "picture: pictures/jpg.jpg"},
            {"replace": PLACE, "by": f"{SHOWN}\n\n{PLACE}"},
        ]
    },
)
COUNT = len(FORMS) + 1
"""On the page: one at its head, and the others."""

LOADED = """() => [...document.querySelectorAll("article img")].map((one) => {
  one.loading = "eager";
  return one.decode().then(() => one.naturalWidth);
})"""


def picture(form: str) -> bytes:
    """Return a picture of a form."""
    file = io.BytesIO()
    Image.effect_noise((64, 40), 80).convert("RGB").save(file, form)
    return file.getvalue()


def huge() -> bytes:
    """Return a small PNG that says it has 60,000 x 60,000 pixels."""
    head = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    parts = [head, b"IDAT" + zlib.compress(bytes(1_000)), b"IEND"]
    chunks = [struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in parts]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def plain(form: str) -> bytes:
    """Return a picture of few bytes and too many pixels."""
    file = io.BytesIO()
    Image.new("1", (4001, 3000)).save(file, form)
    return file.getvalue()


def moving(form: str) -> bytes:
    """Return a picture of two frames."""
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    file = io.BytesIO()
    frames[0].save(file, form, save_all=True, append_images=frames[1:])
    return file.getvalue()


@pytest.mark.fault(131)
@pytest.mark.parametrize("ending", FORMS)
def test_a_photograph_is_fine(tmp_path: Path, ending: str) -> None:
    assert not said(tmp_path, f"new.{ending}", picture(FORMS[ending]))


@pytest.mark.fault(131)
@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        pytest.param("a.jpg", lambda: picture("GIF"), "this is not really a .jpg file", id="gif-as-jpg"),
        pytest.param("a.png", lambda: picture("JPEG"), "this is not really a .png file", id="jpg-as-png"),
        pytest.param("a.jpeg", lambda: picture("WEBP"), "this is not really a .jpeg file", id="webp-as-jpeg"),
        pytest.param("a.png", lambda: b"<!doctype html>", "this is not really a .png file", id="html-as-png"),
        pytest.param("a.webp", lambda: b"RIFF\0\0\0\0WAVE", "this is not really a .webp file", id="sound"),
        pytest.param(
            "a.png", lambda: b"\x89PNG\r\n\x1a\n", "this is not really a .png file", id="only-a-beginning"
        ),
        pytest.param("a.jpg", lambda: b"", "this is not really a .jpg file", id="empty"),
        pytest.param("a.png", lambda: picture("PNG")[:-400], "incomplete", id="png-broken-off"),
        pytest.param("a.jpg", lambda: picture("JPEG")[:-400], "incomplete", id="jpg-broken-off"),
        pytest.param("a.webp", lambda: picture("WEBP")[:-40], "", id="webp-broken-off"),
        pytest.param("a.png", huge, "more than 12,000,000 pixels", id="huge"),
        pytest.param("a.jpg", lambda: plain("JPEG"), "more than 12,000,000 pixels", id="too-large"),
        pytest.param("a.png", lambda: bytes(LARGEST + 1), "more than 1,000,000 bytes", id="too-many-bytes"),
        pytest.param("a.png", lambda: moving("PNG"), "this picture is animated", id="moving-png"),
        pytest.param("a.webp", lambda: moving("WEBP"), "this picture is animated", id="moving-webp"),
    ],
)
def test_anything_else_is_a_sentence(
    tmp_path: Path, name: str, data: Callable[[], bytes], sentence: str
) -> None:
    [told] = said(tmp_path, name, data())
    assert told.startswith(f"docs/pictures/{name}:1: this ")
    assert sentence in told
    assert "Save" in told


def said(folder: Path, name: str, data: bytes) -> list[str]:
    """Return what is said about a picture."""
    file = folder / "docs" / "pictures" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(data)
    return [str(problem) for problem in check_images(folder / "docs")]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with photographs of every form."""
    project = add_engine(make_site(tmp_path_factory.mktemp("photographs"), CASE))
    for ending, form in FORMS.items():
        (project / "docs" / "pictures" / f"{ending}.{ending}").write_bytes(picture(form))
    result: subprocess.CompletedProcess[str] = publish(without_sheet_files(project))
    assert result.returncode == 0, result.stderr
    return project / "site"


@pytest.fixture(params=["page", "file"])
def page(request: pytest.FixtureRequest, built: Path, browser: Browser) -> Iterator[Page]:
    """The page with the photographs, and the file that holds all pages."""
    context = browser.new_context()
    page = context.new_page()
    if request.param == "file":
        page.goto((built / FILE).as_uri())
        yield page
    else:
        with serve(built) as url:
            page.goto(f"{url}/part/")
            yield page
    context.close()


@pytest.mark.fault(131)
def test_photographs_show_on_the_page_in_the_file_and_on_paper(page: Page) -> None:
    widths = page.evaluate(f"() => Promise.all(({LOADED})())")
    assert widths.count(64) >= COUNT, widths
    paper = PdfReader(io.BytesIO(page.pdf()))
    assert sum(len(sheet.images) for sheet in paper.pages) >= COUNT - 1


@pytest.mark.fault(131)
def test_every_page_is_shared_with_a_card_that_is_there(built: Path) -> None:
    shown = {file.suffix for file in (built / "pictures").iterdir()}
    assert {".svg", ".jpg"} <= shown, "The site has no page with a photograph."
    for file in built.rglob("index.html"):
        html = BeautifulSoup(file.read_bytes(), "html.parser")
        for card in html.select('meta[property="og:image"]'):
            place = str(card["content"]).removeprefix("https://example.org/")
            with Image.open(built / place) as image:
                assert (image.format, image.width) == ("PNG", 1200)
