"""Where the tables of a flow stand: in their columns where they fit, over the whole measure where they do not, one language under the other last.

The order: less space in the cells; small type; one table of both languages over the whole measure, its figures once in the middle; English over
the whole measure and Arabic under it; where the text is one column narrower than the page has room for, out of it up to the page's margins; an
error at the table's place. Never a broken figure, and never one that leaves the page.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from docgen.document.blocks import Panel, SideBlock
from docgen.document.document import BilingualTable, Flow, FlowItem, ParallelPair, Side, SpanningBlock, TintedGroup
from docgen.document.inline import Runs
from docgen.document.tables.digits import in_latin_digits
from docgen.document.tables.fitting import Family, Setter, Shortage, fit_together, lines_of
from docgen.document.tables.laid import Laid, laid_both, laid_side
from docgen.document.tables.needs import SMALL
from docgen.document.tables.table import Fit, Table
from docgen.document.theme import Measures, TextStyle, Theme
from docgen.errors import Place, Problem, RenderError
from docgen.types import Lang

SMALLEST = 8.5
"""Points: no smaller is the English type of a table; the Arabic type goes with it."""
_KERNING = 1.01
"""Word does not kern unless it is told to: its lines are a little wider."""
_STYLES = ("table", "table-head", "table-total")

_MANY = 8
_TALL = 2.5
"""A table of many rows that is so many times as tall in two columns as over the page stands over the page."""

How = Literal["small", "page", "under", "parted", "out", "digits"]


_TablePair = tuple[Table[Runs], Table[Runs]]
"""English and Arabic."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A table that could not stand as it was meant to: in `small` type, over the `page` in one with the other language, one language `under` the
    other, `parted` into its languages where one over the page was asked for, `out` of its column up to the page's margins, or there
    with figures in Latin `digits`. `why` says what was
    lacking, where that is not plain."""

    how: How
    place: Place | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A flow whose tables have their places; what became of those that did not fit; and what was wrong."""

    flow: Flow
    moved: tuple[Moved, ...] = ()
    problems: tuple[Problem, ...] = ()


def has_tables(flow: Flow) -> bool:
    """Whether there is anything to place."""
    return any(_holds_table(item) for section in flow.sections for item in section.items)


def _holds_table(item: FlowItem) -> bool:
    if isinstance(item, TintedGroup):
        return any(map(_holds_table, item.items))
    sides = (item.left, item.right) if isinstance(item, ParallelPair) else (item,)
    return any(isinstance(side, Side) and _is_table(side.block) for side in sides)


def _is_table(block: SideBlock) -> bool:
    return isinstance(block, Table) or (isinstance(block, Panel) and any(map(_is_table, block.blocks)))


def small_styles(theme: Theme) -> Theme:
    """The theme with its table's styles in small type, by their names with `SMALL` after them."""
    styles = {f"{name}{SMALL}": _small(theme.styles[name]) for name in _STYLES}
    return replace(theme, styles={**theme.styles, **styles})


def _small(style: TextStyle) -> TextStyle:
    """In half points, as Word has sizes."""
    scale = min(1.0, SMALLEST / style.latin)
    if scale == 1.0:
        return style
    return replace(style, latin=SMALLEST, arabic=math.floor(style.arabic * scale * 2) / 2, leading=style.leading * scale)


def slacks(theme: Theme) -> tuple[float, float]:
    """By how much the type of the other format may be larger: for sizes as the theme has them, and for sizes in half points."""
    sizes = [size for name in _STYLES for size in (theme.styles[name].latin, theme.styles[name].arabic)]
    ratios = [round(size * 2) / 2 / size for size in sizes]
    return _KERNING * max(1.0, *ratios), _KERNING * max(1.0, *(1 / ratio for ratio in ratios))


def may_shrink(theme: Theme) -> bool:
    """Whether a table's type is larger than the smallest."""
    return any(theme.styles[name].latin > SMALLEST for name in _STYLES)


def placed(flow: Flow, setter: Setter, width: float) -> Placed:
    """The flow with every table in its place; `width` is the text's, in points. What does not fit anywhere is among the problems."""
    if not has_tables(flow):
        return Placed(flow)
    folded = flow.layout == "facing"
    placing = _Placing(setter, flow.theme.measures, flow.theme.page.gutter, width + 2 * flow.theme.page.outset, folded=folded)
    sections = tuple(replace(section, items=tuple(placing.items(section.items, width))) for section in flow.sections)
    theme = small_styles(flow.theme) if placing.small else flow.theme
    return Placed(replace(flow, sections=sections, theme=theme), tuple(placing.moved), tuple(placing.problems))


def in_place(flow: Flow, setter: Setter, width: float) -> Flow:
    """As `placed`. Raises RenderError for tables that fit nowhere, each at its place."""
    found = placed(flow, setter, width)
    if found.problems:
        raise RenderError(found.problems)
    return found.flow


def fit_alone(table: Table[Runs], lang: Lang, width: float, setter: Setter) -> Fit:
    """How one language's table fits a width that it cannot leave. Raises RenderError where it does not."""
    found = fit_together([Family((laid_side(table, lang),))], width, setter)
    if isinstance(found, Shortage):
        raise RenderError(_problem(found, table.place))
    return found[0]


def _problem(short: Shortage, place: Place | None) -> Problem:
    hint = (
        "a larger width, or none"
        if short.column is not None
        else "smaller widths, or none"
        if short.given
        else "fewer columns, shorter words, or a wider page"
    )
    return Problem(str(short), place or Place(), hint)


@dataclass(slots=True)
class _Placing:
    """Places the tables of one flow; grows as it goes on. `widest` is what the page has room for between its margins."""

    setter: Setter
    measures: Measures
    gutter: float
    widest: float
    folded: bool = False
    """Whether pairs are facing pages: no table stands over both."""
    moved: list[Moved] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    small: bool = False

    def items(self, items: Sequence[FlowItem], width: float, *, outermost: bool = True) -> Iterator[FlowItem]:
        """The items with their tables placed; only those that are `outermost` may stand out of their width."""
        for likeness, group in groupby(_merged(items), _likeness):
            found = list(group)
            if likeness is None:
                for item in found:
                    yield from self._other(item, width)
            elif isinstance(found[0], ParallelPair):
                yield from self._pairs([item for item in found if isinstance(item, ParallelPair)], width, self.widest if outermost else width)
            else:
                yield from self._alone([item for item in found if isinstance(item, Side)], width, self.widest if outermost else width)

    def _other(self, item: FlowItem, width: float) -> Iterator[FlowItem]:
        if isinstance(item, TintedGroup):
            yield TintedGroup(tuple(self.items(item.items, width - 2 * self.measures.about_side, outermost=False)))
        elif isinstance(item, ParallelPair):
            yield from self._unlike(item, width)
        else:
            yield self._side(item, width) if isinstance(item, Side) else item

    def _unlike(self, row: ParallelPair, width: float) -> Iterator[FlowItem]:
        """A pair that is no two like tables: a table in it that does not fit its column stands over the whole measure, and what faces it after it."""
        column = (width - self.gutter) / 2
        sides = [side for side in (row.left, row.right) if side is not None]
        tables = [side for side in sides if isinstance(side.block, Table)]
        short = [isinstance(fit_together([_family(side)], column, self.setter), Shortage) for side in tables]
        if any(short) and not self.folded:
            for side in sides:
                if isinstance(side.block, Table):
                    self._tell("under", side.block)
                yield self._side(side, width)
            return
        left, right = (None if side is None else self._side(side, column) for side in (row.left, row.right))
        yield ParallelPair(left, right)

    def _side(self, side: Side, width: float) -> Side:
        """A side whose tables cannot leave it: those of a panel, and one that faces no like table."""
        block = side.block
        if isinstance(block, Panel):
            inner = width - 2 * self.measures.panel_side(block.kind)
            return replace(side, block=replace(block, blocks=tuple(self._side(Side(side.lang, part), inner).block for part in block.blocks)))
        if not isinstance(block, Table):
            return side
        found = fit_together([_family(side)], width, self.setter)
        if isinstance(found, Shortage):
            self.problems.append(_problem(found, block.place))
            return side
        return replace(side, block=self._fitted(block, found[0]))

    def _fitted(self, table: Table[Runs], fit: Fit) -> Table[Runs]:
        if fit.small:
            self.small = True
            self._tell("small", table)
        return replace(table, fit=fit)

    def _tell(self, how: How, table: Table[Runs], why: str = "") -> None:
        """Once for each table, the most that became of it."""
        if not any(moved.place == table.place and table.place is not None for moved in self.moved):
            self.moved.append(Moved(how, table.place, why))

    # Both languages

    def _pairs(self, rows: Sequence[ParallelPair], width: float, widest: float) -> Iterator[FlowItem]:
        pairs = [_tables(row) for row in rows]
        asked = pairs[0][0].page_wide
        if not asked:
            english = Family(tuple(laid_side(left, "en") for left, _ in pairs))
            arabic = Family(tuple(laid_side(right, "ar") for _, right in pairs))
            found = fit_together([english, arabic], (width - self.gutter) / 2, self.setter)
            if not isinstance(found, Shortage) and not self.folded and self._tall(pairs, (english, arabic), found, width):
                yield from self._wide(pairs, width, width, how="page")
                return
            if not isinstance(found, Shortage):
                for left, right in pairs:
                    yield ParallelPair(Side("en", self._fitted(left, found[0])), Side("ar", self._fitted(right, found[1])))
                return
            if self.folded:
                self.problems.append(_problem(found, pairs[0][0].place))
                return
        yield from self._wide(pairs, width, widest, how=None if asked else "page")

    def _tall(self, pairs: Sequence[_TablePair], columns: Sequence[Family], found: Sequence[Fit], width: float) -> bool:
        """Whether tables that fit their columns are many times as tall there as over the page, in type as large and each in one piece."""
        if sum(len(left.rows) for left, _ in pairs) < _MANY:
            return False
        laid = [one for left, right in pairs if (one := laid_both(left, right, keyed=False)) is not None]
        if len(laid) < len(pairs) or len({tuple(column.lang for column in one.columns) for one in laid}) > 1:
            return False
        family = Family(tuple(laid))
        wide = fit_together([family], width, self.setter)
        if isinstance(wide, Shortage) or wide[0].small > found[0].small:
            return False
        lines = max(lines_of(one, fit, self.setter) for one, fit in zip(columns, found, strict=True))
        return lines >= _TALL * lines_of(family, wide[0], self.setter)

    def _wide(self, pairs: Sequence[_TablePair], width: float, widest: float, *, how: How | None) -> Iterator[FlowItem]:
        """Tables over the whole measure, and wider where the page has room."""
        why = ""
        for room, keyed in ((room, keyed) for room in dict.fromkeys((width, widest)) for keyed in (True, False)):
            laid = [laid_both(left, right, keyed=keyed) for left, right in pairs]
            whole = [one for one in laid if one is not None]
            if len(whole) < len(pairs) or len({tuple(column.lang for column in one.columns) for one in whole}) > 1:
                continue
            found = fit_together([Family(tuple(whole))], room, self.setter)
            if isinstance(found, Shortage) or (keyed and found[0].small):
                why = str(found) if isinstance(found, Shortage) else why
                continue
            for (left, right), one in zip(pairs, whole, strict=True):
                if told := "out" if room > width else how:
                    self._tell(told, left)
                yield self._both(left, right, one, found[0])
            return
        for left, right in pairs:
            yield from self._under(left, right, width, widest, why if how is None else None)

    def _both(self, left: Table[Runs], right: Table[Runs], laid: Laid, fit: Fit) -> FlowItem:
        self.small = self.small or fit.small
        return SpanningBlock(BilingualTable(left, right, laid, fit))

    def _under(self, left: Table[Runs], right: Table[Runs], width: float, widest: float, why: str | None) -> Iterator[FlowItem]:
        """English over the whole measure and Arabic under it. `why` is what kept them from being the one table over the page that was asked for, if
        that was; empty where figures of theirs differ, which no table of both can show."""
        families = [Family((laid_side(left, "en"),)), Family((laid_side(right, "ar"),))]
        found = fit_together(families, width, self.setter)
        out = isinstance(found, Shortage) and widest > width
        if out:
            found = fit_together(families, widest, self.setter)
        latin = in_latin_digits(right) if isinstance(found, Shortage) else None
        if latin is not None:
            again = fit_together([families[0], Family((laid_side(latin, "ar"),))], widest, self.setter)
            if not isinstance(again, Shortage):
                found, right = again, latin
                self._tell("digits", left)
        if isinstance(found, Shortage):
            self.problems.append(_problem(found, left.place))
            return
        if why is None or why:
            self._tell("parted" if why else "under", left, why or "")
        elif out:
            self._tell("out", left)
        self.small = self.small or any(fit.small for fit in found)
        yield Side("en", replace(left, fit=found[0]))
        yield Side("ar", replace(right, fit=found[1]), follows_translation=True)

    # One language

    def _alone(self, sides: Sequence[Side], width: float, widest: float) -> Iterator[FlowItem]:
        tables = [side.block for side in sides if isinstance(side.block, Table)]
        found = fit_together([_family(*sides)], width, self.setter)
        if isinstance(found, Shortage) and len(tables) > 1:  # each by itself: one of them may be to blame
            for side in sides:
                yield from self._alone([side], width, widest)
            return
        if isinstance(found, Shortage) and widest > width:
            found = fit_together([_family(*sides)], widest, self.setter)
            if not isinstance(found, Shortage):
                self._tell("out", tables[0])
        latin = in_latin_digits(tables[0]) if isinstance(found, Shortage) and sides[0].lang == "ar" else None
        if latin is not None:
            again = fit_together([_family(replace(sides[0], block=latin))], widest, self.setter)
            if not isinstance(again, Shortage):
                found, tables = again, [latin]
                self._tell("digits", latin)
        if isinstance(found, Shortage):
            self.problems.append(_problem(found, tables[0].place))
            return
        for side, table in zip(sides, tables, strict=True):
            yield replace(side, block=self._fitted(table, found[0]))


def _family(*sides: Side) -> Family:
    return Family(tuple(laid_side(side.block, side.lang) for side in sides if isinstance(side.block, Table)))


def _of(side: Side | None) -> Side:
    assert side is not None
    return side


def _tables(row: ParallelPair) -> tuple[Table[Runs], Table[Runs]]:
    """English and Arabic."""
    left, right = _of(row.left).block, _of(row.right).block
    assert isinstance(left, Table)
    assert isinstance(right, Table)
    return left, right


def _merged(items: Iterable[FlowItem]) -> Iterator[FlowItem]:
    """The items, a table that asks for the whole page and the same table in the other language under it made a pair again."""
    waiting: Side | None = None
    for item in items:
        if waiting is not None:
            if isinstance(item, Side) and item.follows_translation and isinstance(item.block, Table) and isinstance(waiting.block, Table):
                english, arabic = (item, waiting) if item.lang == "en" else (waiting, item)
                assert isinstance(english.block, Table)
                assert isinstance(arabic.block, Table)
                if laid_both(english.block, arabic.block) is not None:
                    yield ParallelPair(replace(english, follows_translation=False), replace(arabic, follows_translation=False))
                    waiting = None
                    continue
            yield waiting
            waiting = None
        if isinstance(item, Side) and not item.follows_translation and isinstance(item.block, Table) and item.block.page_wide:
            waiting = item
        else:
            yield item
    if waiting is not None:
        yield waiting


def _likeness(item: FlowItem) -> object:
    """What tables have in common that share their widths; `None` for what is no table, or faces none."""
    if isinstance(item, ParallelPair):
        left, right = item.left, item.right
        if left is None or right is None or not isinstance(left.block, Table) or not isinstance(right.block, Table):
            return None
        return ("pair", _like(left.block), _like(right.block)) if len(left.block.rows) == len(right.block.rows) else None
    if isinstance(item, Side) and isinstance(item.block, Table):
        return (item.lang, item.follows_translation, _like(item.block))
    return None


def _like(table: Table[Runs]) -> object:
    return tuple((column.kind, column.weight, column.width) for column in table.columns), table.page_wide
