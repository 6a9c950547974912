"""A style sheet loses what a page cannot use, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from publish.build import BuildError
from publish.cut import cut, without
from publish.names import distinct_tags, names_of_page, names_of_scripts
from publish.style_sheet import read_rules, values_of

PAGE = (
    '<html dir="ltr"><p class="lead other" data-kind="tip">Words</p><input type="checkbox">'
    "<template><b class='waiting'></b><i class=\"inert\"></i></template></html>"
)
SCRIPT = """
    one.classList.toggle("filled", own); root.dataset.scheme = "dark"; find(".only-looked-for");
    document.createElement("dt"); place.className = `first second`; copyOf("only-copied");
    const WITH_ANSWERS = "with-answers"; draw("svg", { class: "picture" });
"""


def left(css: str, page: str = PAGE, script: str = SCRIPT) -> str:
    rules, scripts = read_rules(css), names_of_scripts(script)
    whole = "".join(map(str, cut(rules, names_of_page(page, scripts))))
    tags = distinct_tags(page, values_of(rules))
    assert "".join(map(str, cut(rules, names_of_page(tags, scripts)))) == whole, tags
    return whole


@pytest.mark.parametrize(
    "css",
    [
        "p{a:b}",
        "*{a:b}",
        ":root{a:b}",
        ".lead{a:b}",
        "html>p.lead:hover::before{a:b}",
        "p:not(.gone){a:b}",
        "p:is(.gone,.lead){a:b}",
        "p:has(.filled){a:b}",
        "details[open],p[open]{a:b}",
        "[data-kind=tip]{a:b}",
        "[data-kind]{a:b}",
        "[dir=ltr] p{a:b}",
        "[data-scheme=dark] p{a:b}",
        "input[type=checkbox]:checked{a:b}",
        ".inert{a:b}",
        ".waiting{a:b}",
        ".filled{a:b}",
        ".first.second{a:b}",
        ".with-answers .picture{a:b}",
        "dt{a:b}",
        "p::selection{a:b}",
        'p{content:"a  ;  }  b"}',
        "p{width:calc(1px + 2px)!important}",
        "@media print{p{a:b}}",
        "@media (forced-colors:active){@supports (a:b){p{a:b}}}",
        "@page{margin:18mm}",
        ":root{--used:1}p{a:var(--used)}",
        ":root{--used:1;--by:var(--used)}p{a:var(--by,2)}",
        "@keyframes turn{0%{a:b}to{a:c}}p{animation:turn 1s}",
    ],
)
def test_what_a_state_of_the_page_can_need_stays(css: str) -> None:
    assert left(css) == css.replace("details[open],", "")


@pytest.mark.parametrize(
    "css",
    [
        ".gone{a:b}",
        "p .gone{a:b}",
        "p.lead.gone:hover{a:b}",
        "table{a:b}",
        "p:is(.gone,.away){a:b}",
        "#gone{a:b}",
        "[data-other]{a:b}",
        "[data-kind=other]{a:b}",
        "[dir=rtl] p{a:b}",
        "input[type=radio]{a:b}",
        ".only-looked-for{a:b}",
        ".only-copied{a:b}",
        "@media print{.gone{a:b}}",
        ":root{--unused:1}",
        ":root{--one:var(--other);--other:1}",
        "@keyframes turn{0%{a:b}}",
        "p{}",
        "/* words */",
    ],
)
def test_what_nothing_can_need_goes(css: str) -> None:
    assert left(css) == ""


def test_of_two_values_the_later_one_stays() -> None:
    css = ":root{--one:1}p{--one:2;b:2}:root,p{--one:3;b:3}p{a:var(--one)}"
    assert left(css) == ":root,p{--one:3;b:3}p{a:var(--one)}"


@pytest.mark.parametrize(
    "css", ["p{b:2!important}p{b:3}", "p{b:2}html p{b:3}", "p,b{b:2}p{b:3}", "p{b:2}@media print{p{b:3}}"]
)
def test_a_value_that_may_still_hold_stays(css: str) -> None:
    assert left(css, PAGE + "<b>") == css


def test_what_another_file_draws_anew_goes_from_the_theme() -> None:
    css = "details,p{a:b}details>p:hover{a:b}.details{a:b}@media print{summary{a:b}p{a:b}}"
    rules = without(read_rules(css), frozenset({"details", "summary"}))
    assert "".join(map(str, rules)) == "p{a:b}.details{a:b}@media print{p{a:b}}"


def test_a_value_that_holds_under_conditions_takes_the_place_of_none() -> None:
    css = ":root{--one:1}@media print{:root{--one:2}}p{a:var(--one)}"
    assert left(css) == css


def test_a_rule_inside_a_rule_is_refused_because_it_would_be_lost() -> None:
    with pytest.raises(BuildError, match="nests"):
        read_rules("p { a: b; &:hover { a: c } }")


TAGS, CLASSES = ["p", "b", "i", "u"], ["one", "two", "three", "four"]
Element = tuple[str, set[str], list[Any]]
ELEMENT: st.SearchStrategy[Element] = st.recursive(
    st.tuples(st.sampled_from(TAGS), st.sets(st.sampled_from(CLASSES)), st.just([])),
    lambda inside: st.tuples(
        st.sampled_from(TAGS), st.sets(st.sampled_from(CLASSES)), st.lists(inside, max_size=3)
    ),
)
COMPOUND = st.builds(
    lambda tag, classes: (tag + "".join(f".{one}" for one in classes)) or "*",
    st.sampled_from(["", *TAGS]),
    st.lists(st.sampled_from(CLASSES), max_size=2),
)
SELECTOR = st.builds(
    lambda first, sign, second, wrapped: (
        f":is({first},.gone){sign}{second}" if wrapped else first + sign + second
    ),
    COMPOUND,
    st.sampled_from([" ", ">", "+", "~"]),
    COMPOUND,
    st.booleans(),
)


def written(element: Element) -> str:
    tag, classes, inside = element
    words = " ".join(sorted(classes))
    return f'<{tag} class="{words}">{"".join(map(written, inside))}</{tag}>'


@given(ELEMENT, SELECTOR)
def test_whatever_matches_an_element_stays(element: Element, selector: str) -> None:
    page = written(element)
    if BeautifulSoup(page, "html.parser").select(selector):
        assert left(f"{selector}{{a:b}}", page, "") == f"{selector}{{a:b}}"
