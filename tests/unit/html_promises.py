"""What holds for the HTML of every macro: who names a control, and how the text is laid out."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag


def words(tag: Tag) -> str:
    """Return what is read of a part of a page, with single spaces."""
    return " ".join(tag.get_text().split())


def text(tag: Tag) -> str:
    """Return the characters of a part of a page, as they are."""
    return tag.get_text()


def the(page: BeautifulSoup | Tag, selector: str) -> Tag:
    """Return the one part of a page that a selector finds."""
    found = page.select(selector)
    assert len(found) == 1, f"'{selector}' finds {len(found)} parts in:\n{page}"
    return found[0]


def name_of(page: BeautifulSoup, control: Tag) -> str:
    """Return the accessible name of a control: what `aria-labelledby` leads to, else its label."""
    named_by = _named(page, control, "aria-labelledby")
    if named_by:
        return " ".join(map(words, named_by))
    around = control.find_parent("label")
    labels = [around] if around else page.select(f'label[for="{control["id"]}"]')
    assert len(labels) == 1, f"{len(labels)} labels name {control}"
    return words(labels[0])


def description_of(page: BeautifulSoup, control: Tag) -> str:
    """Return what `aria-describedby` leads to."""
    return " ".join(map(words, _named(page, control, "aria-describedby")))


def assert_laid_out(html: str) -> None:
    """Say where Markdown would take lines of HTML for a paragraph or for code."""
    for number, line in enumerate(html.split("\n"), start=1):
        assert line.strip(), f"Line {number} is empty:\n{html}"
        assert line == line.strip(), f"Line {number} is indented:\n{html}"


def assert_only_text(page: BeautifulSoup, hostile: str, count: int) -> None:
    """Say where hostile words are more than words, or are not shown as often as they were put in."""
    assert not page.find("script"), f"A script runs in:\n{page}"
    shown = text(page).count(hostile) + sum(
        str(value) == hostile for tag in page.find_all(True) for value in tag.attrs.values()
    )
    assert shown == count, f"The words are shown {shown} times and were put in {count} times:\n{page}"


def _named(page: BeautifulSoup, control: Tag, attribute: str) -> list[Tag]:
    return [the(page, f'[id="{name}"]') for name in str(control.get(attribute) or "").split()]
