"""The check knows the ids that templates use, so that no page takes one of them."""

from __future__ import annotations

import re

from check.ids import IN_TEMPLATES
from tests.helpers.project import PROJECT

ID = re.compile(r'\bid="([a-z][\w-]*)"')


def test_the_check_knows_every_id_of_a_template() -> None:
    files = [*(PROJECT / "overrides").rglob("*.html"), *(PROJECT / "macros" / "templates").glob("*.html")]
    assert {name for file in files for name in ID.findall(file.read_text(encoding="utf-8"))} == IN_TEMPLATES
