"""Files that an input names: relative to its folder, and not outside it."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from docgen.model.faults import fault
from docgen.model.setting import current
from docgen.model.text import name_of

PICTURES = (".png", ".jpg", ".jpeg", ".svg")
"""Suffixes of pictures that a document may show."""


def inside(value: Any) -> Path:
    """The file or folder that `value` names, as an absolute path where the input came from a file. Raises a fault."""
    if not isinstance(value, (str, Path)):
        raise fault(f"this must be the path of a file, not {name_of(value)}")
    text = str(value)
    if "://" in text or text.startswith("data:"):
        raise fault("this is an address, not a file", "docgen fetches nothing; save it beside the input and give its name")
    if not text.strip() or "\0" in text:
        raise fault("this is no path of a file")
    setting = current.get()
    if setting.folder is None:
        return Path(text)
    folder = setting.folder
    try:
        folder = folder.resolve()
        named = folder / text.replace("\\", "/")
        path = named.resolve()
        is_inside = path.is_relative_to(folder)
        exists = path.exists()
    except (OSError, RuntimeError, ValueError) as problem:
        raise fault(f"the file {text} cannot be looked up ({problem})") from None
    if not is_inside and not setting.allow_outside:
        raise fault(f"{text} lies outside the folder of the input", "move it beside the input, or allow it (--allow-outside)")
    if not exists and named.is_symlink():  # also where it leads back to itself, from Python 3.13 on
        raise fault(f"the file {text} cannot be looked up (it is a link that leads to no file)", "put the file itself there")
    if not exists:
        raise _missing(text, path)
    return path


def _missing(text: str, path: Path) -> PydanticCustomError:
    try:
        near = get_close_matches(path.name, [entry.name for entry in path.parent.iterdir()], n=1, cutoff=0.75)
    except OSError:
        return fault(f"there is no file {text}", f"its folder {path.parent.name} does not exist" if not path.parent.exists() else None)
    return fault(f"there is no file {text}", f"did you mean {near[0]}?" if near else "paths are relative to the folder of the input")


def _picture(value: Any) -> Path:
    path = inside(value)
    if path.suffix.lower() not in PICTURES:
        raise fault(f"{path.name} is no picture that a document can show", "give a PNG, JPEG or SVG file")
    if path.is_dir():
        raise fault(f"{path.name} is a folder", "give a PNG, JPEG or SVG file")
    return path


def _file(value: Any) -> Path:
    path = inside(value)
    if path.is_dir():
        raise fault(f"{path.name} is a folder, not a file")
    return path


def _named(value: Any) -> str:
    """A name stays as it is; what looks like a path is looked up."""
    if not isinstance(value, str) or not value.strip():
        raise fault(f"this must be a name or a path, not {name_of(value) if not isinstance(value, str) else 'nothing'}")
    text = value.strip()
    if "/" in text or "\\" in text or text.startswith(".") or text.lower().endswith((".yaml", ".yml")):
        return str(inside(text))
    return text


_SCHEMA = WithJsonSchema({"type": "string"})
_WRITTEN = PlainSerializer(str)

PictureFile = Annotated[Path, PlainValidator(_picture), _WRITTEN, _SCHEMA]
"""A PNG, JPEG or SVG file."""

AnyFile = Annotated[Path, PlainValidator(_file), _WRITTEN, _SCHEMA]
"""A file of any kind."""

NameOrPath = Annotated[str, PlainValidator(_named), _SCHEMA]
"""The name of a shipped template or theme, or the path of one's own."""
