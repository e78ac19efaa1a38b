"""Columns of figures alone in a table of two languages: which column of the one says the same as which of the other.

A figure has no letters that would tell its language. Two columns belong together by their heads (count_en and count_ar, Amount and المبلغ), or, where
a row has its names at both ends (`Date | … | … | التاريخ`), by what stands in them. Columns of unlike things (a year beside an amount, this year
beside the last) do not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from docgen.bitext.passages import language
from docgen.limits import check_time
from docgen.locales.digits import unshape
from docgen.types import Lang

Texts = Mapping[int, str]
"""The cells of a row that are not empty, by their columns."""

_HALF = 0.5
_MOST = 0.8
_FIGURES = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")
_DATE = re.compile(r"\D*\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,4}\D*")
_YEAR = re.compile(r"(?:1[3-9]|20)\d\d")
_STRAY = re.compile(r"[\W_]+")
_OF_LANGUAGE: dict[Lang, re.Pattern[str]] = {
    "ar": re.compile(r"(?<![^\W_])(?:ar|ara|arabic)(?![^\W_])|(?:ال)?عربي[ةه]?", re.IGNORECASE),
    "en": re.compile(r"(?<![^\W_])(?:en|eng|english)(?![^\W_])|(?:ال)?[إا]ن[جك]ليزي[ةه]?", re.IGNORECASE),
}
_SAME_HEADS = (
    "amount value sum مبلغ قيمة مبالغ",
    "cost costs تكلفة كلفة تكاليف",
    "price سعر",
    "date dates تاريخ تأريخ",
    "day يوم",
    "month شهر",
    "year years سنة عام سنوات",
    "time hour وقت ساعة",
    "number count no عدد رقم",
    "quantity qty كمية",
    "total sum مجموع إجمالي جملة",
    "percentage percent share rate نسبة حصة معدل",
    "reference ref مرجع",
    "code رمز كود",
    "phone telephone mobile هاتف جوال",
    "participants attendees مشاركون مشاركين حضور",
    "members أعضاء",
    "budget ميزانية موازنة",
    "revenue revenues income إيرادات دخل",
    "expenditure expenses spending مصروفات نفقات إنفاق",
    "age عمر سن",
    "duration مدة",
    "votes أصوات",
    "population سكان",
    "area مساحة",
    "page pages صفحة صفحات",
    "target targets مستهدف هدف",
    "result results نتيجة نتائج",
)
"""Words that head columns of figures, those of one thing together, the Arabic ones without their article."""


class ValuePair(NamedTuple):
    """Two cells of figures that are to say the same: the index of their row, and their columns."""

    row: int
    ar: int
    en: int


class Heads(NamedTuple):
    """What the head of a column says: its language, what it is about without that, the thing that it counts, and whether it names the language."""

    lang: Lang | None
    about: str
    concept: int | None
    named: bool


def value_pairs(rows: Sequence[Texts], spoken: Collection[int]) -> list[ValuePair]:
    """The cells of figures that belong together; `spoken` are the columns that are in a language, which are paired otherwise."""
    columns = sorted({column for row in rows for column in row})
    headed = len(rows) > 1
    values = [column for column in columns if column not in spoken and is_of_values(rows[1:] if headed else rows, column)]
    if len(values) < 2:
        return []
    found = _by_heads(rows, values) if headed else []
    if not found and not any(_LETTER.search(rows[0].get(column, "")) and language(rows[0].get(column, "")) for column in values):
        found = _between_names(rows, [column for column in values if all(_is_value(row[column]) for row in rows if column in row)])
        first = 0
    else:
        first = 1
    return [ValuePair(at, ar, en) for ar, en in found for at, row in enumerate(rows) if at >= first and ar in row and en in row]


def is_of_values(rows: Sequence[Texts], column: int) -> bool:
    """Whether all cells of a column are figures, dates, references and the like."""
    cells = [row[column] for row in rows if column in row]
    check_time()
    return bool(cells) and all(map(_is_value, cells))


def _is_value(text: str) -> bool:
    """Whether a cell is a figure, a date, a reference or the like: it has digits, and no words."""
    return any(map(str.isdecimal, text)) and language(text) is None


def _by_heads(rows: Sequence[Texts], values: Sequence[int]) -> list[tuple[int, int]]:
    """Columns (an Arabic one, an English one) whose heads say the same in either language, each once."""
    heads = {column: head_of(rows[0][column]) for column in values if column in rows[0]}
    ar, en = ([column for column, head in heads.items() if head.lang == lang] for lang in ("ar", "en"))
    found: list[tuple[int, int]] = []
    for one in ar:
        alike = [other for other in en if say_the_same(heads[one], heads[other])]
        if len(alike) == 1 and sum(say_the_same(heads[twin], heads[alike[0]]) for twin in ar) == 1:
            found.append((one, alike[0]))
    known = {column for pair in found for column in pair}
    left = [[column for column in some if column not in known] for some in (ar, en)]
    if len(left[0]) != len(left[1]):
        return found
    orders = ([*zip(left[0], left[1], strict=True)], [*zip(left[0], reversed(left[1]), strict=True)])
    fitting = [order for order in orders if order and all(_may_agree(rows[1:], heads, *pair) for pair in order)]
    if fitting:
        found += max(fitting, key=lambda order: sum(_equal_share(rows[1:], *pair) for pair in order))
    return sorted(found)


def head_of(text: str) -> Heads:
    """What the head of a column says."""
    marked = next((lang for lang, words in _OF_LANGUAGE.items() if words.search(text)), None)
    about = text
    for words in _OF_LANGUAGE.values():
        about = words.sub("", about)
    said = _STRAY.sub("", about).casefold()
    concept = next((at for word in re.findall(r"[^\W\d_]+", text.casefold()) if (at := _concepts().get(word.removeprefix("ال"))) is not None), None)
    return Heads(marked or language(text), said, concept, marked is not None)


@cache
def _concepts() -> dict[str, int]:
    return {word: at for at, words in enumerate(_SAME_HEADS) for word in words.split()}


_COUNTS_ROWS = frozenset(("no", "ref", "code", "page", "day"))


def counts_rows(head: Heads) -> bool:
    """Whether what a head names may be another number of each row in either language: No., Ref."""
    return head.concept is not None and any(_concepts().get(word) == head.concept for word in _COUNTS_ROWS)


def say_the_same(one: Heads, other: Heads) -> bool:
    """Whether two heads say the same in either language."""
    if one.named and other.named:
        return bool(one.about) and one.about == other.about
    return one.concept is not None and one.concept == other.concept


def _may_agree(rows: Sequence[Texts], heads: Mapping[int, Heads], one: int, other: int) -> bool:
    """Whether columns whose heads are not known to say the same may do so, by what stands in them."""
    concepts = heads[one].concept, heads[other].concept
    if None not in concepts and concepts[0] != concepts[1]:
        return False
    pairs = [(row[one], row[other]) for row in rows if one in row and other in row]
    return bool(pairs) and sum(_is_near(*pair) for pair in pairs) >= _MOST * len(pairs)


def _between_names(rows: Sequence[Texts], values: Sequence[int]) -> list[tuple[int, int]]:
    """The two columns of figures between an English and an Arabic column of names, where they hold one thing twice."""
    if len(values) != 2:
        return []
    first, second = values
    filled = [row for row in rows if first in row and second in row]
    sides = {(_lang_of(row, below=first), _lang_of(row, above=second)) for row in filled}
    if sides == {("en", "ar")}:
        ar, en = second, first
    elif sides == {("ar", "en")}:
        ar, en = first, second
    else:
        return []
    pairs = [(row[ar], row[en]) for row in filled]
    return [(ar, en)] if _are_twice(pairs) else []


def _lang_of(row: Texts, *, below: int | None = None, above: int | None = None) -> Lang | None:
    texts = [text for column, text in row.items() if (below is not None and column < below) or (above is not None and column > above)]
    return language(texts[0]) if len(texts) == 1 else None


def _are_twice(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether two columns hold one thing twice: in the digits of either language, mostly equal, or a form with a date and other things."""
    if all(_arabic_digits(ar) and not _arabic_digits(en) for ar, en in pairs):
        return True
    if len(pairs) > 1 and sum(_are_equal(*pair) for pair in pairs) >= _HALF * len(pairs):
        return True
    kinds = [(_kind(ar), _kind(en)) for ar, en in pairs]
    if any(one != other for one, other in kinds) or all(_YEAR.fullmatch(unshape(text).strip()) for text in pairs[0]):
        return False
    return kinds[0][0] != "code" and any(one == "date" for one, _ in kinds) and len({one for one, _ in kinds}) > 1


def _kind(text: str) -> str:
    plain = unshape(text)
    if _DATE.fullmatch(plain):
        return "date"
    if "%" in plain or "٪" in plain:
        return "percent"
    return "code" if _LETTER.search(plain) else "number"


def _arabic_digits(text: str) -> bool:
    return any(character.isdecimal() and not character.isascii() for character in text)


def _equal_share(rows: Sequence[Texts], one: int, other: int) -> float:
    pairs = [(row[one], row[other]) for row in rows if one in row and other in row]
    return sum(_are_equal(*pair) for pair in pairs) / max(1, len(pairs))


def _are_equal(one: str, other: str) -> bool:
    """Whether two cells have the same figures, however they are grouped and in whatever order."""
    mine, theirs = _FIGURES.findall(unshape(one)), _FIGURES.findall(unshape(other))
    return "".join(mine) == "".join(theirs) or sorted(map(_worth, mine)) == sorted(map(_worth, theirs))


def _worth(figure: str) -> str:
    return figure.lstrip("0") or "0"


def _is_near(one: str, other: str) -> bool:
    """Whether two cells may be one thing, of which one is wrong: of one kind and one length."""
    lengths = [sum(map(str.isdecimal, text)) for text in (one, other)]
    return _kind(one) == _kind(other) and lengths[0] == lengths[1]


def told_apart(one: str, other: str) -> bool:
    """Whether two cells are to be compared: a share of 0.1 and 10% are one number in two forms, and need not be."""
    texts = [unshape(text).strip() for text in (one, other)]
    percents = [text.rstrip("%٪ ") for text in texts if text[-1:] in "%٪"]
    plain = [text for text in texts if text[-1:] not in "%٪"]
    if len(percents) != 1 or len(plain) != 1:
        return True
    try:
        return abs(float(percents[0].replace(",", "")) - 100 * float(plain[0].replace(",", ""))) > 1e-9
    except ValueError:
        return True


def compared(rows: Sequence[Texts], spoken: Collection[int]) -> Iterator[ValuePair]:
    """As `value_pairs`, without the cells that are one number in two forms."""
    yield from (pair for pair in value_pairs(rows, spoken) if told_apart(rows[pair.row][pair.ar], rows[pair.row][pair.en]))
