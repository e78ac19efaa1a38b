"""Finds in running text what must keep its own order or stay on one line: addresses, telephone and other numbers in groups, references, versions,
Latin tokens with a sign at their edge, figures with their sign, dates typed by hand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from docgen.locales.cldr import names
from docgen.locales.convention import Convention
from docgen.locales.figures import LETTER
from docgen.locales.months import HIJRI, HIJRI_SPELLED
from docgen.locales.unmarked import unmarked
from docgen.patterns import late
from docgen.templating.isolation.latin import tokens
from docgen.templating.isolation.series import LINES, called, dotted, series, stroked
from docgen.templating.isolation.starts_cy import ADDRESSES, Starts, found_at, starts
from docgen.templating.isolation.typed_dates import typed_dates

IslandKind = Literal["url", "email", "phone", "code", "series", "number", "token", "date", "kept"]


class Isolate(NamedTuple):
    """A stretch of text, `start` and `end` in code points. `phone` has its country's code; `code` is an IBAN, a reference or a version number;
    `series` any other number that is called or copied figure by figure; `number` a figure with its sign or in groups parted by spaces; `token` a
    Latin word or phrase with a sign at its edge; `date` one typed in figures; `kept` is ordinary text that only stays on one line."""

    start: int
    end: int
    kind: IslandKind


NBSP = "\u00a0"

_SUM = late(r"\+[1-9]\d{0,2}(?:(?P<sign>[ \u00a0.])\d{3})(?:(?P=sign)\d{3})?")
_URL = r"(?P<url>(?:https?://|www\.)(?:[^\s<>«»“”\"'()]|\([^\s()]*\))+(?<![.,;:!?،؛؟\]}…]))"
_EMAIL = r"(?P<email>(?<!\.)[A-Za-z0-9][A-Za-z0-9٠-٩۰-۹.!#$%&*+/=?^_~-]{0,63}@[A-Za-z0-9٠-٩۰-۹-]+(?:\.[A-Za-z0-9٠-٩۰-۹-]+)+)"
_IBAN = r"(?<![A-Za-z0-9])[A-Z]{2}\d\d(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])"
_TRUNK = r"(?:\+|(?:00|٠٠)(?![0٠]))"
_PHONE = (
    rf"(?P<phone>(?<![\d+.,-])(?:(?<!/)|(?=\+))(?:\({_TRUNK}\d{{1,5}}(?:[ \u00a0-]\d{{1,4}})?\)|{_TRUNK}\d{{1,15}}+)"
    rf"(?:[ \u00a0.-]?\(\d{{1,5}}\)|[ \u00a0./-]\d{{1,11}}+|(?<=\))\d{{1,11}}+){{0,7}}"
    rf"(?:{LINES}|[ \u00a0]?(?:ext\.?|x)[ \u00a0]?\d{{1,6}})?(?!\w|/(?!\+)|[.,]\d))"
)
_WITHIN = late(r"[ \u00a0]?(?:ext\.?|x)[ \u00a0]?\d{1,6}$")
# Segments of Latin letters and figures joined by / - _ or a full stop, with both in it: EMB/PS/2021/031, ICOMOS-2, A/RES/78/1.
_REFERENCE = (
    r"(?<![/.-])(?<!\d[,٫٬])(?=[0-9٠-٩/._-]{0,80}[A-Za-z])(?=[A-Za-z/._-]{0,80}[0-9٠-٩])"
    r"[A-Za-z0-9٠-٩]+(?:[/._-][A-Za-z0-9٠-٩]+)+(?:\([A-Z0-9٠-٩]{1,4}\))?(?:(?<=[٠-٩]):[٠-٩]+)?(?![\w/])"
)
_STAMP = rf"(?<![{LETTER}\d_.+-])\d{{4}}-\d\d-\d\dT\d\d(?::?\d\d){{1,2}}(?:[.,]\d+)?(?:Z|[+\u2212-]\d\d(?::?\d\d)?)?(?![\w])"
"""A date with its time, as ISO 8601 has it."""
_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
# 2.0, v3, 1.4.2, 192.168.10.1: a figure with two points that is no date and no number in groups, one that ends in .0, one after v.
_VERSION = (
    rf"(?<![\d.,])(?:v\d+(?:\.\d+)*|{_OCTET}(?:\.{_OCTET}){{3}}(?![\d.])"
    r"|(?!\d{1,2}\.\d{1,2}\.\d{4}|[1-9]\d{0,2}(?:\.\d{3})+(?![\d.]))\d+(?:\.\d+){2,}"
    r"|\d+\.0(?![ \u00a0]?(?:[%٪‰°]|مليون|ملايين|مليار|بليون|تريليون|ألف|آلاف|نقط|درج|متر|كيلو|كم|طن|ريال|دينار|درهم|دولار|يورو|جنيه|[mb]illion)))"
    r"(?![\w%٪]|[.,]\d)"
)
_NUMBERED = r"(?:رقم|الرقم|[Nn]o\.|number)[ ]\d[\w/.-]*(?<![.-])"
_UNITS = ("%", "٪", "ريال", "دينار", "درهم", "دولار", "يورو", "جنيه")
_AMOUNT = rf"[A-Z]{{3}}[ ]\d[\d.,٫٬]*(?<![.,٫٬])|(?<![\d.,٫٬])\d[\d.,٫٬]*[ ](?:{'|'.join(_UNITS)}|[A-Z]{{3}}(?![A-Za-z]))"
_JOINED = r"[^\s\u00a0]*(?:\u00a0+[^\s\u00a0]+)+\u00a0*|\u00a0+"

_FIGURE = r"\d++(?>(?:[.,٫٬]\d++)*)"
_MONEY = "$€£¥₺₽₹"
_PER = r"(?:[ \u00a0]?[%٪‰؉]|°(?![\dA-Za-z\u0620-\u064a]|[ \u00a0][A-Z]))"
_OPEN = r"\s(\[{«‹“‘\"':،؛,;=/~≈<>≤≥"
"""What may stand before a sign that belongs to the figure after it."""
_SIGN_BEFORE = (
    rf"(?:[-\u2212](?:(?<![^{_OPEN}].)|(?<=[\s(]و.)|(?<=^و.)|(?:(?<=[\s(][فبلك].)|(?<=^[فبلك].))(?={_FIGURE}[ \u00a0]?[%٪]))"
    rf"|[+±#{_MONEY}](?<![{LETTER}_\d+±#{_MONEY}].))(?<![\d%٪][ \u00a0].)"
    rf"(?:(?<=[-\u2212+±])[{_MONEY}]?|(?<=[{_MONEY}])[-\u2212+]?[ \u00a0]?|(?<=#))"
)
_RECKONED = (
    rf"(?=[\d.,٫٬ \u00a0+\u2212-]{{0,48}}[×÷=±^*])(?:[ \u00a0]?(?:[×÷=±^*][ \u00a0]?[+\u2212-]?|[+\u2212-][ \u00a0]?){_FIGURE})+"
    rf"|(?:\+{_FIGURE})+(?![{LETTER}_])"
)
_MINUTES = rf"[ \u00a0]?{_FIGURE}(?:['′’](?:[ \u00a0]?{_FIGURE}(?:[\"″”]|''|’’|′′)|(?!\d))|[\"″”])"
_ANGLE = rf"°(?![ \u00a0]?(?:[مفس](?!\w)|[{LETTER}]))(?:{_MINUTES})?|['′’]\d{{1,2}}[\"″”]"
"""Degrees with their minutes and seconds; feet with their inches."""
_AFTER_ALL = "(?:[½⅓¼¾⅔]|\\+(?![\u0620-\u0647\u0649\u064a]))"
"""What ends a figure; a plus before an Arabic word other than و joins the two (77+الصين)."""
_NUMBER = late(
    rf"{_SIGN_BEFORE}{_FIGURE}(?:{_PER}|[{_MONEY}])?(?![{LETTER}_]|[/:-]\d)"
    rf"|[{_MONEY}](?<![{LETTER}_\d+±#{_MONEY}].){_FIGURE}(?=-\d)"
    rf"|\d(?:(?<=[{_OPEN}]\.\d)|(?<=^\.\d))\d*+{_PER}"
    rf"|\d(?<![{LETTER}_\d.,٫٬:#]\d)(?<![^°%٪]/\d)(?<!^/\d)(?<![{LETTER}_\s][+\u2212-]\d)\d*+(?>(?:[.,٫٬]\d++)*)"
    rf"(?:{_RECKONED}|{_ANGLE}|(?:['’]\d{{3}})+(?!\d)|(?:_\d++)+(?!\w)|{_AFTER_ALL}(?![{LETTER}_\d])|[ \u00a0]?[{_MONEY}](?![{LETTER}_\d])|{_PER})"
)
"""A figure with its minus, currency or percent sign, what × ÷ = join, and figures joined by _ (1_000)."""
_SIGNED = late(rf"(?:(?<![^{_OPEN}])|(?<=[\s(][وفبلك])|(?<=^[وفبلك])|(?=[{_MONEY}±]))(?<![\d%٪][ \u00a0])[-\u2212+±{_MONEY}]$")
_LATIN_BEFORE = late(rf"[{LETTER}](?:[)’']?[ ]?|[:#+×±^–-])(?:\d[\d.,]*+(?:[ :/+×±^–-]|[ ][×±][ ]?)){{0,4}}$")
_LETTERS = frozenset(chr(code) for code in range(0x500) if re.match(f"[{LETTER}]", chr(code)))
_JOINS = frozenset(" :/#+×±^–-")
BEFORE_LATIN = _LETTERS | _JOINS | frozenset(")’'")
"""What may stand right before a figure that belongs to a Latin word."""
_BEFORE_GAP = _LETTERS.union(")’'.,×±")
LATIN_REACH = 24
"""How many code points before an index are looked at for a Latin word."""
_STOPS = ".,;:"
"""With a space, what parts a date from the words beside it."""
_LATIN_AFTER = late(rf"[ ]?[{LETTER}]")
_ENDING = late(rf"{_PER}|[{_MONEY}]")


def _months(convention: Convention) -> set[str]:
    return {*names(convention).months, *HIJRI[convention.lang], *(HIJRI_SPELLED if convention.lang == "en" else ())}


@cache
def _pattern(convention: Convention, joined: bool, *, placed: bool = False) -> re.Pattern[str]:
    """With `placed` it is matched at places that `Starts.addresses` has, and does not ask again whether it may begin there."""
    month = "|".join(re.escape(name).replace("'", "['’ʻ]?") for name in sorted(_months(convention), key=len, reverse=True))
    date = rf"(?<![\d.,/])\d{{1,2}}(?:[–-]\d{{1,2}})?[ ](?:{month})(?:[ ]\d{{4}}(?:م(?!\w)|[ ]?هـ|[ ]AH(?!\w))?)?(?!\w)"
    parts = (_URL, _EMAIL, f"(?P<code>{_STAMP}|{_IBAN}|{_REFERENCE}|{_VERSION})", _PHONE, f"(?P<kept>{date}|{_AMOUNT}|{_NUMBERED})")
    every = "|".join(parts)
    pattern = every if placed else f"{ADDRESSES}(?:{every})"
    return late(f"{pattern}|(?P<joined>{_JOINED})" if joined else pattern)


def isolates(text: str, convention: Convention) -> list[Isolate]:
    """All islands of a text, in order, none inside another. Its words are known with vowel marks and without."""
    plain = unmarked(text)
    if plain is None:
        return _isolates(text, convention)
    return [Isolate(plain.origin(start), plain.origin(end), kind) for start, end, kind in _isolates(plain.text, convention)]


def _isolates(text: str, convention: Convention) -> list[Isolate]:
    arabic = convention.lang == "ar"
    seen = starts(text)
    if not seen.trigger:
        return [Isolate(start, end, "token") for start, end in tokens(text, seen.tokens)] if arabic and seen.latin else []
    hard: list[Isolate] = []
    soft: list[Isolate] = []
    for match in (
        _pattern(convention, True).finditer(text) if NBSP in text else found_at(_pattern(convention, False, placed=True), text, seen.addresses)
    ):
        kind: IslandKind = match.lastgroup if match.lastgroup != "joined" else "kept"  # type: ignore[assignment]  # the groups are the kinds
        if kind == "phone" and not _calls(text, match):
            continue
        (soft if kind == "kept" else hard).append(Isolate(match.start(), match.end(), kind))
    hard = _with(hard, _figures(text, arabic, seen, [(one.start, one.end) for one in hard if one.kind == "phone"]))
    if arabic:
        latin = [Isolate(start, end, "token") for start, end in tokens(text, seen.tokens)]
        hard = [one for one in hard if one.kind != "date" or not any(_is_inside(one, word, text) for word in latin)]
        hard = _with(hard, latin, over=("series", "number", "code"))
    return sorted([*hard, *_cut(soft, hard)]) if soft else hard


def _is_inside(date: Isolate, word: Isolate, text: str) -> bool:
    """Whether the figures of a date are part of a Latin word: (NaCl)12/12/12."""
    if not word.start <= date.start < date.end <= word.end:
        return False
    before, after = text[word.start : date.start].rstrip(_STOPS)[-1:], text[date.end : word.end].lstrip(_STOPS)[:1]
    return any(beside and not beside.isspace() for beside in (before, after))


def _calls(text: str, found: re.Match[str]) -> bool:
    """Whether figures with a country's code are a number to call: 7 to 15 digits (E.164) without those of its further lines and of an
    extension. A sum with its sign, +1.500.000, has groups of three, and no word before it that says otherwise."""
    number = _WITHIN.sub("", found[0])
    if not any(7 <= sum(map(str.isdigit, said)) <= 15 for said in (number, number.partition("/")[0])):
        return False
    return _SUM.fullmatch(found[0]) is None or called(text, found.start())


def _figures(text: str, arabic: bool, seen: Starts, phones: list[tuple[int, int]]) -> Iterator[Isolate]:
    """Dates, series and numbers; where two are the same figures, the first of these comes first."""
    if arabic:
        yield from (Isolate(date.start, date.end, "date") for date in typed_dates(text, seen.figures))
    yield from (Isolate(one.start, one.end, "series") for one in (*dotted(text, seen.figures), *stroked(text, seen.figures)))
    for one in series(text, phones, seen.series):
        if one.kind == "number":
            signed = arabic and _SIGNED.search(text, max(0, one.start - 4), one.start) is not None
            ending = _ENDING.match(text, one.end) if arabic else None
            yield Isolate(one.start - signed, ending.end() if ending else one.end, "number")
        elif one.kind in ("series", "likely"):
            yield Isolate(one.start, one.end, "series")
    if arabic:
        for match in found_at(_NUMBER, text, seen.numbers):
            pointed = match.start() > 0 and text[match.start() - 1] == "."  # .5: its point is part of it
            yield Isolate(match.start() - pointed, match.end(), "number")


def _with(found: list[Isolate], more: Iterable[Isolate], over: tuple[IslandKind, ...] = ()) -> list[Isolate]:
    """Islands with others in what they leave; one that covers islands of the kinds `over` takes their place."""
    result = list(found)
    for island in more:
        low = bisect_left(result, (island.start,))
        low -= low > 0 and result[low - 1].end > island.start
        high = low
        while high < len(result) and result[high].start < island.end:
            high += 1
        if all(one.kind in over and island.start <= one.start and one.end <= island.end for one in result[low:high]):
            result[low:high] = [island]
    return result


def _cut(soft: list[Isolate], hard: list[Isolate]) -> Iterator[Isolate]:
    """What is only kept on a line, without the islands in it."""
    at = 0
    for one in soft:
        start = one.start
        while at < len(hard) and hard[at].end <= start:
            at += 1
        index = at
        while index < len(hard) and hard[index].start < one.end:
            if hard[index].start > start:
                yield Isolate(start, hard[index].start, "kept")
            start = hard[index].end
            index += 1
        if start < one.end:
            yield Isolate(start, one.end, "kept")


def touches_latin(text: str, start: int, end: int) -> bool:
    """Whether a Latin word stands right before or after a stretch: Latin order holds there already, and an isolate would part the phrase."""
    return follows_latin(text, start) or _LATIN_AFTER.match(text, end) is not None


def follows_latin(text: str, index: int) -> bool:
    """Whether a Latin word, or one with figures after it, stands right before an index, at most one space away: figures there belong to it
    (`Digital Archive 2.0`, `ISO 9001:2015`)."""
    if index < 2:
        return index == 1 and text[0] in _LETTERS
    last, other = text[index - 1], text[index - 2]
    if last not in BEFORE_LATIN or (last in _JOINS and last not in "×±" and other not in _BEFORE_GAP and not other.isdecimal()):
        return False
    return last in _LETTERS or _LATIN_BEFORE.search(text, max(0, index - LATIN_REACH), index) is not None
