"""Check where mkdocs.yml leads: the menu to every page once, and links and pictures to what is there."""

from collections.abc import Iterator
from pathlib import Path

from model.addresses import address
from model.fields import HTML
from model.files import page_paths, read_yaml_file
from model.front_matter import NOTHING
from model.load_guide import ParsedGuide
from model.markdown_parser import without_signs
from model.problems import Problem, ignore, known
from model.settings import menu_entries


def check_nav(file: Path, docs: Path) -> Iterator[Problem]:
    """Yield the mistakes in the menu of a settings file."""
    settings, pages = read_yaml_file(file, ignore), page_paths(docs)  # model.settings reports its mistakes
    nav = settings and settings.fields.get("nav")
    if nav is None or docs.is_symlink():
        return
    first: dict[str, int] = {}
    unlisted = pages - {path for _, path, _ in menu_entries(nav)}
    for title, path, line in menu_entries(nav):
        if HTML.search(title):
            yield Problem(file.name, line, f"the menu has HTML in '{title}'. Write plain words.")
        elif (words := without_signs(title)) is not None:
            yield Problem(file.name, line, f"the menu would show '{title}' with its signs. Write '{words}'.")
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


def check_targets(file: Path, parsed: ParsedGuide) -> Iterator[Problem]:
    """Yield the pictures and the quick links in a settings file that lead nowhere."""
    settings = read_yaml_file(file, ignore) or NOTHING
    extra, theme = (settings.fields.get(name, NOTHING).fields for name in ("extra", "theme"))
    logo = extra.get("looks", NOTHING).fields.get("logo", NOTHING)
    pictures = parsed.files.pictures
    for value in (theme.get("favicon", NOTHING), extra.get("picture", NOTHING), logo):
        path = value.data
        if isinstance(path, str) and path not in {*pictures, ""} and "://" not in path:
            sentence = f"the picture '{path}' is not in the docs folder. {known(pictures, path)}"
            yield Problem(file.name, value.line, sentence)
    pages = {address(path): path for path in (*parsed.guide.pages, *parsed.unparsed.texts)}
    for link in extra.get("quick_links", NOTHING).entries:
        goal = link.fields.get("address", NOTHING)
        place, _, anchor = str(goal.data or "").partition("#")
        page = pages.get(place)
        if page is None:
            yield Problem(file.name, goal.line, f"no page has the address '{place}'. {known(pages, place)}")
        elif anchor and page in parsed.guide.pages and anchor not in parsed.guide.places(page):
            what = f"'{place}' has no heading with the address '{anchor}'."
            yield Problem(file.name, goal.line, f"{what} {known(parsed.guide.places(page), anchor)}")
