"""Pages of other PDF files that follow a document, each file behind a sheet that names it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from statements import STATEMENT

import docgen
from docgen.errors import DocgenError, Problem
from docgen.reading import parse


def paper(path: Path, *, content: bytes = b"0 0 1 rg 20 20 50 50 re f", pages: int = 1, **more: Any) -> Path:
    """A PDF of blue squares; `more` are entries of its pages."""
    pdf = pikepdf.new()
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(300, 200))
        page.Contents = pdf.make_stream(content)
        for key, value in more.items():
            page[f"/{key}"] = value if not isinstance(value, dict) else pdf.make_indirect(pikepdf.Dictionary(value))
    pdf.save(path)
    return path


def made(folder: Path, *names: str, profile: str = "screen", layout: str = "side-by-side", **options: Any) -> tuple[pikepdf.Pdf, list[Problem]]:
    told: list[Problem] = []
    annexes = [{"title": {"ar": "ورقة", "en": f"Paper {name}"}, "file": name, "append": True} for name in names]
    model = parse({**STATEMENT, "annexes": annexes}, folder=folder, warn=told.append)
    data = docgen.render_bytes(model, "pdf", profile=profile, layout=layout, warn=told.append, **options)
    return pikepdf.open(io.BytesIO(data)), told


def wrong(folder: Path, *names: str, **options: Any) -> str:
    with pytest.raises(DocgenError) as caught:
        made(folder, *names, **options)
    return str(caught.value)


def sizes(pdf: pikepdf.Pdf) -> list[int]:
    return [round(float(page.MediaBox[2])) for page in pdf.pages]


def test_each_file_follows_behind_its_sheet_in_the_size_of_its_pages(tmp_path: Path) -> None:
    paper(tmp_path / "a.pdf", pages=2)
    paper(tmp_path / "b.pdf")
    pdf, told = made(tmp_path, "a.pdf", "b.pdf")
    assert sizes(pdf)[-5:] == [595, 300, 300, 595, 300]
    assert [problem.severity for problem in told] == ["note"]
    assert b"pdfuaid" not in pdf.Root.Metadata.read_bytes()


def test_of_facing_pages_each_sheet_has_two_and_begins_on_the_left(tmp_path: Path) -> None:
    paper(tmp_path / "a.pdf")
    found = sizes(made(tmp_path, "a.pdf", "a.pdf", layout="facing")[0])
    assert found[-7:] == [595, 595, 300, 595, 595, 595, 300]
    assert len(found) % 2 == 1


def test_a_page_that_is_turned_is_shown_as_it_is_seen(tmp_path: Path) -> None:
    paper(tmp_path / "a.pdf", Rotate=90)
    pdf, _ = made(tmp_path, "a.pdf")
    assert sizes(pdf)[-1] == 200


def test_each_page_is_a_figure_that_says_what_it_is_in_both_languages(tmp_path: Path) -> None:
    paper(tmp_path / "a.pdf")
    pdf, _ = made(tmp_path, "a.pdf")
    alts = {str(thing.Alt).replace("\u00a0", " ") for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing}
    assert alts == {"Annex 1: Paper a.pdf (1/1)", "الملحق (1): ورقة (1/1)"} or alts == {"Annex 1: Paper a.pdf (1/1)", "الملحق (١): ورقة (1/1)"}


def test_a_check_tells_what_an_archive_would_refuse(tmp_path: Path) -> None:
    paper(tmp_path / "a.pdf")
    text = docgen.dumps(parse({**STATEMENT, "annexes": [{"title": {"ar": "ورقة", "en": "Paper"}, "file": "a.pdf", "append": True}]}, folder=tmp_path))
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    told = [problem for problem in docgen.check(tmp_path / "a.yaml").problems if "an archive takes in no pages" in problem.message]
    assert [(problem.severity, problem.place.path) for problem in told] == [("warning", "annexes[0].file")]
    (tmp_path / "docgen.toml").write_text('profile = "screen"\n', encoding="utf-8")
    house = docgen.configuration(tmp_path / "docgen.toml")
    assert not any("archive" in problem.message for problem in docgen.check(tmp_path / "a.yaml", configuration=house).problems)


def test_an_archive_proposes_to_attach(tmp_path: Path) -> None:
    paper(tmp_path / "a.pdf")
    assert "annexes[0].file" in wrong(tmp_path, "a.pdf", profile="archive")
    assert "'attach: true' in the place of append" in wrong(tmp_path, "a.pdf", profile="archive")


def test_the_press_takes_only_its_own_colours_and_sizes(tmp_path: Path) -> None:
    said = wrong(tmp_path, str(paper(tmp_path / "a.pdf", pages=3).name), profile="print")
    assert "RGB colours" in said
    assert said.count("mm, and the sheets are") == 1


def test_what_would_be_lost_is_an_error(tmp_path: Path) -> None:
    stamp = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[0, 0, 9, 9])])
    field = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=[0, 0, 9, 9])])
    paper(tmp_path / "stamp.pdf", Annots=stamp)
    paper(tmp_path / "field.pdf", Annots=field)
    said = wrong(tmp_path, "stamp.pdf", "field.pdf")
    assert "notes laid over it (Stamp), which would be lost" in said
    assert "fields of a form or a signature, which would be lost" in said


def test_links_are_noted(tmp_path: Path) -> None:
    link = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9])])
    paper(tmp_path / "a.pdf", Annots=link)
    assert any("links in a.pdf are not taken over" in problem.message for problem in made(tmp_path, "a.pdf")[1])


def test_files_that_are_no_whole_pdf_are_errors(tmp_path: Path) -> None:
    (tmp_path / "text.pdf").write_text("no PDF", encoding="utf-8")
    (tmp_path / "torn.pdf").write_bytes(paper(tmp_path / "whole.pdf", pages=3).read_bytes()[:400])
    with pikepdf.open(tmp_path / "whole.pdf") as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    said = wrong(tmp_path, "text.pdf", "torn.pdf", "locked.pdf")
    assert "text.pdf is no PDF" in said
    assert "torn.pdf" in said
    assert "locked.pdf is protected by a password" in said


@pytest.mark.parametrize(
    ("annex", "said"),
    [
        ({"append": True}, "only the pages of a PDF file can follow"),
        ({"append": True, "file": "a.txt"}, "only the pages of a PDF file can follow"),
        ({"append": True, "attach": True, "file": "a.pdf"}, "both appended and attached"),
    ],
)
def test_what_the_input_cannot_mean_is_told(annex: dict[str, Any], said: str, tmp_path: Path) -> None:
    paper(tmp_path / "a.pdf")
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    with pytest.raises(DocgenError, match=said):
        parse({**STATEMENT, "annexes": [{"title": "A", **annex}]}, folder=tmp_path)


def test_other_formats_name_the_paper_and_say_so(tmp_path: Path) -> None:
    paper(tmp_path / "a.pdf")
    told: list[Problem] = []
    model = parse({**STATEMENT, "annexes": [{"title": "A", "file": "a.pdf", "append": True}]}, folder=tmp_path)
    docgen.render_bytes(model, "docx", warn=told.append)
    assert [problem.message for problem in told] == ["a.pdf follows in the PDF only; this file names it"]
