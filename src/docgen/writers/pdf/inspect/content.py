"""A page's content stream, read with the forms, patterns and masks that it shows: which colours paint it, which words stand in which marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.writers.pdf.inspect.budget import Budget
from docgen.writers.pdf.inspect.lexer import Name, operators
from docgen.writers.pdf.inspect.pen import Pen
from docgen.writers.pdf.inspect.resources import Beneath, Resources, Shown
from docgen.writers.pdf.inspect.unicodemap import UnicodeMap, unicode_map
from docgen.writers.pdf.inspect.unpacking import unpacked
from docgen.writers.pdf.inspect.values import Ref, entry, inherited, items, number, ref

_COLOURS = {"g": "DeviceGray", "G": "DeviceGray", "rg": "DeviceRGB", "RG": "DeviceRGB", "k": "DeviceCMYK", "K": "DeviceCMYK"}
_PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "'", '"', "sh", "Do", "EI"}
_SHOWING = {"Tj", "TJ", "'", '"'}
_DEEPEST = 8
"""Forms inside forms; a file that goes deeper is not followed there."""
_MOST_MARKED = 1000
"""Marked content inside marked content."""

Fonts = dict[Ref, UnicodeMap]


@dataclass(slots=True)
class Content:
    """`lines` holds the shown lines of each MCID (`None`: outside of any), in the order of the stream; `colours` counts operators by colour space,
    pictures and shadings by theirs; `unmarked` counts what is painted outside of any marked content."""

    colours: Counter[str] = field(default_factory=Counter)
    lines: dict[int | None, list[str]] = field(default_factory=dict)
    unmarked: int = 0
    unseen: bool = False
    """Whether words are shown in the text rendering mode 3, which paints nothing (ISO 32000-2, 9.3.6)."""


@dataclass(slots=True)
class _Marked:
    """The open marked content: MCIDs, `artifact`, or `None` for any other; how many of them are not `None`, and how many artifacts."""

    open: list[int | str | None] = field(default_factory=list)
    telling: int = 0
    artifacts: int = 0

    def push(self, mark: int | str | None) -> None:
        self.open.append(mark)
        self.telling += mark is not None
        self.artifacts += mark == "artifact"

    def pop(self) -> None:
        if self.open:
            mark = self.open.pop()
            self.telling -= mark is not None
            self.artifacts -= mark == "artifact"

    @property
    def mcid(self) -> int | None:
        return next((mark for mark in reversed(self.open) if isinstance(mark, int)), None) if self.telling > self.artifacts else None


def read_content(page: Any, number: int, fonts: Fonts, budget: Budget, pen: Pen | None = None) -> Content:
    """The content of page `number`. `fonts` remembers the maps of fonts met before; `pen` follows what can be seen."""
    reader = _Reader(Content(), fonts, budget, f"page {number}", pen)
    parts = [data for part in items(entry(page, "/Contents")) if (data := unpacked(part, budget, f"the content of page {number}")) is not None]
    reader.walk(b"\n".join(parts), Resources(inherited(page, "/Resources")), 0)
    reader.content.lines = {mcid: ["".join(line) for line in lines] for mcid, lines in reader.lines.items()}
    return reader.content


@dataclass(frozen=True, slots=True)
class _Painted:
    """What a form paints that neither shows text nor marks content: it paints the same wherever it is shown."""

    colours: Counter[str]
    things: int


@dataclass(slots=True)
class _Reader:
    content: Content
    fonts: Fonts
    budget: Budget
    where: str
    pen: Pen | None = None
    marked: _Marked = field(default_factory=_Marked)
    lines: dict[int | None, list[list[str]]] = field(default_factory=dict)
    """Of each MCID: lines of shown pieces."""
    forms: dict[Ref, bytes] = field(default_factory=dict)
    painted: dict[Ref, _Painted] = field(default_factory=dict)
    seen: set[Ref] = field(default_factory=set)
    """Patterns and masks that were read."""
    things: int = 0
    """Painted things so far."""
    modes: list[int] = field(default_factory=lambda: [0])
    """Text rendering modes: the present one last, those that are saved before it."""
    telling: int = 0
    """Texts, marks and what was left out so far."""

    def walk(self, data: bytes, resources: Resources, depth: int) -> None:
        """Reads the operators of a page or a form."""
        colours = self.content.colours
        font: UnicodeMap | None = None
        fresh = True
        modes, self.modes = self.modes, [self.modes[-1]]
        pen = self.pen
        for operator, operands in operators(data, self.budget, paths=pen is not None):
            if pen is not None:
                pen.follow(operator, operands)
            if operator == "q":
                self.modes.append(self.modes[-1])
            elif operator == "Q":
                del self.modes[max(1, len(self.modes) - 1) :]
            elif operator == "Tr":
                self.modes[-1] = int(operands[-1]) if operands and isinstance(operands[-1], (int, float)) else 0
            elif operator in _COLOURS:
                colours[_COLOURS[operator]] += 1
            elif operator in ("cs", "CS"):
                colours[resources.space(operands[-1] if operands else None)] += 1
            elif operator in ("scn", "SCN") and (wanted := _last_name(operands)):
                self.beneath(resources.pattern(wanted), resources, depth)
            elif operator == "gs":
                if pen is not None:
                    pen.blend(*resources.opacity(_last_name(operands)))
                self.beneath(resources.mask(_last_name(operands)), resources, depth)
            elif operator == "sh":
                colours[resources.shading(_last_name(operands))] += 1
            elif operator == "EI" and (picture := resources.inline(operands)):
                colours[picture] += 1
            elif operator in ("BDC", "BMC"):
                self.telling += 1
                if len(self.marked.open) < _MOST_MARKED:
                    self.marked.push(resources.mark(operands))
            elif operator == "EMC":
                self.telling += 1
                self.marked.pop()
            elif operator == "Tf":
                font = self.font(resources, _last_name(operands[:-1] or operands))
            elif operator in ("Tm", "Td", "TD", "T*", "BT"):
                fresh = True
            if operator not in _PAINTING:
                continue
            if operator == "Do" and self.drawn(resources.shown(_last_name(operands)), resources, depth):
                continue
            self.things += 1
            if not self.marked.telling:
                self.content.unmarked += 1
            if operator in _SHOWING and font is not None:
                self.telling += 1
                fresh = self.show(font, operands, fresh=fresh)
        self.modes = modes

    def drawn(self, shown: Shown, resources: Resources, depth: int) -> bool:
        """Reads a form; counts the colours of a picture. Whether it was a form."""
        if shown.picture:
            self.content.colours[shown.picture] += 1
            if self.pen is not None:
                self.pen.picture()
        if shown.form is None:
            return False
        if depth >= _DEEPEST:
            self.telling += 1
            self.budget.left_out(f"{self.where}: forms nested deeper than {_DEEPEST}")
            return True
        own = entry(shown.form, "/Resources")
        key = ref(shown.form)
        if self.pen is not None:
            self.pen.enter([part for edge in items(entry(shown.form, "/Matrix")) if (part := number(edge)) is not None])
        if key is None or own is None:
            self.walk(self.form(shown.form, key), resources if own is None else Resources(own), depth + 1)
        elif key in self.painted:
            self.again(self.painted[key])
        else:
            self.first(shown.form, key, Resources(own), depth)
        if self.pen is not None:
            self.pen.leave()
        return True

    def beneath(self, beneath: Beneath, resources: Resources, depth: int) -> None:
        """Reads what colours come from: the shading or the cell of a pattern, the group of a mask. Each is read once on a page; what it paints is no
        painted thing of the page's, and its words are none."""
        if beneath.shading:
            self.content.colours[beneath.shading] += 1
        form, key = beneath.form, ref(beneath.form)
        if form is None or key in self.seen:
            return
        if depth >= _DEEPEST:
            self.budget.left_out(f"{self.where}: patterns nested deeper than {_DEEPEST}")
            return
        if key is not None:
            self.seen.add(key)
        self.telling += 1  # a form with a pattern in it is not taken to be like itself: the pattern is read once
        unmarked, things = self.content.unmarked, self.things
        self.marked.push("artifact")
        own = entry(form, "/Resources")
        self.walk(self.form(form, key), resources if own is None else Resources(own), depth + 1)
        self.marked.pop()
        self.content.unmarked, self.things = unmarked, things

    def first(self, form: Any, key: Ref, resources: Resources, depth: int) -> None:
        """Reads a form, and remembers what it paints where that is all it does."""
        before, things, telling = self.content.colours, self.things, self.telling
        self.content.colours = Counter()
        self.walk(self.form(form, key), resources, depth + 1)
        mine, self.content.colours = self.content.colours, before
        before.update(mine)
        if self.telling == telling and self.budget.tokens >= 0:
            self.painted[key] = _Painted(mine, self.things - things)

    def again(self, painted: _Painted) -> None:
        self.content.colours.update(painted.colours)
        self.things += painted.things
        if not self.marked.telling:
            self.content.unmarked += painted.things

    def form(self, form: Any, key: Ref | None) -> bytes:
        known = None if key is None else self.forms.get(key)
        if known is not None:
            return known
        data = unpacked(form, self.budget, f"a form on {self.where}") or b""
        if key is not None:
            self.forms[key] = data
        return data

    def font(self, resources: Resources, wanted: str) -> UnicodeMap | None:
        font = resources.font(wanted)
        if font is None:
            return None
        key = ref(font)
        if key is None:
            return resources.own_map(wanted, lambda: unicode_map(font, self.budget))
        if key not in self.fonts:
            self.fonts[key] = unicode_map(font, self.budget)
        return self.fonts[key]

    def show(self, font: UnicodeMap, operands: list[Any], *, fresh: bool) -> bool:
        """Puts shown text where its marked content is; gives whether the next begins a new line."""
        mcid = self.marked.mcid
        if mcid is None and self.marked.artifacts:
            return fresh
        text = "".join(font.text(string, self.budget) for string in _strings(operands[-1] if operands else None))
        if self.modes[-1] == 3 and text.strip():
            self.content.unseen = True
        elif self.pen is not None:
            self.pen.show(text, strokes=self.modes[-1] not in (0, 4))
        lines = self.lines.setdefault(mcid, [])
        if fresh or not lines:
            lines.append([text])
        else:
            lines[-1].append(text)
        return False


def _strings(operand: Any) -> list[bytes]:
    return [part for part in (operand if isinstance(operand, list) else [operand]) if isinstance(part, bytes)]


def _last_name(operands: list[Any]) -> str:
    return operands[-1] if operands and isinstance(operands[-1], Name) else ""


def counted(counts: Mapping[str, int]) -> dict[str, int]:
    """Sorted by name, for a report that is always the same."""
    return dict(sorted(counts.items()))
