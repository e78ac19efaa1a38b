"""Tables of a Word file in which a row is a pair: which column is in which language, and what of a row belongs together."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from docgen.bitext.align import MEAN
from docgen.bitext.passages import Alone, Bitext, Passage, TextPair, joined, language, letters, of_letters, paired
from docgen.bitext.values import compared
from docgen.limits import check_time
from docgen.types import Lang
from docgen.wordfile.names import val, w, whole

_MOST_SPANNED = 64
"""Columns of a table (Word has 63 at most)."""
_WORDS_OF_ITS_OWN = 4
"""A cell with so many words is in the language of its letters, whatever its column is."""
_LEAST_WITH_VALUES = 4
_UNLIKE = 0.9
_SHORT = 30
"""Paragraphs of so many letters have lengths that say something; where one is more than e^0.9 times its like, the cell is compared as a whole."""
_NAMES: dict[Lang, str] = {"ar": "Arabic", "en": "English"}
_OTHER: dict[Lang, Lang] = {"ar": "en", "en": "ar"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its first column and how many it spans, whether it goes on with the cell above, and its texts."""

    element: Any
    column: int
    span: int
    goes_on: bool
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        return "\n".join(passage.text for passage in self.passages)


@dataclass(slots=True)
class Grid:
    """A table. `columns` are the languages of its columns; `left_over` are the rows that are no pairs."""

    rows: list[list[Cell]]
    width: int
    columns: list[Lang | None]
    left_over: list[list[Cell]] = field(default_factory=list)

    @property
    def bilingual(self) -> bool:
        return {"ar", "en"} <= set(self.columns)


def grid_of(table: Any, passages: Callable[[Any, int, int], tuple[Passage, ...]]) -> Grid:
    """The cells of a table; `passages` gives the texts of one at a row and a column, both from 1."""
    rows: list[list[Cell]] = []
    for row in children(table, w("tr")):
        check_time()
        cells: list[Cell] = []
        column = whole(val(row, "trPr/gridBefore") or "0")
        for number, element in enumerate(children(row, w("tc")), 1):
            span = min(_MOST_SPANNED, max(1, whole(val(element, "tcPr/gridSpan") or "1", 1)))
            merged = element.find(w("tcPr/vMerge"))
            goes_on = merged is not None and merged.get(w("val"), "continue") == "continue"
            cells.append(Cell(element, column, span, goes_on, passages(element, len(rows) + 1, number)))
            column += span
        rows.append(cells)
    width = max((cell.column + cell.span for row in rows for cell in row), default=0)
    # The heads of figures may be in one language alone.
    languages = _languages(rows[1:], width)
    return Grid(rows, width, languages if {"ar", "en"} <= set(languages) else _languages(rows, width))


def children(element: Any, tag: str) -> Iterator[Any]:
    """Rows of a table, or cells of a row, those in content controls and the like too."""
    waiting = [*reversed(element)]
    while waiting:
        child = waiting.pop()
        if child.tag == tag:
            yield child
        elif child.tag in (w("sdt"), w("sdtContent"), w("customXml"), w("ins")):
            waiting += reversed(child)


def _languages(rows: Sequence[Sequence[Cell]], width: int) -> list[Lang | None]:
    """The language of each column, by the letters of the cells that stand in it alone. Where no cell does, by those that begin in it."""
    counts = [[0, 0] for _ in range(width)]
    begun = [[0, 0] for _ in range(width)]
    for row in rows:
        for cell in row:
            rtl, ltr = letters(cell.text)
            for count in (begun[cell.column], *([counts[cell.column]] if cell.span == 1 else [])):
                count[0] += rtl
                count[1] += ltr
    own = [of_letters(*count) for count in counts]
    return [lang if any(count) else of_letters(*begin) for lang, count, begin in zip(own, counts, begun, strict=True)]


def pair_rows(grid: Grid, into: Bitext, *, telling: bool) -> list[Cell]:
    """Pairs the rows of a table into a bitext; gives the cells that hold both languages one below the other, to be paired within themselves."""
    inside: list[Cell] = []
    for rows in _groups(grid):
        told: list[tuple[Lang, Cell]] = []
        spanning: list[Cell] = []
        for cell in (cell for row in rows for cell in row if cell.passages):
            if len({lang for passage in cell.passages if (lang := language(passage.text))}) > 1 and _is_mixed(cell, grid):
                inside.append(cell)
            elif grid.bilingual and cell.span >= grid.width:
                spanning.append(cell)
            elif (lang := _language(cell, grid)) is not None:
                told.append((lang, cell))
        if len({lang for lang, _ in told}) == 2:
            into.pairs += _pairs(_with_its_value(told, rows, grid))
        elif not grid.bilingual:
            grid.left_over += [[cell for cell in row if cell.passages and cell not in inside] for row in rows]
        elif told and telling:
            _tell([cell for _, cell in told], told[0][0], into)
        grid.left_over += [[cell] for cell in spanning]
    into.pairs += _values(grid)
    return inside


def _with_its_value(told: list[tuple[Lang, Cell]], rows: list[list[Cell]], grid: Grid) -> list[tuple[Lang, Cell]]:
    """The cells of a row, with that of figures alone which answers a cell of figures and words in the other language: QAR 1,000, ١٬٠٠٠ ريال قطري."""
    ar, en = _side(told, "ar"), _side(told, "en")
    if len(rows) > 1 or abs(len(ar) - len(en)) != 1:
        return told
    more, lacking = (ar, en) if len(ar) > len(en) else (en, ar)
    lang: Lang = "en" if more is ar else "ar"
    known = {id(cell) for _, cell in told}
    for cell in rows[0]:
        if id(cell) in known or not cell.passages or not any(map(str.isdecimal, cell.text)) or language(cell.text) is not None:
            continue
        answers = [other for other in more if other.column in (grid.width - 1 - cell.column, cell.column - 1, cell.column + 1)]
        if any(map(str.isdecimal, "".join(other.text for other in answers))) and any(abs(other.column - cell.column) == 1 for other in lacking):
            return sorted((*told, (lang, cell)), key=lambda one: one[1].column)
    return told


def _values(grid: Grid) -> Iterator[TextPair]:
    """The cells of figures alone that belong together."""
    if not grid.bilingual and grid.width < _LEAST_WITH_VALUES:
        return
    cells = [{cell.column: cell for cell in row if cell.span == 1 and cell.passages} for row in grid.rows]
    spoken = [column for column, lang in enumerate(grid.columns) if lang is not None]
    for found in compared([{column: cell.text for column, cell in row.items()} for row in cells], spoken):
        yield TextPair(_whole([cells[found.row][found.ar]]), _whole([cells[found.row][found.en]]))


def _is_mixed(cell: Cell, grid: Grid) -> bool:
    """Whether a cell holds texts of both languages, and not only a name or an address of the other one."""
    rtl, ltr = letters(cell.text)
    return of_letters(rtl, ltr) is None and (not grid.bilingual or _of_columns(cell, grid) is None or min(rtl, ltr) > _SHORT)


def _groups(grid: Grid) -> Iterator[list[list[Cell]]]:
    """Rows, those that a merged cell of a language's column joins together."""
    group: list[list[Cell]] = []
    for row in grid.rows:
        goes_on = any(cell.goes_on and grid.columns[cell.column] is not None for cell in row)
        if group and not (goes_on and grid.bilingual):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _of_columns(cell: Cell, grid: Grid) -> Lang | None:
    langs = {lang for lang in grid.columns[cell.column : cell.column + cell.span] if lang is not None}
    return langs.pop() if len(langs) == 1 else None


def _language(cell: Cell, grid: Grid) -> Lang | None:
    """The language of a cell: its column's, unless it says enough in the other one."""
    own, column = language(cell.text), _of_columns(cell, grid)
    if not grid.bilingual or column is None or (own is not None and _is_narrower(cell, grid)):
        return own
    mine = letters(cell.text)[0 if column == "ar" else 1]
    return own if own is not None and not mine and len(cell.text.split()) >= _WORDS_OF_ITS_OWN else column


def _is_narrower(cell: Cell, grid: Grid) -> bool:
    """Whether the other rows have wider cells where this one stands: their language says nothing of it."""
    return all(other.span > cell.span for row in grid.rows for other in row if other.column == cell.column and other is not cell)


def _pairs(cells: list[tuple[Lang, Cell]]) -> Iterator[TextPair]:
    """The pairs of a row, given by its cells in their order."""
    ar, en = _side(cells, "ar"), _side(cells, "en")
    while len(ar) != len(en):
        more = "ar" if len(ar) > len(en) else "en"
        figure = next((cell for lang, cell in cells if lang == more and _is_figure(cell.text)), None)
        if figure is None:
            break
        cells = [one for one in cells if one[1] is not figure]
        ar, en = _side(cells, "ar"), _side(cells, "en")
    alternate = len(ar) == len(en) and all(cells[at][0] != cells[at + 1][0] for at in range(0, len(cells), 2))
    if not alternate:
        yield paired(_whole(ar), "ar", _whole(en))
        return
    for one, other in zip(ar, en, strict=True):
        nested = any(cell.element.find(w("tbl")) is not None for cell in (one, other))
        if nested or not _alike(one.passages, other.passages):
            yield paired(_whole([one]), "ar", _whole([other]))
        else:
            yield from (paired(mine, "ar", theirs) for mine, theirs in zip(one.passages, other.passages, strict=True))


def _side(cells: Sequence[tuple[Lang, Cell]], wanted: Lang) -> list[Cell]:
    return [cell for lang, cell in cells if lang == wanted]


def _is_figure(text: str) -> bool:
    """Whether a cell holds a sum or the like, which stands once for both languages."""
    return sum(map(str.isdecimal, text)) >= sum(map(str.isalpha, text))


def _alike(ar: Sequence[Passage], en: Sequence[Passage]) -> bool:
    """Whether two cells have as many paragraphs, of lengths that fit each other."""
    if len(ar) != len(en):
        return False
    sizes = [(len(one.text), len(other.text)) for one, other in zip(ar, en, strict=True)]
    return all((min(size) < _SHORT and max(size) < 3 * _SHORT) or abs(math.log(size[0] / size[1]) - MEAN) < _UNLIKE for size in sizes)


def _whole(cells: Sequence[Cell]) -> Passage:
    return joined(passage for cell in cells for passage in cell.passages)


def _tell(cells: Sequence[Cell], lang: Lang, into: Bitext) -> None:
    if language(_whole(cells).text) is not None:
        message = f"the {_NAMES[_OTHER[lang]]} cell beside this one is empty"
        into.alone.append(Alone(_whole(cells), message, "see whether the translation is missing"))
