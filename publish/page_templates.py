"""Fill the few templates of markup that finishing adds to pages."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    undefined=StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    keep_trailing_newline=True,
)


def render(template: str, **facts: object) -> str:
    """Return a filled template."""
    return TEMPLATES.get_template(template).render(**facts)
