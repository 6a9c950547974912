"""Lead from the former address of a page to the page: `was: [old-name.md]` in its front matter."""

from pathlib import Path

from markupsafe import Markup

from model.addresses import address, relative
from model.guide import Guide
from publish.build import ENGINE
from publish.merge_pages import read_page
from publish.render_templates import render

FILE = "_redirects"  # what some hosts read, and `publish.servers` too. On all others, a small page leads on
SCRIPT = ENGINE / "overrides" / "scripts" / "moved.js"


def add_moved_pages(site: Path, guide: Guide) -> None:
    """Write a page at each former address, and the list of redirects, if there are any."""
    moves = ""
    for old, page in guide.moved.items():
        new = read_page(site / address(page.path) / "index.html")
        script = Markup(SCRIPT.read_text(encoding="utf-8"))  # noqa: S704 - our own
        html = render("moved.html", page=page, new=new, way=relative(old, page.path), script=script)
        folder = site / address(old)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(html, encoding="utf-8", newline="\n")
        moves += f"/{address(old)} /{address(page.path)} 301\n"
    if moves:
        (site / FILE).write_text(moves, encoding="utf-8", newline="\n")


def redirects(site: Path) -> list[list[str]]:
    """Return the former and the new address of each page that has moved."""
    file = site / FILE
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return [line.split()[:2] for line in text.splitlines()]
