"""What MkDocs does beside calling the macros costs little time at an edit."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment

from host.mkdocs_hook import on_env


def shown(texts: dict[str, str]) -> str:
    """Return what a build of its own makes of a template."""
    env = Environment(loader=DictLoader(texts), autoescape=True)
    on_env(env)
    return env.get_template("hook.html").render()


def test_a_template_is_compiled_once_for_all_builds_until_it_is_edited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert shown({"hook.html": "one"}) == "one"
    with monkeypatch.context() as patch:
        patch.delattr(Environment, "compile")
        assert shown({"hook.html": "one"}) == "one"
    assert shown({"hook.html": "two"}) == "two"
