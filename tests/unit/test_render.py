"""Templates are filled so that what is put in stays text and Markdown leaves the HTML alone."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from jinja2 import DictLoader, UndefinedError
from markdown import markdown

from macros.render import TEMPLATES, environment, field_text, render
from tests.unit.html_promises import assert_laid_out, text, the

HTML = {
    "loose.html": "<div>\n\n  {% if shown %}\n    <p>{{ words }}</p>\n  {% endif %}\n\n</div>\n",
    "missing.html": "<p>{{ nobody }}</p>",
}


@pytest.fixture
def _own_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment(TEMPLATES), "loader", DictLoader(HTML))
    monkeypatch.setattr(environment(TEMPLATES), "cache", {})


@pytest.mark.usefixtures("_own_templates")
def test_empty_lines_and_indentation_go() -> None:
    html = render("loose", shown=True, words="Water")
    assert html == "<div>\n<p>Water</p>\n</div>"
    assert_laid_out(html)


@pytest.mark.usefixtures("_own_templates")
def test_what_is_put_in_is_escaped() -> None:
    assert "<p>&lt;b&gt; &amp; &#34;</p>" in render("loose", shown=True, words='<b> & "')


@pytest.mark.usefixtures("_own_templates")
def test_a_name_that_is_not_given_is_a_mistake() -> None:
    with pytest.raises(UndefinedError):
        render("missing")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("one\ntwo", id="lines"),
        pytest.param("one\n\n\ntwo", id="empty-lines"),
        pytest.param("one\n    two\n  three", id="indentation"),
        pytest.param("one  \ntwo", id="spaces-at-the-end"),
        pytest.param("</textarea><script>", id="tags"),
        pytest.param("&#10; &amp;", id="entities"),
        pytest.param("**one** <b> {{ x }} `two`", id="markdown"),
    ],
)
def test_a_field_of_several_lines_keeps_all_of_them_through_markdown(words: str) -> None:
    html = f"<div>\n<textarea>{field_text(words)}</textarea>\n</div>"
    assert_laid_out(html)
    page = BeautifulSoup(markdown(f"Before.\n\n{html}\n\nAfter."), "html.parser")
    assert text(the(page, "textarea")) == words
