"""Whatever stands in a drawing, in the settings or in a finished page, it is read or refused in sentences."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from check.check_images import check_drawing
from check.config_policy import check_config_policy
from check.nav import check_nav
from model.settings import parse_settings
from publish.check_html import check_markup
from tests.unit.conftest import Said
from tests.unit.pieces import BODY, FACTS

SAME = settings(deadline=None, derandomize=True, database=None)
# fmt: off
SETTINGS = [
    *FACTS, "nav:", "plugins:", "hooks:", "theme:", "extra:", "INHERIT: engine.yml", "INHERIT:", "extra_css:",
]
DRAWING = [
    "<svg xmlns='http://www.w3.org/2000/svg'>", "</svg>", "<g>", "</g>", "<x:y xmlns:x='a'>", "</x:y>", "é",
    "<script>", "<metadata>", "</metadata>", "<!--", "-->", "<?a b?>", "<!DOCTYPE svg [", "<!ENTITY a 'b'>",
    "]>", "&a;", "&#0;", " href='#a'", " onload='a'", "<![CDATA[", "]]>", "<use href='b'/>", "\x00",
    "<?xml version='1.0' encoding='x'?>",
]
HTML = [
    *BODY, "<a href='//[x'>", "<a href=x:y>", "<script>", "</script>", "<!doctype html>", "<p x=1>",
    "<meta http-equiv>",
]
# fmt: on

drawings = st.lists(st.sampled_from(DRAWING), max_size=12).map("".join)
settings_files = st.lists(st.sampled_from(SETTINGS), max_size=30).map("".join)
pages = st.lists(st.sampled_from(HTML), max_size=14).map("".join)


@SAME
@given(st.one_of(drawings.map(str.encode), st.binary(max_size=100)))
def test_any_drawing_is_read_or_refused(data: bytes) -> None:
    said = Said()
    check_drawing(data, said)
    assert all(int(sentence.split(":")[0]) >= 1 for sentence in said)


@settings(SAME, max_examples=300)
@given(
    st.one_of(settings_files.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary(max_size=100))
)
@example(b"nav: {a: [b, {c: }]}\nplugins: {a: 1}\nhooks: a\ntheme: [a]\nextra_css: {a: b}\nINHERIT: [a]")
@example(b"nav: 1\nINHERIT: engine.yml")
def test_any_settings_are_read_or_refused(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "mkdocs.yml"
        file.write_bytes(data)
        (file.parent / "engine.yml").write_bytes(data)
        (file.parent / "docs").mkdir()
        problems = [
            *parse_settings(file)[1],
            *check_config_policy(file),
            *check_nav(file, file.parent / "docs"),
        ]
    assert all(problem.line >= 1 for problem in problems)
    assert all(str(problem).encode("utf-8") for problem in problems)


@SAME
@given(pages)
def test_any_page_is_let_through_or_refused(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "index.html").write_text(text, encoding="utf-8")
        said = list(check_markup(Path(folder), Path(folder)))
    assert all(sentence.startswith("index.html: ") for sentence in said)
