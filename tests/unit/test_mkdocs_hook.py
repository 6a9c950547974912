"""What MkDocs does beside calling the macros costs little time at an edit, and little memory."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment

from macros.mkdocs_hook import on_env, on_page_content, on_page_context


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


def test_of_a_page_that_waits_only_its_words_and_plain_facts_are_kept() -> None:
    page = SimpleNamespace(file=SimpleNamespace(src_uri="part.md"), markdown="*Words*")
    page.meta = {"title": "The part", "parts": [{"legend": "Today"}], "prompts": {"plan": {"legend": "Plan"}}}
    page.content = on_page_content("<p><em>Words</em></p>", page=page)
    assert not page.markdown
    assert not page.content
    assert page.meta == {"title": "The part", "parts": [{"legend": "Today"}]}
    on_page_context(None, page=page)
    assert page.content == "<p><em>Words</em></p>"
