"""What MkDocs does at every build beside calling the macros."""

from __future__ import annotations

import logging
import os
import sys
import zlib
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

SHOW_MISTAKES = "SHOW_MISTAKES"
"""What macros/preview.py looks for. Nothing of the macros may be imported here: they may be forgotten."""


def on_startup(*, command: str, **_: object) -> None:
    """Show mistakes on the pages in a live preview, and nowhere else."""
    if command == "serve":
        os.environ[SHOW_MISTAKES] = "yes"
    else:
        os.environ.pop(SHOW_MISTAKES, None)


def on_config(_: object) -> None:
    """Look at the content anew, and keep the macros plugin from talking over its mistakes.

    The plugin announces folders of this machine, among which a sentence about
    a mistake is lost.
    """
    _forget_what_changed()
    from macros.preview import look  # noqa: PLC0415 - as above

    look.cache_clear()
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)


def _forget_what_changed() -> None:
    """Forget the macros after an edit of them: Python keeps what it has imported while a preview runs."""
    from macros import loaded  # noqa: PLC0415 - as above

    if loaded.ages() != loaded.AGES:
        for name in [name for name in sys.modules if name == "macros" or name.startswith("macros.")]:
            del sys.modules[name]


def on_page_read_source(*, page: Any, config: Any) -> str | None:  # noqa: ANN401 - the host's objects
    """Put what can be shown in the place of a page, while there is a mistake anywhere."""
    if not os.environ.get(SHOW_MISTAKES):
        return None
    from macros.preview import look  # noqa: PLC0415 - as above

    return look(Path(config.config_file_path).parent).source(page.file.src_uri)


class _Compiled(BytecodeCache):
    """Keeps the templates of the theme as they were compiled: a live preview would do that at every edit."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is known of a template, unless it was edited."""
        checksum, code = self.known.get(bucket.key, ("", None))
        bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self.known[bucket.key] = bucket.checksum, bucket.code


_compiled = _Compiled()


def on_env(templates: Environment, **_: object) -> None:
    """Let the templates of the host be compiled once, however often a preview builds."""
    templates.bytecode_cache = _compiled


_packed: dict[str, bytes] = {}
"""The words of the pages that are read and not yet written, by path."""


def on_page_content(html: str, *, page: Any, **_: object) -> str:  # noqa: ANN401 - the host's object
    """Pack the words of a page: the host holds those of all pages before it writes the first.

    It would also hold what they were made of, and the facts of facts, which only macros ask for.
    """
    page.markdown = ""
    page.meta = {name: fact for name, fact in page.meta.items() if not isinstance(fact, dict)}
    _packed[page.file.src_uri] = zlib.compress(html.encode(errors="surrogatepass"), 1)
    return ""


def on_page_context(_: object, *, page: Any, **__: object) -> None:  # noqa: ANN401 - the host's object
    """Unpack the words of a page that is written next."""
    packed = _packed.pop(page.file.src_uri, None)
    if packed is not None:
        page.content = zlib.decompress(packed).decode(errors="surrogatepass")


def on_post_page(_: str, *, page: Any, **__: object) -> None:  # noqa: ANN401 - the host's object
    """Let go of the words of a page that has been rendered."""
    page.content = ""


# What mkdocs.plugins.event_priority sets: before the plugins, or after them. Nothing here imports a host.
on_config.mkdocs_priority = 100  # type: ignore[attr-defined]
on_page_content.mkdocs_priority = -100  # type: ignore[attr-defined]
on_page_context.mkdocs_priority = 100  # type: ignore[attr-defined]
on_post_page.mkdocs_priority = -100  # type: ignore[attr-defined]
