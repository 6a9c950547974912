"""Take the pictures of the product that the README shows: `make picture`."""

from __future__ import annotations

import base64
import os
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.helpers.server import serve

SITE = Path("site")
PICTURE = Path(".github/product.png")
SHEETS, SHEET_PICTURE = Path("paper"), Path(".github/worksheet.png")
SHEET_PAGES = ("worksheet-a4-1.png", "worksheet-a4-2.png", "worksheet-large-print-a4-1.png")
VIEWS = (
    ("", {"width": 360, "height": 740}, "light"),
    ("review-and-reflect/#review", {"width": 860, "height": 740}, "light"),
    ("first-days/", {"width": 360, "height": 740}, "dark"),
)
"""Address, window and colours of each view, from left to right."""

FRAME = """<!doctype html>
<body style="margin:0;background:#e9e4d8;display:flex;gap:24px;padding:24px;width:max-content">
{}</body>"""
VIEW = '<img src="data:image/png;base64,{}" style="border-radius:16px;height:480px">'


def main() -> None:
    """Show the published site at once on a phone, on a desk and in the dark."""
    path = os.environ.get("SITE_CHROMIUM") or None
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with serve(SITE) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=sandbox)
        views = [VIEW.format(_view(browser, address + page, size, colours)) for page, size, colours in VIEWS]
        _frame(browser, views, PICTURE)
        pages = [base64.b64encode((SHEETS / name).read_bytes()).decode() for name in SHEET_PAGES]
        _frame(browser, [VIEW.format(page) for page in pages], SHEET_PICTURE)
        browser.close()
    print(f"{PICTURE} and {SHEET_PICTURE} show {SITE}/ as it is now.")


def _frame(browser: Browser, views: list[str], picture: Path) -> None:
    frame = browser.new_page()
    frame.set_content(FRAME.format("\n".join(views)))
    frame.locator("body").screenshot(path=picture)


def _view(browser: Browser, address: str, size: dict[str, int], colours: str) -> str:
    page = browser.new_page(viewport=size, color_scheme=colours)  # type: ignore[arg-type]
    page.goto(address)
    return base64.b64encode(page.screenshot()).decode()


if __name__ == "__main__":
    main()
