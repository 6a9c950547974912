"""What a reader asks of fields is what a schema lets one write."""

from __future__ import annotations

from model.schema_recorder import SchemaRecorder


def test_a_text_with_an_example_has_to_be_written() -> None:
    asked = SchemaRecorder()
    asked.text("title", "'A page'")
    asked.text("hint")
    assert asked.schema["required"] == ["title"]
    assert asked.schema["properties"]["title"]["examples"] == ["A page"]
    assert list(asked.schema["properties"]) == ["title", "hint"]


def test_a_list_that_nobody_asked_for_first_has_to_be_written() -> None:
    asked = SchemaRecorder()
    for one in asked.each("steps", "step"):
        one.text("text", "Go.")
    if asked.has("parts"):
        list(asked.each("parts", "part"))
    assert asked.schema["required"] == ["steps"]
    assert asked.schema["properties"]["steps"]["items"]["required"] == ["text"]


def test_a_choice_is_one_of_its_words() -> None:
    asked = SchemaRecorder()
    assert asked.choice("kind", ("one", "two")) == "one"
    assert asked.choice("answer", ("text", "date"), "date") == "date"
    assert asked.schema["properties"]["kind"]["enum"] == ["one", "two"]
    assert asked.schema["required"] == ["kind"]


def test_named_mappings_and_a_mapping_inside_are_asked_too() -> None:
    asked = SchemaRecorder()
    for _, group in asked.named("checklists", "checklist"):
        group.number("lines")
    asked.inside("emergency").text("call", "999")
    [inside] = asked.schema["properties"]["checklists"]["patternProperties"].values()
    assert inside["properties"]["lines"]["type"] == "integer"
    assert asked.schema["properties"]["emergency"]["required"] == ["call"]
    assert "required" not in asked.schema
