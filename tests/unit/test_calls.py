"""A body calls known macros with words in quotes, each on a line of its own, and nothing else."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest

from macros.catalogue import MACROS as DEFINED
from macros.catalogue import MODULES
from model.body import read_body
from model.calls import MACROS
from model.guide import Body, Call
from tests.helpers.project import PROJECT
from tests.unit.conftest import Said


def read(text: str, said: Said, *, above: int = 0) -> Body:
    """Read a body that may call our macros."""
    return read_body(text, above, said)


@pytest.mark.parametrize(
    ("written", "arguments"),
    [
        pytest.param('{{ prompt("plan") }}', ("plan",), id="one-word"),
        pytest.param("{{ prompt('plan') }}", ("plan",), id="single-quotes"),
        pytest.param('{{prompt("plan")}}', ("plan",), id="no-spaces"),
        pytest.param('{{ prompt( "plan" ) }}', ("plan",), id="many-spaces"),
        pytest.param('{{ prompt("plan",) }}', ("plan",), id="comma-at-the-end"),
    ],
)
def test_a_call_is_read_with_its_words(written: str, arguments: tuple[str, ...], said: Said) -> None:
    assert read(written, said).calls == (Call("prompt", arguments, 1, 2),)
    assert said == []


def test_a_call_may_take_many_words_or_none(said: Said) -> None:
    calls = read('{{ worksheet("a", "b", "c") }}\n\n{{ review_line() }}', said).calls
    assert [call.arguments for call in calls] == [("a", "b", "c"), ()]
    assert said == []


def test_calls_are_read_in_their_order_with_their_lines(said: Said) -> None:
    calls = read('One. {{ cite("S1") }}\n\n{{ prompt("a") }}\n\n\n{{ review_line() }}\n', said, above=7).calls
    assert [(call.macro, call.line) for call in calls] == [("cite", 8), ("prompt", 10), ("review_line", 13)]
    assert said == []


def test_a_call_takes_its_level_from_the_heading_above(said: Said) -> None:
    body = "\n\n".join(
        ["{{ support() }}", "## A", "{{ support() }}", "### B", "{{ support() }}", "## C", "{{ support() }}"]
    )
    assert [call.level for call in read(body, said).calls] == [2, 3, 4, 3]


def test_no_level_is_deeper_than_html_knows(said: Said) -> None:
    body = "\n\n".join(f"{'#' * level} A heading" for level in range(2, 7)) + "\n\n{{ support() }}"
    assert [call.level for call in read(body, said).calls] == [6]
    assert said == []


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("{{ support() }}", id="alone"),
        pytest.param("{{ support() }}  ", id="spaces-after"),
        pytest.param("  {{ support() }}", id="spaces-before"),
        pytest.param("Words\n\n{{ support() }}\n\nWords", id="between-paragraphs"),
        pytest.param("## Words\n\n{{ support() }}\n\n## Words", id="between-headings"),
        pytest.param("- Words\n\n{{ support() }}", id="below-a-list"),
        pytest.param("> Words\n\n{{ support() }}", id="below-a-quote"),
        pytest.param("```\nWords\n```\n\n{{ support() }}", id="below-code"),
        pytest.param("| a | b |\n| - | - |\n| c | d |\n\n{{ support() }}", id="below-a-table"),
    ],
)
def test_a_macro_may_stand_alone(written: str, said: Said) -> None:
    assert len(read(written, said).calls) == 1
    assert said == []


@pytest.mark.parametrize(
    ("written", "line"),
    [
        pytest.param("Words {{ support() }}", 1, id="after-words"),
        pytest.param("{{ support() }} words", 1, id="before-words"),
        pytest.param("Words\n{{ support() }}", 2, id="below-words"),
        pytest.param("{{ support() }}\nWords", 1, id="above-words"),
        pytest.param("*Words* {{ support() }}", 1, id="after-emphasis"),
        pytest.param("{{ support() }} [words](part.md)", 1, id="before-a-link"),
        pytest.param("![words](pictures/leaf.svg) {{ support() }}", 1, id="after-a-picture"),
        pytest.param("`words` {{ support() }}", 1, id="after-code"),
        pytest.param("Words  \n{{ support() }}", 2, id="after-a-line-break"),
        pytest.param("- {{ support() }}", 1, id="in-a-list"),
        pytest.param("- Words\n\n    {{ support() }}", 3, id="in-an-entry-of-a-list"),
        pytest.param("> {{ support() }}", 1, id="in-a-quote"),
        pytest.param("    {{ support() }}", 1, id="in-indented-code"),
        pytest.param("```\n{{ support() }}\n```", 2, id="in-a-fence"),
        pytest.param("`{{ support() }}`", 1, id="in-code"),
        pytest.param("**{{ support() }}**", 1, id="in-emphasis"),
        pytest.param("## A {{ support() }}", 1, id="in-a-heading"),
        pytest.param("{{ support() }}\n===", 1, id="in-an-underlined-heading"),
        pytest.param("| a | b |\n| - | - |\n| {{ support() }} | d |", 3, id="in-a-table"),
        pytest.param("{{ support() }}{{ review_line() }}", 1, id="beside-another"),
        pytest.param("{{ support() }}\n{{ review_line() }}", 1, id="above-another"),
        pytest.param("[words]({{ support() }})", 1, id="in-an-address"),
    ],
)
def test_a_macro_beside_or_inside_something_is_said(written: str, line: int, said: Said) -> None:
    read(written, said)
    assert any(one.startswith(f"{line}: '{{{{ support(…) }}}}' stands") for one in said), said


@pytest.mark.parametrize(
    "written",
    [
        pytest.param('Words. {{ cite("S1") }}', id="after-words"),
        pytest.param('Words {{ cite("S1") }} go on.', id="between-words"),
        pytest.param('- Words. {{ cite("S1", "S2") }}', id="in-a-list"),
        pytest.param('> Words. {{ cite("S1") }}', id="in-a-quote"),
        pytest.param('**Words.** {{ cite("S1") }}{{ cite("S2") }}', id="two"),
    ],
)
def test_a_mark_may_stand_in_a_sentence(written: str, said: Said) -> None:
    assert {call.macro for call in read(written, said).calls} == {"cite"}
    assert said == []


@pytest.mark.parametrize(
    "written",
    [
        pytest.param('`Words {{ cite("S1") }}`', id="code"),
        pytest.param('    Words {{ cite("S1") }}', id="indented-code"),
        pytest.param('[words](part.md{{ cite("S1") }})', id="address"),
        pytest.param('![{{ cite("S1") }}](pictures/leaf.svg)', id="picture"),
        pytest.param('[words {{ cite("S1") }}](part.md)', id="link"),
        pytest.param('## Words {{ cite("S1") }}', id="heading"),
    ],
)
def test_a_mark_where_no_link_can_be_is_said(written: str, said: Said) -> None:
    read(written, said)
    assert any(one.startswith("1: '{{ cite(…) }}' stands") for one in said), said


@pytest.mark.parametrize(
    "written",
    [
        "{{ nobody() }}",
        "{{ support }}",
        "{{ 7 }}",
        '{{ "words" }}',
        "{{ support().x }}",
        "{{ support()() }}",
        "{{ support() | upper }}",
        "{{ support()[0] }}",
        "{{ support() + support() }}",
        "{{ support() ~ 'x' }}",
        "{{ not support() }}",
        "{{ support() if 1 }}",
        "{{ (support(),) }}",
        "{{ [support()] }}",
        "{{ {'a': support()} }}",
        "{{ site.support() }}",
        "{{ support('x') }}",
        "{{ prompt(1) }}",
        "{{ prompt(none) }}",
        "{{ prompt(true) }}",
        "{{ prompt(x) }}",
        "{{ prompt('a' ~ 'b') }}",
        "{{ prompt('a' * 9) }}",
        "{{ prompt('a' | upper) }}",
        "{{ prompt(name='a') }}",
        "{{ prompt(*'a') }}",
        "{{ prompt(**{'name': 'a'}) }}",
        "{{ prompt(support()) }}",
        "{{ prompt(['a']) }}",
        "{{ prompt('a'.upper()) }}",
        "{% raw %}x{% endraw %}",
        "{% set x = 1 %}",
        "{% if 1 %}x{% endif %}",
        "{%- if 1 -%}x{%- endif -%}",
        "{% include 'x' %}",
        "{% do x %}",
        "{% nobody %}",
        "{## x ##}",
        "{{- support() }}",
        "{{ support() -}}",
        "{{ support()",
        "{{ support(",
        "{{ 'x }}",
        "{{",
        "{%",
        "{##",
        "{{ {{ support() }} }}",
    ],
)
@pytest.mark.parametrize("around", ["{}", "`{}`", "```\n{}\n```", "Words {} words"])
def test_anything_else_in_braces_is_said(written: str, around: str, said: Said) -> None:
    read(f"Words\n\n{around.format(written)}\n\nWords", said)
    assert any(3 <= int(sentence.split(":")[0]) <= 7 for sentence in said), f"Nothing is said: {said}"


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("{ words }", id="single-braces"),
        pytest.param("&#123;&#123; words &#125;&#125;", id="entities"),
        pytest.param("words }} words", id="braces-that-close-nothing"),
        pytest.param("100 % sure", id="percent"),
    ],
)
def test_what_is_no_call_is_left_alone(written: str, said: Said) -> None:
    assert read(written, said).calls == ()
    assert said == []


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        pytest.param("## Two words", "two-words", id="words"),
        pytest.param("## Isn't it?", "isnt-it", id="signs"),
        pytest.param("## The *first* `day`", "the-first-day", id="emphasis-and-code"),
        pytest.param("## See [this](part.md)", "see-this", id="link"),
        pytest.param("## Salt &amp; water", "salt-water", id="entity"),
        pytest.param("Two words\n---", "two-words", id="underlined"),
        pytest.param("## Closed ##", "closed", id="closed"),
    ],
)
def test_a_heading_has_the_address_that_hosts_give_it(heading: str, anchor: str, said: Said) -> None:
    assert [one.anchor for one in read(heading, said).headings if one.anchor] == [anchor]
    assert said == []


def test_headings_of_the_same_words_have_addresses_of_their_own(said: Said) -> None:
    anchors = [one.anchor for one in read("## Pots\n\n## Pots\n", said).headings if one.anchor]
    assert anchors == ["pots", "pots_1"]


@pytest.mark.parametrize(
    "text", ["```\n## Pots\n```", "    ## Pots", "Words ## Pots", "\\## Pots", "`## Pots`"]
)
def test_what_only_looks_like_a_heading_has_no_address(text: str, said: Said) -> None:
    assert [one.anchor for one in read(text, said).headings if one.anchor] == []


def test_every_macro_is_called_as_it_is_defined() -> None:
    """The model declares the parameters itself, so that reading pages imports no macro."""
    defined = {name: [*inspect.signature(macro).parameters.values()][1:] for name, macro in DEFINED.items()}
    assert {name: (*map(as_declared, words),) for name, words in defined.items()} == MACROS


def as_declared(word: inspect.Parameter) -> str:
    default = "" if word.default is word.empty else f"={word.default!r}"
    return f"{'*' * (word.kind is word.VAR_POSITIONAL)}{word.name}{default}"


def test_every_module_with_a_macro_is_in_the_catalogue() -> None:
    """Its template would be shown without what the module adds."""
    listed = {Path(str(module.__file__)).stem for module in MODULES} | {"group"}
    for file in (PROJECT / "macros").glob("*.py"):
        functions = {
            node.name for node in ast.parse(file.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)
        }
        assert file.stem in listed or not functions & MACROS.keys(), f"MODULES lacks '{file.stem}'"
