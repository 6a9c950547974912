"""Finished pages are checked against an allow-list, wherever hostile HTML came from."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from model.settings import Settings
from publish.check_html import ELEMENTS, check_markup, is_allowed_attribute
from publish.check_html import faults as faults_of_page
from tests.helpers.project import PROJECT, run_module
from tests.mistakes.fixture_site import add_engine, make_site

SCRIPTS = PROJECT / "overrides" / "scripts"
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>One</title><link rel="canonical" href="https://example.org/">
<script type="application/ld+json">{"@context": "https://schema.org"}</script></head>
<body><h1 id="top">One</h1><p class="a" aria-hidden="true" data-words="b">Two <a href="https://example.org/">three</a>
<a href="tel:999">four</a> <img src="a.svg" alt=""></p></body></html>
"""


def faults(folder: Path, html: str) -> list[str]:
    """Return the sentences about a site of one page."""
    (folder / "index.html").write_text(html, encoding="utf-8")
    return list(check_markup(folder, SCRIPTS))


@pytest.mark.long
def test_every_page_is_made_of_what_is_allowed(unfinished: Path, settings: Settings) -> None:
    """No site is published that is not; here it is known before a finished page hides why."""
    wrong = list(check_markup(unfinished, SCRIPTS, settings.looks.css))
    assert not wrong, "\n".join(wrong)


def test_a_page_like_ours_is_let_through(tmp_path: Path) -> None:
    assert faults(tmp_path, PAGE) == []


def test_a_script_of_ours_may_stand_in_a_page(tmp_path: Path) -> None:
    ours = (SCRIPTS / "scheme.js").read_text(encoding="utf-8")
    assert faults(tmp_path, PAGE.replace("</head>", f"<script>{ours}</script></head>")) == []
    assert faults(tmp_path, PAGE.replace("</head>", f"<script>{ours};alert()</script></head>"))


@pytest.mark.fault(48)
@pytest.mark.parametrize(
    ("html", "named"),
    [
        pytest.param("<script>alert()</script>", "script", id="script"),
        pytest.param(
            '<script src="https://a.test/a.js"></script>', "'https://a.test/a.js'", id="remote-script"
        ),
        pytest.param('<img src="x" alt="" onerror="alert()">', "'onerror'", id="handler"),
        pytest.param('<a href="javascript:alert()" href="/">a</a>', "javascript:", id="attribute-twice"),
        pytest.param('<p style="color: red">a</p>', "'style'", id="inline-style"),
        pytest.param("<style>p {}</style>", "stylesheet", id="style-sheet"),
        pytest.param('<a href="javascript:alert()">a</a>', "javascript:", id="scheme"),
        pytest.param('<a href="&#106;avascript&colon;alert()">a</a>', "javascript:", id="scheme-in-entities"),
        pytest.param('<a href="java\nscript:alert()">a</a>', "script:", id="scheme-over-two-lines"),
        pytest.param('<a href="\x01javascript:alert()">a</a>', "javascript:", id="scheme-behind-a-control"),
        pytest.param('<a href="data:text/html,a">a</a>', "data:", id="data"),
        pytest.param('<img src="data:image/svg+xml,a" alt="">', "data:", id="data-in-a-picture"),
        pytest.param('<img src="//a.test/a.svg" alt="">', "//a.test", id="remote-picture"),
        pytest.param('<img src="\\\\a.test/a.svg" alt="">', "a.test", id="remote-picture-with-backslashes"),
        pytest.param('<img src="a.svg" alt="" srcset="https://a.test/a.svg 2x">', "'srcset'", id="srcset"),
        pytest.param('<a href="/" ping="https://a.test/">a</a>', "'ping'", id="ping"),
        pytest.param('<form action="https://a.test/"></form>', "'action'", id="form"),
        pytest.param(
            '<button formaction="https://a.test/">a</button>', "'formaction'", id="form-of-a-button"
        ),
        pytest.param('<iframe src="a"></iframe>', "<iframe>", id="frame"),
        pytest.param('<object data="a"></object>', "<object>", id="object"),
        pytest.param('<base href="https://a.test/">', "<base>", id="base"),
        pytest.param('<meta http-equiv="refresh" content="0">', "refresh", id="refresh"),
        pytest.param('<link rel="stylesheet" href="https://a.test/a.css">', "a.test", id="remote-style"),
        pytest.param("<svg><script>alert()</script></svg>", "<svg>", id="drawing"),
        pytest.param("<math><mi>a</mi></math>", "<math>", id="formula"),
        pytest.param("<!-- words -->", "comment", id="comment"),
        pytest.param("<?php words ?>", "<?php", id="instruction"),
        pytest.param("<![CDATA[words]]>", "CDATA", id="section"),
        pytest.param("<!DOCTYPE svg>", "DOCTYPE", id="second-doctype"),
        pytest.param("<template><img src=x onerror=alert()></template>", "'onerror'", id="template"),
        pytest.param(
            "<table><tr><td><image src=x onerror=alert()></td></tr></table>", "'onerror'", id="image"
        ),
        pytest.param(
            "<table><image src=x onerror=alert()></table>", "'<image>' where", id="image-in-a-table"
        ),
        pytest.param("<td onclick=alert()>a</td>", "'<td>' where", id="cell-outside-a-table"),
        pytest.param(
            "<textarea><img src=x onerror=alert()></textarea>", "'<img src=x", id="tag-in-a-text-field"
        ),
        pytest.param(
            "<select><title></select><img src=x onerror=alert()></title>",
            "'<img>' where",
            id="tag-in-a-title",
        ),
        pytest.param(
            '<noscript><p title="</noscript><img src=x onerror=alert()>"></p></noscript>',
            "<noscript>",
            id="tag-in-an-attribute",
        ),
        pytest.param('<script src="a.js">alert()</script>', "alert()", id="text-in-a-loaded-script"),
        pytest.param("<script>alert()", "alert()", id="script-without-an-end"),
        pytest.param("<marquee>a</marquee>", "<marquee>", id="unknown-element"),
    ],
)
def test_html_that_no_template_writes_is_rejected(tmp_path: Path, html: str, named: str) -> None:
    sentences = faults(tmp_path, PAGE.replace("</body>", f"{html}</body>"))
    assert sentences, f"It was let through: {html}"
    assert all(sentence.startswith("index.html: ") for sentence in sentences)
    assert any(named in sentence for sentence in sentences), sentences


@pytest.mark.fault(48)
@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<img src="{}" alt="">', id="picture"),
        pytest.param('<script src="{}"></script>', id="script"),
        pytest.param('<link rel="stylesheet" href="{}">', id="style-sheet"),
    ],
)
@pytest.mark.parametrize(
    "address",
    [
        pytest.param("a/\x01b", id="control-character"),
        pytest.param("a/\tb", id="tab"),
        pytest.param("a/\nb", id="line-end"),
        pytest.param("a/ b", id="space"),
        pytest.param(" a/b", id="space-at-the-start"),
        pytest.param("a\\b", id="backslash"),
        pytest.param("a/\x7fb", id="delete"),
    ],
)
def test_what_a_page_loads_has_an_address_that_all_readers_take_alike(
    tmp_path: Path, html: str, address: str
) -> None:
    """A browser leaves out some of these signs and turns others; a check that reads on is led elsewhere."""
    page = PAGE.replace("</body>", f"{html.format(address)}</body>")
    assert len(faults(tmp_path, page)) == 1, f"It was let through: {address!r}"
    assert faults(tmp_path, page.replace(address, "a/b")) == []


def test_a_fault_that_stands_twice_on_a_page_is_said_once(tmp_path: Path) -> None:
    twice = "<marquee>a</marquee><marquee>b</marquee>"
    assert len(faults(tmp_path, PAGE.replace("</body>", f"{twice}</body>"))) == 1


PIECES = [
    *(
        "<p>",
        "</p>",
        "<b",
        ">",
        '"',
        "'",
        "=",
        " ",
        "\n",
        "/",
        "words",
        "<!--",
        "-->",
        "<script>",
        "</script>",
    ),
    *(
        '<a href="',
        "javascript:alert()",
        "/",
        'onclick="',
        "alert()",
        '<p title="',
        "<textarea>",
        "</textarea>",
    ),
    *(
        '<script type="application/json">',
        '<script src="a.js">',
        "<style>",
        "<SVG>",
        "<table>",
        "<image src=x onerror=alert()>",
        "<select>",
        "<title>",
        "\x0c",
        "\xa0",
        "&colon;",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_what_is_let_through_is_harmless_to_another_parser_too(pieces: list[str]) -> None:
    html = PAGE.replace("</body>", "".join(pieces) + "</body>")
    if not faults_of_page(html, set()):
        for tag in BeautifulSoup(html, "html.parser").find_all(True):
            assert tag.name in ELEMENTS
            assert all(is_allowed_attribute(key, tag.name) for key in tag.attrs)


FACTS = "description: Words.\nowner: Somebody\nreviewed: 2026-03-01\nreview_every: 12 months\n---\n"
HOSTILE = "<img src=x onerror=alert()>"
NAME = "<img src=x onerror=alert()>.md"
WAYS = {
    NAME: f"---\ntitle: One\n{FACTS}Words.\n",
    "title.md": f"---\ntitle: One {HOSTILE}\n{FACTS}Words.\n",
    "description.md": f"---\ntitle: One\n{FACTS}Words.\n".replace("Words.", f"'\">{HOSTILE}'", 1),
    "heading.md": f"---\ntitle: One\n{FACTS}## Two {HOSTILE}\n",
    "body.md": f"---\ntitle: One\n{FACTS}Words {HOSTILE}\n",
    "alt.md": f'---\ntitle: One\n{FACTS}![a" onerror="alert()](pictures/leaf.svg)\n',
    "link.md": f"---\ntitle: One\n{FACTS}[a](javascript&colon;alert%28%29)\n",
    "picture.md": f"---\ntitle: One\n{FACTS}![a](https://a.test/a.svg)\n",
}
HARMLESS = {"title.md", "description.md", "alt.md", NAME}
"""Where Markdown, the host or our templates make words of it; nothing is left to refuse."""


@pytest.fixture(scope="module")
def unchecked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What is said, by page, about a site that a host built without asking our check of the content."""
    project = add_engine(make_site(tmp_path_factory.mktemp("unchecked")))
    (project / "host" / "__init__.py").write_text("def define_env(env): ...\n", encoding="utf-8")
    for page in (project / "docs").glob("*.md"):
        page.unlink()
    for name, text in {"index.md": f"---\ntitle: Home\n{FACTS}Words.\n", **WAYS}.items():
        (project / "docs" / name).write_text(text, encoding="utf-8")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    menu = settings[settings.index("nav:") : settings.index("theme:")]
    (project / "mkdocs.yml").write_text(
        settings.replace(menu, "nav:\n  - Home: index.md\n\n"), encoding="utf-8"
    )
    built = run_module(project, "mkdocs", "build", "--no-strict")
    assert built.returncode == 0, built.stderr[-500:]
    said: dict[str, list[str]] = {}
    for sentence in check_markup(project / "site", SCRIPTS):
        source = sentence.split(":")[0].removesuffix("/index.html") + ".md"
        said.setdefault(source, []).append(sentence)
    return said


@pytest.mark.fault(48)
@pytest.mark.parametrize("name", WAYS)
def test_every_way_into_a_page_ends_at_the_finished_html(unchecked: dict[str, list[str]], name: str) -> None:
    assert bool(unchecked.get(name)) != (name in HARMLESS), unchecked.get(name)
