"""Makes src/docgen/calendars/kacst_months.py: the Umm al-Qura month lengths that ICU holds, which are those KACST publishes.

    python scripts/make_kacst_table.py          writes the module
    python scripts/make_kacst_table.py --check  fails if the module is not what ICU says now

Needs Node.js, whose Intl carries ICU. tests/conformance/test_umm_al_qura.py compares the table with Java's HijrahChronology as well.
"""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "docgen" / "calendars" / "kacst_months.py"
EPOCH = datetime.date(1970, 1, 1).toordinal()
FIRST_YEAR = 1343

HEAD = '''"""Umm al-Qura month lengths as KACST publishes them today, {first} to {last} AH.

Made by scripts/make_kacst_table.py from ICU {icu} (CLDR {cldr}), calendar islamic-umalqura; do not edit by hand.
"""

FIRST_YEAR = {first}
FIRST_ORDINAL = {ordinal}
"""`datetime.date.toordinal()` of 1 Muharram {first}: {day}."""

LONG_MONTHS = (
'''


def from_icu() -> dict[str, Any]:
    """The month starts by Node's Intl, as days since 1970-01-01, with the versions of ICU and CLDR."""
    done = subprocess.run(["node", str(HERE / "kacst_months.js")], check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def module(found: dict[str, Any]) -> str:
    """The module's text."""
    starts = [EPOCH + day for day in found["starts"]]
    lengths = [after - before for before, after in pairwise(starts)]
    assert len(lengths) == 158 * 12, len(lengths)
    assert set(lengths) == {29, 30}, set(lengths)
    years = [lengths[index : index + 12] for index in range(0, len(lengths), 12)]
    masks = [f"{sum(1 << (11 - month) for month, days in enumerate(year) if days == 30):03x}" for year in years]
    first, last = FIRST_YEAR, FIRST_YEAR + len(years) - 1
    lines = [
        f'    "{" ".join(masks[index : index + 10])} "  # {first + index}–{min(first + index + 9, last)}\n' for index in range(0, len(masks), 10)
    ]
    head = HEAD.format(
        first=first,
        last=last,
        icu=found["icu"],
        cldr=found["cldr"],
        ordinal=starts[0],
        day=datetime.date.fromordinal(starts[0]),
    )
    tail = (
        ')\n"""A year a word: three hexadecimal digits, twelve bits, Muharram the highest; a set bit is a month of 30 days, the others have 29."""\n'
    )
    return head + "".join(lines) + tail


def main() -> int:
    text = module(from_icu())
    if "--check" in sys.argv[1:]:
        same = TARGET.read_text(encoding="utf-8") == text
        print("the table is what ICU says" if same else f"{TARGET} differs from ICU; run scripts/make_kacst_table.py")
        return 0 if same else 1
    TARGET.write_text(text, encoding="utf-8")
    print(f"wrote {TARGET}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
