"""Heads of groups of columns have their rule under the groups alone."""

from __future__ import annotations

import pytest
from ooxml import NS, Docx, W

import docgen

STATEMENT = """
docgen: 1
kind: press-statement
languages: [ar, en]
territory: QA
reference: "PR/1"
date: 2026-08-26
place: {{ar: الدوحة, en: Doha}}
issuer: {{name: {{ar: جهاز الإحصاء, en: Statistics Authority}}}}
headline: {{ar: الميزان التجاري, en: Trade balance}}
body:
  - ar: ارتفع النمو.
    en: Growth rose.
  - table:
      {span}
      groups:
        - {{columns: 1}}
        - {{title: {{ar: القيمة, en: Value}}, columns: 2}}
        - {{columns: 1}}
      columns:
        - {{ar: البيان, en: Item}}
        - {{ar: الصادرات, en: Exports, type: number}}
        - {{ar: الواردات, en: Imports, type: number}}
        - {{ar: النمو, en: Growth, type: number}}
      rows:
        - [{{ar: الطاقة, en: Energy}}, 4, 5, 6]
        - [{{ar: الصناعة, en: Industry}}, 1, 2, 3]
"""


def made(tmp_path, span: str, layout: str) -> Docx:
    path = tmp_path / "statement.yaml"
    path.write_text(STATEMENT.format(span=span), encoding="utf-8")
    return Docx(docgen.render_bytes(docgen.load(path), "docx", layout=layout))


def table_of(docx: Docx, text: str):
    """The innermost table that has a text."""
    found = [table for table in docx.xml("word/document.xml").iter(f"{W}tbl") if text in "".join(table.itertext())]
    return found[-1]


def edge(cell, side: str) -> str | None:
    found = cell.find(f"w:tcPr/w:tcBorders/w:{side}", NS)
    return None if found is None else found.get(f"{W}val")


@pytest.mark.parametrize(("span", "layout"), [("span: page", "side-by-side"), ("", "en"), ("", "stacked")])
def test_columns_of_no_group_have_no_rule_between_their_two_head_rows(tmp_path, span, layout):
    groups, head = table_of(made(tmp_path, span, layout), "Value").findall("w:tr", NS)[:2]
    upper, lower = groups.findall("w:tc", NS), head.findall("w:tc", NS)
    titled = ["".join(cell.itertext()) != "" for cell in upper]
    assert sum(titled) == 1
    assert [edge(cell, "bottom") for cell in upper] == [None if own else "nil" for own in titled]
    under = ["Exports" in (text := "".join(cell.itertext())) or "Imports" in text for cell in lower]
    assert sum(under) == 2
    assert [edge(cell, "top") for cell in lower] == [None if own else "nil" for own in under]


def test_facing_tables_have_the_rule_in_the_group_s_own_cell(tmp_path):
    docx = made(tmp_path, "", "side-by-side")
    inner = table_of(docx, "Value")
    cells = inner.findall("w:tr/w:tc", NS)
    assert [edge(cell, "bottom") for cell in cells] == ["single" if "".join(cell.itertext()) else None for cell in cells]
    outer = inner.getparent()
    assert outer.tag == f"{W}tc"
    assert edge(outer, "bottom") is None
    below = outer.getparent().getnext().find("w:tc", NS)
    assert edge(below, "bottom") == "single"
