"""Render the HTML that publishing adds to pages."""

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


def render(template: str, **context: object) -> str:
    """Render a template."""
    return TEMPLATES.get_template(template).render(**context)
