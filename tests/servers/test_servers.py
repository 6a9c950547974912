"""nginx and Caddy with the settings that we write for them send every file as it was published."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from publish.moved_pages import FILE
from publish.servers import SERVERS, server_settings
from tests.helpers.headers import headers_of, read_headers
from tests.servers.crawl import Server, digest, files

NGINX = """\
{user}
worker_processes 1;
daemon off;
pid {folder}/pid;
error_log {folder}/log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/1;
    proxy_temp_path {folder}/2;
    fastcgi_temp_path {folder}/3;
    uwsgi_temp_path {folder}/4;
    scgi_temp_path {folder}/5;
    include {settings};
}}
"""
CADDY = "{{\n\tadmin off\n}}\nimport {settings}\n"
PLACES = ("", "/guides/work")
"""Where a site stands below the name of its host."""

WAIT = 20
"""Seconds that a server has to start."""

TYPES = {
    ".html": "text/html",
    ".js": "javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
}
"""With 'nosniff', a browser uses nothing that is called by a wrong name."""


def command(server: str, folder: Path, settings: Path) -> list[str]:
    """Return what starts a server with our settings and nothing of the machine's own."""
    if server == "nginx.conf":
        program, text = "nginx", NGINX
        words = ["-c", str(folder / "around"), "-p", str(folder)]
    else:
        program, text = "caddy", CADDY
        words = ["run", "--config", str(folder / "around"), "--adapter", "caddyfile"]
    found = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    if not found:
        assert not os.environ.get("REQUIRE_SERVERS"), f"There is no {program} here."
        pytest.skip(f"No {program} was found; 'make test' says how to get one.")
    # Whoever puts a site on a server lets it read the files; pytest keeps its folders to who runs it.
    user = "user root;" if os.geteuid() == 0 else ""
    around = text.format(user=user, folder=folder, settings=settings)
    (folder / "around").write_text(around, encoding="utf-8")
    return [found, *words]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


def await_start(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + WAIT
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as one:
            if not one.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.05)
    raise AssertionError(f"It does not start:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="module", params=[(kind, below) for below in PLACES for kind in SERVERS], ids="".join)
def server(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server that sends the finished site, at its root or below a folder."""
    kind, below = request.param
    with running(kind, site, tmp_path_factory.mktemp("server"), below) as server:
        yield server


@contextmanager
def running(kind: str, site: Path, folder: Path, below: str = "") -> Iterator[Server]:
    """Run a server with our settings for a site."""
    root = folder / f"root{below}"
    root.parent.mkdir(parents=True, exist_ok=True)
    root.symlink_to(site)
    port = free_port()
    name = "localhost" if kind == "nginx.conf" else f"http://127.0.0.1:{port}"
    settings = folder / "settings"
    listen = f"127.0.0.1:{port}"
    text = server_settings(kind, site, listen=listen, name=name, root=str(folder / "root"), folder=below)
    settings.write_text(text, encoding="utf-8")
    start, log = command(kind, folder, settings), folder / "printed"
    with log.open("wb") as printed:
        environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder)}
        process = subprocess.Popen(start, env=environment, stdout=printed, stderr=printed)
        try:
            await_start(process, port, log)
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
                yield Server(connection, below)
        finally:
            process.terminate()
            process.wait(WAIT)


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_every_file_arrives_as_it_was_published(server: Server, site: Path, encoding: str) -> None:
    wrong = []
    for path, published in files(site):
        answer = server.get(path, Accept_Encoding=encoding)
        if (answer.status, digest(answer)) != (200, published):
            wrong.append(f"{path}: {answer.status} {answer.header('Content-Encoding')}")
    assert not wrong, wrong


def test_every_file_comes_with_the_headers_of_the_header_file(server: Server, site: Path) -> None:
    rules = read_headers(site)
    wrong = []
    for path, _ in files(site):
        answer, wanted = server.get(path), headers_of(path, rules)
        found = {name: answer.header(name) for name in {*wanted, "Cache-Control"}}
        if found != {"Cache-Control": "", **wanted}:
            wrong.append(f"{path}: {found}")
    assert not wrong, "\n".join(wrong[:3])


def test_texts_are_sent_small_to_who_can_unpack_them(
    server: Server, site: Path, request: pytest.FixtureRequest
) -> None:
    """For Brotli, nginx needs a module, which not every system has."""
    encodings = ["gzip"] if "nginx" in request.node.name else ["gzip", "br"]
    texts = [path for path, _ in files(site) if path.endswith(("/", ".html", ".js", ".svg", ".txt"))]
    assert texts
    for encoding in encodings:
        for path in texts:
            answer = server.get(path, Accept_Encoding=encoding)
            assert answer.header("Content-Encoding") == encoding, f"{path} is not sent as {encoding}."
            assert "accept-encoding" in answer.header("Vary").lower(), path


def test_every_file_is_called_what_it_is(server: Server, site: Path) -> None:
    for path, _ in files(site):
        kind = TYPES.get(".html" if path.endswith("/") else Path(path).suffix)
        assert not kind or kind in server.get(path).header("Content-Type"), path


def test_a_page_that_has_not_changed_is_not_sent_again(server: Server) -> None:
    tag = server.get("/").header("ETag")
    assert tag
    assert server.get("/", If_None_Match=tag).status == 304


def test_who_is_lost_gets_the_page_for_that(server: Server, site: Path) -> None:
    lost = (site / "404.html").read_bytes()
    safety = read_headers(site)["/*"]
    for path in ("/nowhere/", "/nowhere", "/scripts/nothing.12345678.js"):
        answer = server.get(path)
        assert (answer.status, answer.data) == (404, lost), path
        assert answer.header("Cache-Control") == "no-cache", path
        assert {name: answer.header(name) for name in safety} == safety, path


def test_the_contact_for_security_is_where_the_standard_says(server: Server, site: Path) -> None:
    contact = ".well-known/security.txt"
    answer = server.get_from_host(f"/{contact}")
    assert (answer.status, answer.data) == (200, (site / contact).read_bytes())


@pytest.mark.parametrize("below", PLACES)
@pytest.mark.parametrize("kind", SERVERS)
def test_a_former_address_leads_to_the_page(kind: str, below: str, site: Path, tmp_path: Path) -> None:
    with_moves = tmp_path / "site"
    shutil.copytree(site, with_moves)
    (with_moves / FILE).write_text("/old/ /worksheet/ 301\n/a/b/ / 301\n", encoding="utf-8")
    with running(kind, with_moves, tmp_path, below) as server:
        for old, new in (("/old/", "/worksheet/"), ("/a/b/", "/")):
            answer = server.get(old)
            assert (answer.status, answer.header("Location")) == (301, below + new)
            safety = read_headers(site)["/*"]
            assert {name: answer.header(name) for name in safety} == safety
        assert server.get("/worksheet/").status == 200


def test_the_only_redirect_is_to_the_slash_of_a_folder(server: Server, site: Path) -> None:
    folders = [path.removesuffix("/") for path, _ in files(site) if path.endswith("/") and path != "/"]
    assert folders
    for folder in folders:
        answer = server.get(folder)
        assert answer.status in (301, 308), folder
        assert answer.header("Location") == f"{server.folder}{folder}/"
