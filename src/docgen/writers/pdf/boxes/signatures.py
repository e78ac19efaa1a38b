"""Signatures side by side: whom they are for, room to sign in, the name and the role under the line, Arabic over English."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from docgen.document.signing import GUTTER, LINE, ROOM, ROW_GAP, SEAL, UNDER, abreast_at, rows_of
from docgen.writers.pdf.boxes.box import Box, Nothing
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.objects.strokes import circle, line
from docgen.writers.pdf.profiles.ink import Ink

_OVER = 2.0
"""Between the lines over a signature and the room to sign in."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature: the boxes over the room to sign in, under its line, and in the place of a seal."""

    party: Box
    names: Box
    seal: Box | None = None


class SignatureBox(Box):
    """Rows of signatures, held to the end of what is signed. They are parted only where they are taller than a page: between rows, or within the
    names of one (`continued`: the first row has no lines any more)."""

    keep_previous = True
    before = 10.0
    after = 10.0

    continued: bool = False

    def __init__(self, signatures: Sequence[Signature], ink: Ink, *, rtl: bool) -> None:
        super().__init__()
        self.signatures = tuple(signatures)
        self.ink = ink
        self.rtl = rtl
        self._rows: list[tuple[Signature, ...]] = []
        self._heights: list[float] = []
        self._parties: list[float] = []

    def measure(self, width: float) -> float:
        self._rows, self._heights, self._parties = [], [], []
        at = 0
        for count in rows_of(len(self.signatures), width):
            row = self.signatures[at : at + count]
            at += count
            room, _ = abreast_at(count, width)
            party = max(signature.party.wrap(room)[1] for signature in row)
            names = max(signature.names.wrap(room)[1] for signature in row)
            for signature in row:
                if signature.seal is not None:
                    signature.seal.wrap(SEAL)
            begun = self.continued and not self._rows
            above = 0.0 if begun else (party + _OVER if party else 0.0) + ROOM + UNDER
            self._rows.append(row)
            self._parties.append(party)
            self._heights.append(above + names + (ROW_GAP if at < len(self.signatures) else 0.0))
        return sum(self._heights)

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        if not forced:
            return None
        fitting, used = 0, 0.0
        while fitting < len(self._rows) and used + self._heights[fitting] <= height:
            used += self._heights[fitting]
            fitting += 1
        if 0 < fitting < len(self._rows):
            count = sum(map(len, self._rows[:fitting]))
            return self._of(self.signatures[:count], continued=self.continued), self._of(self.signatures[count:], continued=False)
        return self._parted_row(height) if fitting == 0 else None

    def _parted_row(self, height: float) -> tuple[Box, Box] | None:
        """The names of the first row go on where the next part begins, and whom they are for if even that is too tall."""
        first = self._rows[0]
        party = self._parties[0]
        if not self.continued and party > height - ROOM - UNDER:
            parts = [_cut(signature.party, height) for signature in first]
            if None in parts:
                return None
            upper = [Signature(part[0], Nothing()) for part in parts if part]
            lower = [Signature(part[1], signature.names, signature.seal) for part, signature in zip(parts, first, strict=True) if part]
            return _Parties(upper, self.ink, rtl=self.rtl), self._of([*lower, *self.signatures[len(first) :]], continued=False)
        room = height - (0.0 if self.continued else (party + _OVER if party else 0.0) + ROOM + UNDER)
        parts = [_cut(signature.names, room) for signature in first]
        if None in parts:
            return None
        upper = [Signature(signature.party, part[0], signature.seal) for part, signature in zip(parts, first, strict=True) if part]
        lower = [Signature(Nothing(), part[1]) for part in parts if part]
        return self._of(upper, continued=self.continued), self._of([*lower, *self.signatures[len(first) :]], continued=True)

    def _of(self, signatures: Sequence[Signature], *, continued: bool) -> SignatureBox:
        part = SignatureBox(signatures, self.ink, rtl=self.rtl)
        part.continued = continued
        return part

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        for row, height, party in zip(self._rows, self._heights, self._parties, strict=True):
            self._paint_row(canvas, x, top, row, party)
            top -= height

    def _paint_row(self, canvas: PageCanvas, x: float, top: float, row: tuple[Signature, ...], party: float) -> None:
        room, start = abreast_at(len(row), self.width)
        begun = self.continued and row is self._rows[0]
        for index, signature in enumerate(row):
            place = len(row) - 1 - index if self.rtl else index
            left = x + start + place * (room + GUTTER)
            if begun:
                signature.names.paint(canvas, left, top)
                continue
            signature.party.paint(canvas, left, top)
            y = top - (party + _OVER if party else 0.0) - ROOM
            self._paint_room(canvas, left, y, room, signature)
            signature.names.paint(canvas, left, y - UNDER)

    def _paint_room(self, canvas: PageCanvas, left: float, y: float, room: float, signature: Signature) -> None:
        """The line to sign on, and the place of a seal at its end."""
        canvas.tagger.artifact()
        taken = 0.0 if signature.seal is None else SEAL + UNDER
        start = left + (taken if self.rtl else 0.0)
        line(canvas, self.ink, LINE, start, y, start + room - taken, y)
        if signature.seal is not None:
            centre = left + SEAL / 2 if self.rtl else left + room - SEAL / 2
            circle(canvas, self.ink, LINE / 2, centre, y + SEAL / 2, SEAL / 2 - LINE, dash=2.0)
        canvas.tagger.end()
        if signature.seal is not None:
            signature.seal.paint(canvas, centre - SEAL / 2, y + SEAL / 2 + signature.seal.height / 2)


class _Parties(SignatureBox):
    """The first lines of whom signatures are for, where those alone fill a page."""

    def measure(self, width: float) -> float:
        self._rows = [self.signatures]
        room, _ = abreast_at(len(self.signatures), width)
        return max(signature.party.wrap(room)[1] for signature in self.signatures)

    def _paint_row(self, canvas: PageCanvas, x: float, top: float, row: tuple[Signature, ...], party: float) -> None:
        room, start = abreast_at(len(row), self.width)
        for index, signature in enumerate(row):
            signature.party.paint(canvas, x + start + (len(row) - 1 - index if self.rtl else index) * (room + GUTTER), top)

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        self._paint_row(canvas, x, top, self.signatures, 0.0)


def _cut(box: Box, room: float) -> tuple[Box, Box] | None:
    return box.cut(room, forced=True) if box.height > room + math.ulp(room) else (box, Nothing())
