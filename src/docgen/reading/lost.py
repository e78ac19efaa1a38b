"""Words of a text field that YAML does not give us: errors where they are surely text, warnings where they may be a comment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, get_args

from docgen.errors import Place, Problem
from docgen.model.part import Part
from docgen.model.root import LANGUAGES
from docgen.model.text import LINE_VALIDATOR, Bilingual
from docgen.model.walk import Path
from docgen.source import Marked
from docgen.source.file import position
from docgen.source.lost import Lost, lost_words


def lost_in_texts(values: Iterable[tuple[Path, Any]], marked: Marked) -> tuple[Problem, ...]:
    """What is lost in the texts of a model that was made of `marked`. `values` are all of its own, its texts whole."""
    found = list(lost_words(marked))
    if not found:
        return ()
    heads = {(), *(lost.path[:1] for lost in found)}
    texts = set(_texts([one for one in values if one[0][:1] in heads], marked))
    return tuple(dict.fromkeys(_problem(lost, marked) for lost in found if lost.path in texts))


def surely_lost(marked: Marked) -> tuple[Problem, ...]:
    """What is lost in the texts of data of which no model could be made: of those that stand under a language's name."""
    return tuple(_problem(lost, marked) for lost in lost_words(marked) if lost.certain and lost.path and lost.path[-1] in LANGUAGES)


def _problem(lost: Lost, marked: Marked) -> Problem:
    assert marked.source is not None
    place = replace(marked.place(lost.path), line=None, column=None)
    line, column = position(marked.source.text, lost.index)
    where = Place(place.file, line, column, place.path)
    if lost.certain:
        return Problem(lost.message, where, lost.hint)
    return Problem(lost.message, where, lost.hint, "DG313", "warning")


def _texts(values: Iterable[tuple[Path, Any]], marked: Marked) -> Iterator[Path]:
    """The paths of all texts, as the data has them."""
    for path, value in values:
        if isinstance(value, Bilingual):
            yield from (marked.real_path((*path, lang)) for lang in LANGUAGES)
            yield marked.real_path(path)
        elif isinstance(value, Part):
            yield from (marked.real_path((*path, key)) for key in _lines(type(value)))


@cache
def _lines(part: type[Part]) -> tuple[str, ...]:
    """The keys of a part's fields that are lines of plain text."""
    return tuple(
        field.alias or name for name, field in part.model_fields.items() if LINE_VALIDATOR in field.metadata or _holds_a_line(field.annotation)
    )


def _holds_a_line(annotation: Any) -> bool:
    return any(inner is LINE_VALIDATOR or _holds_a_line(inner) for inner in get_args(annotation))
