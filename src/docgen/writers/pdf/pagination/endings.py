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
_SHORT = 0.85
"""A page that is filled less is short."""
_LEAST = 0.5
"""A page that gives text to the next stays filled so far."""

Built = tuple[list[Box], LayoutContext]


@dataclass(frozen=True, slots=True)
class Filled:
    """A section's pages, and the stage that their boxes were set on."""

    leaves: list[Leaf]
    stage: LayoutContext


@dataclass(slots=True)
class _Part:
    """The pages from one break of the author's to the next. `first` is the index of the first of them in the section, `restarts` what was still to
    come where the last of them began; `lacking` is a part whose last page has too little on it."""

    groups: Sequence[Box]
    first: int
    leaves: list[Leaf]
    restarts: deque[tuple[int, list[Box]]]
    lacking: bool = False


def filled(build: Callable[[float], Built], *, before: int) -> Filled:
    """The pages of a section. `build` gives its boxes set with a share of the theme's line pitch; it is called once, and once more where the pitch
    must shrink. What ends at a break of the author's ends as the document does."""
    boxes, stage = build(1.0)
    parts = _parts(boxes, stage, before)
    if any(part.lacking and _little(part.leaves, stage) for part in parts):
        boxes, tight = build(TIGHT_PITCH)
        tighter = _parts(boxes, tight, before, parts)
        won = [one for one, part in zip(tighter, parts, strict=True) if part.lacking and not one.lacking]
        if won:
            return Filled([leaf for part in tighter for leaf in _ended(part, tight, before)], tight)
        boxes, stage = build(1.0)
        parts = _parts(boxes, stage, before)
    return Filled([leaf for part in parts for leaf in _ended(part, stage, before)], stage)


def _parts(boxes: Sequence[Box], stage: LayoutContext, before: int, loose: Sequence[_Part] = ()) -> list[_Part]:
    """All parts of a section, each on its pages; `loose` are those of a looser pitch, of which the ones that lack something are set as tight as
    may be."""
    made: list[_Part] = []
    groups: list[Box] = []
    stretches = [groups]
    for box in chained(boxes):
        groups.append(box)
        if isinstance(box, PageEnd):
            stretches.append(groups := [])
    first = 0
    for index, stretch in enumerate(stretches):
        part = _part(stretch, stage, before, first, loose[index] if loose else None)
        made.append(part)
        first += len(part.leaves)
    return made


def _part(groups: Sequence[Box], stage: LayoutContext, before: int, first: int, loose: _Part | None) -> _Part:
    if loose is not None and loose.lacking:
        leaves, restarts = _pages(groups, stage, before, first, Fill(_SPACINGS[-1]))
        return _Part(groups, first, leaves, restarts, not _better(leaves, loose.leaves))
    leaves, restarts = _pages(groups, stage, before, first)
    if len(leaves) < 2 or not (_thin(leaves) or _little(leaves, stage)):
        return _Part(groups, first, leaves, restarts)
    for spacing in _SPACINGS:
        tighter, others = _pages(groups, stage, before, first, Fill(spacing))
        if _better(tighter, leaves):
            return _Part(groups, first, tighter, others)
    return _Part(groups, first, leaves, restarts, lacking=True)


def _better(tighter: Sequence[Leaf], leaves: Sequence[Leaf]) -> bool:
    return len(tighter) < len(leaves) and not (len(tighter) > 1 and _thin(tighter))


def _ended(part: _Part, stage: LayoutContext, before: int) -> list[Leaf]:
    """The pages of a part, text brought to the last where that has too little. A third paragraph is not brought to signatures that have two where the
    page before would be left short."""
    if not part.lacking or not _thin(part.leaves):
        return part.leaves
    pushed = _pushed(part, stage, before)
    short = pushed[-2].filled < _SHORT and _said(part.leaves[-1]) >= _ENOUGH
    return part.leaves if short else pushed


def _pages(
    groups: Sequence[Box],
    stage: LayoutContext,
    before: int,
    first: int,
    fill: Fill = Fill(),  # noqa: B008
) -> tuple[list[Leaf], deque[tuple[int, list[Box]]]]:
    """All pages, and what was still to come where the last of them began."""
    leaves: list[Leaf] = []
    restarts: deque[tuple[int, list[Box]]] = deque(maxlen=3)
    for leaf, coming in paginate(groups, stage, before=before, fill=fill, first=first):
        restarts.append((len(leaves), coming))
        leaves.append(leaf)
    return leaves, restarts


def _pushed(part: _Part, stage: LayoutContext, before: int) -> list[Leaf]:
    """The page before the last gives as much to the last as that needs, and stays half full itself; as it was where it cannot."""
    leaves = part.leaves
    index, coming = next(restart for restart in part.restarts if restart[0] == len(leaves) - 2)
    page = leaves[index]
    place = part.first + index
    room = page.top - page.floor
    raised = (page.bottom - page.floor) + _STEP
    whole = set(map(id, coming))
    torn: list[Leaf] | None = None
    enough: list[Leaf] | None = None  # two paragraphs with signatures, where a third would leave the page before short
    while raised <= room * (1 - _LEAST):
        tail = [leaf for leaf, _ in paginate(coming, stage, before=before, fill=Fill(raised={place: raised}), first=place)]
        if len(tail) > 2:
            break
        found = [*leaves[:index], *tail]
        last = tail[0].placed[-1].box
        framed = id(last) not in whole and _is_framed(last)
        if tail[0].filled >= _LEAST * 0.75 and not _thin(found):
            if not framed:
                return enough if enough is not None and tail[0].filled < _SHORT else found
            torn = torn or found
        elif enough is None and not framed and _said(found[-1]) >= _ENOUGH:
            enough = found
        raised += _STEP
    return enough or torn or leaves


def _said(leaf: Leaf) -> float:
    """How many paragraphs of text stand on a page."""
    return sum(units(placed.box) for placed in leaf.placed)


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
    return sum(map(units, boxes)) < needed


def _little(leaves: Sequence[Leaf], stage: LayoutContext) -> bool:
    """Whether the last page holds no more than the page before has room for, tightened."""
    before, last = leaves[-2:]
    free = 0.0 if before.ended else before.bottom - before.floor
    return last.top - last.bottom - free <= _LINES * stage.look.style("body").leading + 2.0


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
        return sum(units(child) for before, child in zip([None, *box.children], box.children, strict=False) if not _names(before))
    if isinstance(box, Framed):
        if isinstance(box.body, Parts):
            return 0.0  # the panel about the issuer, with notes and contacts
        return units(box.body) if box.breakable else _DECISION
    return _ENOUGH


def _names(box: Box | None) -> bool:
    """Whether a box is a line of small type that belongs to what follows it: a list of copies or enclosures is small matter too."""
    if isinstance(box, Pair):
        return all(side is None or _names(side) for side in (box.left, box.right))
    return isinstance(box, Text) and box.style_name == "note" and box.keep_next


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
