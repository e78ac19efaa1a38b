"""A figure that is below nought in one language and not in the other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal

from docgen.checks.contrasts.contrast import Contrast
from docgen.checks.facts import Fact
from docgen.checks.facts.level import level
from docgen.checks.matching.candidates import readings
from docgen.checks.slots import Side
from docgen.locales.unmarked import without_marks

Sign = Literal["minus", "inside", "maybe", "brackets", "none"]
"""`maybe`: a hyphen that may be a sign, a dash, the hyphen of a name or a range, or a word that says it. `brackets`: below nought in accounts;
`inside`: a minus in brackets, so that brackets alone do not say it."""

_KINDS = frozenset(("number", "money", "percent"))
_CODES = {"number": ("DG101", "the number"), "money": ("DG103", "the amount"), "percent": ("DG104", "the percentage")}
_MINUS = "\u2212"
_HYPHENS = "-\u2010\u2011\u2012\u2013\ufe63\uff0d"
_SIGNS = _HYPHENS + _MINUS
_OPENS = "([{\"'«“‘:;،؛,=/<>~≈"
"""What a figure with its sign may stand behind, besides a space."""
_CLOSES = ")]}\"'»”’.:;،؛,!?؟"
_UNIT = re.compile(r"\s?(?:درج(?:ة|ات|تين|تان)|°|مئوي)")
_ZERO = re.compile(
    r"[\s-]?(?:(?:°|º|درج(?:ه|ات|تين|تان)|مئويه|degrees?|celsius|fahrenheit|[CF](?!\w))\s?){0,3}"
    r"(?:(?P<below>(?:below|under)\s(?:zero|freezing|nought)|(?:تحت|دون)\s(?:ال)?صفر)|(?P<above>above\s(?:zero|freezing|nought)|فوق\s(?:ال)?صفر))(?!\w)",
    re.IGNORECASE,
)
"""What says of the figure before it on which side of nought it is."""
_GOES_ON = re.compile(r"\s(?:و|ال[يى]\s|حت[يى]\s)[-\u2212]?\d+\s?[-\u2212]?\s?(?:درج|°|مئوي)")
"""The rest of a stretch of degrees behind a minus: بين ٣- و٥ درجات, من ٣- إلى ٥ درجات."""
_IN_LINE = re.compile(r"[^\W\d_]\s?$")
"""A word before a figure, which is then no number of a list."""
_INVISIBLE = re.compile("[\u200e\u200f\u061c\u2066-\u2069\u202a-\u202e]")
_SPEAKS = re.compile(rf"[{_SIGNS}]|\b(?:zero|freezing|nought)\b|صفر", re.IGNORECASE)
_REST = 30
_NEAR = 60
"""Characters on either side of a figure within which a word may say that it is below nought."""
_BELOW = re.compile(
    r"\b(?:minus|negative|below|under (?:zero|freezing|nought)|sub-?zero|loss(?:es)?|los[te]|losing|lower|less|fewer|deficits?|shortfall|down|"
    r"fell|fall(?:s|en|ing)?|drop\w*|declin\w*|decreas\w*|reduc\w*|cut\w*|shr[aiu]nk\w*|shed|slip\w*|slump\w*|contract\w*|withdr\w*|debit\w*|overdr\w*|"
    r"deduct\w*|discount\w*|BCE?)\b"
    r"|سالب|ناقص|(?:تحت|دون) (?:ال)?(?:صفر|مستوي)|اقل|ادني|خسار|خسر|عجز|انخفض|انخفاض|تخفيض|خفض|خصم|تراجع|هبط|هبوط|نقص|تناقص|انكم[اش]|تقلص|تدن|فقد|حسم"
    r"|مدين|قبل الميلاد|ق\.م",
    re.IGNORECASE,
)


def signs(first: Side, second: Side) -> Iterator[Contrast]:
    """DG101, DG103, DG104: −5 and 5."""
    if not any(_SPEAKS.search(side.flat.text) for side in (first, second)) and not first.flat.roles and not second.flat.roles:
        return
    mine, theirs = _signed(first), _signed(second)
    of_mine, of_theirs = _by_reading(mine), _by_reading(theirs)
    seen: set[object] = set()
    for fact, _ in theirs:
        key = frozenset(readings(fact))
        if key in seen:
            continue
        seen.add(key)
        alike, like = (
            [some[at] for at in sorted({at for one in key for at in found.get(one, ())})] for some, found in ((mine, of_mine), (theirs, of_theirs))
        )
        if not alike:
            continue
        if _differ([sign for _, sign in alike], [sign for _, sign in like]):
            odd = next((one for one in like if one[1] in ("minus", "inside")), like[0])
            other = next((one for one in alike if one[1] != odd[1]), alike[0])
            code, what = _CODES[fact.kind]
            yield Contrast(code, what, _said(first, *other), _said(second, *odd), odd[0].start)


def _by_reading(signed: Sequence[tuple[Fact, Sign]]) -> dict[object, list[int]]:
    """Where figures stand among those of a side, by each of their readings."""
    found: dict[object, list[int]] = {}
    for at, (fact, _) in enumerate(signed):
        for one in readings(fact):
            found.setdefault(one, []).append(at)
    return found


def _differ(mine: list[Sign], theirs: list[Sign]) -> bool:
    """Whether a figure is surely below nought on one side and surely nowhere so, or less often, on the other."""
    if "maybe" in mine or "maybe" in theirs or any("minus" in one and "brackets" in other for one, other in ((mine, theirs), (theirs, mine))):
        return False
    less, more = sorted(sum(sign in ("minus", "inside") for sign in some) for some in (mine, theirs))
    return less == 0 < more or (less != more and len(mine) == len(theirs))


def _said(side: Side, fact: Fact, sign: Sign) -> str:
    said = fact.said.strip()
    if sign == "none" and side.flat.text[fact.start - 1 : fact.start] == "+":
        return f"+{said}"
    return said if sign not in ("minus", "inside") or said[:1] in _SIGNS or "`-" in said or said[-1:] in _SIGNS else f"{_MINUS}{said}"


def _signed(side: Side) -> list[tuple[Fact, Sign]]:
    return [(fact, _sign(side, fact)) for fact in side.facts if fact.kind in _KINDS]


def _sign(side: Side, fact: Fact) -> Sign:
    value = fact.value[0] if fact.kind == "money" else fact.value
    if value < 0:
        return "minus"
    text = side.flat.text
    figure = next((at for at in range(fact.start, fact.end) if text[at].isdecimal()), None)
    if figure is None:
        return "none"
    found = _before(text, fact.start, figure)
    if found == "none" and side.lang == "ar":
        found = _behind(text, fact)
    if found == "none":
        reach = _NEAR if len(side.unmarked) == len(text) else 2 * _NEAR
        near = without_marks(side.levelled[max(0, fact.start - reach) : fact.end + reach])
        if zero := _ZERO.match(without_marks(side.levelled[fact.end : fact.end + reach])):
            return "minus" if zero["below"] else "none"
        if _BELOW.search(near):
            return "maybe"
        if _brackets(text, fact):
            return "brackets"
    return "inside" if found == "minus" and _brackets(text, fact) else found


def _brackets(text: str, fact: Fact) -> bool:
    return re.search(rf"\([{_SIGNS}+]?$", text[max(0, fact.start - 2) : fact.start]) is not None and text[fact.end : fact.end + 1] == ")"


def _before(text: str, start: int, figure: int) -> Sign:
    """The sign before a figure, or before what stands with it: −5, −$5, $−5, -٪5."""
    for at in dict.fromkeys((figure, start)):
        ahead = _INVISIBLE.sub("", text[max(0, at - 6) : at])
        if not ahead or ahead[-1] not in _SIGNS:
            if re.search(rf"[{_SIGNS}]\s$", ahead):
                return "maybe"
            continue
        mark, before = ahead[-1], ahead[:-1]
        last = before[-1:]
        if last.isdecimal() or (last in _SIGNS and last):
            return "none"
        if re.search(r"(?:^|\s)[وف]$", before):
            return "minus"
        if last.isalpha() or (last in ("\u0640", "_", "+", "±") and last):
            return "maybe"
        if last.isspace() and re.search(r"[\d%٪)]\s+$", before):
            return "maybe"
        if last and not last.isspace() and last not in _OPENS and unicodedata.category(last) != "Sc":
            return "none"
        return "maybe" if mark in "\u2013\u2012" and last.isspace() and before.strip() else "minus"
    return "none"


def _behind(text: str, fact: Fact) -> Sign:
    """The sign behind a figure, where Arabic is typed as it is to be seen: ٥−, 3.5٪-."""
    rest = _INVISIBLE.sub("", text[fact.end : fact.end + _REST])
    if not rest or rest[0] not in _SIGNS:
        return "none"
    after = rest[1:2]
    if after and not after.isspace() and after not in _CLOSES:
        return "none" if after.isdecimal() else "maybe"
    stretch = _GOES_ON.match(without_marks(level(rest)), 1) is not None and _IN_LINE.search(text, max(0, fact.start - 3), fact.start) is not None
    sure = rest[0] == _MINUS or stretch or _of_degrees(text, fact, rest) or (fact.kind == "percent" and fact.said.rstrip()[-1:] in "%٪")
    return "minus" if sure and not re.match(r"\s*\d", rest[1:]) else "maybe"


def _of_degrees(text: str, fact: Fact, rest: str) -> bool:
    """Whether a hyphen behind a figure stands before degrees: سجلت ٢- درجة. At the head of a line it is that of a list: ٢- درجة الحرارة."""
    return _UNIT.match(rest, 1) is not None and _IN_LINE.search(text, max(0, fact.start - 3), fact.start) is not None
