"""Annexes: listed, written out on a page of their own, attached to the PDF; and keys that a template does not name are told."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from statements import STATEMENT

import docgen
from docgen.document.arrange import arrange
from docgen.document.document import LAYOUTS, Layout
from docgen.document.dump import dump
from docgen.errors import Problem
from docgen.reading import parse
from docgen.templating import build

BODY = {"title": {"ar": "قائمة المبادرات", "en": "List of initiatives"}, "body": [{"ar": "المبادرة الأولى.", "en": "The first initiative."}]}


def statement(folder: Path, *annexes: Any) -> docgen.Model:
    return parse({**STATEMENT, "annexes": list(annexes)}, folder=folder)


def files_of(data: bytes) -> dict[str, tuple[str, bytes, str]]:
    """By name: relationship, bytes and description of each attachment."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = pdf.Root.get("/AF", [])
        assert [str(spec.UF) for spec in found] == [str(spec.UF) for spec in found]
        return {str(spec.UF): (str(spec.AFRelationship), spec.EF.F.read_bytes(), str(spec.Desc)) for spec in found}


def test_a_listed_annex_is_named_and_one_with_a_body_begins_a_page(tmp_path: Path) -> None:
    told = dump(arrange(build(statement(tmp_path, "Map", BODY))))
    assert (
        told.index("Annexes") < told.index("page break") < told.index("[Annex 2:|nobreak] List of initiatives") < told.index("The first initiative.")
    )
    assert "[الملحق (٢):|nobreak] قائمة المبادرات" in told


def test_annexes_that_are_all_written_out_are_not_listed_too(tmp_path: Path) -> None:
    told = dump(arrange(build(statement(tmp_path, BODY))))
    assert "Annexes" not in told
    assert "[Annex 1:|nobreak] List of initiatives" in told


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_and_format_has_the_annex(layout: Layout, tmp_path: Path) -> None:
    model = statement(tmp_path, BODY)
    with pikepdf.open(io.BytesIO(docgen.render_bytes(model, "pdf", layout=layout))) as pdf:
        assert len(pdf.pages) >= 2
    assert docgen.render_bytes(model, "docx", layout=layout).startswith(b"PK")


@pytest.mark.parametrize("profile", ["screen", "archive"])
def test_an_attached_file_is_a_supplement_beside_the_source(profile: Any, tmp_path: Path) -> None:
    (tmp_path / "paper.csv").write_bytes(b"a,b\n1,2\n")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "paper.csv").write_bytes(b"other")
    model = statement(
        tmp_path,
        {"title": {"ar": "بيانات", "en": "Data"}, "file": "paper.csv", "attach": True},
        {"title": "More", "file": "more/paper.csv", "attach": True},
    )
    found = files_of(docgen.render_bytes(model, "pdf", profile=profile, source="clean"))
    assert {name: (kind, said) for name, (kind, _, said) in found.items() if kind == "/Supplement"} == {
        "paper.csv": ("/Supplement", "بيانات"),
        "paper-2.csv": ("/Supplement", "More"),
    }
    assert found["paper.csv"][1] == b"a,b\n1,2\n"
    assert found["source.yaml"][0] == "/Source"


def test_a_file_of_the_press_carries_none_and_other_formats_say_so(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7")
    model = statement(tmp_path, {"title": "Paper", "file": "paper.pdf", "attach": True})
    with pytest.raises(docgen.DocgenError, match="carries no attachments"):
        docgen.render_bytes(model, "pdf", profile="print")
    told: list[Problem] = []
    docgen.render_bytes(model, "docx", warn=told.append)
    assert [(problem.severity, problem.place.path) for problem in told if "attached to the PDF only" in problem.message] == [
        ("warning", "annexes[0].file")
    ]


def test_a_key_that_a_template_does_not_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "template.yaml").write_text(
        "docgen-template: 1\nkind: press-statement\ndocument: {title: '{{ headline }}'}\n"
        "furniture: {issuer: '{{ issuer.name }}', running-head: '{{ headline }}', page-label: '{page}'}\nblocks: [{body: body}]\n",
        encoding="utf-8",
    )
    told: list[Problem] = []
    model = parse({**STATEMENT, "basmala": True, "version": 2, "numbered": False})
    build(model, template=tmp_path, warn=told.append)
    assert sorted(problem.place.path or "" for problem in told) == ["basmala", "version"]
    told.clear()
    build(model, warn=told.append)
    assert told == []
