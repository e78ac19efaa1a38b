"""Files that an input names: relative to its folder, and not outside it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from docgen.inputs import NotFound, check_named, check_path, is_sealed, lies, locate
from docgen.model.setting import current
from docgen.model.validation_errors import name_of, validation_error

PICTURES = (".png", ".jpg", ".jpeg", ".svg")
"""Suffixes of pictures that a document may show."""


class Included(str):
    """A text of a file that an input includes, or of what stands for all inputs (a configuration); `folder` is that file's, at which a path in it
    starts. One that the user gave himself may lead `anywhere`."""

    __slots__ = ("anywhere", "folder")
    folder: Path
    anywhere: bool

    @classmethod
    def of(cls, text: str, folder: Path, *, anywhere: bool = False) -> Included:
        made = cls(text)
        made.folder, made.anywhere = folder, anywhere
        return made


def _like(text: str, value: Any) -> str:
    """`text`, which starts where `value` does."""
    return Included.of(text, value.folder, anywhere=value.anywhere) if isinstance(value, Included) else text


def _located(value: str | Path, text: str, folder: Path | None, owner: str, *, allow_outside: bool) -> Path:
    if isinstance(value, Included) and value.anywhere:
        return locate(text, value.folder, allow_outside=True)
    check_named()
    if isinstance(value, Included) and (folder is None or not value.folder.is_relative_to(folder)):
        return locate(text, value.folder, allow_outside=allow_outside, owner="the included file")
    check_path(text)
    if folder is None:
        return Path(text)
    if isinstance(value, Included):
        text = (PurePosixPath(value.folder.relative_to(folder).as_posix()) / text.replace("\\", "/")).as_posix()
    return locate(text, folder, allow_outside=allow_outside, owner=owner)


def inside(value: Any) -> Path:
    """The file or folder that `value` names, as an absolute path where the input came from a file. Raises a fault."""
    if not isinstance(value, (str, Path)):
        raise validation_error(f"this must be the path of a file, not {name_of(value)}")
    text, setting = str(value), current.get()
    try:
        path = _located(value, text, setting.folder, setting.owner, allow_outside=setting.allow_outside)
    except NotFound as missing:
        raise validation_error(missing.message, missing.hint) from None
    if setting.named is not None:
        setting.named.append(path)
    return path


def _picture(value: Any) -> Path:
    path = inside(value)
    if path.suffix.lower() not in PICTURES:
        raise validation_error(f"{path.name} is no picture that a document can show", "give a PNG, JPEG or SVG file")
    if path.is_dir():
        raise validation_error(f"{path.name} is a folder", "give a PNG, JPEG or SVG file")
    return path


def _file(value: Any) -> Path:
    path = inside(value)
    if path.is_dir():
        raise validation_error(f"{path.name} is a folder, not a file")
    return path


def template_named(value: Any) -> str:
    """A name, the path of a folder, or that of a Word file. Raises a fault."""
    text = _text(value)
    return str(inside(text)) if _is_path(text, (".yaml", ".yml", ".docx", ".dotx")) or _lies_beside(_like(f"{text}/template.yaml", value)) else text


def template_folder(value: Any) -> Path | None:
    """The folder that an input names as its template; `None` for a name, and for what is wrong, of which the model tells."""
    try:
        path = Path(template_named(value))
    except ValueError:
        return None
    return path if path.is_absolute() and path.is_dir() else None


def _theme(value: Any) -> str:
    """A name, or the path of a YAML file, whose suffix may be left out where it lies beside the input."""
    text = _text(value)
    if _is_path(text, (".yaml", ".yml")):
        return str(inside(text))
    beside = next((name for name in (f"{text}.yaml", f"{text}.yml") if _lies_beside(_like(name, value))), None)
    return text if beside is None else str(inside(_like(beside, value)))


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise validation_error(f"this must be a name or a path, not {name_of(value) if not isinstance(value, str) else 'nothing'}")
    return _like(value.strip(), value)


def _is_path(text: str, suffixes: tuple[str, ...]) -> bool:
    return "/" in text or "\\" in text or text.startswith(".") or text.lower().endswith(suffixes)


def _lies_beside(name: str) -> bool:
    """Whether the input's folder has it, were it only a link that leads astray: `inside` tells of that."""
    if is_sealed() and not (isinstance(name, Included) and name.anywhere):
        return False
    folder = name.folder if isinstance(name, Included) else current.get().folder
    return folder is not None and lies(folder / name)


_SCHEMA = WithJsonSchema({"type": "string"})
_WRITTEN = PlainSerializer(str)

PictureFile = Annotated[Path, PlainValidator(_picture), _WRITTEN, _SCHEMA]
"""A PNG, JPEG or SVG file."""

AnyFile = Annotated[Path, PlainValidator(_file), _WRITTEN, _SCHEMA]
"""A file of any kind."""

TemplateName = Annotated[str, PlainValidator(template_named), _SCHEMA]
"""The name of a shipped template, or the absolute path of what lies beside the input (of an input from no file: the path as given)."""

ThemeName = Annotated[str, PlainValidator(_theme), _SCHEMA]
"""The same of a theme."""
