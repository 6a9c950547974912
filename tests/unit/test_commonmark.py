"""What authors type is shown as GitHub shows it, or named; what macros made passes as it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from host.commonmark import END, fragment
from model.body import read_body
from model.markdown_parser import DEEPEST, parse, plain_text
from tests.unit.pieces import bodies

LINES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), min_size=1).filter(
        lambda line: line.strip() and END not in line
    ),
    min_size=1,
)

HOSTS = ("toc", "tables", "fenced_code")
"""What hosts load by themselves, before our extension or after it."""

SHOWN = {
    "a list below a line": ("Bring:\n- a pen\n- a pad", "<p>Bring:</p><ul><li>a pen</li><li>a pad</li></ul>"),
    "steps below a line": ("So:\n1. a\n2. b", "<p>So:</p><ol><li>a</li><li>b</li></ol>"),
    "steps with brackets": ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
    "two spaces": ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
    "three spaces": ("1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
    "two spaces below a number": ("1. a\n  - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
    "four spaces": ("- a\n    - b\n        - c", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>"),
    "steps below a step": (
        "10. a\n  1. b\n  2. c",
        '<ol start="10"><li>a<ol><li>b</li><li>c</li></ol></li></ol>',
    ),
    "two spaces in a quote": (
        "> 1. a\n>   - b\n> 2. c\n\nEnd",
        "<blockquote><ol><li>a<ul><li>b</li></ul></li><li>c</li></ol></blockquote><p>End</p>",
    ),
    "a paragraph between steps": (
        "1. a\n\n   More.\n\n2. b",
        "<ol><li><p>a</p><p>More.</p></li><li><p>b</p></li></ol>",
    ),
    "a paragraph at the margin": (
        "1. a\n\nMore.\n\n2. b",
        '<ol><li>a</li></ol><p>More.</p><ol start="2"><li>b</li></ol>',
    ),
    "a picture between steps": (
        "1. a\n\n![A leaf](l.svg)\n\n2. b",
        '<ol><li>a</li></ol><p><img alt="A leaf" src="l.svg" /></p><ol start="2"><li>b</li></ol>',
    ),
    "code in a list": (
        "1. a\n   ```\n   x\n   ```\n2. b",
        "<ol><li>a<pre><code>x\n</code></pre></li><li>b</li></ol>",
    ),
    "a year": ("2026. It was a year.", "<p>2026. It was a year.</p>"),
    "a year in a list": ("- 2026. It was.", "<ul><li>2026. It was.</li></ul>"),
    "numbers at the start of lines": (
        "It was 1.5 or\n2.5 times, e.g. a\ni.e. b, at $5 to $6, ~5 to ~6",
        "<p>It was 1.5 or\n2.5 times, e.g. a\ni.e. b, at $5 to $6, ~5 to ~6</p>",
    ),
    "code in C++": ("```c++\nx\n```", '<pre><code class="language-c++">x\n</code></pre>'),
    "a table below a line": (
        "Prices:\n\n| a | b |\n|---|--:|\n| 1 | 2 |",
        '<p>Prices:</p><table><thead><tr><th>a</th><th class="align-right">b</th></tr></thead>'
        '<tbody><tr><td>1</td><td class="align-right">2</td></tr></tbody></table>',
    ),
    "a table without a blank line above": (
        "Prices:\n| a |\n|---|\n| 1 |",
        "<p>Prices:</p><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>",
    ),
    "an attribution": ("> Words.\n\n— Somebody", "<blockquote><p>Words.</p></blockquote><p>— Somebody</p>"),
    "an address in words": (
        "[www.example.org](https://www.example.org) `a@b.org` <https://example.org>",
        '<p><a href="https://www.example.org">www.example.org</a> <code>a@b.org</code> '
        '<a href="https://example.org">https://example.org</a></p>',
    ),
    "a line that goes on below": ("One\ntwo *three\nfour*", "<p>One\ntwo <em>three\nfour</em></p>"),
    "a break by a backslash": ("One\\\ntwo", "<p>One<br />two</p>"),
    "a break by spaces": ("One  \ntwo", "<p>One<br />two</p>"),
    "a hashtag": ("#MeToo was a word.", "<p>#MeToo was a word.</p>"),
    "braces in code": (
        "`&#123;&#123; x }}` and `{x}`\n\n```\n&#123;x} &amp;\n```",
        "<p><code>{{ x }}</code> and <code>{x}</code></p><pre><code>{x} &amp;amp;\n</code></pre>",
    ),
    "an address that is named": (
        "A [b] and [c][B].\n\n[b]: d.md",
        '<p>A <a href="d.md">b</a> and <a href="d.md">c</a>.</p>',
    ),
    "signs that are escaped": (r"5 \* 3 \[x\]\[y\] \~\~z\~\~", "<p>5 * 3 [x][y] ~~z~~</p>"),
    "an entity, and one that is written out": ("&lt;b&gt; &amp;lt;", "<p>&lt;b&gt; &amp;lt;</p>"),
    "words of another script": (
        "## 求职\n\n## Über uns",
        '<h2 id="求职">求职</h2><h2 id="uber-uns">Über uns</h2>',
    ),
    "a number to call": ("[Call](tel:+4930)", '<p><a href="tel:+4930">Call</a></p>'),
    "a note": (
        "> [!IMPORTANT]\n> Do not sign.",
        '<blockquote class="note note-important"><p class="note-label"><strong>Important</strong></p>'
        "<p>Do not sign.</p></blockquote>",
    ),
    "a note with a list": (
        "> [!DO]\n>\n> - Ask.\n> - Wait.",
        '<blockquote class="note note-do"><p class="note-label"><strong>Do</strong></p>'
        "<ul><li>Ask.</li><li>Wait.</li></ul></blockquote>",
    ),
    "a quote": ("> One\n>\n> two", "<blockquote><p>One</p><p>two</p></blockquote>"),
    "a heading below words": ("Words\n## Spot", '<p>Words</p><h2 id="spot">Spot</h2>'),
    "two headings of one name": (
        "## A\n\n## A",
        '<h2 id="a">A</h2><h2 id="a_1">A</h2>',
    ),
}
"""What is typed, and what is shown."""

OPEN = "```\ncode"
SAID = {
    '!!! warning "Mind"\n    the gap': "> [!IMPORTANT]",
    "??? note": "heading",
    '=== "One"': "heading",
    "- [ ] a task": "checklist",
    "- [x] a task": "checklist",
    "A claim[^1].": "cite",
    "[^1]: A footnote.": "cite",
    "[^1]: <https://example.org/>": "cite",
    "A claim^[a footnote].": "cite",
    "::: note\nWords\n:::": "> [!IMPORTANT]",
    "/// note\nWords\n///": "> [!IMPORTANT]",
    "```{note}\nWords\n```": "> [!IMPORTANT]",
    '```python title="x"\ncode\n```': "the language",
    "== Heading ==": "## ",
    "####### seven": "six",
    "## 🌱": "no words",
    "1.one\n2.two": "1. ",
    "(1) one\n(2) two": "1. ",
    "a. one\nb. two": "1. ",
    "ii. one\niii. two": "1. ",
    "-- one\n-- two": "- ",
    "✓ one\n✗ two": "- ",
    "•one": "- ",
    "So:\n2. one": "empty line",
    "- one\n-": "no words",
    "-\xa0one": "ordinary space",
    "##\xa0One": "ordinary space",
    "So:\n    - one": "spaces before it",
    "o one\no two": "- ",
    "- []": "checklist",
    "| a |\n|---|\n| 1 | 2 |": "more cells",
    "a | b\n1 | 2": "|---|",
    "> ": "no words",
    "** bold**": "**words**",
    "An *emphasis *.": "*words*",
    "~gone~": "Take the words out",
    "H~2~O": "words alone",
    "x^2^": "words alone",
    "$x$": "words",
    ":+1:": "emoji",
    "(a)[b.md]": "[words](page.md)",
    "[](b.md)": "no words",
    "[a](#)": "no address",
    "+----+\n\nLast": "|---|",
    "{! x.md !}": "Write the words",
    "> [!NOTE] Words": "[!NOTE]",
    "~~gone~~": "Take the words out",
    "==marked==": "**words**",
    "Word\n: what it means": "**word**",
    ":smile:": "emoji",
    ":material-account:": "emoji",
    "[[Page]]": "[words](page.md)",
    "Words { .big }": "attribute list",
    "![A leaf](l.svg){ width=300 }": "attribute list",
    "[a][missing]": "[words](page.md)",
    "[a] (b.md)": "[words](page.md)",
    "[a]()": "no address",
    "[TOC]": "contents",
    "##Heading": "space",
    "-one\n-two": "- ",
    "a) one\nb) two": "1. ",
    "– one\n– two": "- ",
    "See https://example.org/a.": "[words](https://…)",
    "See www.example.org.": "[words](https://…)",
    "Write to me@example.org.": "(mailto:me@example.org)",
    "| a | b |\n| 1 | 2 |": "|---|",
    "**never closed": "**words**",
    "`never closed": "`words`",
    "++ctrl++": "words alone",
    "*[ABC]: words": "Write it out",
    '--8<-- "x.md"': "Write the words",
    "> [!TIP]\n> Words": "[!NOTE]",
    OPEN: "no end",
    "<b>x</b>": "**words**",
    "<!-- x -->": "HTML",
    "[Note]: important": "no link uses it",
    "- [ask]: page.md": "no link uses it",
    "> [Tip]: <https://example.org/>": "no link uses it",
    "[a]: b.md\n[A]: c.md\n\n[words][a]": "'[A]: …'",
    "[a](b c.md)": "%20",
    "[a](mailto:a@b.org?subject=A question)": "%20",
}
"""What is typed, and a part of the sentence that names it."""


def convert(text: str, *more: str) -> str:
    return Markdown(extensions=[*HOSTS, "host.commonmark", *more]).convert(text)


def without_lines(html: str) -> str:
    return re.sub(r"(?<=>)\n(?=<)|(?<=>)\n(?=\w)|(?<=\w)\n(?=<(?!/code))", "", html)


def said(text: str) -> list[str]:
    found: list[str] = []
    read_body(text, 0, lambda line, sentence: found.append(f"{line}: {sentence}"))
    return found


@pytest.mark.parametrize("name", SHOWN)
def test_it_is_shown_as_it_is_meant(name: str) -> None:
    typed, shown = SHOWN[name]
    assert without_lines(convert(typed)) == shown
    assert said(typed) == []


@pytest.mark.parametrize("typed", SAID)
def test_what_would_be_shown_with_its_signs_is_said(typed: str) -> None:
    [sentence] = said(f"First.\n\n{typed}\n\nLast.") if typed != OPEN else said(f"First.\n\n{typed}")
    assert sentence.startswith(("3: ", "4: ", "5: ")), sentence
    assert SAID[typed] in sentence


def test_two_mistakes_of_a_block_are_named_with_their_lines() -> None:
    assert [one.split(":")[0] for one in said("One\n~~two~~\nthree\n==four==")] == ["2", "4"]


def test_html_hides_no_other_mistake() -> None:
    text = "<div>\n[a](gone.md)\n</div>\n\n~~x~~"
    assert [link.address for link in read_body(text, 0, lambda *_: None).links] == ["gone.md"]
    assert len(said(text)) == 3


HIDDEN = "[a](gone.md)\n\n~~x~~\n\n{{ nope() }}\n\n{{ review_line() }}"


@pytest.mark.parametrize(
    "above",
    ["<!-- never closed", "<div", "<pre>", "<script>", "<?x", "<![CDATA[", "```\ncode", "  ~~~~\ncode"],
)
def test_what_has_no_end_hides_nothing_below(above: str) -> None:
    found: list[str] = []
    body = read_body(f"{above}\n\n{HIDDEN}", 0, lambda _, sentence: found.append(sentence))
    assert [link.address for link in body.links] == ["gone.md"]
    assert [call.macro for call in body.calls] == ["review_line"]
    assert len(found) == 3, found


@pytest.mark.parametrize("braces", ['{{ cite("S01" }}', "{% include x %}", "{% if x %}", '{{ cite("S01")'])
def test_braces_that_cannot_be_read_hide_nothing(braces: str) -> None:
    found: list[str] = []
    body = read_body(f"{braces}\n\n{HIDDEN}", 0, lambda line, _: found.append(str(line)))
    assert [link.address for link in body.links] == ["gone.md"]
    assert [call.macro for call in body.calls] == ["review_line"]
    assert sorted(found) == ["1", "5", "7"]


@given(LINES)
def test_a_fragment_is_left_alone(lines: list[str]) -> None:
    html = "<section>\n" + "\n".join(lines) + "\n</section>"
    assert convert(f"Before\n\n{fragment(html)}\n\nafter") == f"<p>Before</p>\n{html}\n<p>after</p>"


@pytest.mark.parametrize("around", ["  {}", "{}  ", "\t{}\t"], ids=repr)
def test_white_space_beside_a_call_changes_nothing(around: str) -> None:
    assert convert(f"Before\n\n{around.format(fragment('<hr>'))}\n\nafter") == convert(
        f"Before\n\n{fragment('<hr>')}\n\nafter"
    )


def test_what_stands_around_is_read_as_ever() -> None:
    html = convert(f"## One\n\n{fragment('<p>a *b*</p>')}\n\n## Two\n\n*c*")
    assert html.count("<h2") == 2
    assert "<p>a *b*</p>" in html
    assert "<em>c</em>" in html


@settings(deadline=None, derandomize=True, database=None, max_examples=300)
@given(bodies)
@example("One  \ntwo")
def test_every_word_is_shown(text: str) -> None:
    tokens = parse(text)
    words = " ".join(plain_text(token.children or []) for token in tokens)
    shown = re.sub(r"<[^>]*>", " ", convert(text))
    for word in re.findall(r"[a-z]{3,}", words):
        assert word in shown


def test_what_is_nested_too_deep_is_said_and_not_left_out() -> None:
    assert "nested too deep" in said("> " * DEEPEST + "words")[0]
    assert said("> " * (DEEPEST // 2) + "words") == []
