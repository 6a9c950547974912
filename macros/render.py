"""Fill the templates of this package: words in, HTML out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"


@cache
def templates() -> Environment:
    """Return the environment of the templates; everything put in is escaped."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, **context: Any) -> Markup:  # noqa: ANN401 - a template takes what it names
    """Return a filled template as one block of HTML.

    Markdown reads the result as a page's text. Without empty lines and
    indentation it leaves HTML alone.
    """
    html = templates().get_template(f"{template}.html").render(context)
    return Markup("\n".join(filter(None, map(str.strip, html.splitlines()))))  # noqa: S704 - filled with autoescape


def field_text(text: str) -> Markup:
    """Return text for a field of several lines, its line ends written so that `render` keeps them."""
    return Markup("&#10;").join(text.split("\n"))
