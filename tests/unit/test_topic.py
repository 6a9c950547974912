"""A command is about the topic it is given, and says where in that topic a mistake is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from check.config_policy import IN_TOPICS
from check.load_site import load_site
from check.placeholders import list_placeholders, placeholders
from model.files import LEDGER, LEFT
from model.problems import ContentError
from tests.helpers.project import PROJECT, run_module
from tests.mistakes.fixture_site import PROMISED, add_engine, make_site, read_case


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one sound topic at the root, and one with a mistake further down."""
    project = add_engine(make_site(tmp_path))
    second = make_site(project / "topics" / "second", read_case("id-missing"))
    shutil.copy(PROJECT / "topics" / "engine.yml", second.parent)
    (second / "engine.yml").unlink()
    settings = (second / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("INHERIT: engine.yml", "INHERIT: ../engine.yml")
    (second / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return project


def test_a_command_without_a_topic_is_about_the_folder_it_stands_in(project: Path) -> None:
    (project / "expected.yml").write_text(PROMISED, encoding="utf-8")
    assert run_module(project, "check").returncode == 0
    result = run_module(project, "check", "topics/second")
    assert result.returncode == 1
    assert result.stderr.startswith("topics/second/docs/part.md:")


def test_a_topic_that_is_not_there_is_a_sentence(project: Path) -> None:
    for module in ("check", "publish", "host.serve"):
        result = run_module(project, module, "topics/third")
        assert result.returncode == 2
        assert "there is no topic 'topics/third'" in result.stderr
        assert "Traceback" not in result.stderr


def test_what_all_topics_share_is_strict_and_asks_no_third_party() -> None:
    shared = yaml.safe_load((PROJECT / "engine.yml").read_text(encoding="utf-8"))
    assert shared["strict"] is True
    assert shared["theme"]["font"] is False
    macros = shared["plugins"]["macros"]
    assert (macros["on_undefined"], macros["on_error_fail"]) == ("strict", True)
    assert (macros["j2_comment_start_string"], macros["j2_comment_end_string"]) == ("{##", "##}")
    assert shared["exclude_docs"].splitlines() == [LEDGER, *LEFT]


def test_a_topic_inherits_every_path_of_the_engine() -> None:
    root, topics = (
        yaml.safe_load((PROJECT / name).read_text(encoding="utf-8")) for name in ("engine.yml", IN_TOPICS)
    )
    up = "../../"
    assert topics == {
        "INHERIT": "../engine.yml",
        "theme": {"custom_dir": up + root["theme"]["custom_dir"]},
        "plugins": {"macros": {"module_name": up + root["plugins"]["macros"]["module_name"]}},
        "hooks": [up + name for name in root["hooks"]],
        "watch": [up + name for name in root["watch"]],
    }


def test_a_mistake_in_settings_is_told_by_its_topic_before_the_host_starts(project: Path) -> None:
    file = project / "topics" / "second" / "mkdocs.yml"
    file.write_text(f"use_directory_urls: false\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    result = run_module(project, "check", "topics/second")
    assert "topics/second/mkdocs.yml:1: the site may not set 'use_directory_urls'" in result.stderr


def test_a_mistake_elsewhere_on_the_machine_is_told_without_its_folders(project: Path) -> None:
    with pytest.raises(ContentError) as caught:
        load_site(project / "topics" / "second")
    assert all(problem.file.startswith(("docs/", "mkdocs.yml")) for problem in caught.value.problems)


def test_placeholders_are_found_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A name\n", encoding="utf-8")
    page = tmp_path / "docs" / "index.md"
    page.write_text("One\nTwo (replace this)\n", encoding="utf-8")
    assert placeholders(tmp_path) == [f"{page.as_posix()}:2: Two (replace this)"]
    assert list_placeholders(tmp_path)[0] == "1 placeholder to replace:"
    page.write_text("One\n", encoding="utf-8")
    assert not list_placeholders(tmp_path)
