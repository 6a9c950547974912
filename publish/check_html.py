"""Check ids, headings and links of the built pages."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from publish.html_files import PageFacts

ROOT = "http://site.invalid/"  # a placeholder for the address of the site, to resolve links with urljoin
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
            address, anchor = urldefrag(urljoin(ROOT + name, link))
            file = built_file(address.partition("?")[0])
            lost = file in pages and anchor and unquote(anchor) not in pages[file].ids
            if address.startswith(ROOT) and (lost or not (site / file).is_file()):
                yield f"{name}: the link to '{link}' leads nowhere. Correct it."


def built_file(address: str) -> str:
    """Return the path of the page that stands at an address below ROOT."""
    path = unquote(address.removeprefix(ROOT))
    return f"{path}index.html" if path.endswith("/") or not path else path
