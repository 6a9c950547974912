"""Write robots.txt, and security.txt, which says where to report a vulnerability (RFC 9116)."""

from datetime import date, timedelta
from pathlib import Path

VALID = timedelta(days=364)
"""The RFC asks for less than a year. Counted from the last review, so that builds are reproducible."""


def add_robots(site: Path, site_url: str) -> None:
    """Write robots.txt, which allows everything and names the sitemap."""
    lines = ["User-agent: *", "Allow: /"]
    if site_url:
        lines.append(f"Sitemap: {site_url.rstrip('/')}/sitemap.xml")
    (site / "robots.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_security_txt(site: Path, contact: str, day: date) -> None:
    """Write the file if the topic has a contact. It cannot be in docs/, where hosts ignore such folders."""
    if not contact:
        return
    folder = site / ".well-known"
    folder.mkdir(exist_ok=True)
    text = f"Contact: {contact}\nExpires: {day + VALID}T00:00:00Z\n"
    (folder / "security.txt").write_text(text, encoding="utf-8", newline="\n")
