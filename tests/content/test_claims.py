"""What is said as a fact has its source beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content import Guide
from macros.content.model import Letter
from tests.content.expectations import FILE, Promises, every
from tests.content.markdown_text import Passage, read_passages
from tests.content.vocabulary import CLAIMS
from tests.helpers.topics import Topic

MINUTES = re.compile(r"\b[0-9]+ minutes?\b")

every_page = every("path", lambda promised: promised.pages)


@every_page
def test_every_number_has_a_source(topic: Topic, path: str) -> None:
    bare = [
        str(passage)
        for passage in read_passages(topic, path)
        if not passage.cited and re.search("[0-9]", MINUTES.sub("", passage.text))
    ]
    assert not bare, "Numbers without a cite in the same paragraph or item:\n" + "\n".join(bare)


def test_no_number_stands_where_no_source_can(guide: Guide) -> None:
    bare = [f"{where}: {text}" for where, text in _front_matter(guide) if re.search("[0-9]", text)]
    assert not bare, "Numbers in front matter, which cannot cite. Write them as words:\n" + "\n".join(bare)


def _front_matter(guide: Guide) -> Iterator[tuple[str, str]]:
    """Yield the texts of front matter that state things of their own."""
    for path, page in guide.pages.items():
        yield from ((path, text) for text in (page.title, page.description))
        for group in page.groups:
            yield from ((f"{path}, {group.name}", text) for text in (group.legend, group.intro))
            for item in group.items:
                yield from ((f"{path}, {item.id}", text) for text in (item.text, item.hint))
                if isinstance(item, Letter):
                    yield from ((f"{path}, {item.id}", text) for text in (item.subject, item.body))
        for stage in page.stages:
            yield from ((f"{path}, {stage.id}", text) for text in (stage.text, stage.intro))
            yield from ((f"{path}, {stage.id}", step.text) for step in stage.steps)


@every("path", lambda promised: [path for path in promised.pages if path not in promised.about_the_guide])
def test_every_claim_has_a_source(topic: Topic, promised: Promises, path: str) -> None:
    passages = read_passages(topic, path)
    bare = [
        str(one) for n, one in enumerate(passages) if _claims(one, promised) and not _is_backed(passages, n)
    ]
    assert not bare, "Claims without a cite beside them:\n" + "\n".join(bare)


def test_every_exception_is_still_needed(topic: Topic, promised: Promises) -> None:
    idle = [
        f"{path}: {text}"
        for path, text in promised.not_claims
        if not any(text in passage.text for passage in read_passages(topic, path))
    ]
    assert not idle, f"{FILE} excuses what no page says any more. Take it out: {idle}"


def _claims(one: Passage, promised: Promises) -> bool:
    excused = any(one.page == page and text in one.text for page, text in promised.not_claims)
    return not one.heading and not excused and any(pattern.search(one.text) for pattern in CLAIMS)


def _is_backed(passages: list[Passage], place: int) -> bool:
    """Return whether a passage cites, or the item next to it, or the item that its colon announces."""
    one = passages[place]
    before, after = passages[max(place - 1, 0) : place], passages[place + 1 : place + 2]
    beside = [other for other in before + after if one.list and other.list == one.list]
    announced = after if one.text.endswith(":") else []
    return any(other.cited for other in [one, *beside, *announced])
