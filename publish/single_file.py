"""Make one-file.html, the whole guide in one file that works without a server or a network."""

import base64
import mimetypes
import posixpath
import re
from functools import partial
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from model.words import Words
from publish.assets import run_bundler
from publish.build import BuildError
from publish.html_files import Change, resolve
from publish.merge_pages import (
    Chapters,
    MergedPages,
    ids_of,
    in_templates,
    merge_sources,
    read_article,
    read_page,
    remove,
)
from publish.render_templates import fragment, render

FILE = "one-file.html"
MOST = 30  # the most pages for one file. The menu shows this many in full (overrides/partials/nav.html)
HOME = "index.html"

WEB_ONLY = (
    "title, meta[name=description], link[rel=canonical], link[rel=icon],"
    " meta[property], meta[name^=twitter], script[type]"
)
"""Elements that only make sense on the web, or that load other files."""

SITE_TITLE = re.compile(r'class="site-title" href="([^"]*)"')
FOOT = re.compile(r'<footer class="site-footer">\n')


def add_single_file(site: Path, words: Words) -> Change:
    """Merge all pages into one file, in the order of the menu, and return a change that links to it."""
    home = read_page(site / HOME)
    if sum(1 for _ in site.rglob("index.html")) > MOST:
        return lambda _, page: page
    script = run_bundler(site / "scripts", "--bundle", "--format=esm", "--minify", "answers.js")
    file = _merge(site, home, words)
    _inline_pictures(file, site)
    _link_to_site(file, home)
    if file.body:
        file.body.insert_child(fragment(render("single_file_script.html", script=script)))
    (site / FILE).write_text(f"{file.html}\n", encoding="utf-8", newline="\n")
    return partial(_add_link, words)


def _merge(site: Path, home: LexborHTMLParser, words: Words) -> LexborHTMLParser:
    """Return the page with the most items, which has all that scripts need, with every page as a chapter."""
    links = home.css(".menu nav a")
    menu = {resolve(HOME, link.attributes["href"] or "")[0]: link.text() for link in links}
    articles = {path: read_article(site, path) for path in menu}
    # The page of the whole guide would repeat all others.
    chapters = {path: one for path, one in articles.items() if not one.css_first(".whole-guide")}
    counts = {path: len(chapter.css(".item")) for path, chapter in chapters.items()}
    worksheet = max(counts, key=counts.__getitem__)
    article = chapters[worksheet]
    file = article.parser
    root, head, name = file.root, file.head, file.css_first(".site-title")
    if not (root and head and name):
        raise BuildError(f"{worksheet}: the page has no <head> or title. Keep those of overrides/main.html.")
    # The home page has the title of the guide, which is the title of the file too.
    for heading in chapters[HOME].css("h1"):
        heading.inner_html = escape(menu[HOME])
    foot = chapters[HOME].css_first(".review-line")
    ending = foot.html if foot else ""
    _remove_repeated(chapters, worksheet, counts)
    # Answers are saved under the ids of items, and tools name their parts: these stay.
    merged = MergedPages(
        FILE, chapters, lambda one: ids_of([*one.css(".item[id], .item [id]"), *in_templates(one, "[id]")])
    )
    article.inner_html = ""
    remove(root, WEB_ONLY)
    merged.rewrite_links(worksheet, root)
    title = name.text(strip=True)
    head.inner_html = f"{head.inner_html}{render('single_file_head.html', title=title, words=words)}"
    article.inner_html = f"{render('single_file.html', title=title, words=words)}{merged.html}{ending}"
    merge_sources(article)
    return file


def _remove_repeated(chapters: Chapters, worksheet: str, counts: dict[str, int]) -> None:
    """Keep each group on the page with the most items, with a link from others, and the tools of one page."""
    tools = {tool.attributes["class"] for tool in chapters[worksheet].css("template")}
    kept: set[str] = set()
    for path in sorted(chapters, key=counts.__getitem__, reverse=True):
        for group in chapters[path].css(".group"):
            items = [item.id or "" for item in group.css(".item")]
            legend = group.css_first(".legend")
            if items and kept.issuperset(items) and legend:
                context = {"own": legend.id, "first": items[0], "legend": legend.text(strip=True)}
                group.replace_with(fragment(render("single_file_group.html", **context)))
            kept.update(items)
        for tool in chapters[path].css("template") if path != worksheet else ():
            if tool.attributes["class"] in tools:
                tool.decompose()


def _link_to_site(file: LexborHTMLParser, home: LexborHTMLParser) -> None:
    """Link to the site for what is not in the file, if its address is known."""
    for entry in reversed(file.css(".menu nav li, .index-page")):
        if not entry.css_first("a[href^='#']"):
            entry.decompose()
    for link in file.css("[aria-current]"):
        del link.attrs["aria-current"]
    canonical = home.css_first("link[rel=canonical]")
    for link in file.css("a[href]:not([href^='#'])"):
        address = link.attributes["href"] or ""
        if canonical:
            link.attrs["href"] = urljoin(canonical.attributes["href"] or "", address)
        elif ":" not in address:
            link.unwrap()


def _inline_pictures(home: LexborHTMLParser, site: Path) -> None:
    """Inline all pictures, because the file has no other files beside it."""
    for picture in home.css("img"):
        file, alt = site / (picture.attributes["src"] or ""), picture.attributes["alt"]
        if file.suffix != ".svg":
            data = base64.b64encode(file.read_bytes()).decode()
            picture.attrs["src"] = f"data:{mimetypes.guess_type(file.name)[0]};base64,{data}"
            continue
        drawing = fragment(file.read_text(encoding="utf-8"))
        kept = {key: picture.attributes.get(key) for key in ("class", "width", "height")}
        named = {"role": "img", "aria-label": alt} if alt else {"aria-hidden": "true"}
        for key, value in {**kept, **named}.items():
            if value:
                drawing.attrs[key] = value
        picture.replace_with(drawing)


def _add_link(words: Words, name: str, page: str) -> str:
    if name == FILE:
        return page
    title = SITE_TITLE.search(page)
    address = posixpath.join(title[1], FILE) if title else FILE
    link = render("single_file_link.html", address=address, words=words)
    return FOOT.sub(lambda foot: foot[0] + link, page)
