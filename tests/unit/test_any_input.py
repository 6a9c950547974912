"""Whatever stands in a page, it is read or refused, and what is read is shown as it was checked."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined
from markdown import markdown

from check.crosscheck import crosscheck
from model.addresses import address, relative
from model.body import read_body
from model.guide import Guide
from model.load_guide import parse_guide
from tests.unit.conftest import Said
from tests.unit.pieces import bodies, facts, names, pages

FACTS = "title: A page\ndescription: Words.\nowner: Somebody\nreviewed: 2026-03-01\nreview_every: 12 months\n"
PAGE = f"---\n{FACTS}---\nWords.\n\n{{{{ review_line() }}}}\n"
BLOCK = '<fieldset class="group">\n<legend><h3 id="plan">A *plan*</h3></legend>\n<p>Words</p>\n</fieldset>'
MARK = '<a class="cite" href="#source-s1">1</a>'
MADE_BY_MARKDOWN = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br"),
    *("strong", "em", "a", "img", "table", "thead", "tbody", "tr", "th", "td"),
}
SAME = settings(deadline=None, derandomize=True, database=None)
"""The same pages at every run, so that nobody's change fails for a page that was there before it."""


def few_or_many(few: int, many: int) -> pytest.MarkDecorator:
    """Run a test with few examples, and with many in the long run."""
    return pytest.mark.parametrize("examples", [few, pytest.param(many, marks=pytest.mark.long)])


def read(files: dict[str, bytes]) -> Guide | list[str]:
    """Return the guide that a docs folder holds, or what is said about it."""
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder) / "docs"
        docs.mkdir()
        for name, data in files.items():
            (docs / name).write_bytes(data)
        parsed = parse_guide(docs)
        problems = sorted({*parsed.problems, *crosscheck(parsed)})
        return [str(problem) for problem in problems] or parsed.guide


def assert_read_or_refused(data: bytes) -> None:
    """Say where a page leads to anything but a guide or sentences."""
    found = read({"index.md": PAGE.encode(), "part.md": data})
    if isinstance(found, Guide):
        assert set(found.pages) == {"index.md", "part.md"}
    else:
        assert found
        for sentence in found:
            assert re.fullmatch(r"docs/(part|index)\.md:[1-9][0-9]*: \S.*", sentence, re.DOTALL), sentence
            assert sentence.encode("utf-8")


@SAME
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert_read_or_refused(data)


@SAME
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert_read_or_refused(text.encode("utf-8", "surrogatepass"))


@few_or_many(40, 400)
def test_any_front_matter_is_read_or_refused(examples: int) -> None:
    @settings(SAME, max_examples=examples)
    @given(facts)
    @example("checklists: {a: {legend: b, items: [{id: {}, text: [], was: 1}]}}")
    @example("help_lines: [{emergency: 999, lines: [{call: []}]}]")
    @example('title: "\\uD83C"')
    @example("minutes: !!timestamp x")
    def check(text: str) -> None:
        assert_read_or_refused(f"---\n{text}\n---\nWords.\n\n{{{{ review_line() }}}}\n".encode())
        assert_read_or_refused(f"---\n{FACTS}{text}\n---\nWords.\n\n{{{{ review_line() }}}}\n".encode())

    check()


@few_or_many(40, 400)
def test_any_body_is_read_or_refused(examples: int) -> None:
    @settings(SAME, max_examples=examples)
    @given(bodies)
    @example("<div><![x]")
    def check(text: str) -> None:
        assert_read_or_refused(f"---\n{FACTS}---\n{text}\n\n{{{{ review_line() }}}}\n".encode())

    check()


@few_or_many(60, 600)
def test_what_is_accepted_is_shown_as_it_was_checked(examples: int) -> None:
    """A host puts in what macros return, then asks Markdown; nothing else may have become of the page."""

    @settings(SAME, max_examples=examples)
    @given(bodies)
    @example('**Words** {{ prompt("plan") }}')
    @example('Words {{ prompt("plan") }}\n\ncallnumber0ofthepage')
    @example("<{% raw %}{% endraw %}script>")
    @example("<p>\n<img src=x onerror=x ")
    @example("<pre><code>\n<img src=x onerror=x ")
    @example("  ```\n<b>Words</b>\n  ```")
    def check(text: str) -> None:
        said = Said()
        body = read_body(text, 0, said)
        assume(not said)
        html = markdown(_filled(text), extensions=["toc", "tables", "fenced_code"])
        shown = _squeezed(html)
        calls = [call.macro for call in body.calls]
        assert shown.count(_squeezed(BLOCK)) == calls.count("prompt"), f"A group is not whole in:\n{html}"
        assert shown.count(MARK) == calls.count("cite"), f"A mark is not whole in:\n{html}"
        rest = shown.replace(_squeezed(BLOCK), "").replace(MARK, "")
        tags = {tag.name for tag in BeautifulSoup(rest, "html.parser").find_all(True)}
        assert tags <= MADE_BY_MARKDOWN, f"This was written as HTML: {tags - MADE_BY_MARKDOWN}\n{html}"
        assert not re.search(r"<[^>]*\Z|<[!?]", rest), f"A tag runs into what stands below the page:\n{html}"

    check()


@SAME
@given(bodies)
def test_what_is_accepted_has_only_calls_in_braces(text: str) -> None:
    said = Said()
    body = read_body(text, 0, said)
    assume(not said)
    without_calls = re.sub(r"\{\{\s*\w+\((?:\"[^\"]*\"(?:,\s*)?)*\)\s*\}\}", "", text)
    assert not re.search(r"\{\{|\{%|\{##", without_calls), f"More than calls is left: {without_calls!r}"
    assert len(body.calls) == text.count("{{"), f"Not every call was read: {body.calls}"


@SAME
@given(facts, bodies, st.sampled_from([b"\n", b"\r\n", b"\r"]), st.booleans())
@example("", '{{ cite("S1") }}\n', b"\r\n", True)
def test_line_ends_and_a_byte_order_mark_change_nothing(
    more: str, body: str, line_end: bytes, marked: bool
) -> None:
    data = f"---\n{FACTS}{more}\n---\n{body}\n\n{{{{ review_line() }}}}\n".encode()
    assume(b"\r" not in data)
    saved = b"\xef\xbb\xbf" * marked + data.replace(b"\n", line_end)
    assert read({"part.md": saved}) == read({"part.md": data})


@SAME
@given(pages, pages)
def test_a_way_leads_from_any_page_to_any_other(start: str, goal: str) -> None:
    site = "https://example.org/a/site/"
    assert urljoin(site + address(start), relative(start, goal)) == site + address(goal)


@SAME
@given(pages, st.lists(names, min_size=1, max_size=3))
def test_a_way_leads_from_any_page_to_any_picture(start: str, folders: list[str]) -> None:
    site, picture = "https://example.org/", "/".join([*folders, "leaf.svg"])
    assert urljoin(site + address(start), relative(start, picture)) == site + picture


@SAME
@given(pages, pages, names)
def test_a_way_leads_from_any_page_to_any_place(start: str, goal: str, anchor: str) -> None:
    site = "https://example.org/"
    way = relative(start, goal, anchor)
    assert urljoin(site + address(start), way) == f"{site}{address(goal)}#{anchor}"


@pytest.mark.parametrize("path", ["index.md", "part.md", "more/index.md", "more/part.md"])
def test_a_way_never_starts_at_the_root(path: str) -> None:
    for goal in ("index.md", "part.md", "pictures/leaf.svg"):
        assert not relative(path, goal).startswith("/")


def _filled(text: str) -> str:
    """Return a body with what macros return in place of their calls, as a host fills it."""
    host = Environment(comment_start_string="{##", comment_end_string="##}", undefined=StrictUndefined)  # noqa: S701 - as hosts do
    return host.from_string(text).render(prompt=lambda _: BLOCK, cite=lambda *_: MARK)


def _squeezed(html: str) -> str:
    return html.replace("\n", "")
