"""Figures of tables are found in an output wherever they stand: once for both languages, without unit, in brackets, at either side of a minus."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from docgen import api
from docgen.checks.verify_output import figure_of, verify_output
from docgen.reading import open_input

INPUT = """docgen: 1
kind: press-statement
territory: QA
date: 2026-03-01
issuer: {name: {ar: المكتب الإعلامي, en: Media Office}}
headline: {ar: ميزانية العام, en: Budget of the year}
body:
  - {ar: فقرة من بضع كلمات قبل الجدول., en: A paragraph of some words before the table.}
  - table:
      span: %s
      negatives: %s
      columns: [{ar: البند, en: Item}, {ar: المبلغ, en: Amount, type: money, currency: QAR}, {ar: التغير, en: Change, type: percent}]
      rows: [[{ar: الرسوم, en: Fees}, 1250000.5, 4.25], [{ar: الغرامات, en: Fines}, -33000, -12]]
"""


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
@pytest.mark.parametrize("span", ["column", "page"])
@pytest.mark.parametrize("negatives", ["minus", "parentheses"])
def test_nothing_of_a_table_is_missing(span: str, negatives: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / "in.yaml"
    path.write_text(INPUT % (span, negatives), encoding="utf-8")
    source = open_input(path)
    proof = verify_output(source, api.render(source.model, tmp_path / f"out.{suffix}"))
    assert [str(problem) for problem in (*proof.missing, *proof.extra)] == []


@pytest.mark.parametrize(("change", "where"), [("1250000.5", "rows[0][1]"), ("-12", "rows[1][2]")])
def test_a_figure_that_was_changed_is_missed_where_it_stands_once_too(change: str, where: str, tmp_path: Path) -> None:
    path = tmp_path / "in.yaml"
    text = INPUT % ("page", "minus")
    path.write_text(text, encoding="utf-8")
    output = api.render(open_input(path).model, tmp_path / "out.pdf")
    path.write_text(text.replace(change, "777"), encoding="utf-8")
    missing = verify_output(open_input(path), output).missing
    assert {problem.place.path for problem in missing} == {f"body[1].table.{where}"}


@pytest.mark.parametrize(
    ("text", "number"),
    [("1,250", "1250"), ("(12.50)", "-12.50"), ("−7", "-7"), ("٧٫٠−", "-7.0"), ("٤٫٢٥٪", "4.25"), ("2026-03", None), ("Q2", None), ("", None)],
)
def test_a_text_that_is_a_figure_is_read_as_one(text: str, number: str | None) -> None:
    assert figure_of(text) == (None if number is None else Decimal(number))
