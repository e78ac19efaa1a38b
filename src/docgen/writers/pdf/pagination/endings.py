"""How a document ends: nothing stands alone on its last page.

Contacts, the end mark, a closing line and signatures bring text with them: the last decision, or two paragraphs. Before a page is given up to that, a
few lines are won: the spaces between blocks shrink first, the line pitch last and by little.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docgen.writers.pdf.boxes.balanced import Balanced
from docgen.writers.pdf.boxes.box import Box, Nothing
from docgen.writers.pdf.boxes.forms.masthead import Band, Ruled
from docgen.writers.pdf.boxes.framed import Framed
from docgen.writers.pdf.boxes.hanging import Hanging
from docgen.writers.pdf.boxes.heading import HeadingBox
from docgen.writers.pdf.boxes.issuers import Issuers
from docgen.writers.pdf.boxes.letterhead import Letterhead
from docgen.writers.pdf.boxes.notices import NoticeBar
from docgen.writers.pdf.boxes.panels import Parts
from docgen.writers.pdf.boxes.qr import QrBox
from docgen.writers.pdf.boxes.row import Pair
from docgen.writers.pdf.boxes.rule import PageEnd, RuleBox
from docgen.writers.pdf.boxes.signature_table import SignatureTable
from docgen.writers.pdf.boxes.signatures import SignatureBox
from docgen.writers.pdf.boxes.stack import Stack
from docgen.writers.pdf.boxes.text import Text
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.pagination.pages import Fill, Leaf, chained, paginate
from docgen.writers.pdf.signing.sign_field import SignatureField

_ENDING = frozenset({"contact", "endmark", "note", "signatory", "signatory-role"})
"""Text styles that are not what a document says, but how it ends."""
_FURNITURE = (Nothing, NoticeBar, Letterhead, Issuers, Ruled, Band, QrBox, PageEnd, RuleBox, SignatureBox, SignatureTable, SignatureField, HeadingBox)
_ENOUGH = 2.0
"""So many paragraphs of text stand on a last page at least."""
_WITH_SIGNATURES = 3.0
"""The same where signatures do: a closing line is not what they sign."""
_DECISION = 3.0
"""What a decision counts for."""
_PARTED = 0.3
"""The end of a panel that began on the page before stands on the last page by itself where it takes so much of it."""
_LINES = 4
"""So many lines may be won by tightening."""
_SPACINGS = (0.85, 0.7, 0.55)
TIGHT_PITCH = 0.98
_STEP = 8.0
_LEAST = 0.5
"""A page that gives text to the next stays filled so far."""

Built = tuple[list[Box], LayoutContext]


@dataclass(frozen=True, slots=True)
class Filled:
    """A section's pages, and the stage that their boxes were set on."""

    leaves: list[Leaf]
    stage: LayoutContext


def filled(build: Callable[[float], Built], *, before: int) -> Filled:
    """The pages of a section. `build` gives its boxes set with a share of the theme's line pitch; it is called once, and once more where the pitch
    must shrink."""
    boxes, stage = build(1.0)
    groups = chained(boxes)
    leaves, restarts = _pages(groups, stage, before)
    if len(leaves) < 2 or not (_thin(leaves) or _little(leaves[-1], stage)):
        return Filled(leaves, stage)
    for spacing in _SPACINGS:
        tighter, _ = _pages(groups, stage, before, Fill(spacing))
        if len(tighter) < len(leaves) and not (len(tighter) > 1 and _thin(tighter)):
            return Filled(tighter, stage)
    if _little(leaves[-1], stage):
        boxes, tight = build(TIGHT_PITCH)
        tighter, _ = _pages(chained(boxes), tight, before, Fill(_SPACINGS[-1]))
        if len(tighter) < len(leaves) and not (len(tighter) > 1 and _thin(tighter)):
            return Filled(tighter, tight)
        boxes, stage = build(1.0)
        groups = chained(boxes)
        leaves, restarts = _pages(groups, stage, before)
    return Filled(_pushed(leaves, restarts, stage, before) if _thin(leaves) else leaves, stage)


def _pages(groups: Sequence[Box], stage: LayoutContext, before: int, fill: Fill = Fill()) -> tuple[list[Leaf], deque[tuple[int, list[Box]]]]:  # noqa: B008
    """All pages, and what was still to come where the last of them began."""
    leaves: list[Leaf] = []
    restarts: deque[tuple[int, list[Box]]] = deque(maxlen=3)
    for leaf, coming in paginate(groups, stage, before=before, fill=fill):
        restarts.append((len(leaves), coming))
        leaves.append(leaf)
    return leaves, restarts


def _pushed(leaves: list[Leaf], restarts: deque[tuple[int, list[Box]]], stage: LayoutContext, before: int) -> list[Leaf]:
    """The page before the last gives as much to the last as that needs, and stays half full itself; as it was where it cannot."""
    index, coming = next(restart for restart in restarts if restart[0] == len(leaves) - 2)
    page = leaves[index]
    if page.ended:
        return leaves
    room = page.top - page.floor
    raised = (page.bottom - page.floor) + _STEP
    whole = set(map(id, coming))
    torn: list[Leaf] | None = None
    while raised <= room * (1 - _LEAST):
        tail = [leaf for leaf, _ in paginate(coming, stage, before=before, fill=Fill(raised={index: raised}), first=index)]
        if len(tail) > 2:
            break
        found = [*leaves[:index], *tail]
        if not _thin(found) and tail[0].filled >= _LEAST * 0.75:
            last = tail[0].placed[-1].box
            if id(last) in whole or not _is_framed(last):
                return found
            torn = torn or found
        raised += _STEP
    return torn or leaves


def _is_framed(box: Box) -> bool:
    """Whether a box ends in a quotation or a panel: what has a frame is torn to fill pages, and not to balance them."""
    if isinstance(box, Pair):
        return any(_is_framed(side) for side in (box.left, box.right) if side is not None)
    if isinstance(box, Stack):
        return _is_framed(box.children[-1])
    return isinstance(box, Framed)


def _thin(leaves: Sequence[Leaf]) -> bool:
    """Whether the last page has too little text for how it ends."""
    last = leaves[-1]
    boxes = [placed.box for placed in last.placed]
    if any(map(_goes_on, boxes)) and (last.filled >= _PARTED or any(map(_signs, boxes))):
        return False
    needed = _WITH_SIGNATURES if any(map(_signs, boxes)) else _ENOUGH
    return sum(map(units, boxes)) < needed and not (len(leaves) > 1 and leaves[-2].ended)


def _little(last: Leaf, stage: LayoutContext) -> bool:
    """Whether the last page holds no more than tightening may win."""
    return last.top - last.bottom <= _LINES * stage.look.style("body").leading + 2.0


def units(box: Box) -> float:
    """How many paragraphs of text a box holds, of what a document says; a decision counts for more."""
    if isinstance(box, _FURNITURE):
        return 0.0
    if isinstance(box, Text):
        return 0.0 if box.style_name in _ENDING or not box.content else 1.0
    if isinstance(box, Balanced):
        return units(box.body)
    if isinstance(box, Hanging):
        return 1.0
    if isinstance(box, Pair):
        return max((units(side) for side in (box.left, box.right) if side is not None), default=0.0)
    if isinstance(box, Stack):
        return sum(map(units, box.children))
    if isinstance(box, Framed):
        if isinstance(box.body, Parts):
            return 0.0  # the panel about the issuer, with notes and contacts
        return units(box.body) if box.breakable else _DECISION
    return _ENOUGH


def _goes_on(box: Box) -> bool:
    """Whether what ends the document began on the page before, with what it belongs to."""
    if isinstance(box, SignatureTable):
        return box.repeated
    if isinstance(box, Framed):
        return box.continued and isinstance(box.body, Parts)
    return isinstance(box, Stack) and any(map(_goes_on, box.children))


def _signs(box: Box) -> bool:
    if isinstance(box, (SignatureBox, SignatureTable)):
        return True
    return isinstance(box, Stack) and any(map(_signs, box.children))
