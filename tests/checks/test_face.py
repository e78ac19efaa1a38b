"""`docgen.check` and `docgen.parity`: checks for scripts."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import docgen

TEXT = """docgen: 1
kind: press-statement
date: 2026-05-11
issuer: {name: {ar: وزارة الثقافة, en: Ministry of Culture}}
headline: {ar: بيان, en: Statement}
body:
  - {ar: حضر ١٢ شخصًا., en: 13 people came.}
"""


def codes(report: docgen.Report) -> list[str | None]:
    return [problem.code for problem in report.problems]


def test_an_input_is_checked_however_it_is_at_hand(tmp_path: Path) -> None:
    path = tmp_path / "statement.yaml"
    path.write_text(TEXT, encoding="utf-8")
    wanted = codes(docgen.check(path))
    assert "DG101" in wanted
    assert codes(docgen.check(str(path))) == wanted
    assert codes(docgen.check(TEXT)) == codes(docgen.check(TEXT.encode())) == wanted
    assert codes(docgen.check(io.StringIO(TEXT))) == codes(docgen.check(io.BytesIO(TEXT.encode()))) == wanted
    assert codes(docgen.check(docgen.load(path))) == wanted


def test_a_model_is_checked_by_its_file_or_as_it_would_be_written(tmp_path: Path) -> None:
    path = tmp_path / "statement.yaml"
    path.write_text(TEXT + "# docgen: ignore-file DG101\n", encoding="utf-8")
    model = docgen.load(path, warn=lambda problem: None)
    assert "DG101" not in codes(docgen.check(model))
    (found,) = (problem for problem in docgen.check(docgen.loads(TEXT)).problems if problem.code == "DG101")
    assert found.place.line == 7
    built = docgen.PressStatement(
        date="2026-05-11",
        issuer={"name": "وزارة"},
        headline={"ar": "بيان", "en": "Statement"},
        body=[{"ar": "حضر ١٢ شخصًا.", "en": "13 people came."}],
    )
    assert "DG101" in codes(docgen.check(built))


def test_what_is_wrong_is_in_the_report() -> None:
    assert docgen.check(b"\xff\xfe\n").failed()
    assert docgen.check("docgen: 1\nkind: no-such-kind\n").failed()
    assert docgen.check("/no/such/file.yaml").failed()
    with pytest.raises(docgen.UsageError):
        docgen.check(3)  # type: ignore[arg-type]


def test_codes_are_left_out() -> None:
    assert "DG101" not in codes(docgen.check(TEXT, ignore="DG101"))
    assert "DG101" not in codes(docgen.check(TEXT, ignore=["dg101"]))


@pytest.mark.parametrize(
    ("ar", "en", "wanted"),
    [
        ("حضر ١٢ شخصًا", "12 people came", []),
        ("حضر ١٢ شخصًا", "13 people came", ["DG101"]),
        ("في ٣ مايو ٢٠٢٤", "on 3 May 2024", []),
        ("في ٣ مايو ٢٠٢٤", "on 4 May 2024", ["DG102"]),
        ("النسبة ٥٪", "a share of 6%", ["DG104"]),
        ("{date}`nothing` 5*3*2", "{date}`nothing` 5*3*2 too", []),
        ("", "", []),
        ("نصّ", "", []),
    ],
)
def test_two_plain_texts_are_compared(ar: str, en: str, wanted: list[str]) -> None:
    found = docgen.parity(ar, en)
    assert [problem.code for problem in found] == wanted
    assert all(problem.place.path in ("ar", "en") for problem in found)


def test_figures_are_read_by_the_habits_of_a_territory() -> None:
    assert docgen.parity("السعر ١٬٥٠٠ ريال", "a price of 1,500 riyals", territory="QA") == []
    with pytest.raises(docgen.InputError, match="territory"):
        docgen.parity("أ", "a", territory="XX")
    with pytest.raises(docgen.UsageError, match="ar="):
        docgen.parity(5, "a")  # type: ignore[arg-type]


def test_marks_of_direction_and_narrow_spaces_are_no_difference() -> None:
    assert docgen.parity("هاتف \u200e+974\u202f4400\u202f1234\u200f، 25\u200f عضوًا", "Phone +974 4400 1234, 25 members") == []
    (problem,) = docgen.parity("حضر \u206725\u2069 عضوًا", "The \u206624\u2069 members")
    assert (problem.code, problem.place.path) == ("DG101", "en")
