"""A page that becomes a section of another keeps its order, and what names its parts still finds them."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from publish.merge_pages import MergedPages, nest, with_templates

PAGE = """<article id="all"><h1 id="top">Title</h1><h5>Deep</h5><h6>Deepest</h6>
<label for="field">Name</label>
<input id="field" aria-describedby="hint top"><p id="hint">Hint</p>
<template><h2 id="tool">Tool</h2></template></article>"""


def article(html: str) -> LexborNode:
    return LexborHTMLParser(html).css("article")[0]


def test_headings_go_one_level_down_as_far_as_there_are_levels_in_templates_too() -> None:
    page = article(PAGE)
    nest(page, {})
    assert [tag.tag for tag in page.css("h1, h2, h3, h4, h5, h6")] == ["h2", "h6", "h6"]
    assert '<template><h3 id="tool">Tool</h3></template>' in (page.html or "")


def test_everything_that_names_a_part_of_the_page_is_renamed_with_it() -> None:
    page = article(PAGE)
    nest(page, {one: f"new-{one}" for one in ("all", "top", "field", "hint", "tool")})
    ids = [tag.id for tag in with_templates(page, "[id]")]
    assert ids == ["new-all", "new-top", "new-field", "new-hint", "new-tool"]
    assert [tag.attributes["for"] for tag in page.css("label")] == ["new-field"]
    assert [tag.attributes["aria-describedby"] for tag in page.css("input")] == ["new-hint new-top"]


ONE = """<article><h1 id="top">One</h1><a href="../b/#top">b</a><a href="#top">here</a>
<a href="../b/#mine">question</a><a href="../c/#top">c</a><a href="tel:1">call</a>
<img src="../p.svg"><template><a href="../b/">tool</a></template></article>"""
TWO = """<article id="content"><h1 id="top">Two</h1><p class="item" id="mine">Mine</p>
<h2 id="other">Other</h2></article>"""
THREE = '<article><h1 id="mine">Three</h1></article>'


def test_links_between_pages_lead_to_the_chapters_and_others_to_where_they_led() -> None:
    chapters = {
        "a/index.html": article(ONE),
        "b/index.html": article(TWO),
        "d/index.html": article(THREE),
    }
    kept = MergedPages(
        "whole/index.html", chapters, lambda one: {item.id or "" for item in one.css(".item[id]")}
    )
    page = article(f"<article>{kept.html}</article>")
    goals = [tag.attributes["href"] for tag in with_templates(page, "a")]
    assert goals == ["#page-b--top", "#page-a--top", "#mine", "../c/#top", "tel:1", "#page-b"]
    assert [tag.attributes["src"] for tag in page.css("img")] == ["../p.svg"]
    ids = [tag.id for tag in page.css("[id]")]
    # 'content', the id of an article, is no part of a chapter; an id is kept only on its own page.
    assert ids == [
        *("page-a", "page-a--top"),
        *("page-b", "page-b--top", "mine", "page-b--other"),
        *("page-d", "page-d--mine"),
    ]
