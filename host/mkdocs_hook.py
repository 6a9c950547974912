"""The hook of MkDocs: previews show mistakes, and reload our own modules after an edit."""

import logging
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader

SHOW_MISTAKES = "SHOW_MISTAKES"
"""As in host/preview.py. No module of ours may be imported at the top: it is reloaded after an edit."""

ENGINE = Path(__file__).parents[1]
ROOMS = ("model", "check", "macros", "host")  # the rooms that a preview runs, which keep words too
_loaded: dict[str, int] = {}  # the time at which each file of these rooms was written when Python loaded it
# A preview, the times at which files other than pages were written, and the texts of its pages.
_shown: list[Any] = []
_building: list[Any] = []


def on_startup(*, command: str, **_: object) -> None:
    """Show mistakes on the pages of a live preview only."""
    if command == "serve":
        os.environ[SHOW_MISTAKES] = "1"
    else:
        os.environ.pop(SHOW_MISTAKES, None)


def on_config(config: Any) -> None:  # noqa: ANN401 - the host's object
    """Reload the content, and silence the macros plugin, whose list of folders hides the mistakes."""
    config.theme.get_env = partial(_own_files_only, config.theme.get_env, config.theme.custom_dir)
    if _unload_after_edit():
        _shown.clear()
    from host.preview import load_preview  # noqa: PLC0415 - as above

    load_preview.cache_clear()
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)


def _own_files_only(get_env: Callable[[], Environment], overrides: str) -> Environment:
    """Return the templates of a theme that lists only our files: of its own 14,000, pages load none."""
    templates = get_env()
    templates.loader.list_templates = FileSystemLoader(overrides).list_templates  # type: ignore[method-assign,union-attr]
    return templates


def _unload_after_edit() -> bool:
    """Unload our modules after an edit of one, so that Python imports them again; return whether it did."""
    files = (file for room in (*ROOMS, "words") for file in (ENGINE / room).rglob("*"))
    times = {str(file): file.stat().st_mtime_ns for file in files if file.suffix in {".py", ".html", ".yml"}}
    is_edited = bool(_loaded) and _loaded != times
    if is_edited:
        for name in [name for name in sys.modules if name.split(".")[0] in ROOMS]:
            del sys.modules[name]
    _loaded.clear()
    _loaded.update(times)
    return is_edited


def _preview(config: Any) -> Any:  # noqa: ANN401 - the host's object, and a class that is reloaded
    """Return the `Preview` of the site."""
    from host.preview import load_preview  # noqa: PLC0415 - as above

    return load_preview(Path(config.config_file_path).parent)


def on_files(files: Any, config: Any) -> None:  # noqa: ANN401 - the host's objects
    """Leave out what git ignores, and of a preview what is refused; MkDocs would copy it."""
    from model.files import git_ignores  # noqa: PLC0415 - as above

    docs = Path(config.docs_dir)
    left_out = [path.relative_to(docs).as_posix() for path in git_ignores(docs)]
    if os.environ.get(SHOW_MISTAKES):
        left_out += _preview(config).refused
    for file in [*files]:
        if any(f"{file.src_uri}/".startswith(f"{path}/") for path in left_out):
            files.remove(file)
    if os.environ.get(SHOW_MISTAKES):
        _build_again(files, config)


def _build_again(files: Any, config: Any) -> None:  # noqa: ANN401 - the host's objects
    """Say which files MkDocs builds again: the pages whose words were edited, or all if anything else was."""
    from mkdocs.utils import clean_directory  # noqa: PLC0415 - other hosts have none

    topic, docs = Path(config.config_file_path).parent, Path(config.docs_dir)
    pages = {file for file in docs.rglob("*.md") if file.is_file()}
    texts = {file.relative_to(docs).as_posix(): file.read_bytes() for file in pages}
    places = [docs, *(folder / room for folder in (ENGINE, topic) for room in ("overrides", "countries"))]
    others = {file for place in places for file in place.rglob("*") if file.is_file()} - pages
    others |= {topic / "mkdocs.yml", ENGINE / "engine.yml"}
    times = {file: file.stat().st_mtime_ns for file in others}
    preview, edited = _preview(config), None
    if _shown and _shown[1] == times:
        edited = {path for path, text in texts.items() if text != _shown[2].get(path)}
        edited = preview.changed(edited, _shown[0])
    if edited is None:
        clean_directory(config.site_dir)
    for file in files:
        is_edited = edited is None or file.src_uri in edited
        file.is_modified = lambda is_edited=is_edited: is_edited
    _building[:] = [preview, times, texts]
    _shown.clear()  # until this build ends well


def on_nav(nav: Any, **_: object) -> None:  # noqa: ANN401 - the host's objects
    """Give pages that are not built again the titles that the menu shows."""
    if _building:
        guide = _building[0].guide
        for page in nav.pages:
            if page.title is None and not page.file.is_modified():
                page.title = guide.pages[page.file.src_uri].title


def on_post_build(**_: object) -> None:
    """Remember what is shown, once all of it is."""
    _shown[:] = _building


def on_serve(server: Any, config: Any, **_: object) -> None:  # noqa: ANN401 - the host's objects
    """Watch what MkDocs does not know: the promises, and the settings that all topics share."""
    topic = Path(config.config_file_path).parent
    for file in (topic / "expected.yml", ENGINE / "engine.yml"):
        if file.exists():
            server.watch(str(file))


def on_page_read_source(*, page: Any, config: Any) -> str | None:  # noqa: ANN401 - the host's objects
    """Return the source to render instead of a page while the site has a mistake."""
    return _preview(config).source(page.file.src_uri) if os.environ.get(SHOW_MISTAKES) else None


_compiled = TemporaryDirectory(prefix="templates-")


def on_env(templates: Environment, **_: object) -> None:
    """Keep compiled templates, so that a preview compiles each once."""
    templates.bytecode_cache = FileSystemBytecodeCache(_compiled.name)


# What mkdocs.plugins.event_priority sets, without importing it: run before the plugins.
on_config.mkdocs_priority = 100  # type: ignore[attr-defined]
