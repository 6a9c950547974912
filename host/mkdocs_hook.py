"""What MkDocs does at every build beside calling the macros."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache

SHOW_MISTAKES = "SHOW_MISTAKES"
"""What host/preview.py looks for. No module of ours may be imported here: it may be forgotten."""


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
    from host.preview import load_preview  # noqa: PLC0415 - as above

    load_preview.cache_clear()
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)


def _forget_what_changed() -> None:
    """Forget our modules after an edit of one: Python keeps what it has imported while a preview runs."""
    from host import loaded  # noqa: PLC0415 - as above

    if loaded.ages() != loaded.AGES:
        for name in [
            name for name in sys.modules if name.split(".")[0] in ("model", "check", "macros", "host")
        ]:
            del sys.modules[name]


def on_page_read_source(*, page: Any, config: Any) -> str | None:  # noqa: ANN401 - the host's objects
    """Put what can be shown in the place of a page, while there is a mistake anywhere."""
    if not os.environ.get(SHOW_MISTAKES):
        return None
    from host.preview import load_preview  # noqa: PLC0415 - as above

    return load_preview(Path(config.config_file_path).parent).source(page.file.src_uri)


_compiled = TemporaryDirectory(prefix="templates-")


def on_env(templates: Environment, **_: object) -> None:
    """Compile the templates of the theme once, however often a preview builds."""
    templates.bytecode_cache = FileSystemBytecodeCache(_compiled.name)


# What mkdocs.plugins.event_priority sets: before the plugins. Nothing here imports a host.
on_config.mkdocs_priority = 100  # type: ignore[attr-defined]
