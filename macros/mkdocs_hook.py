"""What MkDocs does at every build before it loads the macros."""

from __future__ import annotations

import logging
import sys


def on_config(_: object) -> None:
    """Forget the macros, and keep the macros plugin from talking over their mistakes.

    Python keeps what it has imported, so an edit of the macros would only show
    after a restart of the preview. And the plugin announces folders of this
    machine, among which a sentence about a mistake is lost.
    """
    for name in [name for name in sys.modules if name == "macros" or name.startswith("macros.")]:
        del sys.modules[name]
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)


# What mkdocs.plugins.event_priority sets: before the plugins. Nothing here imports a host.
on_config.mkdocs_priority = 100  # type: ignore[attr-defined]
