"""From a `schema.yaml` to the model that pydantic makes of it; read again only after the file has changed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin

from pydantic import Field, TypeAdapter, ValidationError, create_model

from docgen._data import shipped
from docgen.close_matches import did_you_mean
from docgen.errors import InputError, Place, Problem, TemplateError
from docgen.model.blocks import Block
from docgen.model.issuer import Issuer, issuer_or_issuers
from docgen.model.part import Part
from docgen.model.paths import AnyFile, PictureFile
from docgen.model.people import Speaker
from docgen.model.root import Model
from docgen.model.schemas.common import KindCheck, MadePart, SchemaModel
from docgen.model.schemas.file import ChoiceField, FieldType, GroupField, ListField, PlainField, SchemaFile
from docgen.model.schemas.values import Amount, Number, choice_of, line_of
from docgen.model.setting import Setting, current
from docgen.model.text import Bilingual, Line
from docgen.model.validation_errors import Loc, validation_error, validation_errors
from docgen.model.when import Date, Time
from docgen.model.wording import problems_of
from docgen.reported import reported
from docgen.source import Marked, compose, read
from docgen.types import PathLike

FILE = "schema.yaml"
_DEEPEST = 6
_MOST_KINDS = 256
"""Models that are remembered; a process that reads many folders forgets the first."""
_PLAIN: dict[FieldType, Any] = {
    "text": Bilingual,
    "line": Line,
    "blocks": tuple[Block, ...],
    "date": Date,
    "time": Time,
    "number": Number,
    "percent": Number,
    "money": Amount,
    "flag": bool,
    "person": Speaker,
    "people": tuple[Speaker, ...],
    "picture": PictureFile,
    "file": AnyFile,
}
_SEVERAL = ("blocks", "people")
_EXAMPLES: dict[str, str] = {
    "text": "{ar: …, en: …}", "line": "A-12/2026", "blocks": "[{ar: …, en: …}]", "date": "2026-05-11", "time": '"10:00"', "number": "12",
    "percent": "4.5", "money": "12500000 QAR", "flag": "true", "person": "{name: {ar: …, en: …}, title: {ar: …, en: …}}",
    "people": "[{name: {ar: …, en: …}}]", "picture": "photo.jpg", "file": "plan.pdf",
}  # fmt: skip
_STEP = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")
Spec = PlainField | ChoiceField | GroupField | ListField

_cache: dict[str, tuple[tuple[int, int], type[SchemaModel]]] = {}


def kind_of_schema(path: PathLike) -> type[SchemaModel]:
    """The model of a `schema.yaml`. Raises TemplateError with everything that is wrong in it."""
    found = Path(path)
    try:
        stat = found.stat()
        state = (stat.st_mtime_ns, stat.st_size)
    except OSError:
        state = (0, -1)
    key = os.fspath(found.absolute())
    known = _cache.get(key)
    if known is not None and known[0] == state:
        return known[1]
    model = _made(found)
    if len(_cache) >= _MOST_KINDS:
        del _cache[next(iter(_cache))]
    _cache[key] = (state, model)
    return model


def _made(path: Path) -> type[SchemaModel]:
    try:
        marked = compose(read(path))
    except InputError as error:
        raise TemplateError(error.problems) from None
    token = current.set(Setting(required=("ar", "en")))
    try:
        file: SchemaFile = SchemaFile.__pydantic_validator__.validate_python(marked.data)
        fields = _checked(file)
    except ValidationError as error:
        raise TemplateError(reported(problems_of(error, SchemaFile, marked))) from None
    finally:
        current.reset(token)
    own = fields | {name: _needed(name) for name in file.required}
    model: type[SchemaModel] = cast(Any, create_model)(_class_name(file.kind), __base__=SchemaModel, __doc__=file.about or str(file.title), **own)
    model.model_rebuild()
    for index, one in enumerate(classes_of(model)):
        one._again = (_again, _named(path), index)
    model.kind = file.kind
    model.template_folder = path.parent
    model._kind_title = file.title
    model._kind_about = file.about or ""
    model._kind_checks = tuple(_check(index, check, marked, model) for index, check in enumerate(file.checks))
    return model


def classes_of(model: type[SchemaModel]) -> list[type[MadePart]]:
    """The classes that a schema makes: its model, then its groups in their order."""
    found: list[type[MadePart]] = [model]
    for one in found:
        waiting: list[Any] = [info.annotation for name, info in one.model_fields.items() if name not in SchemaModel.model_fields]
        while waiting:
            inner = waiting.pop(0)
            if isinstance(inner, type) and issubclass(inner, MadePart):
                found.append(inner)
            else:
                waiting += get_args(inner)
    return found


def _named(path: Path) -> str:
    """A schema's file as another process finds it: a shipped one by its path below the templates, wherever docgen is installed there."""
    path, own = path.absolute(), shipped("templates").absolute()
    return os.fspath(path.relative_to(own) if path.is_relative_to(own) else path)


def _again(schema: str, index: int) -> MadePart:
    """An instance, without its values yet, of a class that a schema makes. Raises TemplateError where that is gone, or another by now."""
    path = shipped("templates") / schema
    found = classes_of(kind_of_schema(path))
    if index >= len(found):
        raise TemplateError(Problem("this schema has changed since the document was read", Place(str(path)), "read the document again"))
    return found[index].__new__(found[index])


def _class_name(kind: str) -> str:
    return "".join(word.capitalize() for word in kind.split("-"))


def _checked(file: SchemaFile) -> dict[str, Any]:
    """The fields as pydantic takes them. Raises ValidationError for what each by itself does not show: names that are taken, defaults that are
    wrong, common fields that are none."""
    wrong: list[tuple[Loc, Any, Any]] = []
    for name, spec in file.fields.items():
        if name in SchemaModel.model_fields:
            hint = f"leave it out; to ask for it, write required: [{name}]"
            wrong.append((("fields", name), validation_error(f"every kind has the field '{name}' already", hint, key=True), spec))
        wrong += _taken(("fields", name), name, spec, SchemaModel)
    for index, name in enumerate(file.required):
        if name not in _COMMON:
            hint = "a field of your own says it itself: {type: text, required: true}" if name in file.fields else did_you_mean(name, sorted(_COMMON))
            wrong.append((("required", index), validation_error(f"'{name}' is no common field that can be asked for", hint), name))
    if wrong:
        raise validation_errors(wrong)
    fields = {name: _field(name, spec, ("fields", name), wrong) for name, spec in file.fields.items()}
    if wrong:
        raise validation_errors(wrong)
    return fields


_COMMON = frozenset(("reference", "place", "marking", "issuer", "people", "signatures", "copies", "annexes", "contacts"))
"""Common fields that a document may do without, unless its kind asks for them."""


def _taken(loc: Loc, name: str, spec: Any, base: type[Part], depth: int = 1) -> Iterator[tuple[Loc, Any, Any]]:
    """Names that pydantic's models have for something else, and groups that lie too deep."""
    if name not in base.model_fields and (hasattr(base, name) or name.startswith("model_")):
        yield loc, validation_error(f"'{name}' cannot be the name of a field", "give it another name", key=True), spec
    inner = spec.of if isinstance(spec, ListField) else spec
    if isinstance(inner, GroupField):
        if depth >= _DEEPEST:
            yield loc, validation_error(f"fields stand in fields more than {_DEEPEST} deep", "make it flatter", key=True), spec
            return
        for key, field in inner.of.items():
            yield from _taken((*loc, "of", key), key, field, Part, depth + 1)


def _field(name: str, spec: Spec, loc: Loc, wrong: list[tuple[Loc, Any, Any]]) -> tuple[Any, Any]:
    """A field's annotation and what pydantic is to know of it."""
    annotation, several = _annotation(name, spec, loc, wrong)
    said: dict[str, Any] = {"description": spec.about, "examples": [_example(spec)]}
    if spec.default is not None:
        if spec.required:
            wrong.append(((*loc, "default"), validation_error("a field that must be given has no default", "leave one of the two out"), spec.default))
        try:
            return annotation, Field(TypeAdapter(annotation).validate_python(spec.default), **said)
        except ValidationError as error:
            for line in error.errors(include_url=False):
                context = line.get("ctx", {})
                message = context.get("message") or f"this is no {spec.type}"
                wrong.append(((*loc, "default"), validation_error(message, context.get("hint")), spec.default))
            return annotation, Field(None, **said)
    if several:
        return (annotation, Field(min_length=1, **said)) if spec.required else (annotation, Field((), **said))
    return (annotation, Field(**said)) if spec.required else (annotation | None, Field(None, **said))


def _annotation(name: str, spec: Spec, loc: Loc, wrong: list[tuple[Loc, Any, Any]]) -> tuple[Any, bool]:
    """What a field holds, and whether it is several of them."""
    if isinstance(spec, ChoiceField):
        return choice_of(spec.of), False
    if isinstance(spec, GroupField):
        fields = {key: _field(key, field, (*loc, "of", key), wrong) for key, field in spec.of.items()}
        return create_model(name.capitalize(), __base__=MadePart, __doc__=spec.about or name, **cast(Any, fields)), False
    if isinstance(spec, ListField):
        inner, _ = _annotation(name, spec.of, (*loc, "of"), wrong)
        return tuple.__class_getitem__((inner, ...)), True
    if isinstance(spec, PlainField) and spec.language is not None:
        return line_of(spec.language), False
    return _PLAIN[spec.type], spec.type in _SEVERAL


def _example(spec: Spec) -> str:
    if isinstance(spec, ChoiceField):
        return next(iter(spec.of))
    if isinstance(spec, GroupField):
        return "{" + ", ".join(f"{key}: {_example(field)}" for key, field in list(spec.of.items())[:2]) + "}"
    if isinstance(spec, ListField):
        return f"[{_example(spec.of)}]"
    return _EXAMPLES.get(spec.type, "…")


def _needed(name: str) -> tuple[Any, Any]:
    """A common field that must be given."""
    info = SchemaModel.model_fields[name]
    said: dict[str, Any] = {"description": info.description, "examples": info.examples}
    if name == "issuer":
        return Annotated[Issuer | None, issuer_or_issuers], Field(None, validate_default=True, **said)
    kept = [member for member in get_args(info.annotation) if member is not type(None)]
    if get_origin(info.annotation) in (Union, UnionType) and len(kept) == 1:
        return kept[0], Field(**said)
    return info.annotation, Field(min_length=1, **said)


def _check(index: int, check: Any, marked: Marked, model: type[SchemaModel]) -> KindCheck:
    """A check with its place. Raises TemplateError for one that is told at no field."""
    said: Mapping[str, str | None] = {"ar": (check.error or check.warning).ar, "en": (check.error or check.warning).en}
    path: list[str | int] = []
    if check.at is not None:
        path = [int(found[2]) if found[2] is not None else found[1] for found in _STEP.finditer(check.at)]
        if not path or path[0] not in model.model_fields:
            known = [name for name in model.model_fields if name not in Model.model_fields or name in _COMMON]
            place = marked.place(("checks", index, "at"))
            raise TemplateError(Problem(f"there is no field '{check.at}'", place, did_you_mean(check.at, known)))
    message = " / ".join(dict.fromkeys(text for text in (said["en"], said["ar"]) if text))
    severity = "error" if check.error is not None else "warning"
    return KindCheck(check.if_, marked, ("checks", index, "if"), message, severity, tuple(path))
