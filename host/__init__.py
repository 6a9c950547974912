"""The entry point for MkDocs, ProperDocs and Zensical, which call `define_env` before they render pages."""

import functools
import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from check.load_site import load_site
from host.commonmark import fragment, use_site
from host.preview import SHOW_MISTAKES, load_preview
from macros.catalogue import MACROS
from macros.render import render
from macros.site import Macro, Site
from model.addresses import address
from model.body import INLINE
from model.problems import ContentError


class StopHost(SystemExit, Exception):  # noqa: N818 - an exit with a message
    """Ends a build with the mistakes and no traceback; a live preview prints them and goes on."""


def define_env(env: Any) -> None:  # noqa: ANN401 - the host's object; its type is the host's own
    """Register the macros, unless the content has mistakes: then report them all and stop.

    A live preview goes on, with the mistakes on its pages.
    """
    project, has_mistakes = Path(env.project_dir), False
    try:
        if os.environ.get(SHOW_MISTAKES):
            preview = load_preview(project)
            guide, settings, has_mistakes = preview.guide, preview.settings, bool(preview.problems)
        else:
            guide, settings = load_site(project)
    except ContentError as error:
        raise StopHost(str(error)) from None

    # Zensical rewrites links in HTML, which it takes to be relative to the source file.
    rewrites_links = type(env).__module__.startswith("zensical")
    # It calls this for each page, and its page templates see only what the page has.
    shown = env.variables["page"].meta if rewrites_links else env.conf["extra"]
    use_site(settings.words, guide.downloads)
    shown["words"] = settings.words.for_pages(page.minutes for page in guide.pages.values())
    shown["looks_css"] = settings.looks.css
    shown["part_places"] = {
        address(path): settings.words("next_step.part", number=number, total=len(guide.part_pages))
        for number, path in enumerate(guide.part_pages, start=1)
    }

    def register(name: str, macro: Macro) -> Callable[..., str]:
        @functools.wraps(macro)
        def call(*arguments: str) -> str:
            page = env.variables["page"]
            path = str(getattr(page, "path", None) or page.file.src_uri)
            seen_from = str(PurePosixPath(path).with_name("index.md")) if rewrites_links else path
            try:
                html = str(macro(Site(guide, settings, path, seen_from), *arguments))
            except Exception:
                if not has_mistakes:
                    raise
                return render("unshown", name=name)
            return html if name == INLINE else fragment(html)

        return call

    for name, macro in MACROS.items():
        env.macro(register(name, macro), name)
