"""Dates in running text: where they stand and what day they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.calendars.dual import DualDate
from docgen.calendars.parsing import parse
from docgen.calendars.readings import Lang
from docgen.calendars.registry import Table
from docgen.calendars.vocabulary import ERAS, fold, months, weekdays
from docgen.errors import DateError, Problem

_MARKS = "[\u200e\u200f\u061c\u2066-\u2069]*"
_GAP = f"{_MARKS}[ \u00a0\u202f\t\n]{_MARKS}"
_WORD = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u0655'’‘ʻʼʿʾ`.\-])*"
_JOINT = "|".join(re.escape(mark) for mark in sorted((mark for marks in ERAS.values() for mark in marks), key=len, reverse=True))
_ERA = rf"(?:{_MARKS}[ \u00a0\u202f]?(?:{_JOINT})(?![^\W\d_]))?"

_NUMERIC = re.compile(
    rf"(?<![\w./-])\d{{1,4}}{_MARKS}(?P<sep>[-/.]){_MARKS}\d{{1,2}}{_MARKS}(?P=sep){_MARKS}\d{{1,4}}(?!\d|[-/.]\d)(?P<era>{_ERA})", re.IGNORECASE
)
_DAY_FIRST = re.compile(
    rf"(?<![\w./-])\d{{1,2}}(?:st|nd|rd|th)?(?:{_GAP}(?:of|من))?{_GAP}(?P<name>{_WORD}(?:{_GAP}{_WORD}){{0,2}}?)[,،]?{_GAP}\d{{4}}(?!\w*\d){_ERA}",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?P<name>(?<![\w])[A-Za-z][^\W\d_]*(?:{_GAP}{_WORD}){{0,2}}?){_GAP}\d{{1,2}}(?:st|nd|rd|th)?,?{_GAP}\d{{4}}(?!\w*\d){_ERA}", re.IGNORECASE
)
_WEEKDAY = re.compile(rf"(?:(?<!\w)يوم{_GAP})?(?<!\w)(?P<name>{_WORD})[,،]?{_GAP}$")
_BEFORE_PAIR = re.compile(rf"[،,]?{_GAP}(?:(?P<bracket>\()|(?:الموافق(?:ة)?|corresponding{_GAP}to){_GAP}(?:ل|لـ)?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its slice in code points, and the day; `problem` instead of a day where it cannot be one."""

    start: int
    end: int
    date: DualDate | None
    problem: Problem | None = None


def find_dates(text: str, lang: Lang | None = None, *, table: Table = "auto") -> tuple[FoundDate, ...]:
    """Every date with a year that `text` writes out, in either calendar or in both, with its weekday, in the order of the text.

    A pair (`18 October 2021 (12 Rabiʻ I 1443 AH)`, `… الموافق …`) is one date. What looks like a date and cannot be one (30 February, a wrong
    weekday, calendars two days apart, two readings) is found with its problem. Figures that only resemble a date, such as version 1.2.3 or a
    phone number, are none: figures without a four-digit year or a mark are left alone.
    """
    found: list[FoundDate] = []
    spans = sorted(_single(text))
    at = 0
    while at < len(spans):
        start, end = spans[at]
        at += 1
        if found and start < found[-1].end:
            continue
        if at < len(spans) and (joint := _BEFORE_PAIR.match(text, end)) and _touches(text, joint.end(), spans[at][0]):
            closing = text.find(")", spans[at][1]) if joint["bracket"] else spans[at][1]
            if not joint["bracket"] or (closing >= 0 and not text[spans[at][1] : closing].strip()):
                end = closing + 1 if joint["bracket"] else closing
                at += 1
        found.append(_read(text, _with_weekday(text, start), end, lang, table))
    return tuple(found)


def _single(text: str) -> Iterator[tuple[int, int]]:
    """The slices of date expressions in one calendar, without weekday."""
    taken: list[tuple[int, int]] = []
    for pattern in (_NUMERIC, _DAY_FIRST, _MONTH_FIRST):
        at = 0
        while found := pattern.search(text, at):
            at = found.end()
            start, end = found.span()
            if any(start < high and low < end for low, high in taken):
                at = found.start() + 1
                continue
            if pattern is _NUMERIC:
                if not (re.search(r"\d{4}", found[0]) or found["era"]):
                    continue
            elif fold(found["name"]) not in months():
                at = found.start() + 1
                continue
            taken.append((start, end))
            yield start, end


def _touches(text: str, joint_end: int, start: int) -> bool:
    """Whether nothing but a weekday stands between the joint and the second date."""
    return joint_end == start or _with_weekday(text, start) == joint_end


def _with_weekday(text: str, start: int) -> int:
    """Where the date starts when the weekday before it is taken in."""
    found = _WEEKDAY.search(text, max(0, start - 40), start)
    return found.start() if found and fold(found["name"]) in weekdays() else start


def _read(text: str, start: int, end: int, lang: Lang | None, table: Table) -> FoundDate:
    try:
        return FoundDate(start, end, parse(text[start:end], table=table, lang=lang))
    except DateError as error:
        return FoundDate(start, end, None, error.problems[0])
