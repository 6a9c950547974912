"""Render the templates of macros."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment(*folders: Path) -> Environment:
    """Return a Jinja environment for the templates in some folders, which escapes all values."""
    return Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, **context: Any) -> Markup:  # noqa: ANN401 - a template takes what it names
    """Return a rendered template as one block of HTML.

    Markdown would end the block at an empty line, and take indented lines for code.
    """
    html = environment(TEMPLATES).get_template(f"{template}.html").render(context)
    return Markup("\n".join(filter(None, map(str.strip, html.splitlines()))))  # noqa: S704 - rendered with autoescape


def field_text(text: str) -> Markup:
    """Return text for a textarea, with line ends as references, so that `render` keeps them."""
    return Markup("&#10;").join(text.split("\n"))
