"""Check `nav` in mkdocs.yml: it lists every page once, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

from model.fields import HTML
from model.files import page_paths, read_yaml_file
from model.problems import Problem, ignore, known
from model.settings import menu_entries


def check_nav(file: Path, docs: Path) -> Iterator[Problem]:
    """Yield the mistakes in the menu of a settings file."""
    settings, pages = read_yaml_file(file, ignore), page_paths(docs)  # model.settings reports its mistakes
    nav = settings.data.get("nav") if settings and isinstance(settings.data, dict) else None
    if nav is None or docs.is_symlink():
        return
    first: dict[str, int] = {}
    unlisted = pages - {path for _, path, _ in menu_entries(nav)}
    for title, path, line in menu_entries(nav):
        if HTML.search(title):
            yield Problem(file.name, line, f"the menu has HTML in '{title}'. Write plain words.")
        if path not in pages:
            advice = known(unlisted, path) if unlisted else "Take the line out."
            yield Problem(file.name, line, f"the menu leads to '{path}', which is not a page. {advice}")
        elif path in first:
            sentence = f"the menu has '{path}' twice, first on line {first[path]}. Keep one."
            yield Problem(file.name, line, sentence)
        first.setdefault(path, line)
    for path in sorted(pages - first.keys()):
        sentence = f"the page is not in the menu. Add a line '- {path}' below 'nav:' in {file.name}."
        yield Problem(f"{docs.name}/{path}", 1, sentence)
