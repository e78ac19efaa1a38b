"""A template's own words: those under `labels:` of its `template.yaml`, and those of a `labels.yaml` beside it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Any

from docgen.errors import Place, Problem, TemplateError
from docgen.inputs import NotFound, locate
from docgen.model.text import Bilingual
from docgen.model.validation_errors import validation_error, validation_errors
from docgen.source import Marked
from docgen.templating.file_part import FilePart, ReadBy, composed, validated
from docgen.templating.markdown_str import Labels, is_shipped

FILE = "labels.yaml"

_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]")
_LATIN = re.compile("[A-Za-z]")


def _only_arabic(text: str) -> bool:
    return _ARABIC.search(text) is not None and _LATIN.search(text) is None


def _labels(value: Any) -> Labels:
    if value is not None and not isinstance(value, dict):
        raise validation_error("labels are a mapping of names and words", "write NAME: {ar: …, en: …}")
    made, wrong = {}, []
    for name, words in (value or {}).items():
        pair = words if isinstance(words, dict) else {"ar": words, "en": words}
        if isinstance(words, str) and is_shipped(name) and _only_arabic(words):
            pair = {"ar": words}  # an Arabic word alone says nothing about the English side
        if not pair or not {*pair} <= {"ar", "en"} or not all(isinstance(text, str) for text in pair.values()):
            wrong.append(((name,), validation_error("a label is {ar: …, en: …}", "give its words in one language or both"), words))
        elif len(pair) < 2 and not is_shipped(name):
            message = f"docgen has no label '{name}', so its words are needed in both languages"
            wrong.append(((name,), validation_error(message, f"add '{'en' if 'ar' in pair else 'ar'}: …'"), words))
        elif _only_arabic(pair.get("en", "")) and not isinstance(words, str):
            message = f"'{pair['en']}' is Arabic, and would stand on the English side"
            wrong.append(((name,), validation_error(message, "write the English words, or leave en out"), words))
        else:
            sides = {lang: str(text) for lang, text in pair.items()}
            made[name] = Bilingual.model_construct(ar=sides.get("ar"), en=sides.get("en"))
    if wrong:
        raise validation_errors(wrong)
    return Labels(made)


_WORDS = {"type": "object", "properties": {"ar": {"type": "string"}, "en": {"type": "string"}}, "minProperties": 1, "additionalProperties": False}
OwnLabels = Annotated[Labels, ReadBy(_labels, {"type": "object", "additionalProperties": {"anyOf": [{"type": "string"}, _WORDS]}})]


class _LabelsFile(FilePart):
    """The whole of a `labels.yaml`, under a key that stands in no file."""

    labels: OwnLabels


def labels_beside(folder: Path, *, allow_outside: bool = False) -> tuple[Labels, dict[str, Place]]:
    """The words of a `labels.yaml` in a template's folder, with the places of names that docgen has not; none where it has no such file. Raises
    TemplateError."""
    if not os.path.lexists(folder / FILE):
        return Labels({}), {}
    try:
        path = locate(FILE, folder, allow_outside=allow_outside, owner="the template")
    except NotFound as missing:
        raise TemplateError(Problem(missing.message, Place(str(folder / FILE)), missing.hint)) from None
    marked = composed(path)
    return validated(_LabelsFile, {"labels": marked.data}, marked).labels, own_places(marked)


def own_places(marked: Marked, *path: str) -> dict[str, Place]:
    """Where a file gives words by names that docgen has not: `path` leads to its labels, which have been checked."""
    found = marked.data
    for key in path:
        found = found.get(key)
    return {name: marked.place((*path, name), key=True) for name in found or () if not is_shipped(name)}
