"""The hook of MkDocs: previews show mistakes, and reload our own modules after an edit."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache

SHOW_MISTAKES = "SHOW_MISTAKES"
"""As in host/preview.py. No module of ours may be imported at the top: it is reloaded after an edit."""

ROOMS = ("model", "check", "macros", "host")
"""The rooms that a preview runs; they keep the words of the engine, too."""

_loaded: dict[str, int] = {}
"""The time at which each file of these rooms was written when Python loaded it."""


def on_startup(*, command: str, **_: object) -> None:
    """Show mistakes on the pages of a live preview only."""
    if command == "serve":
        os.environ[SHOW_MISTAKES] = "1"
    else:
        os.environ.pop(SHOW_MISTAKES, None)


def on_config(_: object) -> None:
    """Reload the content, and silence the macros plugin, whose list of folders hides the mistakes."""
    _unload_after_edit()
    from host.preview import load_preview  # noqa: PLC0415 - as above

    load_preview.cache_clear()
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)


def _unload_after_edit() -> None:
    """Unload our modules after an edit of one, so that Python imports them again."""
    files = (file for room in (*ROOMS, "words") for file in (Path(__file__).parents[1] / room).rglob("*"))
    times = {str(file): file.stat().st_mtime_ns for file in files if file.suffix in {".py", ".html", ".yml"}}
    if _loaded and _loaded != times:
        for name in [name for name in sys.modules if name.split(".")[0] in ROOMS]:
            del sys.modules[name]
    _loaded.clear()
    _loaded.update(times)


def on_files(files: Any, config: Any) -> None:  # noqa: ANN401 - the host's objects
    """Leave out of a preview what is refused; MkDocs would copy it."""
    if os.environ.get(SHOW_MISTAKES):
        from host.preview import load_preview  # noqa: PLC0415 - as above

        for refused in load_preview(Path(config.config_file_path).parent).refused:
            for file in [*files]:
                if f"{file.src_uri}/".startswith(f"{refused}/"):
                    files.remove(file)


def on_serve(server: Any, config: Any, **_: object) -> None:  # noqa: ANN401 - the host's objects
    """Watch what MkDocs does not know: the promises, and the settings that all topics share."""
    topic = Path(config.config_file_path).parent
    for file in (topic / "expected.yml", Path(__file__).parents[1] / "engine.yml"):
        if file.exists():
            server.watch(str(file))


def on_page_read_source(*, page: Any, config: Any) -> str | None:  # noqa: ANN401 - the host's objects
    """Return the source to render instead of a page while the site has a mistake."""
    if not os.environ.get(SHOW_MISTAKES):
        return None
    from host.preview import load_preview  # noqa: PLC0415 - as above

    return load_preview(Path(config.config_file_path).parent).source(page.file.src_uri)


_compiled = TemporaryDirectory(prefix="templates-")


def on_env(templates: Environment, **_: object) -> None:
    """Keep compiled templates, so that a preview compiles each once."""
    templates.bytecode_cache = FileSystemBytecodeCache(_compiled.name)


# What mkdocs.plugins.event_priority sets, without importing it: run before the plugins.
on_config.mkdocs_priority = 100  # type: ignore[attr-defined]
