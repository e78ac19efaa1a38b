"""A marker at the start edge and a body beside it: list items, numbered headings, labelled fields. Or the marker in the page's margin."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.writers.pdf.boxes.abreast import Abreast
from docgen.writers.pdf.boxes.box import Box, of_whole
from docgen.writers.pdf.boxes.text import Text

_FUZZ = 0.01


class Hanging(Abreast):
    """The start edge is the left of an English box, the right of an Arabic one. `indent` is the body's distance from it, in points."""

    def __init__(self, marker: Text | None, body: Box, indent: float, *, rtl: bool) -> None:
        super().__init__()
        self.marker = marker
        self.body = body
        self.indent = indent
        self.rtl = rtl
        self._drop = 0.0

    def measure(self, width: float) -> float:
        _, height = self.body.wrap(width - self.indent)
        self.first_baseline = self.body.first_baseline
        if self.marker is None:
            return height
        _, marker_height = self.marker.wrap(self.indent)
        if self.marker.first_baseline is not None and self.body.first_baseline is not None:
            self._drop = max(0.0, self.body.first_baseline - self.marker.first_baseline)
        return max(height, self._drop + marker_height)

    def parts(self) -> Iterator[tuple[Box, float, float]]:
        """The marker and the body."""
        if self.marker is not None:
            yield self.marker, self.width - self.indent if self.rtl else 0.0, self._drop
        yield self.body, 0.0 if self.rtl else self.indent, 0.0

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        if self.marker is not None and self._drop + self.marker.height > height + _FUZZ:
            return self._both_parted(self.marker, height) if forced else None
        parts = self.body.cut(height, forced=forced)
        if parts is None:
            return None
        return of_whole(self, (Hanging(self.marker, parts[0], self.indent, rtl=self.rtl), Hanging(None, parts[1], self.indent, rtl=self.rtl)))

    def _both_parted(self, marker: Text, height: float) -> tuple[Box, Box] | None:
        """A marker that is taller than a page (the long label of a field) goes on beside the rest of the body."""
        signs = marker.part(height - self._drop, forced=True)
        bodies = self.body.cut(height, forced=True) if self.body.height > height + _FUZZ else (self.body, marker.emptied())
        if signs is None or bodies is None:
            return None
        return of_whole(self, (Hanging(signs[0], bodies[0], self.indent, rtl=self.rtl), Hanging(signs[1], bodies[1], self.indent, rtl=self.rtl)))


class Hung(Abreast):
    """The body has the whole width; the marker ends `indent` points before it at the outer side, in the margin, and goes with its first part."""

    def __init__(self, marker: Text, body: Box, indent: float, *, rtl: bool) -> None:
        super().__init__()
        self.marker = marker
        self.body = body
        self.indent = indent
        self.rtl = rtl

    def measure(self, width: float) -> float:
        _, height = self.body.wrap(width)
        self.marker.wrap(self.indent)
        self.first_baseline = self.body.first_baseline
        return height

    def parts(self) -> Iterator[tuple[Box, float, float]]:
        """The marker and the body."""
        drop = (self.body.first_baseline or 0.0) - (self.marker.first_baseline or 0.0)
        yield self.marker, self.width + self.indent - self.marker.natural_width() if self.rtl else -self.indent, max(0.0, drop)
        yield self.body, 0.0, 0.0

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        parts = self.body.cut(height, forced=forced)
        return of_whole(self, (Hung(self.marker, parts[0], self.indent, rtl=self.rtl), parts[1])) if parts else None
