"""Numbers in words, read from running text: twenty-five thousand, خمسة وعشرون ألفًا, the thirty-first, الحادي والثلاثون.

Offsets are code points of the text that was given. One is not read in either language (it is a pronoun as often as a number), nor two in Arabic,
which is a noun's own form, nor a fraction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from docgen.checks.facts.level import MARKS, level
from docgen.types import Lang

LEAST = 3
"""The smallest number that is looked for in words."""


class Spelled(NamedTuple):
    """A number in words; `ordinal` where its last word is one."""

    value: int
    start: int
    end: int
    ordinal: bool


class _Word(NamedTuple):
    """What a word adds (`unit`), or what it multiplies by (`scale`)."""

    value: int
    kind: str
    ordinal: bool = False


_EN_UNITS = tuple(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905
)
_EN_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_EN_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth"}
_EN_ORDINALS = tuple(_EN_IRREGULAR.get(name, f"{name}th") for name in _EN_UNITS)
_SCALES = {"thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}


@cache
def _english() -> dict[str, _Word]:
    words = {name: _Word(value, "unit" if value < 10 else "teen") for value, name in enumerate(_EN_UNITS, 1)}
    words |= {name: _Word(value, "unit" if value < 10 else "teen", True) for value, name in enumerate(_EN_ORDINALS, 1)}
    words |= {name: _Word(10 * value, "tens") for value, name in enumerate(_EN_TENS, 2)}
    words |= {f"{name[:-1]}ieth": _Word(10 * value, "tens", True) for value, name in enumerate(_EN_TENS, 2)}
    words |= {name: _Word(value, "scale") for name, value in _SCALES.items()} | {
        f"{name}th": _Word(value, "scale", True) for name, value in _SCALES.items()
    }
    return words | {"hundred": _Word(100, "hundred"), "hundredth": _Word(100, "hundred", True)}


_AR_STEMS = {3: "ثلاث", 4: "اربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثماني", 9: "تسع"}
_AR_TENS = {20: "عشر", 30: "ثلاث", 40: "اربع", 50: "خمس", 60: "ست", 70: "سبع", 80: "ثمان", 90: "تسع"}
_AR_ORDINALS = {3: "ثالث", 4: "رابع", 5: "خامس", 6: "سادس", 7: "سابع", 8: "ثامن", 9: "تاسع", 10: "عاشر"}
_AR_SORTS = {3: "ثلاثي", 4: "رباعي", 5: "خماسي", 6: "سداسي", 7: "سباعي"}
_AR_FIRST = {
    1: ("احد", "احدي", "حادي", "حاديه", "واحد", "واحده"),
    2: ("اثنا", "اثني", "اثنتا", "اثنتي", "اثنان", "اثنين", "اثنتان", "اثنتين", "ثاني", "ثانيه"),
}
_AR_SCALES = {
    1000: ("الف", "الفا", "الاف", "الفي"),
    10**6: ("مليون", "مليونا", "ملايين", "مليوني"),
    10**9: ("مليار", "مليارا", "مليارات", "ملياري", "بليون", "بليونا", "بلايين"),
    10**12: ("تريليون", "تريليونا", "تريليونات"),
}
_AR_TWICE = {
    200: ("مائتان", "مائتين", "مئتان", "مئتين", "مائتا", "مئتا", "مائتي", "مئتي"),
    2000: ("الفان", "الفين", "الفا"),
    2 * 10**6: ("مليونان", "مليونين"),
    2 * 10**9: ("ملياران", "مليارين"),
}


@cache
def _arabic() -> dict[str, _Word]:
    """Words without their article and prefixes, levelled."""
    words: dict[str, _Word] = {}
    for value, stem in _AR_STEMS.items():
        words |= {form: _Word(value, "unit") for form in (stem, f"{stem}ه", f"{stem}ا", *(("ثمان",) if value == 8 else ()))}
        for hundred in ("مائه", "مئه", "ميه"):
            words |= {f"{form}{hundred}": _Word(100 * value, "hundreds") for form in (stem, *(("ثمان",) if value == 8 else ()))}
    words |= {form: _Word(value, "first") for value, forms in _AR_FIRST.items() for form in forms}
    words |= {form: _Word(10, "ten") for form in ("عشر", "عشره")}
    words |= {f"{stem}{ending}": _Word(value, "tens") for value, stem in _AR_TENS.items() for ending in ("ون", "ين")}
    words |= {form: _Word(value, "unit" if value < 10 else "ten", True) for value, stem in _AR_ORDINALS.items() for form in (stem, f"{stem}ه")}
    words |= {form: _Word(100, "hundred") for form in ("مائه", "مئه", "ميه")}
    words |= {f"{stem}{ending}": _Word(value, "sort") for value, stem in (*_AR_SORTS.items(), (5, "خمسي")) for ending in ("ه", "ا", "")}
    words |= {form: _Word(value, "twice") for value, forms in _AR_TWICE.items() for form in forms}
    # ألفا is the accusative of a thousand as often as the dual before a noun.
    return words | {form: _Word(value, "scale") for value, forms in _AR_SCALES.items() for form in forms}


_LATIN_WORD = re.compile(r"[a-z]+")
_ARABIC_WORD = re.compile(r"[\u0621-\u064a]+")
_EN_HINT = re.compile("|".join((*_EN_UNITS[2:], *_EN_TENS, *_EN_ORDINALS[2:], "ieth", "hundred", *_SCALES)), re.IGNORECASE)
_AR_HINT = re.compile(
    "[ثس]لاث|ربا?ع|خما?س|ست|سبا?ع|سداس|ثما?ن|تسع|عشر|ثلاث|ثالث|رابع|خامس|سا[دب][سع]|ثامن|تاسع|م[ائي]+[هة]|م[ائ]+ت|لف|لاف|ملي|ملايين|بل[يا]|تريل"
)
_BOUND = re.compile(r"\w$|\d[\s-]$")
"""What stands before a word that is part of something else: a letter, or the figure of 1.7 million."""
_A = re.compile(r"\b(?:(?P<half>half )|(?P<quarter>quarter of ))?an?\s$")
_PART = re.compile(r"(?P<half>نصف)\s(?:ال)?$|(?<!و)ربع\s(?:ال)?$")
_PREFIXES = ("و", "ب", "ل", "ك", "ف", "ال", "وال", "بال", "لل", "كال", "فال", "وب", "ول", "ولل", "وبال")
_AND = ("و", "وال", "وب", "ول")


def spelled(text: str, lang: Lang) -> list[Spelled]:
    """Every number in words of a text, from three up; Roman figures from two up and names of groups (G20) among them."""
    if lang == "en":
        return [*(_in_english(text) if _EN_HINT.search(text) else ()), *_roman(text)]
    plain = level(text)
    return list(_in_arabic(plain)) if _AR_HINT.search(plain) else []


_ROMAN = re.compile(
    r"\b(?:Chapter|Part|Title|Annex|Appendix|Volume|Book|Phase|Section|Article|Schedule|Division|Stage|Level|Tier|Category|World War|Round)s?"
    r"\s(?P<roman>[IVX]{1,7})(?!\w)|(?<=[a-z] )(?P<ruler>X{0,2}(?:IX|IV|VI{1,3}|II{1,2}|X|XI{1,3}|XV))(?![\w.]\w|\w)"
    r"|\bG(?P<group>7|8|10|20|24|77)(?!\w)"
)
_ROMAN_FIGURES = {"I": 1, "V": 5, "X": 10}


def roman_value(roman: str) -> int:
    """What a Roman figure of I, V and X counts."""
    digits = [_ROMAN_FIGURES[letter] for letter in roman.upper()]
    return sum(-digit if digit < max(digits[at:]) else digit for at, digit in enumerate(digits))


def _roman(text: str) -> Iterator[Spelled]:
    for found in _ROMAN.finditer(text):
        name = next(name for name in ("roman", "ruler", "group") if found[name])
        value = int(found[name]) if name == "group" else roman_value(found[name])
        if value > 1:
            yield Spelled(value, *found.span(name), ordinal=False)


def _in_english(text: str) -> Iterator[Spelled]:
    low = text.lower()
    if len(low) != len(text):
        return
    words = [(found[0], *found.span()) for found in _LATIN_WORD.finditer(low)]
    known = _english()
    at = 0
    while at < len(words):
        if words[at][0] not in known or _BOUND.search(low, max(0, words[at][1] - 2), words[at][1]):
            at += 1
            continue
        stop, group, total, last = at, 0, 0, ""
        ordinal = False
        while stop < len(words):
            word, start, end = words[stop]
            if stop > at and low[words[stop - 1][2] : start] not in (" ", "-"):
                break
            if word == "and" and last in ("hundred", "scale") and stop + 1 < len(words) and low[end : words[stop + 1][1]] == " ":
                following = known.get(words[stop + 1][0])
                if following is not None and following.kind in ("unit", "teen", "tens"):
                    stop += 1
                    continue
                break
            found = known.get(word)
            if found is None or (found.kind in ("unit", "teen") and last in ("unit", "teen")) or (found.kind == "teen" and last == "tens"):
                break
            if found.kind == "tens" and last in ("unit", "teen", "tens"):
                break
            if found.kind == "hundred":
                group = (group or 1) * 100
            elif found.kind == "scale":
                total, group = total + (group or 1) * found.value, 0
            else:
                group += found.value
            last, ordinal, stop = found.kind, found.ordinal, stop + 1
            if ordinal:
                break
        end = words[stop - 1][2]
        value = total + group
        # "seconds" is no ordinal, "thirds" no number, "hundreds" no figure: the plural is another word and not in the table.
        if value >= LEAST and not low[end : end + 1].isalnum() and (stop - at > 1 or last not in ("hundred", "scale")):
            yield Spelled(value, words[at][1], end, ordinal)
        elif value >= LEAST and stop - at == 1 and (before := _A.search(low, max(0, words[at][1] - 16), words[at][1])):
            yield Spelled(value // (2 if before["half"] else 4 if before["quarter"] else 1), before.start(), end, ordinal)
        at = max(stop, at + 1)


def _in_arabic(text: str) -> Iterator[Spelled]:
    places = [index for index, character in enumerate(text) if not _is_mark(character)]
    plain = "".join(text[index] for index in places)
    words = [(found[0], *found.span()) for found in _ARABIC_WORD.finditer(plain)]
    at = 0
    while at < len(words):
        stop, value, ordinal = _arabic_run(plain, words, at)
        if value >= 1000 and (part := _PART.search(plain, max(0, words[at][1] - 6), words[at][1])) is not None:
            value //= 2 if part["half"] else 4
        if value >= LEAST:
            yield Spelled(value, places[words[at][1]], places[words[stop - 1][2] - 1] + 1, ordinal)
        at = max(stop, at + 1)


def _is_mark(character: str) -> bool:
    return "\u064b" <= character <= "\u0652" or character in "\u0670\u0640"


assert MARKS == "\u064b-\u0652\u0670\u0640"


@cache
def _parted(word: str) -> tuple[str, _Word] | None:
    """The prefixes of a word and what the rest means."""
    known = _arabic()
    if word in known:
        return "", known[word]
    for prefix in _PREFIXES:
        if word.startswith(prefix) and (found := known.get(word[len(prefix) :])) is not None:
            return prefix, found
    return None


def _arabic_run(plain: str, words: list[tuple[str, int, int]], at: int) -> tuple[int, int, bool]:
    """Where a number in words that begins at a word ends, its value (0 for none), and whether it is an ordinal."""
    first = _parted(words[at][0])
    if first is None or (first[1].kind == "first" and not _followed(words, plain, at)):
        return at + 1, 0, False
    prefix, word = first
    if word.kind == "scale" and not prefix.endswith("ل") and not _counts_one(plain, words, at):
        return at + 1, 0, False
    total, group, last = 0, 0, word
    ordinal = word.ordinal
    if word.kind in ("scale", "twice") and word.value >= 1000:
        total = word.value
    else:
        group = word.value
    stop = at + 1
    while stop < len(words) and plain[words[stop - 1][2] : words[stop][1]] == " ":
        found = _parted(words[stop][0])
        if found is None:
            break
        prefix, word = found
        joined = prefix in _AND
        if word.kind == "ten" and not joined and last.kind in ("unit", "first") and not word.ordinal:
            group += 10
        elif word.kind == "tens" and joined and last.kind in ("unit", "first"):
            group += word.value
        elif word.kind == "hundred" and not joined and last.kind == "unit" and not last.ordinal:
            group *= 100
        elif word.kind == "scale" and not joined and group and not ordinal:
            total, group = total + group * word.value, 0
        elif joined and last.kind in ("hundred", "hundreds", "scale", "twice") and word.kind != "scale" and word.value < last.value:
            if word.kind == "twice" and word.value >= 1000:
                total += word.value
            else:
                group += word.value
        elif joined and word.kind == "scale" and total > word.value and not group:
            total += word.value
        else:
            break
        last, ordinal, stop = word, ordinal or word.ordinal, stop + 1
    value = total + group
    if words[at][0].endswith("عشر") and stop == at + 1 and first[1].kind == "ten":
        value = 10
    return stop, value, ordinal


def _followed(words: list[tuple[str, int, int]], plain: str, at: int) -> bool:
    """Whether a word for one or two begins a greater number: أحد عشر, واحد وعشرون."""
    if at + 1 >= len(words) or plain[words[at][2] : words[at + 1][1]] != " ":
        return False
    found = _parted(words[at + 1][0])
    return found is not None and ((found[1].kind == "tens" and found[0] in _AND) or (found[1].kind == "ten" and found[0] == ""))


def _counts_one(plain: str, words: list[tuple[str, int, int]], at: int) -> bool:
    """Whether a scale by itself is a number (ألف ريال) and not a plural of thousands (آلاف الزوار) or what follows a figure (5 آلاف)."""
    word, start, _ = words[at]
    bare = word.lstrip("و")
    before = plain[max(0, start - 2) : start].strip()
    return bare in ("الف", "الفا", "مليون", "مليونا", "مليار", "مليارا") and not before[-1:].isdigit()
