"""Hijri and Solar Hijri days, and month names, beside ICU (Node's Intl)."""

from __future__ import annotations

import datetime
import json
import subprocess
from typing import Any

import pytest
from peers import beside
from proofs import need

from docgen.calendars.registry import calendar
from docgen.locales.months import HIJRI, SOLAR

EPOCH = datetime.date(1970, 1, 1).toordinal()

DAYS = """
const [calendar, first, last] = [process.argv[1], Number(process.argv[2]), Number(process.argv[3])];
const form = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {timeZone: "UTC", year: "numeric", month: "numeric", day: "numeric"});
const days = [];
for (let day = first; day <= last; day++) {
  const parts = Object.fromEntries(form.formatToParts(new Date(day * 86400000)).map((part) => [part.type, part.value]));
  days.push([Number(parts.year), Number(parts.month), Number(parts.day)]);
}
process.stdout.write(JSON.stringify(days));
"""
MONTHS = """
const [calendar, locale, start] = [process.argv[1], process.argv[2], Number(process.argv[3])];
const form = new Intl.DateTimeFormat(`${locale}-u-ca-${calendar}`, {timeZone: "UTC", month: "long"});
process.stdout.write(JSON.stringify([...Array(12).keys()].map((n) => form.format(new Date((start + n * 30) * 86400000)))));
"""


def node(code: str, *arguments: object) -> Any:
    need("node")
    done = subprocess.run(["node", "-e", code, *map(str, arguments)], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize(("key", "icu"), [("islamic-civil", "islamic-civil"), ("solar-hijri", "persian")])
def test_every_day_of_three_centuries_is_icus(key: str, icu: str) -> None:
    own = calendar(key)
    first = max(own.first, datetime.date(1800, 1, 1)).toordinal()
    last = min(own.last, datetime.date(2100, 1, 1)).toordinal()
    days = node(DAYS, icu, first - EPOCH, last - EPOCH)
    with beside("icu"):
        for ordinal, expected in zip(range(first, last + 1), days, strict=True):
            assert own.from_ordinal(ordinal) == tuple(expected)
    for ordinal in range(first, last + 1):
        assert own.to_ordinal(*own.from_ordinal(ordinal)) == ordinal


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_month_names_are_cldrs(lang: Any) -> None:
    muharram = datetime.date(2021, 8, 20).toordinal() - EPOCH
    farvardin = datetime.date(2021, 4, 5).toordinal() - EPOCH
    with beside("icu"):
        assert tuple(node(MONTHS, "islamic-umalqura", lang, muharram)) == HIJRI[lang]
        assert tuple(node(MONTHS, "persian", lang, farvardin)) == SOLAR[lang]


def test_every_arab_territory_has_the_same_hijri_month_names() -> None:
    muharram = datetime.date(2021, 8, 20).toordinal() - EPOCH
    for territory in ["AE", "DZ", "EG", "IQ", "LB", "MA", "MR", "SA", "TN"]:
        with beside("icu"):
            assert tuple(node(MONTHS, "islamic-umalqura", f"ar-{territory}", muharram)) == HIJRI["ar"]
