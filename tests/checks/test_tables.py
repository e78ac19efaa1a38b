"""Tables that leave their column are told at their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.checks import check

HEAD = """docgen: 1
kind: press-statement
territory: QA
date: 2026-03-01
issuer: {name: {ar: الهيئة, en: Authority}}
headline: {ar: عنوان, en: Title}
%sbody:
  - {ar: نص., en: Text.}
  - table:
      columns: [%s]
      rows: [[%s]]
%s"""


def found(path: Path, count: int, *, more: str = "", setting: str = "") -> list[tuple[str | None, str, int | None]]:
    columns = ["{ar: البيان, en: Statement}", *(f"{{ar: عمود {index}, en: Column {index}, type: number}}" for index in range(count))]
    cells = ["{ar: النفقات, en: Expenditure}", *(["123456789"] * count)]
    file = path / "in.yaml"
    file.write_text(HEAD % (setting, ", ".join(columns), ", ".join(cells), more), encoding="utf-8")
    problems = check(file).problems
    return [(problem.code, problem.severity, problem.place.line) for problem in problems if "table" in problem.message]


def test_a_table_that_fits_is_not_told(tmp_path: Path) -> None:
    assert found(tmp_path, 2) == []


def test_one_that_leaves_its_column_is_a_warning(tmp_path: Path) -> None:
    assert found(tmp_path, 5) == [("DG604", "warning", 10)]


@pytest.mark.parametrize(("more", "setting"), [("      span: page\n", ""), ("", "layout: stacked\n"), ("", "layout: en\n")])
def test_one_that_is_meant_to_be_wide_is_not(tmp_path: Path, more: str, setting: str) -> None:
    assert found(tmp_path, 5, more=more, setting=setting) == []


def test_one_that_fits_nowhere_is_an_error(tmp_path: Path) -> None:
    assert found(tmp_path, 14) == [("DG001", "error", 10)]
