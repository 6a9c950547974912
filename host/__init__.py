"""Where the host (MkDocs, ProperDocs or Zensical) meets us: it calls `define_env` before it renders pages."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from check.load_site import load_site
from host.fragment import fragment
from host.preview import SHOW_MISTAKES, load_preview
from macros.catalogue import MACROS
from macros.render import render
from macros.site import Macro, Site
from model.body import INLINE
from model.problems import ContentError


class StopHost(Exception, SystemExit):  # noqa: N818 - it is an exit with a reason
    """Ends a build with its sentences and no traceback; a live preview prints them and goes on."""

    def __init__(self, error: ContentError) -> None:
        """Take what is wrong with the content."""
        super().__init__(str(error))
        self.code = str(error)


def define_env(env: Any) -> None:  # noqa: ANN401 - the host's object; its type is the host's own
    """Offer the macros to the pages, unless the content has mistakes: then say them all and stop.

    A live preview goes on, and shows what it can.
    """
    project, mistaken = Path(env.project_dir), False
    try:
        if os.environ.get(SHOW_MISTAKES):
            preview = load_preview(project)
            guide, settings, mistaken = preview.guide, preview.settings, bool(preview.problems)
        else:
            guide, settings = load_site(project)
    except ContentError as error:
        raise StopHost(error) from None

    # Zensical reads addresses in HTML as if they started at the source file, and moves them to the page.
    moves_links = type(env).__module__.startswith("zensical")

    def page_path() -> str:
        page = env.variables["page"]
        return str(getattr(page, "path", None) or page.file.src_uri)

    def register(name: str, macro: Macro) -> Callable[..., str]:
        @functools.wraps(macro)
        def call(*words: str) -> str:
            path = page_path()
            seen_from = str(PurePosixPath(path).with_name("index.md")) if moves_links else path
            try:
                html = str(macro(Site(guide, settings, path, seen_from), *words))
            except Exception:
                if not mistaken:
                    raise
                return render("unshown", name=macro.__name__)
            return html if name == INLINE else fragment(html)

        return call

    for name, macro in MACROS.items():
        env.macro(register(name, macro), name)
