"""The notes on figures that cannot be told for certain: DG314, DG315, DG316."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.checks import check

HEAD = """docgen: 1
kind: press-statement
languages: [ar]
territory: {}
date: 2021-10-19
issuer: {{name: {{ar: الجهة}}}}
headline: {{ar: عنوان البيان}}
body:
"""


def notes(folder: Path, text: str, territory: str = "QA") -> list[tuple[str, str]]:
    path = folder / "input.yaml"
    path.write_text(HEAD.format(territory) + f"  - ar: '{text}'\n", encoding="utf-8")
    return [(problem.code or "", f"{problem.severity}: {problem.message} – {problem.hint}") for problem in check(path).problems]


def test_a_figure_of_two_readings_is_told_with_both(tmp_path: Path) -> None:
    ((code, said),) = notes(tmp_path, "بلغ الإنتاج 1.250 طنًا.", "MA")
    assert code == "DG314"
    assert said.startswith("note: '1.250' may be 1250 or 1.250")
    assert "{number}`1250` or {number}`1.250`" in said


def test_two_figures_that_may_be_times_are_told_with_both_readings(tmp_path: Path) -> None:
    (first, (code, said)) = notes(tmp_path, "الدوام من 7.30 إلى 14.30 يوميًا.", "MA")
    assert first[0] == code == "DG314"
    assert said.startswith("note: '14.30' may be the time 14:30 or the number 14.30 – it is printed as it is typed")
    assert "{time}`14:30` or {number}`14.30`" in said


@pytest.mark.parametrize("text", ["من 7.30 إلى 14.30 مترًا", "من 8.30 صباحًا إلى 2.30 ظهرًا", "من الساعة 7.30 إلى 14.30", "من 7.30 إلى 14.75"])
def test_figures_that_words_make_certain_are_not_told(tmp_path: Path, text: str) -> None:
    assert notes(tmp_path, text) == []


@pytest.mark.parametrize(
    "text",
    [
        *("بلغ 12,500 ريال.", "بلغ 1.000.000 ريال.", "بلغ 4.5 ملايين.", "البند 1.250 من النظام.", "بلغ 12 500 000 ريال.", "هاتف 4400 1234."),
        *(
            "تذاكر 10 و20 و30.",
            "من 1200-1299.",
            "العنوان 192.168.100.200.",
            "عام 2021 300 شخص.",
            "على +974 4400 1234 أو 00974 4400 1235.",
            "في 18/10/2021 و1.250 km.",
            "رقم ISO-1.250",
        ),
    ],
)
def test_what_is_clear_is_not_told(tmp_path: Path, text: str) -> None:
    assert notes(tmp_path, text) == []


def test_groups_typed_from_the_right_are_told_with_the_number_meant(tmp_path: Path) -> None:
    ((code, said),) = notes(tmp_path, "بلغت الكلفة 000 500 12 ريال.")
    assert code == "DG315"
    assert "12 500 000" in said
    assert "{number}`12500000`" in said


@pytest.mark.parametrize(("typed", "how"), [("4400 1234", "from left to right"), ("45 12 34 56", "from right to left")])
def test_groups_that_may_be_one_number_propose_an_island(tmp_path: Path, typed: str, how: str) -> None:
    ((code, said),) = notes(tmp_path, f"في المبنى {typed} للزوار.")
    assert code == "DG316"
    assert how in said
    assert f"{{ltr}}`{typed}`" in said


@pytest.mark.parametrize("territory", ["QA", "AE"])
def test_a_comma_that_may_part_decimals_or_two_numbers_is_told(tmp_path: Path, territory: str) -> None:
    ((code, said),) = notes(tmp_path, "العرض 2,75 هنا.", territory)
    assert code == "DG314"
    assert said.startswith("note: '2,75' may be the number 2.75 or the numbers 2 and 75 – it is printed as it is typed; write {number}`2.75`")


@pytest.mark.parametrize("text", ["العرض 2,75 متر.", "المادتان 3,5 منه.", "نسبة 4,5% منه.", "المواد 3,5,7 منه.", "العرض 0,75 هنا."])
def test_a_comma_of_one_reading_is_not_told(tmp_path: Path, text: str) -> None:
    assert notes(tmp_path, text) == []


def test_a_comma_of_decimals_by_the_territory_is_not_told(tmp_path: Path) -> None:
    assert notes(tmp_path, "العرض 2,75 هنا.", "MA") == []
