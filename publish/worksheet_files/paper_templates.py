"""Render the templates of worksheet files."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.render import TEMPLATES as SHARED

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, **context: Any) -> str:  # noqa: ANN401 - a template takes what it names
    """Render a template; values are escaped."""
    return _environment().get_template(template).render(context).strip()


def direction(text: str) -> str:
    """Return 'rtl' if the first letter of a text is read from right to left, else 'ltr'."""
    classes = (unicodedata.bidirectional(character) for character in text)
    return "rtl" if next((name for name in classes if name in ("L", "R", "AL")), "L") != "L" else "ltr"


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
