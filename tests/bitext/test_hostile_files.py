"""Files that mean harm, and files that are something else: one clear error with the file's name."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
import wordfile_hostile
from bilingual_word import PAIRS, alternating

import docgen
from docgen.bitext.kinds import from_bytes
from docgen.errors import InputError
from docgen.limits import Limits

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def repacked(data: bytes, changed: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name, old.read(name)))
    return out.getvalue()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["حضر 25 عضوًا", "24 members came"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


LAUGHS = b'<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><sst xmlns="x"><si><t>&b;</t></si></sst>'
SHEET = "xl/worksheets/sheet1.xml"
ODT = b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
        ("a.xls", OLE, "is a workbook of the old kind (.xls)"),
        ("a.doc", OLE, "is a Word file of the old kind (.doc)"),
        ("a.odt", ODT, "is an OpenDocument file"),
        ("a.csv", b"%PDF-1.7", "is a PDF file, not a CSV file"),
        ("a.docx", b"%PDF-1.7", "is a PDF file, not a Word document (.docx)"),
        ("a.xlsx", b"a,b", "is no workbook (.xlsx)"),
        ("a.csv", b" \n ", "the file is empty"),
        ("a.xlsx", workbook()[:800], "is cut short or damaged"),
        ("a.xlsx", repacked(workbook(), {SHEET: b"<a>" * 100}), "is not well-formed XML"),
        ("a.xlsx", repacked(workbook(), {SHEET: LAUGHS}), "declares a document type or entities"),
        ("a.xlsx", repacked(workbook(), {SHEET: b"<a>" + b" " * (65 << 20) + b"</a>"}), "swells to more than 64 MB"),
        ("a.docx", repacked(alternating(PAIRS), {"word/document.xml": LAUGHS}), "declares a document type or entities"),
    ],
)
def test_each_is_told_by_its_name(name: str, data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        from_bytes(data, name)
    (problem,) = caught.value.problems
    assert message in problem.message
    assert problem.place.file == name


def test_a_bomb_is_refused(tmp_path) -> None:
    with pytest.raises(InputError, match=r"swells|damaged"):
        from_bytes(wordfile_hostile.lying_bomb(tmp_path), "bomb.docx")


def test_limits_hold_for_cells_characters_and_bytes(tmp_path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("عربي,English\n" * 200, encoding="utf-8")
    few = {"values": 100, "characters": 300, "text_bytes": 1000}
    for name, limit in few.items():
        (problem,) = docgen.check(path, limits=Limits(**{name: limit})).problems
        assert "has more than 100 cells" in problem.message or "holds more than 300 characters" in problem.message or "larger than" in problem.message
    book = tmp_path / "a.xlsx"
    book.write_bytes(workbook())
    (problem,) = docgen.check(book, limits=Limits(values=1)).problems
    assert "has more than 1 cells" in problem.message


@pytest.mark.parametrize("name", ["letters.docx", "letters.bin", "letters"])
def test_a_word_file_is_known_by_its_content(tmp_path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(alternating(PAIRS))
    assert docgen.check(path).problems == ()


def test_a_workbook_with_the_name_of_a_word_file_is_read_as_what_it_is(tmp_path) -> None:
    path = tmp_path / "letters.docx"
    path.write_bytes(workbook())
    assert [problem.place.cell for problem in docgen.check(path).problems] == ["Sheet!B1"]
