"""A glossary file, and the one that an input names."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from docgen.errors import InputError, Problem
from docgen.model.glossary import Glossary
from docgen.model.paths import inside
from docgen.model.setting import Setting, current
from docgen.model.text import Bilingual
from docgen.model.walk import walk
from docgen.model.wording import problems_of
from docgen.reading.head import GLOSSARY, kind_of
from docgen.reading.lost import lost_in_texts, surely_lost
from docgen.reading.terms import tangled
from docgen.reported import reported
from docgen.source import Source, compose, read
from docgen.types import PathLike


def load_glossary(path: PathLike | Source) -> Glossary:
    """The terms of a glossary file (`kind: glossary`), or of one that was read. Raises InputError with every error of the file."""
    problems: list[Problem] = []
    marked = compose(path if isinstance(path, Source) else read(path), problems)
    if kind_of(marked, problems) != GLOSSARY:
        problems.append(Problem(f"this is a {marked.data['kind']}, not a glossary", marked.place(("kind",)), "write 'kind: glossary'"))
        raise InputError(problems)
    data = {key: value for key, value in marked.data.items() if key not in ("docgen", "kind")}
    token = current.set(Setting(required=("ar", "en")))
    try:
        glossary: Glossary = Glossary.__pydantic_validator__.validate_python(data)
    except ValidationError as error:
        raise InputError(reported([*problems, *surely_lost(marked), *problems_of(error, Glossary, marked)])) from None
    finally:
        current.reset(token)
    problems.extend(tangled(glossary.terms, marked))
    problems += (lost for lost in lost_in_texts(walk(glossary, whole=Bilingual), marked) if lost.severity == "error")
    if problems:
        raise InputError(reported(problems))
    return glossary


def glossary_of(named: Any, setting: Setting, problems: list[Problem]) -> Glossary | None:
    """The glossary that an input names; what is wrong inside it goes to `problems`. A path that leads nowhere is left to the model to tell."""
    if not isinstance(named, str):
        return None
    token = current.set(setting)
    try:
        path = inside(named)
    except ValueError:
        return None
    finally:
        current.reset(token)
    try:
        return load_glossary(path)
    except InputError as error:
        problems.extend(error.problems)
        return None
