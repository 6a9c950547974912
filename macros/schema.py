"""The JSON Schemas of what a topic writes, for editors to complete from: `python -m macros.schema`."""

from __future__ import annotations

import json
from pathlib import Path

from macros.asked import Asked, Schema
from macros.content.body import Body
from macros.content.countries import COUNTRIES, pack_of
from macros.content.pages import read_facts
from macros.settings import settings_of

FOLDER = Path(__file__).parents[1] / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, Schema]:
    """Return every schema by the name of its file."""
    page, pack, settings = Asked(), Asked(), Asked()
    read_facts(page, "index.md", Body())
    pack_of(pack, "uk")
    settings_of(settings, ())
    config: Schema = {
        "type": "object",
        "required": ["site_name", "site_description", "site_url", "nav", "extra"],
        "properties": {
            "INHERIT": {"type": "string", "examples": ["../engine.yml"]},
            "extra": settings.schema,
        },
    }
    return {
        "page.json": _whole("The front matter of a page", page.schema),
        "country.json": _whole("A country pack", pack.schema),
        "mkdocs.json": _whole("The mkdocs.yml of a topic", config),
    }


def _whole(title: str, schema: Schema) -> Schema:
    return {"$schema": DIALECT, "title": title, **schema}


def write(folder: Path) -> None:
    """Write every schema into a folder."""
    folder.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (folder / name).unlink(missing_ok=True)  # so that no link leads elsewhere
        (folder / name).write_text(json.dumps(schema, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(FOLDER)
    print(f"Editors complete from {FOLDER.name}/ now; packs are in {COUNTRIES}/.")
