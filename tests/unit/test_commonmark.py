"""What a macro made reaches the page as it was, however Markdown feels about it."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.inlinepatterns import SimpleTagInlineProcessor

from host.commonmark import END, fragment
from tests.unit.pieces import bodies

LINES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), min_size=1).filter(
        lambda line: line.strip() and END not in line
    ),
    min_size=1,
)


HOSTS = ("toc", "tables", "fenced_code")


def convert(text: str) -> str:
    return Markdown(extensions=["host.commonmark", *HOSTS]).convert(text)


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


@settings(deadline=None, derandomize=True, database=None, max_examples=500)
@given(bodies)
@example("One  \ntwo")
def test_no_page_is_read_in_another_way(text: str) -> None:
    try:
        usual = Markdown(extensions=HOSTS).convert(text)
    except AssertionError:  # how Markdown says that it does not know a section such as <![x[
        return
    assert convert(text) == usual


def test_signs_of_another_extension_are_found_among_mere_words() -> None:
    markdown = Markdown(extensions=["host.commonmark"])
    assert markdown.convert("a %b%") == "<p>a %b%</p>"
    markdown.inlinePatterns.register(SimpleTagInlineProcessor("()%(.*?)%", "del"), "gone", 50)
    assert markdown.convert("a %b%") == "<p>a <del>b</del></p>"
