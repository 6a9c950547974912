"""A page that becomes a section of another keeps its order, and what names its parts still finds them."""

from __future__ import annotations

from publish.joining import settle, soup

PAGE = """<article id="all"><h1 id="top">Title</h1><h5>Deep</h5><h6>Deepest</h6>
<label for="field">Name</label>
<input id="field" aria-describedby="hint top"><p id="hint">Hint</p></article>"""


def test_headings_go_one_level_down_as_far_as_there_are_levels() -> None:
    page = soup(PAGE)
    settle(page, str)
    assert [tag.name for tag in page.select("h1, h2, h3, h4, h5, h6")] == ["h2", "h6", "h6"]


def test_everything_that_names_a_part_of_the_page_is_renamed_with_it() -> None:
    page = soup(PAGE)
    settle(page, lambda one: f"new-{one}")
    assert [tag["id"] for tag in page.find_all(id=True)] == ["new-all", "new-top", "new-field", "new-hint"]
    assert [tag["for"] for tag in page.select("label")] == ["new-field"]
    assert [tag["aria-describedby"] for tag in page.select("input")] == ["new-hint new-top"]
