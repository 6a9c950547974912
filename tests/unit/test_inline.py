"""A text of front matter may hold emphasis, code and links, and everything else in it is words."""

from __future__ import annotations

import pytest

from model.inline import blocks, inline
from publish.worksheet_files.read_worksheets import paragraphs
from tests.unit.html_promises import assert_laid_out, assert_only_text
from tests.unit.small_guide import HOSTILE, soup


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("Plain words.", "Plain words.", id="words"),
        pytest.param("Some *words* here", "Some <em>words</em> here", id="emphasis"),
        pytest.param("Some **words** here", "Some <strong>words</strong> here", id="strong"),
        pytest.param("Press `Ctrl`", "Press <code>Ctrl</code>", id="code"),
        pytest.param("Salt & water", "Salt &amp; water", id="ampersand"),
        pytest.param("3 < 5", "3 &lt; 5", id="less"),
        pytest.param("3 > 5", "3 &gt; 5", id="greater"),
        pytest.param(r"5 \* 3 \* 2", "5 * 3 * 2", id="escaped"),
        pytest.param("[name]", "[name]", id="brackets"),
    ],
)
def test_a_text_becomes_html(text: str, html: str) -> None:
    assert str(inline(text, "index.md")) == html


@pytest.mark.parametrize(
    ("text", "page", "href"),
    [
        pytest.param("[a](part.md)", "index.md", "part/", id="from-home"),
        pytest.param("[a](part.md)", "other.md", "../part/", id="from-a-page"),
        pytest.param("[a](part.md#pots)", "other.md", "../part/#pots", id="place"),
        pytest.param("[a](index.md)", "other.md", "../", id="home"),
        pytest.param("[a](https://example.org/x.md)", "other.md", "https://example.org/x.md", id="outside"),
        pytest.param("[*a*](part.md)", "index.md", "part/", id="emphasis"),
    ],
)
def test_a_link_leads_from_the_page_where_it_is_shown(text: str, page: str, href: str) -> None:
    [link] = soup(inline(text, page)).select("a")
    assert link["href"] == href


def test_words_before_and_after_a_link_stay() -> None:
    html = str(inline("See [this](part.md) and [that](other.md#pots), please.", "index.md"))
    assert html == 'See <a href="part/">this</a> and <a href="other/#pots">that</a>, please.'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HOSTILE, id="hostile"),
        pytest.param("<b>words</b>", id="tag"),
        pytest.param("<!-- words -->", id="comment"),
        pytest.param('<img src=x onerror="alert(1)">', id="handler"),
        pytest.param("a <script", id="tag-without-end"),
        pytest.param("<![CDATA[ words ]]>", id="section"),
    ],
)
def test_html_is_shown_as_it_is_written(text: str) -> None:
    page = soup(inline(text, "index.md"))
    assert_only_text(page, text, 1)
    assert not page.find_all(True)


@pytest.mark.parametrize("text", ["Words", "Some *words* here", "See [this](part.md)", HOSTILE])
def test_a_text_stays_on_one_line(text: str) -> None:
    html = str(inline(text, "index.md"))
    assert "\n" not in html
    assert_laid_out(html)


def test_one_text_leaves_nothing_behind_for_the_next() -> None:
    inline("[leaf]: part.md", "index.md")
    assert str(inline("A [leaf] falls", "index.md")) == "A [leaf] falls"


def test_a_hint_of_several_lines_becomes_paragraphs_and_lists() -> None:
    text = "Look *twice*:\n\n1. At the top.\n2. [Below](part.md).\n   - At <b>."
    html = soup(blocks(text, "index.md"))
    assert [tag.name for tag in html.find_all(True, recursive=False)] == ["p", "ol"]
    assert html.select_one("ol a[href='part/']")
    assert [item.get_text() for item in html.select("li li")] == ["At <b>."]
    assert [*paragraphs(text)] == ["Look *twice*:", "1. At the top.", "2. [Below](part.md).", "• At <b>."]


def test_one_line_has_no_blocks() -> None:
    assert not blocks("Look *twice*.", "index.md")
    assert [*paragraphs("Look *twice*.")] == ["Look *twice*."]
