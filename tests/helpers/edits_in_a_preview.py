"""Edit a topic at random, and compare after each edit what a preview shows with what a clean build shows.

`python -m tests.helpers.edits_in_a_preview 50` in the folder of a copied base site prints what differs.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from host.preview import SHOW_MISTAKES

HOOK = "host/mkdocs_hook.py"
DOCS = Path("docs")
Edit = Callable[[int], None]


def change(file: str, pattern: str, by: str) -> Edit:
    """Return an edit that replaces the first place of a pattern; '#' becomes the edit's number in letters."""

    def edit(number: int) -> None:
        text = Path(file).read_text(encoding="utf-8")
        name = "".join("abcdefghij"[int(digit)] for digit in str(number))
        Path(file).write_text(re.sub(pattern, by.replace("#", name), text, count=1), encoding="utf-8")

    return edit


def new_page(number: int) -> None:
    """Write a page, and name it in the menu."""
    text = (DOCS / "index.md").read_text(encoding="utf-8")
    head = re.sub(r"\nparts:(?:\n .*)+", "", text.partition("\n---\n")[0])
    (DOCS / f"new-{number}.md").write_text(
        f"{head}\n---\nNew.\n\n{{{{ review_line() }}}}\n", encoding="utf-8"
    )
    change("mkdocs.yml", "(?<=nav:\n)", f"  - new-{number}.md\n")(number)


def lost_page(_: int) -> None:
    """Delete a new page, and leave the menu as it is."""
    for file in sorted(DOCS.glob("new-*.md"))[:1]:
        file.unlink()


def moved_page(number: int) -> None:
    """Give a new page another name."""
    for file in sorted(DOCS.glob("new-*.md"))[-1:]:
        file.rename(DOCS / f"new-{number}.md")
        change("mkdocs.yml", re.escape(file.name), f"new-{number}.md")(number)


def mended_menu(_: int) -> None:
    """Take out of the menu what is no page any more."""
    text = Path("mkdocs.yml").read_text(encoding="utf-8")
    names = [name for name in re.findall(r"  - (new-\d+\.md)\n", text) if not (DOCS / name).exists()]
    for name in names:
        text = text.replace(f"  - {name}\n", "")
    Path("mkdocs.yml").write_text(text, encoding="utf-8")


END = r"(?=\{\{ review_line)"
EDITS: list[Edit] = [
    *(change(f"docs/{path}.md", END, "More words *#*.\n\n") for path in ("part", "index", "support") * 3),
    change("docs/part.md", r"\*(\w+)\*", r"**\1**"),
    change("docs/part.md", r"More words .*\n\n", ""),
    change("docs/part.md", r"\n## Words \w+\n\nBelow.\n", ""),
    change("docs/part.md", END, "## Words #\n\nBelow.\n\n"),
    change("docs/part.md", END, '{{ no_macro("#") }}\n\n'),
    *[change("docs/part.md", r"\{\{ no_macro.*\n\n", "")] * 4,
    change("docs/part.md", r"(?m)^        text: .*$", "        text: Other words #?"),
    change("docs/part.md", r"(?m)^title: .*$", "title: Leaves #"),
    change("docs/stages.md", r"(?m)^minutes: .*\n", ""),
    change("mkdocs.yml", r"(?m)^site_name: .*$", "site_name: Plants #"),
    change("mkdocs.yml", r"(?m)^  note: .*$", "  note: Notes #"),
    change("docs/pictures/leaf.svg", r"</svg>", "<!-- # --></svg>"),
    change("overrides/main.html", r"<meta charset", '<meta name="edit#"><meta charset'),
    change("overrides/styles/main/text.css", r"\A", "/* # */\n"),
    change("macros/templates/review_line.html", r"\Z", "<p>#</p>"),
    change("words/en.yml", r"(?m)^  print: .*$", "  print: Print #"),
    new_page,
    new_page,
    lost_page,
    moved_page,
    *[mended_menu] * 4,
]


def built(folder: str) -> None:
    """Build the topic into a folder as a preview does, going on after a mistake."""
    config = load_config("mkdocs.yml", site_dir=folder, strict=False)
    config.site_url = "http://127.0.0.1:8000/"
    config.plugins.on_startup(command="serve", dirty=True)
    build(config, serve_url=config.site_url, dirty=True)


def files_of(folder: str) -> dict[str, bytes]:
    """Return the files of a folder."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in Path(folder).rglob("*")
        if file.is_file()
    }


def main() -> None:
    """Make as many edits as asked for, and print where a preview and a clean build differ."""
    chance = random.Random(7)  # noqa: S311 - the same edits each time
    new_page(0)
    change("docs/new-0.md", "New\\.", "{{ index_list() }}")(0)
    Path("docs/new-0.md").rename("docs/search.md")
    change("mkdocs.yml", "new-0", "search")(0)
    os.environ[SHOW_MISTAKES] = "1"
    whole = 0
    with tempfile.TemporaryDirectory() as shown, tempfile.TemporaryDirectory() as clean:
        built(shown)
        kept = [*sys.modules[HOOK]._shown]
        for number in range(int(sys.argv[1])):
            edit = chance.choice(EDITS)
            edit(number)
            sys.modules[HOOK]._shown[:] = kept
            marker = Path(shown) / "whole"
            marker.touch()
            built(shown)
            kept = [*sys.modules[HOOK]._shown]
            whole += not marker.exists()
            marker.unlink(missing_ok=True)
            sys.modules[HOOK]._shown.clear()
            built(clean)
            ours, theirs = files_of(shown), files_of(clean)
            for name in sorted({*ours, *theirs}):
                if ours.get(name) != theirs.get(name):
                    print(f"DIFFERS: {name} after edit {number}")
    print(f"{whole} whole builds")


if __name__ == "__main__":
    main()
