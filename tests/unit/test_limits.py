"""A page that holds too much is refused with the limit, at the line where it is too much."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.body import read_body
from model.files import LONGEST_BODY, LONGEST_LINE, LONGEST_PAGE, MOST_LINES, MOST_TAGS, read_text
from model.guide import Body
from tests.unit.conftest import Said


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        pytest.param("short\n" + "a" * (LONGEST_LINE + 1), 2, "this line has more than 5,000", id="line"),
        pytest.param("a\n" * (LONGEST_PAGE // 2 + 1), 1, "this file has more than 2,000,000", id="file"),
        pytest.param("[a\n" * 51, 51, "more than 50 brackets are open here at once", id="brackets"),
    ],
)
def test_a_file_that_is_too_large_is_not_read(
    text: str, line: int, says: str, said: Said, tmp_path: Path
) -> None:
    file = tmp_path / "page.md"
    file.write_text(text, encoding="utf-8")
    assert read_text(file, said) is None
    [sentence] = said
    assert sentence.startswith(f"{line}: {says}")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param(
            "word " * (LONGEST_BODY // 5 + 1), "the words of a page have 50,000 characters", id="words"
        ),
        pytest.param("\n" * (MOST_LINES + 1), "the words of a page have 50,000 characters", id="lines"),
        pytest.param("<b\n" * (MOST_TAGS + 1), "more than 500 signs '<' are in this page", id="tags"),
    ],
)
def test_a_body_that_is_too_large_is_not_read(body: str, says: str, said: Said) -> None:
    assert not read_body(body, 7, said).is_parsed
    [sentence] = said
    assert sentence.startswith(f"8: {says}")


def test_a_body_at_its_limits_is_read(said: Said) -> None:
    lines = ["word " * (LONGEST_BODY // MOST_LINES // 5 - 1)] * MOST_LINES
    assert read_body("\n".join(lines), 0, said) != Body()
    assert said == []
