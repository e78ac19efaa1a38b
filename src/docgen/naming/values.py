"""What a name of a pattern stands for: a fact of the output, or a field of the document."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.close_matches import close_matches
from docgen.errors import DateError, InputError, Place, Problem, UsageError

if TYPE_CHECKING:
    from docgen.model.root import Model

NAMES: dict[str, str] = {
    "stem": "the name of the input without its suffix",
    "folder": "the folder of the input, below the folder that was given",
    "kind": "the kind of document",
    "reference": "the reference number",
    "date": "the date, 2021-10-19",
    "date_hijri": "the Hijri date, 1443-03-13",
    "lang": "the languages that it shows: ar-en, ar or en",
    "layout": "the layout",
    "theme": "the theme",
    "format": "the format: pdf, docx …",
    "ext": "the suffix of the format, without its dot",
    "n": "the number of the input among all, from 1; {n:03} writes 001",
    "part": "the number of the file, where an output may be several files",
}
"""Every name but the fields of documents, and what it is."""
FOLDERS = frozenset({"folder"})
"""Names whose value is a path: they stand alone between two slashes."""
OF_FILES = frozenset({"stem", "folder", "format", "ext", "n", "part"})
"""Names whose values are known before an input is read."""
_STEP = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one output. `called` is the input in messages. `folder` has `/` between its steps; `layout` and `theme` are those that were
    asked for beside the document (`None`: its own), `template` too. `part` is `None` for an output of one file."""

    called: str
    stem: str
    format: str
    folder: str = ""
    n: int = 1
    part: int | None = None
    model: Model | None = None
    layout: str | None = None
    theme: str | None = None
    template: str | None = None


def value_of(name: str, facts: Facts) -> str:
    """The value of a name, as text. Raises UsageError for a name that there is not, and InputError where the input lacks what it names."""
    if name in OF_FILES:
        return _of_file(name, facts)
    model = facts.model
    if model is None:
        raise UsageError(f"{{{name}}} is a field of a document, and here is none")
    if name == "kind":
        return model.kind
    if name == "lang":
        return _lang(model, facts)
    if name == "layout":
        return _layout(model, facts)
    if name == "theme":
        return Path(facts.theme or model.theme or _own_theme(model, facts)).stem
    if name in ("date", "date_hijri"):
        return _date(model, name, facts)
    return _field(name, model, facts)


def _of_file(name: str, facts: Facts) -> str:
    if name == "part":
        if facts.part is None:
            raise UsageError(Problem("{part} numbers the files of one output, and this output is one file", hint="leave it out"))
        return str(facts.part)
    return str({"stem": facts.stem, "folder": facts.folder, "n": facts.n}.get(name, facts.format))


def _layout(model: Model, facts: Facts) -> str:
    asked = facts.layout or model.layout or "side-by-side"
    return asked if asked in model.languages or len(model.languages) > 1 else model.languages[0]


def _lang(model: Model, facts: Facts) -> str:
    layout = _layout(model, facts)
    return layout if layout in ("ar", "en") else "-".join(model.languages)


def _own_theme(model: Model, facts: Facts) -> str:
    from docgen.templating.template import load_template

    named = facts.template or model.template
    if named is None or named.lower().endswith((".docx", ".dotx")):
        found = load_template(type(model).template_folder or model.kind)
    else:
        found = load_template(named, named_at=None if facts.template else model.named_at.get(named, Place()))
    return found.theme.name


def _date(model: Model, name: str, facts: Facts) -> str:
    if name == "date":
        return model.date.gregorian.isoformat()
    try:
        year, month, day = model.date.hijri
    except DateError as error:
        raise InputError(Problem(f"{{{name}}} of the output's name: {error.problems[0].message}", Place(facts.called), "use {date}")) from None
    return f"{year:04}-{month:02}-{day:02}"


def _field(name: str, model: Model, facts: Facts) -> str:
    from docgen.model.fields import keys
    from docgen.model.part import Part
    from docgen.model.text import Bilingual

    value: Any = model
    for found in _STEP.finditer(name):
        step = found[1] if found[1] is not None else int(found[2])
        so_far = name[: found.start()].rstrip(".")
        if isinstance(value, Part) and isinstance(step, str):
            fields = keys(type(value))
            if step not in fields:
                raise _unknown(name, step, (*NAMES, *fields) if value is model else tuple(fields), so_far)
            value = next(getattr(value, own) for own, field in type(value).model_fields.items() if (field.alias or own) == step)
        elif isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, (tuple, list)) and isinstance(step, int):
            value = value[step] if step < len(value) else None
        else:
            raise UsageError(Problem(f"there is no '{{{name}}}' for the name of an output", hint=f"'{so_far}' has no '{step}'"))
        if value is None:
            raise _lacking(name, facts)
    if isinstance(value, Bilingual):
        sides = [lang for lang in model.languages if getattr(value, lang)]
        if len(sides) != 1:
            raise UsageError(Problem(f"{{{name}}} is a text in two languages", hint=f"write {{{name}.ar}} or {{{name}.en}}"))
        value = getattr(value, sides[0])
    text = _as_text(value, name, facts)
    if not text.strip():
        raise _lacking(name, facts)
    return text


def _as_text(value: Any, name: str, facts: Facts) -> str:
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    gregorian = getattr(value, "gregorian", None)
    if isinstance(gregorian, datetime.date):
        return gregorian.isoformat()
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise UsageError(Problem(f"{{{name}}} is no text for the name of an output", hint="name a text, a number or a date in it"))
    return str(value)


def plain_text(text: str) -> str:
    """A text without its markup."""
    from docgen.markup import parse

    try:
        return "".join(map(_words, parse(text)))
    except ValueError:
        return text


def _words(node: Any) -> str:
    children = getattr(node, "children", None)
    if children is not None:
        return "".join(map(_words, children))
    return str(getattr(node, "text", getattr(node, "value", " ")))


def _unknown(name: str, step: str, known: tuple[str, ...], above: str) -> UsageError:
    near = close_matches(step, known)
    whole = name.replace(step, near[0], 1) if near else ""
    hint = f"did you mean {{{whole}}}?" if near else f"names are {', '.join(NAMES)}, and fields such as {{headline.en}}" if not above else None
    return UsageError(Problem(f"there is no '{{{name}}}' for the name of an output", hint=hint))


def _lacking(name: str, facts: Facts) -> InputError:
    hint = "give it one, or another name to the output: {stem} is the input's own"
    return InputError(Problem(f"the name of the output has {{{name}}}, and this input has none", Place(facts.called), hint))
