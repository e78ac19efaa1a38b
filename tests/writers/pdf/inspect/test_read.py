"""`docgen inspect`: what is told of a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from flows import sample_flow
from typer.testing import CliRunner

from docgen.cli.app import app
from docgen.errors import InputError
from docgen.typography.unicode.bidi import level_runs, reorder
from docgen.writers.options import Protection, RenderOptions
from docgen.writers.pdf import render
from docgen.writers.pdf.inspect.read import inspect_pdf, source_of
from docgen.writers.pdf.inspect.tree import logical

SOURCE = "docgen: 1\n# مصدر\n".encode()
ASKING = RenderOptions(source="full", warn=lambda problem: None)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    flow = sample_flow("side-by-side")
    file = tmp_path / "archive.pdf"
    file.write_bytes(render(replace(flow, meta=replace(flow.meta, source=SOURCE, source_name="statement.yaml")), ASKING))
    return file


def visual(text: str) -> str:
    runs = level_runs(text, 1)
    pieces = [text[start:end] for start, end, _ in runs]
    return "".join(pieces[index][::-1] if runs[index][2] % 2 else pieces[index] for index in reorder([level for _, _, level in runs]))


@pytest.mark.parametrize(
    "text",
    [
        "بيان صحفي",
        "في ١٨ أكتوبر ٢٠٢١م",
        "للفترة ٢٠٢٢–٢٠٢٥ بنسبة ٤٫٥٪",
        "مشروع (Digital Archive 2.0) سيوثّق",
        "«نص» [١] A (ب)",
        "الهاتف 4400 1234",
        "المادة 12(3) بنسبة 62,5\u00a0%",
    ],
)
def test_a_line_s_logical_order_is_found_again(text: str) -> None:
    assert logical(visual(text)) == text


@pytest.mark.parametrize(
    "number", ["(04)~123~4567", "(+961)~1~987~654/5", "+974~(44)~12~34", "(٨٠٠)~٩٥٥-٢٢٩٢", "12~500~000", "4400~1234", "(050)123-4567"]
)
@pytest.mark.parametrize("text", ["هاتف المكتب {} وحده", "{} هاتف", "المكتب 3 ({}) في 2021"])
def test_a_number_in_groups_is_read_from_the_left_in_arabic(text: str, number: str) -> None:
    shown = text.format(number).replace("~", "\u00a0")
    start = text.index("{")
    runs = level_runs(shown, 1, [(start, start + len(number))])
    pieces = [shown[low:high] for low, high, _ in runs]
    seen = "".join(pieces[index][::-1] if runs[index][2] % 2 else pieces[index] for index in reorder([level for _, _, level in runs]))
    assert logical(seen) == shown


def test_an_archive_is_described(archive: Path) -> None:
    report = inspect_pdf(archive)
    assert report.standards == ("PDF/A-3a", "PDF/UA-1")
    assert (report.lang, report.languages[0], report.tagged, report.unmarked) == ("ar-QA", "ar-QA", True, 0)
    assert all(font.embedded and font.subset and font.unicode for font in report.fonts)
    assert report.tags["Sect"] == 2
    assert set(report.colours) == {"DeviceRGB"}
    assert report.intents == ("GTS_PDFA1: sRGB, profile of 3 components",)
    assert [(file.name, file.relationship, file.size) for file in report.attachments] == [("statement.yaml", "Source", len(SOURCE))]
    assert report.signatures == ()


def test_words_come_in_reading_order_one_language_after_the_other(archive: Path) -> None:
    passages = inspect_pdf(archive).passages
    words = [passage.text for passage in passages]
    arabic = words.index("اللجنة المشتركة تفتح مجالات جديدة للشراكة بين أذربيجان وقطر")
    english = words.index("Joint Commission opens new fields of partnership between Azerbaijan and Qatar")
    assert arabic < words.index("في حال الاختلاف يُعتد بالنص العربي.") < english
    assert {passage.lang for passage in passages[:arabic]} <= {"ar-QA", "en"}
    assert {passage.lang for passage in passages[english:]} <= {"en-GB", "ar"}


def test_a_file_for_the_press_is_described(tmp_path: Path) -> None:
    file = tmp_path / "press.pdf"
    file.write_bytes(render(sample_flow("en"), RenderOptions("print")))
    report = inspect_pdf(file)
    assert report.standards == ("PDF/X-4",)
    assert (report.tagged, report.annotations) == (False, {})
    assert set(report.colours) == {"DeviceCMYK"}
    (boxes,) = report.boxes
    assert boxes.bleed is not None
    assert boxes.trim is not None
    assert report.passages[0].text.startswith("Embassy of the Republic of")


def test_the_source_comes_back_byte_for_byte(archive: Path) -> None:
    assert source_of(archive) == SOURCE
    result = CliRunner().invoke(app, ["inspect", str(archive), "--source"])
    assert result.exit_code == 0
    assert result.stdout_bytes == SOURCE


def test_the_command_prints_facts_and_json(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    from docgen.cli import main

    shown = CliRunner().invoke(app, ["inspect", str(archive)]).stdout
    assert "claims      PDF/A-3a, PDF/UA-1" in shown
    assert "embedded, subset, Unicode" in shown
    assert main(["inspect", str(archive), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["standards"] == ["PDF/A-3a", "PDF/UA-1"]
    assert told["attachments"][0]["relationship"] == "Source"


def test_what_is_no_pdf_or_is_locked_is_one_clear_line(tmp_path: Path) -> None:
    text, locked, plain = tmp_path / "text.pdf", tmp_path / "locked.pdf", tmp_path / "plain.pdf"
    text.write_text("no PDF")
    locked.write_bytes(render(sample_flow("en"), RenderOptions("screen", protection=Protection("in", "all"))))
    plain.write_bytes(render(sample_flow("en"), RenderOptions()))
    for path, password, said in (
        (text, "", "cannot be read as a PDF"),
        (tmp_path / "missing.pdf", "", "no such file"),
        (locked, "", "protected by a password"),
        (locked, "wrong", "does not open it"),
    ):
        with pytest.raises(InputError, match=said):
            inspect_pdf(path, password)
    assert inspect_pdf(locked, "in").encrypted
    with pytest.raises(InputError, match="carries no source"):
        source_of(plain)


def colours_of(folder: Path, content: bytes, resources: str) -> dict[str, int]:
    """Of a page with this content; `resources` is PDF text."""
    import pikepdf

    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(100, 100))
    page = pdf.pages[0]
    page.obj.Contents = pdf.make_stream(content)
    page.obj.Resources = pikepdf.Object.parse(resources.encode())
    nested = pdf.make_stream(b"1 0 0 RG 0 0 m 9 9 l S (abc) Tj")
    nested.Type, nested.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    nested.BBox = pikepdf.Array([0, 0, 9, 9])
    tile = pdf.make_stream(b"0 .5 0 rg 0 0 4 4 re f /S sh")
    tile.Type, tile.PatternType, tile.PaintType, tile.TilingType = pikepdf.Name.Pattern, 1, 1, 1
    tile.Resources = pikepdf.Object.parse(b"<</Shading <</S <</ShadingType 2 /ColorSpace /DeviceCMYK>>>>>>")
    page.obj.Resources.Pattern = pikepdf.Dictionary(T=pdf.make_indirect(tile))
    page.obj.Resources.Pattern.L = pikepdf.Object.parse(b"<</PatternType 2 /Shading <</ShadingType 2 /ColorSpace [/CalRGB <<>>]>>>>")
    page.obj.Resources.ExtGState = pikepdf.Dictionary(M=pikepdf.Dictionary(SMask=pikepdf.Dictionary(S=pikepdf.Name.Luminosity, G=nested)))
    file = folder / "colours.pdf"
    pdf.save(file)
    return inspect_pdf(file).colours


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"/S sh", {"shading in DeviceRGB": 1}),
        (b"/Pattern cs /L scn 0 0 9 9 re f", {"Pattern": 1, "shading in CalRGB": 1}),
        (b"/Pattern cs /T scn 0 0 9 9 re f /T scn 0 0 9 9 re f", {"Pattern": 1, "DeviceRGB": 1, "shading in DeviceCMYK": 1}),
        (b"/M gs 0 0 9 9 re f", {"DeviceRGB": 1}),
        (b"BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI", {"picture in DeviceRGB": 1}),
        (b"BI /W 1 /H 1 /BPC 8 /ColorSpace /DeviceCMYK ID abcd EI", {"picture in DeviceCMYK": 1}),
        (b"BI /W 1 /H 1 /BPC 8 /CS [/I /RGB 1 <000000ffffff>] ID a EI", {"picture in Indexed DeviceRGB": 1}),
        (b"BI /W 1 /H 1 /BPC 8 /CS /Own ID a EI", {"picture in Separation": 1}),
        (b"BI /W 1 /H 1 /IM true ID a EI", {}),
    ],
)
def test_colours_are_found_wherever_they_stand(tmp_path: Path, content: bytes, wanted: dict[str, int]) -> None:
    resources = "<</Shading <</S <</ShadingType 2 /ColorSpace /DeviceRGB>>>> /ColorSpace <</Own [/Separation /Gold /DeviceCMYK <<>>]>>>>"
    assert colours_of(tmp_path, content, resources) == wanted


def test_gradients_for_the_press_are_told_in_inks(tmp_path: Path) -> None:
    from dataclasses import replace as with_

    from flows import both

    from docgen.document.blocks import Picture

    path = tmp_path / "gradient.svg"
    stops = '<stop stop-color="#7a1f3d"/><stop offset="1" stop-color="#f5c542" stop-opacity=".5"/>'
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><linearGradient id="g">{stops}</linearGradient>'
        '<rect width="60" height="40" fill="url(#g)"/></svg>'
    )
    flow = sample_flow("en", extra=(Picture(path, both("شعار", "Emblem"), None, 60.0),))
    file = tmp_path / "press.pdf"
    file.write_bytes(render(flow, with_(RenderOptions("print"), warn=lambda problem: None)))
    found = inspect_pdf(file).colours
    assert found["shading in DeviceCMYK"] == 1
    assert found["shading in DeviceGray"] == 1
    assert not [name for name in found if "RGB" in name]
