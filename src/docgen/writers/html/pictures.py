"""Pictures inside a page, as data URLs: those of the other formats, turned upright, without what their makers wrote into them."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from docgen.document.document import Flow
from docgen.errors import Problem, RenderError, Warn
from docgen.pictures import NotAPicture, Opened, Vector, open_file, told, undrawn
from docgen.pictures.bare import bare_jpeg, bare_png
from docgen.pictures.bare_svg import bare_svg

_TURNS = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_270", 7: "TRANSVERSE", 8: "ROTATE_90"}


@dataclass(frozen=True, slots=True)
class WebPicture:
    """A data URL, and the natural size in points."""

    url: str
    width: float
    height: float


def opened(paths: Iterable[Path], flow: Flow, warn: Warn) -> Mapping[Path, WebPicture]:
    """Pictures by path. What is in them and is not drawn in the other formats goes to `warn`. Raises RenderError with all that is wrong."""
    found: dict[Path, WebPicture] = {}
    problems: list[Problem] = []
    for path in paths:
        named_at = flow.named_at.get(str(path))
        try:
            picture = open_file(path, named_at)
            found[path] = _picture(picture)
        except NotAPicture as broken:
            problems.append(told(broken, path, named_at))
        except RenderError as error:
            problems += error.problems
        else:
            for problem in undrawn(picture, path, named_at):
                warn(problem)
    if problems:
        raise RenderError(problems)
    return found


def _picture(picture: Opened) -> WebPicture:
    if isinstance(picture, Vector):
        return WebPicture(_url(bare_svg(picture.data), "image/svg+xml"), picture.width, picture.height)
    head: Any = picture.head
    if head.orientation != 1 or head.space == "cmyk":
        return WebPicture(_url(_drawn(picture), "image/png"), picture.width, picture.height)
    data = bare_jpeg(picture.data) if picture.kind == "jpeg" else bare_png(picture.data)
    return WebPicture(_url(data, f"image/{picture.kind}"), picture.width, picture.height)


@lru_cache(maxsize=2)
def _drawn(picture: Any) -> bytes:
    """A picture that browsers show in different ways, as an upright PNG of sRGB."""
    from PIL import Image

    drawn = picture.decoded()
    if picture.head.orientation in _TURNS:
        drawn = drawn.transpose(Image.Transpose[_TURNS[picture.head.orientation]])
    if drawn.mode == "CMYK":
        drawn = _in_srgb(drawn, picture.head.icc)
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()


def _in_srgb(drawn: Any, profile: bytes | None) -> Any:
    """Inks as light, by the picture's own profile where it has one that can be used."""
    from PIL import ImageCms

    if profile:
        try:
            own, screen = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(drawn, own, screen, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass
    return drawn.convert("RGB")


def _url(data: bytes, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
