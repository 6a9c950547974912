"""What a macro made reaches the page as it was, however Markdown feels about it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from macros.fragment import END, fragment

LINES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), min_size=1).filter(
        lambda line: line.strip() and END not in line
    ),
    min_size=1,
)


def convert(text: str) -> str:
    return Markdown(extensions=["macros.fragment", "toc", "tables", "fenced_code"]).convert(text)


@given(LINES)
def test_a_fragment_is_left_alone(lines: list[str]) -> None:
    html = "<section>\n" + "\n".join(lines) + "\n</section>"
    assert convert(f"Before\n\n{fragment(html)}\n\nafter") == f"<p>Before</p>\n{html}\n<p>after</p>"


def test_what_stands_around_is_read_as_ever() -> None:
    html = convert(f"## One\n\n{fragment('<p>a *b*</p>')}\n\n## Two\n\n*c*")
    assert html.count("<h2") == 2
    assert "<p>a *b*</p>" in html
    assert "<em>c</em>" in html


def test_a_page_without_fragments_is_read_as_ever() -> None:
    assert convert("*a*") == "<p><em>a</em></p>"
