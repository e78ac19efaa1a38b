"""Opens a `letterhead.pdf`: one page or two, of the document's own size, whole and not protected."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf

from docgen.document.theme import MM
from docgen.document.word_template import Underlay
from docgen.errors import DocgenError, Place, Problem, TemplateError, Warn
from docgen.inputs import read_file
from docgen.limits import active
from docgen.writers.pdf.inspect.values import NOT_SO, entry, inherited, integer, items, number, told
from docgen.writers.pdf.underlay.weight import too_heavy

logging.getLogger("pikepdf").addHandler(logging.NullHandler())

_SLACK = 2.0
"""Points by which two pages may differ and are still of one size."""
_USED = 2
"""Pages of the file that stand under the document's."""

Edges = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the letterhead, and its file, which must stay open. `cut` is what is cut out of it to be the document's page, `seen` what of it may
    be seen around that (its bleed), both in its own coordinates; `turn` is how many quarters it is turned clockwise when it is shown."""

    pdf: pikepdf.Pdf
    page: Any
    cut: Edges
    seen: Edges
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """As it is shown, in points."""
        across, up = self.cut[2] - self.cut[0], self.cut[3] - self.cut[1]
        return (up, across) if self.turn % 2 else (across, up)

    @property
    def matrix(self) -> Edges | tuple[float, ...]:
        """From its own coordinates to those of a page whose lower left corner is the origin."""
        left, bottom, right, top = self.cut
        return (
            (1, 0, 0, 1, -left, -bottom),
            (0, -1, 1, 0, -bottom, right),
            (-1, 0, 0, -1, right, top),
            (0, 1, -1, 0, top, -left),
        )[self.turn]


def open_leaves(underlay: Underlay, size: tuple[float, float], warn: Warn) -> Sequence[Leaf]:
    """The pages that are used. `size` is the document's page, in points. Raises TemplateError with all that is wrong."""
    place = Place(str(underlay.path))
    data = read_file(underlay.path, active().file_bytes, wanted="a PDF file", error=TemplateError)
    if heavy := too_heavy(data):
        raise TemplateError(Problem(heavy, place, "the file exported anew, without a password, with pictures for what is drawn by very many lines"))
    try:
        pdf = pikepdf.open(io.BytesIO(data))
        encrypted, pages = pdf.is_encrypted, [page.obj for page in pdf.pages[: _USED + 1]]
        count, damaged = len(pdf.pages), pdf.get_warnings()
    except pikepdf.PasswordError:
        raise TemplateError(Problem("is protected by a password", place, "the file without one")) from None
    except NOT_SO as broken:
        raise TemplateError(Problem(f"cannot be read as a PDF ({told(broken)})", place, "a whole PDF file")) from None
    if unfit := unfit_file(encrypted=encrypted, damaged=damaged, pages=count):
        raise TemplateError(Problem(unfit[0], place, unfit[1]))
    if count > _USED:
        message = f"has {count} pages; the first is laid under page 1, the second under all others, and no other is used"
        warn(Problem(message, place, severity="warning"))
    leaves = [leaf_of(pdf, page, index, place, TemplateError) for index, page in enumerate(pages[:_USED], 1)]
    if len({tuple(round(side / _SLACK) for side in leaf.size) for leaf in leaves}) > 1 and apart(leaves[0].size, leaves[1].size):
        raise TemplateError(Problem(f"has pages of two sizes, {in_mm(leaves[0].size)} and {in_mm(leaves[1].size)}", place, "pages of one size"))
    if apart(leaves[0].size, size):
        message = f"is {in_mm(leaves[0].size)}, and the document's page {in_mm(size)}"
        raise TemplateError(Problem(message, place, "a letterhead of that size, or the page's size in the theme or by --page"))
    return leaves


def unfit_file(*, encrypted: bool, damaged: Sequence[Any], pages: int) -> tuple[str, str] | None:
    """Why nothing can be taken out of an open file, and what would be right."""
    if encrypted:
        return "is encrypted, so nothing may be taken out of it", "the file without its protection"
    if damaged:
        return f"is damaged ({told(ValueError(damaged[0]))})", "the file, exported anew"
    return ("has no page", "a file of one page or more") if not pages else None


def apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two pages are of two sizes."""
    return abs(one[0] - other[0]) > _SLACK or abs(one[1] - other[1]) > _SLACK


def in_mm(size: tuple[float, float]) -> str:
    """A size of points in words."""
    return f"{size[0] / MM:.0f} × {size[1] / MM:.0f} mm"


def leaf_of(pdf: pikepdf.Pdf, page: Any, index: int, place: Place, error: type[DocgenError]) -> Leaf:
    """A page, its boxes inherited (ISO 32000-1, 7.7.3.4 and 14.11.2). Raises `error`."""
    media = _edges(inherited(page, "/MediaBox"))
    if media is None:
        raise error(Problem(f"page {index} has no size", place, "the file, exported anew"))
    crop = _within(_edges(inherited(page, "/CropBox")), media)
    cut = _within(_edges(entry(page, "/TrimBox")), media) if entry(page, "/TrimBox") is not None else crop
    seen = _within(_edges(entry(page, "/BleedBox")), media) if entry(page, "/BleedBox") is not None else crop
    turn = integer(inherited(page, "/Rotate")) or 0
    unit = number(entry(page, "/UserUnit"))
    if turn % 90 or unit not in (None, 1.0):
        raise error(Problem(f"page {index} is turned or scaled in a way that is not known", place, "the file, exported anew"))
    return Leaf(pdf, page, cut, seen, turn // 90 % 4)


def _edges(box: Any) -> Edges | None:
    numbers = [number(edge) for edge in items(box)]
    if len(numbers) != 4 or any(edge is None or abs(edge) > 20_000 for edge in numbers):
        return None
    x1, y1, x2, y2 = (float(edge or 0) for edge in numbers)
    left, right, bottom, top = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
    return (left, bottom, right, top) if right - left > 1 and top - bottom > 1 else None


def _within(box: Edges | None, outer: Edges) -> Edges:
    if box is None:
        return outer
    left, bottom, right, top = max(box[0], outer[0]), max(box[1], outer[1]), min(box[2], outer[2]), min(box[3], outer[3])
    return (left, bottom, right, top) if right - left > 1 and top - bottom > 1 else outer
