"""Cells of workbooks: what they are, where they stand, and that a sheet costs what its cells cost."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import openpyxl
import pytest

from docgen.errors import InputError
from docgen.limits import Limits, within
from docgen.sheets.cells import column_letters, column_of
from docgen.sheets.workbook import Area, area_of, open_workbook

SHEET = "xl/worksheets/sheet1.xml"
XML = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData>{}</worksheet>'


STRINGS = "xl/sharedStrings.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"


def book_of(rows: str, more: str = "", parts: Mapping[str, str] | None = None) -> bytes:
    """A workbook whose first sheet has these rows of XML, and one shared text; `parts` in the place of its own."""
    plain = io.BytesIO()
    openpyxl.Workbook().save(plain)
    made = {
        SHEET: XML.format(rows, more),
        STRINGS: '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>shared</t></si></sst>',
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == RELATIONS:
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
                data = data.replace(
                    b"</Relationships>", f'<Relationship Type="{kind}" Target="sharedStrings.xml" Id="rId9"/></Relationships>'.encode()
                )
            new.writestr(name, made.pop(name, data))
        for name, text in made.items():
            new.writestr(name, text)
    return out.getvalue()


def cells(data: bytes) -> dict[str, tuple[str, str]]:
    book = open_workbook(data, "a.xlsx")
    return {
        f"{column_letters(column)}{row.number}": (cell.text, cell.kind)
        for row in book.content(book.sheets[0]).rows
        for column, cell in row.cells.items()
    }


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ('<c r="A1" t="s"><v>0</v></c>', ("shared", "text")),
        ('<c r="A1" t="s"><v>7</v></c>', ("the shared text 7, which is not there", "error")),
        ('<c r="A1" t="inlineStr"><is><r><t>في</t></r><r><t> بيت</t></r></is></c>', ("في بيت", "text")),
        ('<c r="A1" t="str"><f>A2</f><v>a_x000D_&#10;b_x005F_x000D_</v></c>', ("a\nb_x000D_", "text")),
        ('<c r="A1" t="b"><v>1</v></c>', ("true", "boolean")),
        ('<c r="A1" t="e"><f>B1/0</f><v>#DIV/0!</v></c>', ("#DIV/0!", "error")),
        ('<c r="A1"><f>SUM(B1:B9)</f></c>', ("", "formula")),
        ('<c r="A1"><f>SUM(B1:B9)</f><v>12.5</v></c>', ("12.5", "number")),
        ('<c r="A1" t="d"><v>2021-10-19</v></c>', ("2021-10-19", "date")),
        ('<c r="A1"><v>97444123456.0</v></c>', ("97444123456", "number")),
        ('<c r="A1"><v>1234567890123456789</v></c>', ("1234567890123456789", "number")),
    ],
)
def test_a_cell_says_what_it_holds(cell: str, said: tuple[str, str]) -> None:
    assert cells(book_of(f'<row r="1">{cell}</row>')) == {"A1": said}


def test_rows_and_cells_without_a_reference_stand_behind_the_last() -> None:
    found = cells(book_of("<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>"))
    assert found == {"A1": ("1", "number"), "B1": ("2", "number"), "B2": ("3", "number")}


def test_hidden_rows_sheets_and_merged_cells_are_known() -> None:
    book = open_workbook(
        book_of('<row r="3" hidden="1"><c r="B3"><v>1</v></c></row>', '<mergeCells count="1"><mergeCell ref="B3:B5"/></mergeCells>'), "a.xlsx"
    )
    content = book.content(book.sheets[0])
    assert [(row.number, row.hidden, str(row.place())) for row in content.rows] == [(3, True, "a.xlsx!Sheet!B3")]
    assert content.merged == (Area(3, 1, 5, 1),)
    plain = openpyxl.Workbook()
    plain.create_sheet("x").sheet_state = "veryHidden"
    out = io.BytesIO()
    plain.save(out)
    assert [(one.name, one.hidden) for one in open_workbook(out.getvalue(), "a.xlsx").sheets] == [("Sheet", False), ("x", True)]


def test_cells_at_both_ends_of_a_sheet_cost_nothing() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    assert cells(book_of(rows)) == {"A1": ("1", "number"), "XFD1048576": ("2", "number")}


def test_more_cells_than_the_limits_allow_are_refused() -> None:
    data = book_of("".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 102)))
    with within(Limits(values=100)), pytest.raises(InputError, match="has more than 100 cells"):
        cells(data)


@pytest.mark.parametrize("part", [SHEET, STRINGS, "xl/styles.xml", "xl/workbook.xml"])
def test_entities_are_never_expanded(part: str) -> None:
    laughs = '<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'
    with pytest.raises(InputError, match=r"document type or entities|no workbook"):
        cells(book_of("", parts={part: laughs}))


def test_columns_have_their_letters() -> None:
    assert [column_letters(n) for n in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert all(column_of(column_letters(n)) == n for n in range(0, 16384, 97))
    assert area_of("$B$2:A9") == Area(2, 0, 9, 1)
    assert area_of("B") is None
