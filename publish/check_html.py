"""Check ids, headings and links of the built pages."""

from collections.abc import Iterator
from pathlib import Path

from publish.html_files import PageFacts, resolve

NOT_FOUND = "404.html"  # served at any address, so its links start at the root of the host


def check_site(site: Path, pages: dict[str, PageFacts]) -> Iterator[str]:
    """Yield a sentence for every mistake in the built pages of a folder."""
    for name, page in pages.items():
        for key, count in page.ids.items():
            if count > 1:
                yield f"{name}: the id '{key}' is used {count} times. Rename all but one."
        if page.titles != 1:
            yield f"{name}: the page has {page.titles} h1 headings and needs one."
        for link in page.links if name != NOT_FOUND else ():
            file, anchor = resolve(name, link)
            lost = file in pages and anchor and anchor not in pages[file].ids
            if file and (lost or not (site / file).is_file()):
                yield f"{name}: the link to '{link}' leads nowhere. Correct it."
