"""A page carries the stylesheets of what it has, and no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown import Markdown

from publish.build import BuildError
from publish.html_files import read_pages
from publish.styles import COMPONENTS, inline_styles
from tests.helpers.project import PROJECT
from tests.site.built import read_built

STYLES = {
    "main": "@import 'main/text.css'; /* words */",
    "main/text": "p { margin: 0; }",
    "answers": ".group { padding: 0 }",
    "support": ".support { content: 'a  ;  }  b' }",
}
LINKS = "".join(
    f'<link rel="stylesheet" href="styles/{name}.css">\n' for name in ("main", "answers", "support")
)
MAIN, ANSWERS, SUPPORT = (
    f"<style>{css}</style>\n"
    for css in ("p{margin:0}", ".group{padding:0}", '.support{content:"a  ;  }  b"}')
)


def write(site: Path, styles: dict[str, str], head: str = LINKS) -> None:
    """Write a site of stylesheets and one page that links them."""
    for name, css in styles.items():
        file = site / "styles" / f"{name}.css"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(css, encoding="utf-8")
    (site / "index.html").write_text(head, encoding="utf-8")


@pytest.mark.parametrize(
    ("markup", "styles"),
    [
        pytest.param("<p>Words</p>", MAIN, id="words-alone"),
        pytest.param('<div class="group">', MAIN + ANSWERS, id="a-component"),
        pytest.param(
            '<p class="hint">\n<div id="a" class="letter group own">', MAIN + ANSWERS, id="among-others"
        ),
        pytest.param('<template class="answers-template">', MAIN + ANSWERS, id="its-template"),
        pytest.param(
            '<i class="support"><i class="group">', MAIN + ANSWERS + SUPPORT, id="in-the-order-of-links"
        ),
        pytest.param('<p class="groups" data-class="group">group', MAIN, id="only-like-a-component"),
    ],
)
def test_a_page_carries_what_it_needs(tmp_path: Path, markup: str, styles: str) -> None:
    write(tmp_path, STYLES)
    assert inline_styles(tmp_path, read_pages(tmp_path))("index.html", LINKS + markup) == styles + markup
    assert not (tmp_path / "styles").exists()


@pytest.mark.parametrize(
    "css",
    [
        pytest.param("p { background: url(https://a.test/a.png) }", id="picture"),
        pytest.param("@import 'https://a.test/a.css';", id="stylesheet"),
        pytest.param("@font-face { font-family: a; src: url(//a.test/a.woff2) }", id="font"),
    ],
)
def test_a_stylesheet_that_asks_for_a_file_is_refused(tmp_path: Path, css: str) -> None:
    write(tmp_path, {**STYLES, "support": css})
    with pytest.raises(BuildError, match=r"styles/support\.css loads a file"):
        inline_styles(tmp_path, read_pages(tmp_path))


def test_a_stylesheet_with_a_mistake_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {**STYLES, "support": "p { color: red"})
    with pytest.raises(BuildError, match=r"styles/support\.css"):
        inline_styles(tmp_path, read_pages(tmp_path))


@pytest.mark.parametrize("href", ["https://a.test/a.css", "styles/gone.css"])
def test_a_stylesheet_from_elsewhere_is_refused(tmp_path: Path, href: str) -> None:
    write(tmp_path, STYLES)
    change = inline_styles(tmp_path, read_pages(tmp_path))
    with pytest.raises(BuildError, match="outside overrides/styles"):
        change("index.html", f'{LINKS}<link rel="stylesheet" href="{href}">')


def test_the_header_has_one_hash_for_each_stylesheet_at_most(site: Path) -> None:
    styles = {style.text for page in read_built(site).values() for style in page("style")}
    assert 1 < len(styles) <= 1 + len(COMPONENTS)


def test_every_component_with_a_stylesheet_is_made_somewhere(site: Path) -> None:
    """By a template, by what joins pages, or by Markdown."""
    templates = [file for room in ("macros", "overrides") for file in (PROJECT / room).rglob("*.html")]
    markup = "".join(file.read_text(encoding="utf-8") for file in [*templates, *site.rglob("*.html")])
    markup += Markdown(extensions=["host.commonmark"]).convert("> [!DO]\n\n|a|b|c|\n|:-|:-:|-:|\n|1|2|3|")
    made = {one for value in re.findall(r'class="([^"]*)"', markup) for one in value.split()}
    assert set().union(*COMPONENTS.values()) <= made
