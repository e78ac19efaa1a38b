"""Rows of cells, of a workbook or a CSV file: which columns are in which language, and which belong together."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docgen.bitext.passages import Alone, Bitext, Part, Passage, TextPair, language, letters, of_letters, paired
from docgen.bitext.streams import Unit, pair_up
from docgen.bitext.values import compared, counts_rows, head_of, is_of_values, say_the_same
from docgen.limits import check_time
from docgen.types import Lang

Row = Mapping[int, Part]
"""The cells of a row that are not empty, by their columns."""

_NAMES: dict[Lang, str] = {"ar": "Arabic", "en": "English"}
_WORDS_OF_ITS_OWN = 4
_WORDS_OF_A_HEAD = 3
_GOOD_PART = 0.25
"""Of a column with so many cells in each language none is the column's own."""
_LANGUAGE = re.compile(
    r"(?<![^\W_])(?:ar|en|ara|eng|arabic|english)(?![^\W_])|(?:ال)?عربي[ةه]?|(?:ال)?[إا]نجليزي[ةه]?|(?:ال)?[إا]نكليزي[ةه]?", re.IGNORECASE
)
"""What the head of a column says of its language; what is left says what the column is about."""
_STRAY = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of each language that are compared with each other."""

    ar: tuple[int, ...]
    en: tuple[int, ...]


def pair_cells(rows: Sequence[Row], into: Bitext) -> None:
    """Pairs the cells of each row into a bitext. Rows without columns of both languages are taken as texts that follow one another."""
    if not rows:
        return
    groups = _groups(rows[1:], rows[0]) if len(rows) > 1 else []
    groups = groups or _groups(rows, {})
    if not groups:
        mixed = _mixed(rows)
        headed = len({column for row in rows for column in row}) > 1 and all(len(part.text.split()) <= _WORDS_OF_A_HEAD for part in rows[0].values())
        cells = [part for row in (rows[1:] if headed else rows) for column, part in row.items() if column in mixed or not mixed]
        units = [Unit(lang, Passage((part,))) for part in cells if (lang := language(part.text))]
        if len({unit.lang for unit in units}) == 2:
            pair_up(units, into, what="cell")
        return
    for number, row in enumerate(rows):
        check_time()
        for group in groups:
            _pair(row, group, into, telling=number > 0)
    spoken = {column for group in groups for column in (*group.ar, *group.en)}
    for found in compared([{column: part.text for column, part in row.items()} for row in rows], spoken):
        row = rows[found.row]
        into.pairs.append(TextPair(Passage((row[found.ar],)), Passage((row[found.en],))))


def _counted(rows: Sequence[Row]) -> dict[int, tuple[int, int]]:
    """How many letters of each script a column has; the heads are counted apart, since they may be in another language."""
    counts: dict[int, tuple[int, int]] = {}
    for row in rows:
        check_time()
        for column, part in row.items():
            rtl, ltr = letters(part.text)
            before = counts.get(column, (0, 0))
            counts[column] = before[0] + rtl, before[1] + ltr
    return dict(sorted(counts.items()))


def _mixed(rows: Sequence[Row]) -> frozenset[int]:
    """The columns of which a good part of the cells is in each language."""
    cells: dict[int, Counter[Lang]] = {}
    for row in rows:
        check_time()
        for column, part in row.items():
            if lang := language(part.text):
                cells.setdefault(column, Counter())[lang] += 1
    return frozenset(column for column, count in cells.items() if min(count["ar"], count["en"]) > _GOOD_PART * count.total())


def _groups(rows: Sequence[Row], heads: Row) -> list[Columns]:
    counts = _counted(rows)
    mixed = _mixed(rows)
    langs = {column: None if column in mixed else of_letters(*count) for column, count in counts.items()}
    figures = _figures_of_words(rows, langs, heads)
    known = {column for columns in figures for column in (*columns.ar, *columns.en)}
    ar, en = ([column for column, lang in langs.items() if lang == wanted and column not in known] for wanted in ("ar", "en"))
    return (figures + _of_words(rows, counts, heads, ar, en)) if ar and en else figures


def _figures_of_words(rows: Sequence[Row], langs: Mapping[int, Lang | None], heads: Row) -> list[Columns]:
    """Columns of figures alone whose heads are in one language, with the column of the other language that says the same with words, by their heads:
    Date (2026-03-05) and التاريخ (٥ مارس ٢٠٢٦), Amount (12,500) and المبلغ (12,500 ريال)."""
    said = {column: head_of(part.text) for column, part in heads.items()}
    texts = [{column: part.text for column, part in row.items()} for row in rows]
    found = []
    for column, lang in langs.items():
        if lang is not None or column not in said or not is_of_values(texts, column):
            continue
        head = said[column]
        others = [one for one, other in langs.items() if other is not None and other != head.lang and one in said and say_the_same(said[one], head)]
        alike = [one for one in said if said[one].lang == head.lang and say_the_same(said[one], head)]
        if head.lang is not None and not counts_rows(head) and len(others) == 1 and len(alike) == 1:
            found.append(Columns((others[0],), (column,)) if head.lang == "en" else Columns((column,), (others[0],)))
    return found


def _of_words(rows: Sequence[Row], counts: Mapping[int, tuple[int, int]], heads: Row, ar: Sequence[int], en: Sequence[int]) -> list[Columns]:
    by_head = _by_heads(ar, en, heads)
    if by_head:
        return by_head
    if len(ar) == len(en):
        return [Columns((one,), (other,)) for one, other in zip(ar, en, strict=True)]
    if len(ar) == 1:
        return [Columns((ar[0],), (_nearest(rows, counts, ar[0], en),))]
    if len(en) == 1:
        return [Columns((_nearest(rows, counts, en[0], ar),), (en[0],))]
    return [Columns(tuple(ar), tuple(en))]


def _nearest(rows: Sequence[Row], counts: Mapping[int, tuple[int, int]], one: int, others: Sequence[int]) -> int:
    """The column of the other language that stands beside this one in most rows, of several the one that says about as much: not that of names, and
    not that of remarks."""
    shared = {other: sum(one in row and other in row for row in rows) for other in others}
    return min(others, key=lambda other: (-shared[other], abs(math.log(max(counts[other]) / max(counts[one])))))


def _by_heads(ar: Sequence[int], en: Sequence[int], heads: Row) -> list[Columns]:
    """Columns whose heads say the same but for their languages: headline_ar and headline_en. All of them, or none."""
    about = {column: _about(heads[column].text) for column in (*ar, *en) if column in heads}
    named = {column: said for column, said in about.items() if said}
    found = [Columns((one,), (other,)) for one in ar for other in en if one in named and named[one] == named.get(other)]
    matched = {column for columns in found for column in (*columns.ar, *columns.en)}
    return found if len(matched) == 2 * len(found) and len(found) == min(len(ar), len(en)) else []


def _about(head: str) -> str:
    return _STRAY.sub("", _LANGUAGE.sub("", head)).casefold()


def _pair(row: Row, group: Columns, into: Bitext, *, telling: bool) -> None:
    ar, en = (tuple(row[column] for column in columns if column in row) for columns in (group.ar, group.en))
    if ar and en:
        one, other = Passage(ar), Passage(en)
        turned = language(one.text) == "en" and language(other.text) == "ar" and len(one.text.split()) >= _WORDS_OF_ITS_OWN
        into.pairs.append(paired(one, "en" if turned else "ar", other))
    elif (ar or en) and telling and language(Passage(ar or en).text) is not None:
        missing = _NAMES["en" if ar else "ar"]
        into.alone.append(Alone(Passage(ar or en), f"the {missing} cell of this row is empty", "see whether the translation is missing"))
