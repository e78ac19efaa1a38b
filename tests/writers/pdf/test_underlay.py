"""A letterhead.pdf under the pages: seen, an artifact, by the rules of the profile, and refused with its reason."""

from __future__ import annotations

import io
import random
import zlib
from pathlib import Path
from typing import Any

import hostile_pdf
import pikepdf
import pypdfium2
import pytest
from pdf_letterheads import WRONG, band, clear, drawn, embedded, inked, pictured
from pdf_reading import fragments, open_pdf
from verapdf import broken_rules

import docgen
from docgen.document.word_template import Underlay
from docgen.errors import DocgenError, DocgenWarning, Place, TemplateError
from docgen.limits import Limits, within
from docgen.writers.options import RenderOptions
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.underlay.laying import lay
from docgen.writers.pdf.underlay.weight import too_heavy

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "minutes.yaml"
MARGINS = "letterhead: {first-margin-top: 55 mm, margin-top: 32 mm, margin-bottom: 30 mm}\n"


def template(folder: Path, letterhead: bytes, more: str = MARGINS) -> Path:
    """A template folder with this letterhead in it."""
    folder.mkdir(exist_ok=True)
    shipped = (ROOT / "templates" / "meeting-minutes" / "template.yaml").read_text(encoding="utf-8")
    (folder / "template.yaml").write_text(f"{shipped}\n{more}", encoding="utf-8")
    (folder / "letterhead.pdf").write_bytes(letterhead)
    return folder


def rendered(folder: Path, letterhead: bytes, more: str = MARGINS, **options: Any) -> bytes:
    return docgen.render_bytes(docgen.load(EXAMPLE), "pdf", template=template(folder, letterhead, more), **options)


def colour(data: bytes, page: int, x: float, y: float) -> tuple[int, ...]:
    """Of the page at a point, in points from its upper left corner."""
    picture = pypdfium2.PdfDocument(data)[page].render(scale=1).to_pil().convert("RGB")
    found = picture.getpixel((round(x), round(y)))
    assert isinstance(found, tuple)
    return found


def test_the_first_page_has_the_first_and_all_others_the_second(tmp_path: Path) -> None:
    data = rendered(tmp_path / "t", drawn(band(1, 0, 0), band(0, 0, 1)))
    assert [colour(data, page, 300, 30) for page in (0, 1)] == [(255, 0, 0), (0, 0, 255)]
    data = rendered(tmp_path / "t", drawn(band(1, 0, 0)))
    assert [colour(data, page, 300, 8) for page in (0, 1)] == [(255, 0, 0), (255, 255, 255)]


def test_each_language_of_a_sequence_begins_on_the_first(tmp_path: Path) -> None:
    data = rendered(tmp_path / "t", drawn(band(1, 0, 0), band(0, 0, 1)), layout="sequential")
    seen = [colour(data, page, 300, 30) for page in range(len(pypdfium2.PdfDocument(data)))]
    assert seen.count((255, 0, 0)) == 2
    assert len(seen) > 2


def test_it_is_vectors_in_an_artifact_under_the_text(tmp_path: Path) -> None:
    with open_pdf(rendered(tmp_path / "t", drawn(embedded, embedded))) as pdf:
        for page in pdf.pages:
            operations = [(str(operator), operands) for operands, operator in pikepdf.parse_content_stream(page)]
            shown = next(at for at, (operator, _) in enumerate(operations) if operator == "Do")
            assert not [operator for operator, _ in operations[:shown] if operator == "BT"]
            begins = [at for at, (operator, operands) in enumerate(operations[:shown]) if operator == "BDC" and str(operands[0]) == "/Artifact"]
            assert "EMC" not in [operator for operator, _ in operations[begins[-1] : shown]]
            form = page.Resources.XObject[operations[shown][1][0]]
            assert form.Subtype == pikepdf.Name.Form
            assert not {"BDC", "BMC", "EMC"} & {str(operator) for _, operator in pikepdf.parse_content_stream(form)}
        said = [part.text for part in fragments(pdf)]
    assert not [text for text in said if "Ministry of Records" in text]
    assert [text for text in said if "Minutes of the third" in text]


def test_text_keeps_out_of_what_the_template_says_is_taken(tmp_path: Path) -> None:
    data = rendered(tmp_path / "t", drawn(band(), band()))
    document = pypdfium2.PdfDocument(data)
    for index, (top, bottom) in enumerate([(55, 297 - 30), (32, 297 - 30)]):
        text = document[index].get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        height = document[index].get_height()
        tops = [height - box[3] for box in boxes if box[3] > box[1]]
        assert min(tops) * 25.4 / 72 > top - 1
        body = [height - box[1] for box in boxes if box[3] > box[1] and (height - box[1]) * 25.4 / 72 <= bottom + 1]
        assert len(body) > 0.8 * len(tops)
    plain = docgen.render_bytes(docgen.load(EXAMPLE), "pdf")
    assert "National Heritage Committee" in pypdfium2.PdfDocument(plain)[0].get_textpage().get_text_range()
    assert "National Heritage Committee" not in document[0].get_textpage().get_text_range()


@pytest.mark.parametrize("what", WRONG)
def test_what_cannot_be_used_is_refused_with_its_reason(what: str, tmp_path: Path) -> None:
    letterhead, reason = WRONG[what]
    with pytest.raises(TemplateError) as error:
        rendered(tmp_path / "t", letterhead)
    assert reason in str(error.value)
    assert all(problem.place.file == str(tmp_path / "t" / "letterhead.pdf") for problem in error.value.problems)


@pytest.mark.parametrize(
    ("make", "refusing"),
    [
        (band(), {"print": "RGB colours"}),
        (inked, {"archive": "CMYK colours"}),
        (clear, {"print": "transparent", "archive": "CMYK"}),
        (pictured, {"print": "RGB colours"}),
        (embedded, {}),
    ],
    ids=["rgb", "cmyk", "transparent", "picture", "text"],
)
@pytest.mark.parametrize("profile", ["archive", "print", "screen"])
def test_each_profile_takes_what_its_standard_allows(make: Any, refusing: dict[str, str], profile: str, tmp_path: Path) -> None:
    if profile in refusing:
        with pytest.raises(TemplateError, match=f"under a PDF of the {profile} profile: it (has|is) {refusing[profile]}"):
            rendered(tmp_path / "t", drawn(make), profile=profile)
    else:
        assert rendered(tmp_path / "t", drawn(make), profile=profile).startswith(b"%PDF")


def test_files_with_a_letterhead_break_no_rule(tmp_path: Path) -> None:
    files = []
    for name, draws in {"text": (embedded, band()), "picture": (pictured,), "rgb": (band(), band())}.items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(rendered(tmp_path / "t", drawn(*draws)))
    for flavour in ("3a", "ua1"):
        assert broken_rules(files, flavour) == {file.name: [] for file in files}


def test_the_same_letterhead_gives_the_same_bytes(tmp_path: Path) -> None:
    assert rendered(tmp_path / "t", drawn(band())) == rendered(tmp_path / "t", (tmp_path / "t" / "letterhead.pdf").read_bytes())


def test_an_embargo_is_seen_on_every_page_of_a_letterhead(tmp_path: Path) -> None:
    folder = template(tmp_path / "t", drawn(band(1, 0, 0), band(0, 0, 1)))
    model = docgen.load(EXAMPLE, settings={"marking": "restricted"})
    document = pypdfium2.PdfDocument(docgen.render_bytes(model, "pdf", template=folder))
    for page in document:
        assert "Restricted" in page.get_textpage().get_text_range()


def test_more_pages_than_two_are_told(tmp_path: Path) -> None:
    with pytest.warns(DocgenWarning, match="has 3 pages; the first is laid under page 1"):
        rendered(tmp_path / "t", drawn(band(), band(), band()))


def test_a_letterhead_for_the_other_format_alone_is_told(tmp_path: Path) -> None:
    folder = template(tmp_path / "t", drawn(band()))
    model = docgen.load(EXAMPLE)
    with pytest.warns(DocgenWarning, match=r"letterhead\.pdf: warning: this letterhead is for PDF; the DOCX keeps docgen's own head"):
        docgen.render_bytes(model, "docx", template=folder)
    (folder / "letterhead.pdf").unlink()
    (folder / "letterhead.docx").write_bytes(docgen.render_bytes(model, "docx"))
    with pytest.warns(DocgenWarning) as warned:
        docgen.render_bytes(model, "pdf", template=folder)
    said = [str(warning.message) for warning in warned]
    assert any("letterhead.docx: warning: this letterhead is for DOCX; the PDF keeps docgen's own head" in text for text in said)
    assert any("these margins are those of a letterhead.pdf, and there is none" in text for text in said)


@pytest.mark.parametrize(
    ("margins", "message"),
    [
        ("letterhead: {margin-top: wide}", "'wide' is not a length such as 40 mm"),
        ("letterhead: {margin: 3 mm}", "unknown key 'margin'"),
        ("letterhead: {margin-top: 50 mm, first-margin-top: 40 mm}", "the first page's margin is smaller than that of the others"),
        ("letterhead: {margin-top: 200 mm, margin-bottom: 60 mm}", "these margins leave too little room for text"),
        ("letterhead: [40 mm]", "this must be a mapping, not a list"),
    ],
)
def test_wrong_margins_are_told_at_their_place(margins: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(DocgenError) as error:
        rendered(tmp_path / "t", drawn(band()), margins)
    assert message in str(error.value)
    assert error.value.problems[0].place.line is not None


def test_a_letterhead_larger_than_the_limit_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"letterhead\.pdf: error: the file is larger than"):
        rendered(tmp_path / "t", drawn(band()) + b"%" * 20_000_000, limits=Limits.untrusted())


def test_a_bomb_in_it_is_refused(tmp_path: Path) -> None:
    from pdf_letterheads import changed

    def swell(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(b"0 0 9 9 re f\n" * 3_000_000)

    with pytest.raises(TemplateError, match="cannot be read whole"):
        rendered(tmp_path / "t", changed(swell), limits=Limits.untrusted())


def _of_a4(content: bytes, resources: bytes = b"<<>>", catalog: bytes = b"") -> bytes:
    return hostile_pdf.pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R %s>>" % catalog,
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.89]/Contents 4 0 R/Resources %s>>" % resources,
            4: hostile_pdf.stream(zlib.compress(content), hostile_pdf.FLATE),
        }
    )


def _objects(unit: bytes, filters: bytes = hostile_pdf.FLATE, packed: bytes | None = None, head: bytes = b"") -> bytes:
    """Resources in an object stream of this content."""
    data = b"5 0 " + unit
    stream = hostile_pdf.stream(zlib.compress(data, 9) if packed is None else packed, b"/Type/ObjStm/N 1/First 4" + filters + head)
    return _of_a4(b"1 g") + b"6 0 obj\n" + stream + b"\nendobj\n"


HEAVY = {
    "an array of millions": (_of_a4(b"1 g", b"<</X[%s]>>" % (b"0 " * 2_000_000)), "has more objects than a letterhead needs"),
    "arrays by the million": (_of_a4(b"1 g", catalog=b"/X[%s]" % (b"[]" * 2_000_000)), "has more objects than a letterhead needs"),
    "an object stream of millions": (_objects(b"[%s]" % (b"<<>>" * 1_900_000)), "has more objects than a letterhead needs"),
    "an object stream without an end": (_objects(b"0" * 30_000_000), "has more objects than a letterhead needs"),
    "an object stream under a hidden name": (
        _objects(b"[%s]" % (b"<<>>" * 1_900_000)).replace(b"/ObjStm", b"/#4fbj#53tm"),
        "has more objects than a letterhead needs",
    ),
    "an object stream whose filter has a hidden name": (
        _objects(b"[%s]" % (b"<<>>" * 1_900_000)).replace(b"/First 4/Filter", b"/First 4/F#69lter"),
        "has more objects than a letterhead needs",
    ),
    "an object stream of a long dictionary": (
        _objects(b"[%s]" % (b"<<>>" * 1_900_000), head=b"/X(endstream obj)" + b"/Y" + b"a" * 5000),
        "has more objects than a letterhead needs",
    ),
    "an object stream that begins behind spaces": (
        _objects(b"[%s]" % (b"<<>>" * 1_900_000)).replace(b"stream\n", b"stream \r"),
        "has more objects than a letterhead needs",
    ),
    "an object stream that is packed twice": (
        _objects(b"", b"/Filter[/FlateDecode/FlateDecode]", zlib.compress(zlib.compress(b"x"))),
        "has objects that are packed in an unusual way",
    ),
    "an object stream that is no such thing": (_objects(b"", packed=b"no deflate"), "encrypted, or cannot be unpacked"),
    "fills by the million": (_of_a4(b"1 g " * 300_000), "cannot be read whole: the content of pages after 400,000 operators and operands"),
    "arrays that are no operands": (_of_a4(b"[]" * 500_000), "cannot be read whole"),
}


@pytest.mark.parametrize("what", HEAVY)
def test_what_would_take_much_memory_is_refused_before_it_is_opened(what: str, tmp_path: Path) -> None:
    data, message = HEAVY[what]
    with pytest.raises(TemplateError, match=message) as error:
        rendered(tmp_path / "t", data)
    assert str(error.value.problems[0].place).endswith("letterhead.pdf")


@pytest.mark.parametrize("objects", [1, 40, 2000])
def test_a_letterhead_of_packed_objects_is_laid(objects: int, tmp_path: Path) -> None:
    made = pikepdf.new()
    made.add_blank_page(page_size=(595.28, 841.89))
    page = made.pages[0].obj
    page.Contents = made.make_stream(b"0 .5 0 rg 0 800 595 42 re f")
    page.PieceInfo = made.make_indirect(pikepdf.Array([made.make_indirect(pikepdf.Dictionary(Number=number)) for number in range(objects)]))
    out = io.BytesIO()
    made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"/ObjStm" in out.getvalue()
    assert rendered(tmp_path / "t", out.getvalue()).startswith(b"%PDF")


def test_many_small_object_streams_are_each_read_to_their_end_and_no_further() -> None:
    import time

    one = b"7 0 obj\n" + hostile_pdf.stream(zlib.compress(b"8 0 1"), b"/Type/ObjStm/N 1/First 4" + hostile_pdf.FLATE) + b"\nendobj\n"
    start = time.process_time()
    assert too_heavy(one * 5000 + b"x" * 20_000_000) is None
    assert time.process_time() - start < 4


_PIECES = (b"/", b"<<", b">>", b"[", b"]", b"(", b" 0 R", b"null", b"-1", b"99999999999", b"Q", b"Do", b"BDC", b"/Font", b"stream", b"\xe1\xba")


def spoilt(data: bytes, spoil: random.Random) -> bytes:
    """The file with pieces changed, doubled and cut out, most of them near its beginning."""
    found = bytearray(data)
    for _ in range(spoil.choice((1, 2, 5, 20))):
        at = spoil.randrange(len(found) if spoil.random() < 0.5 else min(len(found), 3000))
        match spoil.randrange(4):
            case 0:
                found[at : at + spoil.randrange(1, 6)] = spoil.choice(_PIECES)
            case 1:
                found[at] = spoil.randrange(256)
            case 2:
                found[at:at] = found[at : at + spoil.randrange(200)]
            case _:
                del found[at : at + spoil.randrange(400)]
    return bytes(found)


@pytest.mark.parametrize("seed", range(8))
def test_a_spoilt_letterhead_is_laid_or_refused_and_never_more(seed: int, tmp_path: Path) -> None:
    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(embedded, pictured))) as pdf:
        pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    spoil = random.Random(seed)
    outcomes = set()
    for _ in range(40):
        path = tmp_path / "letterhead.pdf"
        path.write_bytes(spoilt(plain.getvalue(), spoil))
        canvas = PageCanvas((595.28, 841.89), tagged=True)
        try:
            with within(Limits.untrusted()):
                sheets = lay(canvas, Underlay(path, Place("template.yaml")), RenderOptions(warn=lambda problem: None))
        except TemplateError as error:
            outcomes |= {"refused"} if {problem.place.file for problem in error.problems} == {str(path)} else {"refused elsewhere"}
        else:
            canvas.showPage()
            assert sheets.under(canvas, 0, first=True)
            assert canvas.finish(canvas.pages, ("en",)).startswith(b"%PDF")
            outcomes.add("laid")
    assert "refused" in outcomes
    assert outcomes <= {"refused", "laid"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"0 0 0 1 k 0 800 595 42 re f /Over gs 0 0 0 0 k 100 810 50 20 re f", ["white that overprints"]),
        (b"q /Over gs Q 0 0 0 0 k 100 810 50 20 re f", []),
        (b"1 1 1 1 k 0 800 595 42 re f", ["lays 400 % of ink"]),
        (b"1 1 1 1 k 0 0 0 1 k 0 800 595 42 re f", []),
        (b"q .1 0 0 .1 0 0 cm 0 0 0 1 K 1 w 0 8000 m 5950 8000 l S Q", ["lines of 0.1 points"]),
        (b"0 .9 .2 .5 K .5 w 0 800 m 595 800 l S", []),
    ],
)
def test_what_a_press_would_print_otherwise_is_told(tmp_path: Path, content: bytes, said: list[str]) -> None:
    made = pikepdf.new()
    made.add_blank_page(page_size=(595.28, 841.89))
    page = made.pages[0]
    page.obj.Contents = made.make_stream(content)
    page.obj.Resources = pikepdf.Object.parse(b"<</ExtGState <</Over <</OP true /op true /OPM 1>>>>>>")
    out = io.BytesIO()
    made.save(out)
    told: list[Any] = []
    rendered(tmp_path / "t", out.getvalue(), profile="print", warn=told.append)
    found = [problem for problem in told if problem.place.file == str(tmp_path / "t" / "letterhead.pdf")]
    assert len(found) == len(said)
    for problem, words in zip(found, said, strict=True):
        assert words in problem.message
