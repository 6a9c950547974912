"""Write configuration for nginx and Caddy, with the headers of `_headers`: `python -m publish.servers`."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from check.command_line import run, topic_of_command
from check.load_site import load_site
from model.problems import ContentError
from publish.assets import FINGERPRINTED
from publish.check_html import NOT_FOUND
from publish.headers import FILE, IMMUTABLE, REVALIDATE, security_headers
from publish.html_files import read_pages
from publish.moved_pages import redirects
from publish.render_templates import render

SERVERS = ("nginx.conf", "Caddyfile")
FOLDER = "servers"
ROOT = "/srv/site"  # the root of the server in the examples


def main() -> int:
    """Write the configuration for the site as it was last built."""
    topic = topic_of_command(__doc__)
    site = topic / "site"
    if not (site / FILE).is_file():
        print("There is no finished site yet. Type 'make release' first.", file=sys.stderr)
        return 1
    try:
        _, settings = load_site(topic)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    place = urlsplit(settings.site_url)
    folder = place.path.rstrip("/")
    Path(FOLDER).mkdir(exist_ok=True)
    for server in SERVERS:
        # nginx needs another program for its certificate; Caddy gets one for the name.
        text = server_settings(server, site, listen="80", name=place.netloc, root=ROOT, folder=folder)
        (Path(FOLDER) / server).write_text(text, encoding="utf-8", newline="\n")
    print(f"In {FOLDER}/: {' and '.join(SERVERS)}. PUBLISHING.md says where they go.")
    print(f"They send the files of {topic / 'site'} from {ROOT}{folder}/.")
    return 0


def server_settings(  # noqa: PLR0913 - what a server has to know
    server: str, site: Path, *, listen: str, name: str, root: str, folder: str = ""
) -> str:
    """Return the configuration of a server for a finished site, perhaps in a folder below its root."""
    return render(
        server,
        listen=listen,
        name=name,
        root=root,
        folder=folder,
        headers=security_headers(read_pages(site).values()),
        lasting=sorted(FINGERPRINTED),
        kept=IMMUTABLE["Cache-Control"],
        asked=REVALIDATE["Cache-Control"],
        lost=NOT_FOUND,
        moved=redirects(site),
    )


if __name__ == "__main__":
    run(main)
