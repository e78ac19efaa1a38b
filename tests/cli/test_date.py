"""`docgen date`."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from docgen.cli.date import report
from docgen.errors import DateError


def docgen(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "docgen", "date", *arguments], capture_output=True, text=True, encoding="utf-8")


def test_it_shows_both_calendars_and_both_languages() -> None:
    done = docgen("2021-10-18")
    assert done.returncode == 0
    for line in (
        "Gregorian  2021-10-18, Monday",
        "Hijri      1443-03-12 AH, the same in both Umm al-Qura tables",
        "الاثنين ١٨ أكتوبر ٢٠٢١م الموافق ١٢ ربيع الأول ١٤٤٣هـ",
        "Monday, 18 October 2021 (12 Rabiʻ I 1443 AH)",
        "12 Rabi' al-Awwal 1443 AH",
    ):
        assert line in done.stdout


def test_json_holds_every_form() -> None:
    done = docgen("12/03/1443هـ", "--json", "--territory", "sa")
    data = json.loads(done.stdout)
    assert data["territory"] == "SA"
    (reading,) = data["readings"]
    assert (reading["gregorian"], reading["hijri"], reading["certain"]) == ("2021-10-18", "1443-03-12", True)
    assert reading["tables"] == {"published": "1443-03-12", "kacst": "1443-03-12"}
    assert reading["weekday"] == {"ar": "الاثنين", "en": "Monday"}
    assert reading["forms"]["ar"]["long"] == "١٢ ربيع الأول ١٤٤٣هـ (١٨ أكتوبر ٢٠٢١م)"
    assert {"full", "long", "numeric", "iso", "gregorian", "hijri"} <= set(reading["forms"]["en"])


def test_an_ambiguous_date_shows_every_reading() -> None:
    done = docgen("12/03/43")
    assert done.returncode == 0
    assert "can be read in 3 ways" in done.stdout
    for day in ("2043-03-12", "2043-12-03", "2021-10-18"):
        assert f"Gregorian  {day}" in done.stdout


def test_a_day_on_which_the_tables_differ_has_a_note() -> None:
    text = report("1344-07-01")
    assert "by the published table" in text
    assert "1 Rajab 1344 AH is 15 January 1926 (published) or 16 January 1926 (kacst)" in text
    assert "Gregorian  1926-01-16" in report("1344-07-01", table="kacst")


def test_an_announced_date_is_shown_as_announced() -> None:
    assert "1447-11-23 AH, as announced; the table gives 1447-11-24" in report("2026-05-11 (1447-11-23 AH)")


def test_today_is_a_date() -> None:
    assert report("today").startswith("Gregorian  2")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("foo",), 1, "'foo' is not a date"),
        (("1200-01-01 AH",), 1, "1924-08-01 to 2077-11-16"),
        (("Tuesday, 18 October 2021",), 1, "is a Monday, not a Tuesday"),
        (("2021-10-18", "--territory", "Katar"), 1, "did you mean QA (Qatar)?"),
        (("2021-10-18", "--hijri-table", "mine"), 2, "mine"),
    ],
)
def test_what_is_wrong_is_one_line_and_an_exit_code(arguments: tuple[str, ...], code: int, message: str) -> None:
    done = docgen(*arguments)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_the_function_raises_what_the_command_prints() -> None:
    with pytest.raises(DateError, match="is not a date"):
        report("foo")
