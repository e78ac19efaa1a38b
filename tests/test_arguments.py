"""What the library's functions take for a template, a theme, a family and fonts; anything else is an error of one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from statements import STATEMENT

import docgen
from docgen.arguments import folders, name_or_path, text
from docgen.errors import UsageError

WRONG: list[tuple[str, Any]] = [
    *(("template", value) for value in (5, "", b"x", ["a"], {}, object())),
    *(("theme", value) for value in (5, "", b"x", ["a"], 1.5, True)),
    *(("family", value) for value in (5, "", b"x", ["Amiri"], Path("Amiri"))),
    *(("fonts", value) for value in ("fonts", Path("fonts"), 5, None, b"x", [5], [None], [b"x"])),
    *(("digits", value) for value in (5, "roman", ["latn"])),
    *(("calendar", value) for value in (5, "julian")),
]


@pytest.mark.parametrize("format", ["pdf", "docx"])
@pytest.mark.parametrize(("option", "value"), WRONG)
def test_anything_else_is_told_with_what_the_option_takes(option: str, value: Any, format: str) -> None:
    given: dict[str, Any] = {option: value}
    with pytest.raises(UsageError, match=rf"{option}=.* – {option}= (takes|is one of) "):
        docgen.render_bytes(docgen.parse(STATEMENT), format, **given)


def test_a_folder_alone_is_no_list_of_folders_and_the_message_shows_one() -> None:
    with pytest.raises(UsageError, match=r"fonts= takes a list of folders, \['my-fonts'\]"):
        folders("fonts", "my-fonts")


def test_names_paths_and_lists_of_either_are_taken() -> None:
    for value in (None, "modern", Path("x")):
        name_or_path("theme", value)
    text("family", "Amiri")
    assert folders("fonts", ["a", Path("b")]) == (Path("a"), Path("b"))
    assert folders("fonts", iter(())) == ()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: docgen.load(5), "path= takes a path"),  # type: ignore[arg-type]
        (lambda: docgen.load(b"x.yaml"), "path= takes a path"),  # type: ignore[arg-type]
        (lambda: docgen.load(None), "path= takes a path"),  # type: ignore[arg-type]
        (lambda: docgen.load("x.yaml", settings=5), "settings= takes values by field path"),  # type: ignore[arg-type]
        (lambda: docgen.load("x.yaml", settings={5: "x"}), "settings= takes values by field path"),  # type: ignore[dict-item]
        (lambda: docgen.parse(STATEMENT, folder=5), "folder= takes a path"),  # type: ignore[arg-type]
        (lambda: docgen.render(docgen.parse(STATEMENT), 5), "path= takes a path"),  # type: ignore[arg-type]
        (lambda: docgen.render_bytes(5, "pdf"), "model= takes what docgen.load or docgen.parse gives"),  # type: ignore[arg-type]
        (lambda: docgen.render_bytes(docgen.parse(STATEMENT), "pdf", page=(float("nan"), 500)), "is no page"),
        (lambda: docgen.render_bytes(docgen.parse(STATEMENT), "docx", page=(float("inf"), 500)), "is no page"),
        (lambda: docgen.render_bytes(docgen.parse(STATEMENT), "pdf", page=(True, 500)), "is no page"),
        (lambda: docgen.render_bytes(docgen.parse(STATEMENT), "docx", page=(1e9, 500)), "larger than a page may be"),
    ],
)
def test_files_models_and_pages_of_another_type_are_told(call: Callable[[], Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        call()
