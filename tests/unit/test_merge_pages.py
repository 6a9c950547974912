"""A page that becomes a section of another keeps its order, and what names its parts still finds them."""

from __future__ import annotations

from publish.merge_pages import MergedPages, nest, soup

PAGE = """<article id="all"><h1 id="top">Title</h1><h5>Deep</h5><h6>Deepest</h6>
<label for="field">Name</label>
<input id="field" aria-describedby="hint top"><p id="hint">Hint</p></article>"""


def test_headings_go_one_level_down_as_far_as_there_are_levels() -> None:
    page = soup(PAGE)
    nest(page, {})
    assert [tag.name for tag in page.select("h1, h2, h3, h4, h5, h6")] == ["h2", "h6", "h6"]


def test_everything_that_names_a_part_of_the_page_is_renamed_with_it() -> None:
    page = soup(PAGE)
    nest(page, {one: f"new-{one}" for one in ("all", "top", "field", "hint")})
    assert [tag["id"] for tag in page.find_all(id=True)] == ["new-all", "new-top", "new-field", "new-hint"]
    assert [tag["for"] for tag in page.select("label")] == ["new-field"]
    assert [tag["aria-describedby"] for tag in page.select("input")] == ["new-hint new-top"]


ONE = """<article><h1 id="top">One</h1><a href="../b/#top">b</a><a href="#top">here</a>
<a href="../b/#mine">question</a><a href="../c/#top">c</a><a href="tel:1">call</a>
<img src="../p.svg"></article>"""
TWO = '<article><h1 id="top">Two</h1><p class="item" id="mine">Mine</p></article>'


def test_links_between_pages_lead_to_the_chapters_and_others_to_where_they_led() -> None:
    chapters = {
        "a/index.html": soup(ONE).select("article")[0],
        "b/index.html": soup(TWO).select("article")[0],
    }
    MergedPages("whole/index.html", chapters, lambda tag: tag.get("class") is not None)
    one, two = chapters.values()
    goals = [tag["href"] for tag in one.select("a")]
    assert goals == ["#page-b--top", "#page-a--top", "#mine", "../c/#top", "tel:1"]
    assert [tag["src"] for tag in one.select("img")] == ["../p.svg"]
    assert [tag["id"] for tag in [two, *two.find_all(id=True)]] == ["page-b", "page-b--top", "mine"]
