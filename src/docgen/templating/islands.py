"""Finds in running text what must keep its own order or stay on one line: addresses, phone numbers, references, versions, dates typed by hand."""

from __future__ import annotations

import re
import string
from functools import cache
from typing import Literal, NamedTuple

from docgen.compiled import twin
from docgen.locales.cldr import names
from docgen.locales.conventions import Convention
from docgen.locales.months import HIJRI, HIJRI_SPELLED

IslandKind = Literal["url", "email", "phone", "code", "kept"]


class Island(NamedTuple):
    """A stretch of text, `start` and `end` in code points. `code` is an IBAN, a reference or a version number; `kept` is ordinary text that
    only stays on one line, such as a date."""

    start: int
    end: int
    kind: IslandKind


NBSP = "\u00a0"
_TRIGGER = re.compile(r"[0-9٠-٩۰-۹@\u00a0]|://|www\.")

_URL = r"(?P<url>(?:https?://|www\.)(?:[^\s<>«»“”\"'()]|\([^\s()]*\))+(?<![.,;:!?،؛؟\]}…]))"
_EMAIL = r"(?P<email>(?<!\.)[A-Za-z0-9][A-Za-z0-9.!#$%&*+/=?^_~-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
_IBAN = r"(?<![A-Za-z0-9])[A-Z]{2}\d\d(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])"
_PHONE = r"(?P<phone>(?<![\d+/.,-])(?:\+|00|\(\+)\d{1,4}\)?(?:[ \u00a0.-]?\(?\d{2,11}\)?){1,5}(?![\w/]|[.,]\d))"
# Segments of Latin letters and figures joined by / - _ or a full stop, with both in it: EMB/PS/2021/031, ICOMOS-2, A/RES/78/1.
_REFERENCE = r"(?<![/.-])(?=[A-Za-z0-9/._-]*[A-Za-z])(?=[A-Za-z/._-]*[0-9])[A-Za-z0-9]+(?:[/._-][A-Za-z0-9]+)+(?![\w/])"
# 2.0, v3, 1.4.2: a figure with two points that is no date, one that ends in .0, one after v.
_VERSION = r"(?<![\d.,])(?:v\d+(?:\.\d+)*|(?!\d{1,2}\.\d{1,2}\.\d{4})\d+(?:\.\d+){2,}|\d+\.0)(?![\w%٪]|[.,]\d)"
_NUMBERED = r"(?:رقم|الرقم|[Nn]o\.|number)[ ]\d[\w/.-]*(?<![.-])"
_UNITS = ("%", "٪", "ريال", "دينار", "درهم", "دولار", "يورو", "جنيه")
_AMOUNT = rf"[A-Z]{{3}}[ ]\d[\d.,]*(?<![.,])|(?<![\d.,])\d[\d.,]*[ ](?:{'|'.join(_UNITS)}|[A-Z]{{3}}(?![A-Za-z]))"
_JOINED = r"[^\s\u00a0]*(?:\u00a0+[^\s\u00a0]+)+\u00a0*|\u00a0+"
# Where an island can begin: not inside a Latin word, and where the stretch up to the next space has a figure, an @ or a ://, or else leads to a
# figure (QAR 5, No. 3). It spares nearly every word the long look.
_SIGN = r"[^\s0-9٠-٩۰-۹@:]*+(?:[0-9٠-٩۰-۹@]|://)"
_START = rf"(?=[A-Za-z0-9٠-٩۰-۹+(]|رقم|الرقم)(?<![A-Za-z0-9_])(?={_SIGN}|www\.|[A-Z]{{3}}[ ]\d|رقم|الرقم|[Nn]o\.|number)"

_LATIN_BEFORE = re.compile(r"[A-Za-z\u00c0-\u024f][)’']?[ ]?$")
_LATIN_AFTER = re.compile(r"[ ]?[A-Za-z\u00c0-\u024f]")


def _months(convention: Convention) -> set[str]:
    return {*names(convention).months, *HIJRI[convention.lang], *(HIJRI_SPELLED if convention.lang == "en" else ())}


@cache
def _openings(convention: Convention) -> str:
    """Every character that may stand first after a figure and a space in an island: that of a month, a unit or a currency's code."""
    return "".join({*string.ascii_uppercase, *(name[0] for name in (*_UNITS, *_months(convention)))})


@cache
def _pattern(convention: Convention, joined: bool) -> re.Pattern[str]:
    month = "|".join(re.escape(name).replace("'", "['’ʻ]?") for name in sorted(_months(convention), key=len, reverse=True))
    date = rf"(?<![\d.,/])\d{{1,2}}(?:[–-]\d{{1,2}})?[ ](?:{month})(?:[ ]\d{{4}}(?:م(?!\w)|[ ]?هـ|[ ]AH(?!\w))?)?(?!\w)"
    parts = (_URL, _EMAIL, f"(?P<code>{_IBAN}|{_REFERENCE}|{_VERSION})", _PHONE, f"(?P<kept>{date}|{_AMOUNT}|{_NUMBERED})")
    pattern = f"{_START}(?:{'|'.join(parts)})"
    return re.compile(f"{pattern}|(?P<joined>{_JOINED})" if joined else pattern)


@twin
def islands(text: str, convention: Convention) -> list[Island]:
    """All islands of a text, in order, none inside another."""
    if _TRIGGER.search(text) is None:
        return []
    found = []
    for match in _pattern(convention, NBSP in text).finditer(text):
        kind: IslandKind = match.lastgroup if match.lastgroup != "joined" else "kept"  # type: ignore[assignment]  # the groups are the kinds
        if kind == "phone" and not 7 <= sum(character.isdigit() for character in match[0]) <= 15:
            continue  # E.164: at most 15 digits; shorter than 7 is no number to call
        found.append(Island(match.start(), match.end(), kind))
    return found


@twin
def touches_latin(text: str, start: int, end: int) -> bool:
    """Whether a Latin word stands right before or after a stretch: Latin order holds there already, and an isolate would part the phrase."""
    return follows_latin(text, start) or _LATIN_AFTER.match(text, end) is not None


@twin
def follows_latin(text: str, index: int) -> bool:
    """Whether a Latin word stands right before an index, at most one space away: figures there belong to it (`Digital Archive 2.0`)."""
    return _LATIN_BEFORE.search(text, max(0, index - 4), index) is not None
