"""The pages of every other topic break no rule either, and say so in a statement of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.access.pages import open_all, visit
from tests.access.test_rules import broken_rules
from tests.helpers.server import serve
from tests.helpers.topics import OTHERS, Topic


@pytest.mark.long
@pytest.mark.proves("rules")
@pytest.mark.parametrize("other", OTHERS, ids=str)
def test_no_page_of_another_topic_breaks_a_rule(
    browser: Browser, built_site: Callable[[Topic], Path], other: Topic
) -> None:
    site = built_site(other)
    with serve(site, below=urlsplit(other.site_url).path) as origin:
        page = browser.new_context(base_url=origin).new_page()
        broken: list[str] = []
        for file in sorted(site.rglob("*.html")):
            visit(page, file.relative_to(site).as_posix())
            open_all(page, "main")
            broken += broken_rules(page)
        page.context.close()
    assert not broken, "\n".join(broken)
