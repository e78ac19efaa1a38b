"""What a press would print otherwise than it is meant: too much ink, too few pixels, lines too thin. Warnings, each at its place.

The limits are those of the Ghent Workgroup for sheet-fed offset, but for ink: there it is what the press's own profile never goes beyond.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from pathlib import Path

from docgen.document.theme import Theme
from docgen.errors import Place, Problem
from docgen.pictures import NotAPicture, Raster, Vector, told
from docgen.writers.pdf.boxes.picture import Image
from docgen.writers.pdf.images.separated import heaviest
from docgen.writers.pdf.profiles.inks import THINNEST, Inks

LEAST_PIXELS = 225
"""Pixels an inch of a picture of many shades."""
LEAST_BILEVEL = 550
"""Pixels an inch of a picture of black and white alone."""


def press_problems(theme: Theme, images: Iterable[tuple[Path, Image]], inks: Inks, origin: str | None) -> Iterator[Problem]:
    """All that is to be said of a theme's colours, and of the pictures as they were drawn."""
    yield from _colours(theme, inks, origin)
    for path, image in images:
        if image.largest is None:
            continue
        for message, hint in _raster(image, inks) if isinstance(image.content, Raster) else _vector(image, image.content):
            yield told(NotAPicture(message, hint), path, image.place, "warning")


def _colours(theme: Theme, inks: Inks, origin: str | None) -> Iterator[Problem]:
    for role, colour in theme.colours.items():
        total = sum(colour.cmyk or ())
        if inks.too_much(total):
            place = theme.named_at.get(f"colours.{role}") or Place(origin)
            message = (
                f"the colour '{role}' of the theme {theme.name} lays {_percent(total)} of ink on the paper; the press takes {_percent(inks.most)}"
            )
            yield Problem(message, place, "inks of a smaller sum", severity="warning")


def _raster(image: Image, inks: Inks) -> Iterator[tuple[str, str]]:
    assert isinstance(image.content, Raster)
    assert image.largest is not None
    head = image.content.head
    wide, high = (head.height, head.width) if head.orientation >= 5 else (head.width, head.height)
    density = min(wide / image.largest[0], high / image.largest[1]) * 72
    least = LEAST_BILEVEL if head.bits == 1 and head.space == "gray" else LEAST_PIXELS
    if density < least - 0.5:
        yield (
            f"has {density:.0f} pixels an inch at the size it is printed; below {least} a press shows them",
            "a picture of more pixels, or a smaller width",
        )
    if head.space == "cmyk":
        total = heaviest(image.content)
        if inks.too_much(total):
            hint = "the picture separated for the press's profile"
            yield f"lays up to {_percent(total)} of ink on the paper; the press takes {_percent(inks.most)}", hint


def _vector(image: Image, vector: Vector) -> Iterator[tuple[str, str]]:
    assert image.largest is not None
    scale = math.sqrt(image.largest[0] / image.width * image.largest[1] / image.height)
    thin = [line for line in (scale * thickness for thickness in vector.lines()) if line < THINNEST - 0.005]
    if thin:
        message = f"has lines of {min(thin):.2g} points at the size it is printed; thinner than {THINNEST:g} points, a press may lose them"
        yield message, "thicker lines, or a larger width"
    if vector.mixes:
        message = "has colours that let others through: a press mixes their inks, which looks otherwise than on a screen, above all over dark colours"
        yield message, "the colours that are meant, opaque"


def _percent(ink: float) -> str:
    return f"{100 * ink:.0f} %"
