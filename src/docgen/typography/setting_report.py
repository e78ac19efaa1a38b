"""What the engine made of a string, stage by stage, as plain data: for bug reports and for `docgen text`."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from docgen.errors import Problem
from docgen.typography.paragraph.line_break_tailoring_cy import opportunities
from docgen.typography.paragraph.line_layout_cy import set_lines
from docgen.typography.paragraph.missing import problems
from docgen.typography.paragraph.prepare import prepare
from docgen.typography.raster import draw
from docgen.typography.types import Glyph, ParagraphStyle, Span


@dataclass(frozen=True, slots=True)
class ItemReport:
    """`start`–`end` in code points, ISO 15924 script, font file, size in points."""

    start: int
    end: int
    level: int
    script: str
    font: str
    size: float


@dataclass(frozen=True, slots=True)
class RunReport:
    """A word in visual order, `x` points from the column's left edge; glyph metrics in font units."""

    x: float
    font: str
    level: int
    text: str
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class LineReport:
    """A line's offsets in code points, its place, width and gap in points."""

    start: int
    end: int
    x: float
    width: float
    gap: float
    runs: tuple[RunReport, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All stages. `levels` are (start, end, level); `breaks` (offset, kind)."""

    text: str
    level: int
    levels: tuple[tuple[int, int, int], ...]
    items: tuple[ItemReport, ...]
    breaks: tuple[tuple[int, str], ...]
    lines: tuple[LineReport, ...]
    problems: tuple[Problem, ...]


def report(spans: Sequence[Span], style: ParagraphStyle, width: float) -> Report:
    """How these spans are set in a column of `width` points."""
    paragraph = prepare(spans, style)
    items = [item for item in dict.fromkeys(paragraph.items) if item.end > item.start]
    levels: list[tuple[int, int, int]] = []
    for item in items:
        if levels and levels[-1][2] == item.level and levels[-1][1] == item.start:
            levels[-1] = (levels[-1][0], item.end, item.level)
        else:
            levels.append((item.start, item.end, item.level))
    lines = []
    for line in set_lines(paragraph, width):
        runs = tuple(RunReport(round(run.x, 3), run.font.path.name, run.level, run.text, run.glyphs) for run in line.runs() if run.text)
        lines.append(LineReport(line.start, line.end, round(line.x, 3), round(line.width, 3), round(line.gap, 3), runs))
    return Report(
        paragraph.text,
        paragraph.level,
        tuple(levels),
        tuple(ItemReport(i.start, i.end, i.level, i.setting.script, i.setting.face.path.name, i.setting.size) for i in items),
        tuple((offset, kind) for offset, kind in opportunities(paragraph.text)),
        tuple(lines),
        tuple(problems(paragraph)),
    )


def picture(spans: Sequence[Span], style: ParagraphStyle, width: float, resolution: float) -> bytes:
    """The lines as a grey PNG, `resolution` pixels an inch."""
    from PIL import Image

    coverage = draw(set_lines(prepare(spans, style), width), width, style.leading, resolution, margin=style.leading / 3)
    image = Image.frombytes("L", (coverage.width, coverage.height), coverage.pixels).point(lambda ink: 255 - ink)
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(resolution, resolution))
    return out.getvalue()
