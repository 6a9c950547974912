"""What a page may call: words in, HTML out.

This file is the only one that touches the host (MkDocs, ProperDocs or Zensical).
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from macros.catalogue import MACROS
from macros.content import ContentError
from macros.reading import read_site
from macros.site import Macro, Site

__all__ = ["MACROS", "define_env"]


def define_env(env: Any) -> None:  # noqa: ANN401 - the host's object; its type is the host's own
    """Offer the macros to the pages, unless the content has mistakes: then say them all and stop."""
    try:
        guide, settings = read_site(Path(env.project_dir))
    except ContentError as error:
        raise SystemExit(str(error)) from None

    def page_path() -> str:
        page = env.variables["page"]
        return str(getattr(page, "path", None) or page.file.src_uri)

    def offer(macro: Macro) -> Callable[..., str]:
        @functools.wraps(macro)
        def call(*words: str) -> str:
            return str(macro(Site(guide, settings, page_path()), *words))

        return call

    for name, macro in MACROS.items():
        env.macro(offer(macro), name)
