"""Figures in several groups that are *one* thing: a sum in groups of three, a telephone, identity, card or account number. Their groups stand in
one order, left to right, whatever text they are in; two numbers that only stand side by side go with the text.

Which of them a stretch is, its shape says where it can, else the words before it (هاتف، هوية، حساب, tel.).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from docgen.locales.digits import unshape
from docgen.locales.figures import LETTER, SPACES, is_year, spaced_reading
from docgen.locales.unmarked import without_marks
from docgen.patterns import late
from docgen.templating.isolation.starts_cy import found_at

SeriesKind = Literal["number", "series", "likely", "backward", "loose"]


class Series(NamedTuple):
    """Groups of figures, `start` to `end` in code points. `number` is a sum in groups of three, `series` a number that is called or copied figure by
    figure; `likely` is one by its shape alone. `backward` groups are those of a number that was typed from right to left (`000 500 12`); `loose`
    ones may be one number or several, and nothing tells which."""

    start: int
    end: int
    kind: SeriesKind


_JOINTS = f"{SPACES}\u2010\u2011-"
_CANDIDATE = late(
    rf"[\d(](?<![{LETTER}_\d.,/:٫٬،][\d(])(?:(?<![\w)][+\u2010\u2011-][\d(])|(?<=[\s(][وفبلك][+-]\d)|(?<=^[وفبلك][+-]\d))(?:(?<=\()\d{{1,5}}\)[{_JOINTS}]?\d++|(?<=\d)(?:\d*+(?=[{_JOINTS}]\d)|\d{{4,}}+))(?>(?:[{_JOINTS}]\d++)*)"
)
_DECIMALS = late(r"[.,٫]\d++(?![.,٫٬]\d)")
_EXTENSION = late(r"[ \u00a0]?(?:ext(?:ension)?\.?|x)[ \u00a0]?\d{1,6}(?!\w)", re.IGNORECASE)
LINES = r"(?>(?:/(?:\d{3,11}(?:[ \u00a0.-]\d{3,11}){0,3}|\d{1,4})|[ \u00a0]/[ \u00a0]\d{1,2}(?![\d/:]|[.,]\d))+)(?![\w/]|[.,-]\d)"
"""The further lines of a telephone number: 4412 3456/7, 021 23 45 67/68."""
_LINES = late(LINES)
_GROUP = late(r"\d+")
_TIED = late(rf"[{LETTER}_/:@]|[.,٫٬،]\d|[\u2010\u2011–-]\d")
"""After a figure: it belongs to a word, a time, a fraction or a range."""
_MEASURED = late(r"[ \u00a0]?(?:[%٪‰$€£¥]|ريال|دينار|درهم|دولار|يورو|جنيه|لير|مليون|مليار|ألف|طن|هكتار|متر|كيلو|كم(?!\w)|شخص|نسم)")

_CALLED_WORDS = """
هاتف هواتف جوال موبايل محمول نقال خلوي فاكس تلفاكس تلفون تليفون واتساب واتس اتصال اتصل اتصلوا تواصل استفسار استفسارات حجز بدالة سنترال تحويلة
حساب هوية هويته هويتها بطاقة بطاقته إقامة جواز جوازه سجل رخصة عضوية آيبان أيبان
rib rip iban swift ccp
tel telephone phone fax mobile mob cell whatsapp hotline call account card id passport iban
"""
_CALLED = frozenset(_CALLED_WORDS.split())
_CALLED_PAIRS = frozenset(
    f"{first} {second}"
    for first, seconds in {
        "خط": "ساخن مجاني",
        "رقم": "مدني قومي وطني موحد مجاني شخصي ضريبي وظيفي",
        "toll": "free",
    }.items()
    for second in seconds.split()
)
_ARTICLES = late(r"\A(?:[وف]?(?:ب|ك)?ال|[وف]?لل|[وفبل])(?=\w{3})")
_WORD = late(r"[^\W\d_]+")
_STOP = late(r"[\d.!؟?;\n]")
_INITIAL = late(r"(?<!\w)(?:هـ|[تفجم]|[TMFPtmfp])[ \u00a0]?[:.][ \u00a0]?\Z")
_NUMBER_WORDS = frozenset(("رقم", "رقمه", "رقمها", "no", "number"))
_FEWEST = 5
"""Figures that a number has at least where a word before it says that it is called."""
_AND = late(r"\s*(?:،|,|؛|/|\||–|-)?\s*(?:أو|و|or|and|&)?\s*")


_DOTTED = late(rf"(?<![{LETTER}_\d.,/:])\d{{1,4}}(?:\.\d{{2,4}}){{2,5}}(?:{LINES})?(?![{LETTER}_\d/:]|[.,]\d)")
_POINTS = late(r"\.\d{2,4}\.\d")
"""Every such number has it."""
_AREA = late(rf"(?<![{LETTER}_\d.,/:-])0\d{{1,2}}/[ \u00a0]?(?:\d{{6,7}}|\d{{3}}[ \u00a0-]\d{{3}})(?>(?:[/-]\d{{1,3}})*)(?![\w/]|[.,-]\d)")
"""The code of a region parted by a stroke, as in Lebanon: 01/123456-7."""


def stroked(text: str, places: Sequence[int] | None = None) -> Iterator[Series]:
    """Numbers whose region's code is parted by a stroke. `places` as in `dotted`."""
    if "/" not in text:
        return
    for found in _AREA.finditer(text) if places is None else found_at(_AREA, text, places):
        yield Series(*found.span(), "series")


def dotted(text: str, places: Sequence[int] | None = None) -> Iterator[Series]:
    """Numbers that are called by the word before them, their groups parted by full stops: هاتف 71.123.456. Without that word they are no such.
    `places` are those of its figures, where they are known."""
    if _POINTS.search(text) is None:
        return
    for found in _DOTTED.finditer(text) if places is None else found_at(_DOTTED, text, places):
        if 7 <= sum(map(str.isdecimal, found[0].partition("/")[0])) <= 15 and called(text, found.start()):
            yield Series(*found.span(), "series")


def series(text: str, known: Sequence[tuple[int, int]] = (), places: Sequence[int] | None = None) -> Iterator[Series]:
    """All series of a text, in order; also those that are none for certain (`backward`, `loose`). `known` are the ascending stretches of numbers that
    are known to be called (with a country's code) and are no more to be looked at; `places` are where series can begin, where that is known."""
    called_to = -1
    waiting = 0
    for found in _CANDIDATE.finditer(text) if places is None else found_at(_CANDIDATE, text, places):
        start, end = found.span()
        while waiting < len(known) and known[waiting][1] <= start:
            called_to = known[waiting][1]
            waiting += 1
        if waiting < len(known) and known[waiting][0] < start:
            continue
        groups = [(start + one.start(), start + one.end()) for one in _GROUP.finditer(found[0])]
        if len(groups) == 1 and groups[0][1] - groups[0][0] < _FEWEST:
            continue
        area = text[start] == "("
        goes_on = called_to >= 0 and start - called_to < 16 and _AND.fullmatch(text, called_to, start) is not None
        lines = _LINES.match(text, end)
        if lines is not None:
            one = _known(text, start, end, groups, area, goes_on)
            if one is not None and one.kind == "series":
                called_to = lines.end()
                yield Series(start, called_to, "series")
                continue
        if _TIED.match(text, end) and not (_DECIMALS.match(text, end) and end - groups[-1][0] == 3):
            # The last group belongs to what follows: 12 500 5G, 3 250 10:30.
            if len(groups) < 3 or area:
                continue
            groups.pop()
            end = groups[-1][1]
        one = _known(text, start, end, groups, area, goes_on)
        if one is not None:
            if one.kind in ("series", "likely") and (extension := _EXTENSION.match(text, one.end)):
                one = one._replace(end=extension.end())
            if one.kind == "series":
                called_to = one.end
            yield one


def _words_before(text: str, start: int) -> list[str]:
    """The words that stand before a place in its sentence, behind any other figure, without their articles; six at most."""
    window = without_marks(text[max(0, start - 48) : start]).rstrip(" \u00a0:")
    window = window[:-1] if window.endswith(".") else window
    words = _WORD.findall(_STOP.split(window)[-1])[-6:]
    return [word.casefold() if word in _CALLED else _ARTICLES.sub("", word, count=1).casefold() for word in words]


def called(text: str, start: int) -> bool:
    """Whether the words before a number say that it is to be called or copied: هاتف المكتب:, tel."""
    words = _words_before(text, start)
    if not _CALLED.isdisjoint(words) or any(f"{first} {second}" in _CALLED_PAIRS for first, second in pairwise(words)):
        return True
    return _INITIAL.search(text, max(0, start - 6), start) is not None


def _numbered(text: str, start: int) -> bool:
    return not _NUMBER_WORDS.isdisjoint(_words_before(text, start)[-2:])


def _known(text: str, start: int, end: int, groups: list[tuple[int, int]], area: bool, goes_on: bool) -> Series | None:
    """`goes_on` says that it stands right behind another that is called."""
    said = [unshape(text[low:high]) for low, high in groups]
    joints = [text[before[1]] for before, _ in pairwise(groups)]
    digits = sum(map(len, said))
    told = digits >= _FEWEST and (goes_on or called(text, start))
    if len(said) == 1:
        if told or digits >= 10 or (said[0][0] == "0" and digits >= 7):
            return Series(start, end, "series") if not _MEASURED.match(text, end) else None
        return None
    spaced = not area and all(joint in SPACES for joint in joints)
    number = _number(text, groups) if spaced else None
    measured = _MEASURED.match(text, end) is not None
    if number is not None and (measured or not told or digits < 7):
        return number
    if all(is_year(one) for one in said) or _dated(said):
        return None
    if not measured and digits <= 34:
        if told:
            return Series(start, end, "series")
        if spaced and _backward(said):
            return Series(start, end, "backward")
        if _shaped_as_one(said, joints, area, digits):
            return Series(start, end, "series")
        if digits >= 8 and len(said) > 1 and _numbered(text, start) and not _range(said, joints):
            return Series(start, end, "series")
        if spaced and len(said) >= 4 and digits >= 16 and not any(map(is_year, said)):
            return Series(start, end, "series")
        if spaced and [len(one) for one in said] == [4, 4] and not any(map(is_year, said)):
            return Series(start, end, "likely")
    if spaced and _backward(said):
        return Series(start, end, "backward")
    if digits >= 7 and 2 <= max(map(len, said)) <= 7 and not any(map(is_year, said)) and not _range(said, joints):
        return Series(start, end, "loose")
    return None


def _number(text: str, groups: list[tuple[int, int]]) -> Series | None:
    """A number in groups of three, with a year before or after it left out."""
    for first, last in ((0, len(groups)), (1, len(groups)), (0, len(groups) - 1)):
        beside = [*groups[:first], *groups[last:]]
        if last - first < 2 or not all(is_year(text[low:high]) for low, high in beside):
            continue
        start, end = groups[first][0], groups[last - 1][1]
        decimals = _DECIMALS.match(text, end)
        end = decimals.end() if decimals else end
        if spaced_reading(text[start:end]) is not None:
            return Series(start, end, "number")
    return None


def _backward(said: list[str]) -> bool:
    """Groups of three with the short one at the end, as they are stored by who types numbers into right-to-left text from left to right."""
    *groups, top = said
    if not all(len(group) == 3 for group in groups) or not 1 <= len(top) <= 3 or top[0] == "0":
        return False
    return len(top) < 3 or said[0] == "000"


def _dated(said: list[str]) -> bool:
    """Day, month and year, or the other way round."""
    if len(said) != 3:
        return False
    day, month, year = said if len(said[2]) == 4 else (said[2], said[1], said[0])
    return len(year) == 4 and len(day) <= 2 and len(month) <= 2 and 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _range(said: list[str], joints: list[str]) -> bool:
    """Two numbers that rise, with a hyphen: 1200-1299."""
    return len(said) == 2 and joints[0] not in SPACES and said[0][0] != "0" and int(said[0][:40]) < int(said[1][:40]) and len(said[0]) <= len(said[1])


def _shaped_as_one(said: list[str], joints: list[str], area: bool, digits: int) -> bool:
    """Whether groups can only be one number, whatever stands before them."""
    sizes = [len(one) for one in said]
    if area:
        return 2 <= sizes[0] <= 4 and not is_year(said[0]) and 8 <= digits <= 12 and all(size >= 2 for size in sizes[1:])
    if said[0][0] == "0" and 2 <= sizes[0] <= 5 and 8 <= digits <= 12 and all(size >= 2 for size in sizes[1:]):
        return True
    hyphens = [joint not in SPACES for joint in joints]
    if len(said) >= 3 and all(hyphens) and max(sizes) >= 3 and digits >= 7:
        return True
    if len(said) >= 3 and any(hyphens) and digits >= 9 and max(sizes) >= 3:
        return True
    if len(said) >= 3 and set(sizes[:-1]) == {4} and sizes[-1] <= 4 and digits >= 11 and not all(map(is_year, said)):
        return True
    return (
        sizes in ([4, 6, 5], [3, 3, 4])
        or (sizes == [4, 5] and said[0] in ("9200", "8000", "6000"))
        or (sizes == [3, 4] and said[0] in ("800", "600", "900"))
    )
