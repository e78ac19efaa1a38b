"""Makes docs/dates-and-numbers.md: what docgen writes in each Arab territory, beside CLDR's own form.

    python scripts/make_territory_table.py          writes the page
    python scripts/make_territory_table.py --check  fails if the page is not what docgen writes now
    python scripts/make_territory_table.py --icu    first asks ICU (Node's Intl) for CLDR's forms anew

CLDR's forms are kept in scripts/cldr_territories.json, so that the page can be made and checked without Node.js.
"""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from docgen.calendars import format_date, format_time
from docgen.locales import numbers
from docgen.locales.cldr import territory_names
from docgen.locales.convention import Convention
from docgen.locales.conventions import convention

HERE = Path(__file__).parent
TARGET = HERE.parent / "docs" / "dates-and-numbers.md"
KEPT = HERE / "cldr_territories.json"
TERRITORIES = [
    *("AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY"),
    *("MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "TN", "YE"),
]
DAY, TIME = datetime.date(2021, 10, 18), datetime.time(14, 30)
NUMBER, PERCENT, MONEY = Decimal("1234567.89"), Decimal("62.5"), 12_500_000


@dataclass(frozen=True, slots=True)
class Subject:
    """One section of the page: its title, its key in CLDR's forms, docgen's form, and why they differ."""

    title: str
    key: str
    ours: Callable[[Convention], str]
    why: str


SUBJECTS = (
    Subject(
        "The date of 18 October 2021",
        "date",
        lambda conv: format_date(DAY, conv, "both", "full"),
        """- docgen writes both calendars unless `calendar: gregorian` or `hijri` asks for one. CLDR's full date has one.
- Where both stand, each Arabic year carries its mark, م or هـ (CLDR's era names), joined to it: a year alone would leave the reader to guess.
- Official Arabic papers put no comma after the weekday, and join the calendars by الموافق. CLDR puts ، after it.
- SA has the Hijri date first in Arabic, by the custom of its official papers. CLDR's default calendar there is Gregorian. In English the Gregorian
  date is first everywhere.
- `style: long` is the form for running text, without weekday: {long_ar} and {long_en}.""",
    ),
    Subject(
        "The number 1,234,567.89",
        "number",
        lambda conv: numbers.format_number(NUMBER, conv),
        """- No difference. English sides keep English signs in every territory, as CLDR's `en_001` does.
- A negative number has a minus (U+2212) where CLDR has a hyphen, after which a line may break; before European digits in Arabic text it keeps CLDR's
  direction mark, without which it would go to the other end of the number.""",
    ),
    Subject(
        "62.5 %",
        "percent",
        lambda conv: numbers.format_percent(PERCENT, conv),
        """- With European digits in Arabic text docgen keeps CLDR's marks, which hold the sign at the right of the number: after Arabic letters the
  bidirectional algorithm would carry a bare % to its left.
- With Arabic-Indic digits the sign belongs at the left and goes there by itself in a right-to-left paragraph; CLDR's mark after it is left out,
  as it would only stand in the way of searching and copying.""",
    ),
    Subject(
        "QAR 12,500,000",
        "money",
        lambda conv: numbers.format_money(MONEY, "QAR", conv),
        """- Arabic running text names the currency (CLDR's display name) where CLDR's format has its symbol; after a name no marks are needed.
- A whole amount has no decimals; any other has at least the currency's own number of them.
- The name takes the plural form that the number asks for: {few}, {many}, {other}. CLDR has such forms for a few Arab currencies only.
- CLDR up to 48 calls the Lebanese pound جنيه لبناني; docgen writes ليرة لبنانية, as its notes do, and CLDR since 49.
- The plural of دينار is دنانير where CLDR has دينارات.""",
    ),
    Subject(
        "The time 14:30",
        "time",
        lambda conv: format_time(TIME, conv),
        """- Both sides of a document show the same clock, the territory's: in MA and KM the English side too has 24 hours; CLDR's English has twelve.
- `style: 24h` and `style: 12h` overrule it.""",
    ),
)

HEAD = """# Dates and numbers by territory

This page is made by `scripts/make_territory_table.py`, which runs docgen; CLDR's forms are of CLDR {cldr}, as ICU {icu} writes them. A test
fails when the page is not what docgen writes. `digits: latn` or `digits: arab` in the input overrules the digits of the Arabic side, and with
them ٫ ٬ ٪ or . , %.

Invisible marks are shown: ⟦RLM⟧ is U+200F, ⟦LRM⟧ U+200E, ⟦ALM⟧ U+061C. No-break spaces, which keep the parts of a date or an amount
on one line, are shown as ordinary ones.

The territories are the members of the League of Arab States.
"""


def visible(text: str) -> str:
    """`text` with its direction marks and spaces as a page can show them."""
    for mark, name in (("\u200f", "RLM"), ("\u200e", "LRM"), ("\u061c", "ALM")):
        text = text.replace(mark, f"⟦{name}⟧")
    return " ".join(text.split()).replace("\u00a0", " ").replace("\u202f", " ")


def section(subject: Subject, cldr: dict[str, Any]) -> str:
    """One section."""
    lines = [
        f"## {subject.title}",
        "",
        "| territory | docgen, Arabic | CLDR, Arabic | docgen, English | CLDR, English |",
        "| --- | --- | --- | --- | --- |",
    ]
    english = visible(cldr["english"][subject.key])
    for code in TERRITORIES:
        arabic, latin = convention("ar", code), convention("en", code)
        cells = (
            f"{code} {territory_names()[code][1]}",
            visible(subject.ours(arabic)),
            visible(cldr["arabic"][code][subject.key]),
            visible(subject.ours(latin)),
            english,
        )
        lines.append(f"| {' | '.join(cells)} |")
    qatar, plain = convention("ar", "QA"), convention("en", "QA")
    why = subject.why.format(
        long_ar=visible(format_date(DAY, qatar)),
        long_en=visible(format_date(DAY, plain)),
        few=visible(numbers.format_money(3, "QAR", qatar)),
        many=visible(numbers.format_money(11, "QAR", qatar)),
        other=visible(numbers.format_money(100, "QAR", qatar)),
    )
    return "\n".join([*lines, "", "Why they differ:", "", why, ""])


def page() -> str:
    """The page's text."""
    cldr = json.loads(KEPT.read_text(encoding="utf-8"))
    return "\n".join([HEAD.format(cldr=cldr["cldr"], icu=cldr["icu"]), *(section(subject, cldr) for subject in SUBJECTS)])


def main() -> int:
    if "--icu" in sys.argv[1:]:
        done = subprocess.run(["node", str(HERE / "cldr_territories.js"), *TERRITORIES], check=True, capture_output=True, text=True)
        KEPT.write_text(done.stdout, encoding="utf-8")
    text = page()
    if "--check" in sys.argv[1:]:
        same = TARGET.read_text(encoding="utf-8") == text
        print("the page is what docgen writes" if same else f"{TARGET} is out of date; run scripts/make_territory_table.py")
        return 0 if same else 1
    TARGET.write_text(text, encoding="utf-8")
    print(f"wrote {TARGET}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
