"""A picture from its file: the one way for every format."""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from docgen.errors import Place, Problem, RenderError, Severity
from docgen.inputs import read_file, shortened
from docgen.limits import active
from docgen.pictures.kinds import NotAPicture, kind_of
from docgen.pictures.raster import Raster, open_raster
from docgen.pictures.vector import Vector, open_vector

Opened: TypeAlias = Raster | Vector

_KEPT = 16
_KEPT_BYTES = 2**20
_known: OrderedDict[tuple[str, int, int], Opened] = OrderedDict()
_lock = Lock()


def open_file(path: Path, place: Place | None = None) -> Opened:
    """The picture in a file. `place` is where the file is named. Raises RenderError for what is none, with all that can be said of it."""
    data = read_file(path, active().file_bytes, wanted="a PNG, JPEG or SVG file", place=place, error=RenderError)
    try:
        return open_picture(data)
    except NotAPicture as broken:
        raise RenderError(told(broken, path, place)) from None


def told(broken: NotAPicture, path: Path, place: Place | None, severity: Severity = "error") -> Problem:
    """What is wrong with a picture, at the place that names its file, or at the file."""
    message = broken.message if place is None or place.file == os.fspath(path) else f"{shortened(path.name)} {broken.message}"
    return Problem(message, place or Place(os.fspath(path)), broken.hint, severity=severity)


def undrawn(found: Opened, path: Path, place: Place | None) -> Iterator[Problem]:
    """A warning for each thing that is in a picture and is not drawn."""
    for note in found.notes:
        yield told(NotAPicture(f"is drawn without all that is in it: {note}", "a simpler SVG, or a PNG"), path, place, "warning")


def open_picture(data: bytes) -> Opened:
    """The picture that a file's bytes are. Small ones are kept for the next document, as an emblem is in all of them. Raises NotAPicture."""
    limits = active()
    key = hashlib.sha256(data).hexdigest(), limits.pixels, limits.shapes
    with _lock:
        if key in _known:
            _known.move_to_end(key)
            return _known[key]
    kind = kind_of(data)
    found = open_vector(data) if kind == "svg" else open_raster(data, kind)
    if len(data) <= _KEPT_BYTES:
        with _lock:
            _known[key] = found
            while len(_known) > _KEPT:
                _known.popitem(last=False)
    return found
