"""A model's tables as they are written: units in heads, decimals, sums, figures below nought."""

from __future__ import annotations

from typing import Any

import pytest
from statements import STATEMENT

import docgen
import docgen.model
from docgen.api import document
from docgen.document.blocks import Table
from docgen.document.inline import BiRuns, plain
from docgen.types import Lang

ITEM = {"ar": "البند", "en": "Item"}


def built(columns: list[dict[str, Any]], rows: list[Any], digits: str = "auto", **choices: Any) -> Table[BiRuns]:
    model = docgen.parse({**STATEMENT, "digits": digits, "body": [{"table": {"columns": columns, "rows": rows, **choices}}]})
    (made,) = [block for block in document(model).blocks if isinstance(block, Table)]
    return made


def heads(table: Table[BiRuns], lang: Lang) -> list[str]:
    return [plain(column.header.side(lang)) for column in table.columns]


def cells(table: Table[BiRuns], lang: Lang, column: int = 1) -> list[str]:
    return [plain(row[column].side(lang)) for row in table.rows]


def money(**more: Any) -> dict[str, Any]:
    return {"ar": "المبلغ", "en": "Amount", "type": "money", "currency": "QAR", **more}


def test_the_currency_stands_once_in_the_head() -> None:
    made = built([ITEM, money()], [["a", 1250000], ["b", 12.5]])
    assert heads(made, "en") == ["Item", "Amount (QAR)"]
    assert heads(made, "ar") == ["البند", "المبلغ (ريال قطري)"]
    assert cells(made, "en") == ["1,250,000.00", "12.50"]
    assert cells(made, "ar") == ["١٬٢٥٠٬٠٠٠٫٠٠", "١٢٫٥٠"]


def test_a_head_that_names_its_unit_stays_as_it_is() -> None:
    made = built([ITEM, money(ar="المبلغ بالريال", en="Amount (QAR million)")], [["a", 1]])
    assert [heads(made, lang)[1] for lang in ("en", "ar")] == ["Amount (QAR million)", "المبلغ بالريال"]  # type: ignore[arg-type]
    share = built([ITEM, {"ar": "النسبة المئوية", "en": "Share, %", "type": "percent"}], [["a", 1]])
    assert [heads(share, lang)[1] for lang in ("en", "ar")] == ["Share, %", "النسبة المئوية"]  # type: ignore[arg-type]


def test_percentages_have_their_sign_in_the_head() -> None:
    made = built([ITEM, {"ar": "التغير", "en": "Change", "type": "percent"}], [["a", 4.25], ["b", -2]])
    assert [heads(made, lang)[1] for lang in ("en", "ar")] == ["Change (%)", "التغير (٪)"]  # type: ignore[arg-type]
    assert cells(made, "en") == ["4.25", "−2.00"]


def test_amounts_of_several_currencies_keep_theirs() -> None:
    made = built([ITEM, {"ar": "المبلغ", "en": "Amount", "type": "money"}], [["a", "12 USD"], ["b", "1300.5 KWD"]])
    assert heads(made, "en")[1] == "Amount"
    assert [cell.replace("\u00a0", " ") for cell in cells(made, "en")] == ["USD 12", "KWD 1,300.500"]


def test_a_table_without_heads_keeps_units_in_its_cells() -> None:
    made = built([{}, {"type": "money", "currency": "QAR"}, {"type": "percent"}], [["a", 12, 5.5]], head=False)
    assert heads(made, "en") == ["", "", ""]
    assert [plain(cell.en).replace("\u00a0", " ") for cell in made.rows[0]] == ["a", "QAR 12", "5.5%"]


def test_figures_below_nought_stand_in_brackets_where_that_is_asked_for() -> None:
    made = built([ITEM, money()], [["a", -1200], ["b", 3]], negatives="parentheses")
    assert cells(made, "en") == ["(1,200)", "3"]
    assert cells(made, "ar") == ["(١٬٢٠٠)", "٣"]
    assert made.brackets


def test_sections_and_subtotals_stand_where_they_were_written_and_sum_what_is_above() -> None:
    rows = [{"section": "First"}, ["a", 1], ["b", 2], {"subtotal": "Sum"}, ["c", 4], {"subtotal": "Other"}]
    made = built([ITEM, money()], rows, total=True)
    assert made.kinds == ("section", "row", "row", "subtotal", "row", "subtotal")
    assert cells(made, "en") == ["", "1", "2", "3", "4", "4"]
    assert [plain(row[0].en) for row in made.rows] == ["First", "a", "b", "Sum", "c", "Other"]
    assert made.total is not None
    assert plain(made.total[1].en) == "7"


def test_the_label_of_sums_stands_in_the_first_column_without_one() -> None:
    year = {"ar": "السنة", "en": "Year", "type": "year"}
    made = built([year, money()], [[2026, 1], [2027, 2]], total=True)
    assert made.total is not None
    assert [plain(cell.en) for cell in made.total] == ["Total", "3"]


def test_figures_that_stand_once_are_latin_unless_others_are_asked_for() -> None:
    assert built([ITEM, money()], [["a", 1]]).figures_from == "en"
    assert built([ITEM, money()], [["a", 1]], digits="arab").figures_from == "ar"


def test_a_table_knows_where_it_is_written(tmp_path: Any) -> None:
    path = tmp_path / "in.yaml"
    path.write_text(
        "docgen: 1\nkind: press-statement\nterritory: QA\ndate: 2026-03-01\nissuer: {name: {ar: الهيئة, en: Authority}}\n"
        "headline: {ar: عنوان, en: Title}\nbody:\n  - table:\n      columns: [{ar: أ, en: a}]\n      rows: [[b]]\n",
        encoding="utf-8",
    )
    (made,) = [block for block in document(docgen.load(path)).blocks if isinstance(block, Table)]
    assert made.place is not None
    assert (made.place.line, made.place.path) == (9, "body[0].table")


def test_a_long_table_asks_its_columns_once_and_not_for_each_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    places = docgen.model.Table.places
    monkeypatch.setattr(docgen.model.Table, "places", lambda table, index: asked.append(index) or places(table, index))
    built([ITEM, money()], [[f"a{index}", index] for index in range(50)])
    assert asked == [0, 1]
