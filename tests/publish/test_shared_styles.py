"""Each style adds its hash to a header that goes with every answer, so that pages alike share one."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.styles import MOST, inline_styles

LINK = '<link rel="stylesheet" href="styles/all.css">\n'


def styled(site: Path, pages: int) -> dict[str, str]:
    """Write pages that use one class more each, and return the style that each was given."""
    (site / "styles").mkdir()
    css = "".join(f".kind-{number}{{width:{number}px}}" for number in range(pages))
    (site / "styles" / "all.css").write_text(css, encoding="utf-8")
    texts = {}
    for number in range(pages):
        uses = " ".join(f"kind-{one}" for one in range(number + 1))
        texts[f"{number}.html"] = f'{LINK}<p class="{uses}">Words</p>'
    for name, text in texts.items():
        (site / name).write_text(text, encoding="utf-8")
    change = inline_styles(site)
    return {name: change(name, text).partition("<p")[0] for name, text in texts.items()}


@pytest.mark.parametrize("pages", [1, MOST, MOST + 1, 3 * MOST])
def test_a_site_has_no_more_styles_than_its_header_has_room_for(tmp_path: Path, pages: int) -> None:
    assert len(set(styled(tmp_path, pages).values())) == min(pages, MOST)


def test_a_page_that_shares_its_style_still_has_all_it_uses(tmp_path: Path) -> None:
    for name, style in styled(tmp_path, 3 * MOST).items():
        uses = range(int(name.removesuffix(".html")) + 1)
        assert not [one for one in uses if f".kind-{one}{{" not in style], name
