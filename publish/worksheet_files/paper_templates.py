"""Fill the templates of the sheets."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.render import TEMPLATES as SHARED

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, **context: Any) -> str:  # noqa: ANN401 - a template takes what it names
    """Return a filled template; everything put in is escaped."""
    return _environment().get_template(template).render(context).strip()


def direction(text: str) -> str:
    """Return 'rtl' for a text whose first letter is read from right to left, else 'ltr'."""
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return "rtl" if next((one for one in strong if one in ("L", "R", "AL")), "L") != "L" else "ltr"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader([TEMPLATES, SHARED]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["direction"] = direction
    return environment
