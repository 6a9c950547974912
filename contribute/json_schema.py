"""The JSON Schemas of what a topic writes, for completion in editors: `python -m contribute.json_schema`."""

import json
from pathlib import Path

from check.command_line import run
from check.promises import inventory_schema
from model.country_packs import COUNTRIES
from model.declare import Schema, fields_of, schema_of
from model.guide import Pack, Page
from model.settings import Settings

FOLDER = Path(__file__).parents[1] / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, Schema]:
    """Return every schema by the name of its file."""
    config: Schema = {
        "type": "object",
        "required": ["site_name", "site_description", "site_url", "nav", "extra"],
        "properties": {
            "INHERIT": {"type": "string", "examples": ["../engine.yml"]},
            "extra": schema_of(fields_of(Settings)),
        },
    }
    return {
        "page.json": _whole("The front matter of a page", schema_of(fields_of(Page))),
        "country.json": _whole("A country pack", schema_of(fields_of(Pack))),
        "mkdocs.json": _whole("The mkdocs.yml of a topic", config),
        "expected.json": _whole("The expected.yml of a topic", inventory_schema()),
    }


def _whole(title: str, schema: Schema) -> Schema:
    return {"$schema": DIALECT, "title": title, **schema}


def main() -> None:
    """Write the schemas of this project."""
    FOLDER.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (FOLDER / name).unlink(missing_ok=True)  # so that no link leads elsewhere
        (FOLDER / name).write_text(json.dumps(schema, indent=2) + "\n", encoding="utf-8")
    print(f"Editors complete from {FOLDER.name}/ now; packs are in {COUNTRIES}/.")


if __name__ == "__main__":
    run(main)
