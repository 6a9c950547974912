"""Firefox's own reader view keeps the numbers of help lines and the questions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup

from model.guide import Guide
from tests.access.test_reader_view import KEPT
from tests.engines.conftest import installed
from tests.engines.firefox import firefox
from tests.engines.reader import Reader
from tests.site.built import built_path, words

SHOWN = "document.querySelector('.moz-reader-content')?.textContent"

pytestmark = pytest.mark.long


@pytest.mark.proves("reader-view")
@pytest.mark.fault(124)
def test_firefox_shows_help_and_questions_in_its_reader_view(
    base_url: str, guide: Guide, pages: dict[str, BeautifulSoup], tmp_path: Path
) -> None:
    part = next(group.page for group in guide.groups.values() if group.kind == "reflection")
    paths = ["index.md", part, *(guide.page_calling(macro) for macro in ("worksheet", "support"))]
    # At the root of a host, Firefox takes any page for one that only leads on.
    readers = [f"about:reader?url={quote(base_url + built_path(path), safe='')}" for path in paths]
    # Only what starts with Firefox may be a reader view: nobody can lead it there from outside.
    start: dict[str, Any] = {"browser.startup.page": 1, "browser.startup.homepage": "|".join(readers)}
    with firefox(installed("Firefox"), tmp_path, tmp_path, **start) as driver:
        reader = Reader(driver, "", tmp_path)
        reader.until(lambda: len(driver.window_handles) == len(paths))
        for path, window in zip(paths, driver.window_handles, strict=True):
            driver.switch_to.window(window)
            text = re.sub(r"\s+", " ", str(reader.until(lambda: reader.ask(SHOWN))))
            wanted = [words(one) for one in pages[path].select(KEPT) if not one.find_parent("template")]
            assert wanted
            assert not [one for one in wanted if one not in text], path
