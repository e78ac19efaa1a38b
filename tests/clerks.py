"""A sheet as a clerk keeps it: a title over the table, Arabic heads, Hijri dates as text, telephone numbers as numbers, an empty row, bad rows."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any

import openpyxl

LETTER = """docgen: 1
kind: official-letter
reference: L/0
date: 2025-09-04
issuer: {name: {ar: الأمانة العامة, en: General Secretariat}}
recipient: {name: {ar: المدير العام, en: Director General}}
subject: {ar: دعوة إلى اجتماع, en: Invitation to a meeting}
body:
  - {ar: ندعوكم إلى الاجتماع., en: You are invited to the meeting.}
signatures:
  - {name: {ar: الأمين العام, en: Secretary General}}
contacts:
  - {name: {ar: مكتب الأمين العام, en: Office of the Secretary General}, phone: "+974 4400 0000"}
"""
HEADS = """رقم الكتاب: reference
التاريخ الهجري: date
اسم المرسَل إليه: recipient.name.ar
Addressee: recipient.name.en
الهاتف: contacts[0].phone
ملاحظات:
"""
ROWS: list[list[Any]] = [
    ["كشف الكتب الصادرة لعام ١٤٤٧هـ"],
    ["رقم الكتاب", "التاريخ الهجرى", "اسم المرسل إليه", " addressee ", "الهاتف", "ملاحظات"],
    ["ADM/1", "12/03/1447هـ", "وكيل وزارة التعليم", "Undersecretary of Education", 97444123456.0, "عاجل"],
    ["ADM/2", "١٥ ربيع الأول ١٤٤٧", "وكيل وزارة الصحة", "Undersecretary of Health", 97444123457.0, None],
    [],
    ["ADM/3", "45/13/1447هـ", "وكيل وزارة العدل", "Undersecretary of Justice", 97444123458.0, None],
    ["ADM/4", "1447-03-12 هـ", "وكيل وزارة المالية", None, 97444123459.0, None],
    ["ADM/5", datetime.date(2025, 9, 4), "وكيل وزارة الثقافة", "Undersecretary of Culture", "+974 4412 3460", None],
]


def workbook(rows: list[list[Any]] = ROWS, *, title: str = "الكتب", merged: tuple[str, ...] = ("A1:F1",)) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    book.create_sheet("ورقة فارغة")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def desk(folder: Path) -> Path:
    """A folder with the letter, the sheet and the mapping of its heads."""
    (folder / "letter.yaml").write_text(LETTER, encoding="utf-8")
    (folder / "heads.yaml").write_text(HEADS, encoding="utf-8")
    (folder / "letters.xlsx").write_bytes(workbook())
    return folder
