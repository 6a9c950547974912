"""A page with mistakes shows each sentence in its place, and holds nothing that a host would run."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, nodes

from host.preview import draft
from macros.catalogue import MACROS
from model.problems import Problem
from tests.unit.html_promises import words
from tests.unit.pieces import bodies
from tests.unit.small_guide import soup

HEAD = """\
---
title: A page
prompts:
  plan:
    legend: A plan
    items:
      - text: What?
  other:
---
"""
PAGE = HEAD + 'One.\n\nTwo and\ntwo.\n\n{{ prompt("plan") }}\n\n```\na\n\nb\n```\n\nThree.\n'
PLAN, CALL, FENCE = 4, 15, 19
"""Lines of the page: the group, its call, and the middle of what stands between fences."""


def strangers(text: str) -> list[str]:
    """Return what a host would run in a text and what is no call of a known macro with plain words."""
    found = []
    for statement in Environment(autoescape=True).parse(text).body:
        assert isinstance(statement, nodes.Output), f"a block: {statement}"
        for node in statement.nodes:
            fine = isinstance(node, nodes.TemplateData) or (
                isinstance(node, nodes.Call)
                and isinstance(node.node, nodes.Name)
                and node.node.name in MACROS
                and all(isinstance(one, nodes.Const) and isinstance(one.value, str) for one in node.args)
                and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
            )
            found += [] if fine else [repr(node)]
    return found


def mistake(line: int, text: str) -> Problem:
    return Problem("docs/part.md", line, text)


def shown(*mistakes: Problem) -> str:
    return draft(PAGE, HEAD, mistakes, [(PLAN, CALL)])


@pytest.mark.parametrize(
    ("line", "after", "before"),
    [
        pytest.param(10, "", "One", id="first-block"),
        pytest.param(13, "One.", "Two", id="second-line-of-a-block"),
        pytest.param(CALL, "two.", "prompt(", id="call"),
        pytest.param(FENCE, "plan", "```", id="between-fences"),
        pytest.param(2, "", "One", id="fact-of-the-page"),
        pytest.param(11, "One.", "Two", id="between-blocks"),
    ],
)
def test_a_sentence_stands_before_what_it_is_about(line: int, after: str, before: str) -> None:
    text = shown(mistake(line, "This is wrong."))
    place = text.index("This is wrong.")
    assert after in text[:place]
    assert before in text[place:]
    assert before not in text[:place]


def test_a_sentence_about_what_is_not_there_stands_at_the_end() -> None:
    assert words(soup(shown(mistake(99, "Too far.")))).endswith("Three. Line 99: Too far.")


def test_a_mistake_of_a_group_stands_where_the_group_shows() -> None:
    text = shown(mistake(7, "No id."))
    assert text.index("two.") < text.index("No id.") < text.index('{{ prompt("plan") }}')


def test_a_mistake_below_a_group_is_not_said_to_be_in_it() -> None:
    text = shown(mistake(8, "Empty."))
    assert text.index("Empty.") < text.index("One.")


def test_a_block_with_a_mistake_shows_as_it_is_written() -> None:
    page = soup(shown(mistake(CALL, "No such prompt.")))
    assert words(page.select(".mistake-source pre")[0]) == '{{ prompt("plan") }}'


def test_a_block_without_one_stays() -> None:
    text = shown(mistake(10, "Wrong."))
    assert 'Two and\ntwo.\n\n{{ prompt("plan") }}\n\n```\na\n\nb\n```\n\nThree.' in text


def test_two_mistakes_on_one_line_have_one_address() -> None:
    page = soup(shown(mistake(10, "First."), mistake(10, "Second.")))
    assert [tag["id"] for tag in page.select("[id]")] == ["line-10"]
    assert words(page.select(".mistake")[0]) == "Line 10: First. Line 10: Second."


@given(bodies, st.lists(st.builds(mistake, st.integers(1, 12), bodies), max_size=3))
def test_nothing_runs_in_a_draft(body: str, mistakes: Sequence[Problem]) -> None:
    assert not strangers(draft(HEAD + body, HEAD, mistakes))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("{{ cycler.__init__.__globals__.os.popen('id').read() }}", id="globals"),
        pytest.param('{{ prompt("a" ~ cycler) }}', id="argument"),
        pytest.param('{{ prompt("a\\x7d") }}', id="escape"),
        pytest.param('{{ prompt("a").x }}', id="attribute"),
        pytest.param('{{ prompt("a""b") }}', id="no-comma"),
        pytest.param('{{ prompt(, "b") }}', id="comma-first"),
        pytest.param("{% for one in range(9) %}{% endfor %}", id="block"),
        pytest.param("{% raw %}{{ 7 * 7 }}{% endraw %}", id="raw"),
        pytest.param("{#{{ 7 * 7 }}#}", id="comment"),
    ],
)
def test_braces_that_are_no_call_show_as_they_are_written(body: str) -> None:
    assert not strangers(draft(HEAD + body, HEAD, []))
    assert soup(draft(HEAD + body, HEAD, [])).get_text().strip() == body


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<script>alert(1)</script>", id="html"),
        pytest.param("[a](javascript:alert(1))", id="link"),
        pytest.param("![a](data:text/html,x)", id="picture"),
        pytest.param("[a][b]\n\n[b]: javascript:alert(1)", id="definition"),
    ],
)
def test_a_page_with_a_mistake_shows_no_html_and_no_strange_links(body: str) -> None:
    from markdown import markdown  # noqa: PLC0415 - how hosts read what is left

    page = soup(markdown(draft(HEAD + body, HEAD, [])))
    assert not page.select("script, a, img")
