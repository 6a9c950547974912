"""The menu in mkdocs.yml: every page stands in it once, and it leads to pages only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from model.fields import HTML
from model.files import page_paths
from model.front_matter import Value, read_yaml
from model.problems import Problem, known


def menu_entries(nav: Value, title: str = "") -> Iterator[tuple[str, str, int]]:
    """Yield what each entry of a menu is called, below the names above it, what it leads to, and its line."""
    if isinstance(nav.data, list):
        for one in nav.data:
            yield from menu_entries(one, title)
    elif isinstance(nav.data, dict):
        for name, one in nav.data.items():
            yield from menu_entries(one, f"{title} {name}".strip())
    else:
        yield title, str(nav.data), nav.line


def check_nav(file: Path, docs: Path) -> Iterator[Problem]:
    """Yield the mistakes in the menu that a settings file makes of the pages of a docs folder."""
    nav, pages = _read_menu(file), page_paths(docs)
    if nav is None or docs.is_symlink():
        return
    first: dict[str, int] = {}
    for title, path, line in menu_entries(nav):
        if HTML.search(title):
            yield Problem(file.name, line, f"the menu has HTML in '{title}'. Write plain words.")
        if path not in pages:
            advice = known(pages, path)
            yield Problem(file.name, line, f"the menu leads to '{path}', which is no page. {advice}")
        elif path in first:
            yield Problem(
                file.name, line, f"the menu has '{path}' twice, first on line {first[path]}. Keep one."
            )
        first.setdefault(path, line)
    for path in sorted(pages - first.keys()):
        yield Problem(
            f"{docs.name}/{path}",
            1,
            f"the page is not in the menu. Add a line '- {path}' below 'nav:' in {file.name}.",
        )


def _read_menu(file: Path) -> Value | None:
    """Return the menu, or nothing where a site has none or cannot be read, which is said elsewhere."""
    try:
        whole = read_yaml(file.read_text(encoding="utf-8-sig"), lambda _line, _text: None)
    except (OSError, UnicodeDecodeError):
        return None
    return whole.data.get("nav") if whole and isinstance(whole.data, dict) else None
