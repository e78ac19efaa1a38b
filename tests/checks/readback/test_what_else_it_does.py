"""`--against`: what an output hides, turns round, runs or leads elsewhere is told, and nothing of what docgen itself makes."""

from __future__ import annotations

import email
import email.policy
import json
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import docgen
from docgen.checks.readback.web_page import read_page
from docgen.checks.verify_output import verify_output
from docgen.reading import open_input

INPUT: dict[str, Any] = {
    "docgen": 1,
    "kind": "press-statement",
    "languages": ["en"],
    "date": "2026-03-05",
    "release": {"embargo": "2026-03-06T09:00+03:00"},
    "issuer": {"name": {"en": "Libraries Commission"}},
    "headline": {"en": "The Commission opens 12 public libraries"},
    "body": [{"en": "They open on {date}`2026-04-10`, at [the site](https://libraries.example/en)."}],
    "contacts": [{"name": {"en": "Media Office"}, "email": "media@libraries.example"}],
}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("input") / "input.json"
    path.write_text(json.dumps(INPUT), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made(source: Path) -> dict[str, bytes]:
    model = docgen.load(source)
    return {form: docgen.render_bytes(model, form, warn=lambda problem: None) for form in ("txt", "html", "docx", "eml", "pdf")}


def told(source: Path, output: Path, data: bytes) -> list[str]:
    output.write_bytes(data)
    proof = verify_output(open_input(source), output)
    return [str(problem).replace(f"{output}", "OUT").replace(" – render the input again", "") for problem in (*proof.missing, *proof.extra)]


@pytest.mark.parametrize("form", ["txt", "html", "docx", "eml", "pdf"])
def test_what_docgen_made_does_nothing_else(form: str, source: Path, made: dict[str, bytes], tmp_path: Path) -> None:
    assert told(source, tmp_path / f"out.{form}", made[form]) == []


@pytest.mark.parametrize("form", ["txt", "eml"])
def test_a_round_figure_in_a_row_of_a_text_file_is_found(form: str, tmp_path: Path) -> None:
    table = {"columns": [{"en": "Item"}, {"en": "Change", "type": "percent"}], "rows": [["North", -16.0], ["South", 7.5], ["West", 12.0]]}
    source = tmp_path / "input.json"
    source.write_text(json.dumps({**INPUT, "body": [{"table": table}]}), encoding="utf-8")
    data = docgen.render_bytes(docgen.load(source), form, warn=lambda problem: None)  # type: ignore[arg-type]
    assert told(source, tmp_path / f"out.{form}", data) == []


PAGES = [
    ("12 public", '<bdo dir="rtl">12</bdo> public', "turns «12» with a control that orders how it is seen"),
    ("12 public", '<span dir="rtl">12</span> public', "sets «12» from right to left"),
    ("12 public", "\u202e12\u202c public", "turns «12» with a control that orders how it is seen"),
    ("<head>", '<head><base href="https://other.example/">', "gives its links another base, https://other.example/"),
    ("<head>", '<head><meta http-equiv="Refresh" content="0;url=https://other.example/">', "leads to another page by itself"),
    ("</body>", "<script>document.title = 1</script></body>", "holds a <script>: «document.title = 1»"),
    ("<main", '<main onclick="go()"', "holds an event, onclick: «go()»"),
    ("</style>", 'main p::before{content:"NOT "}</style>', 'puts «"not "» to the text by its style (main p::before)'),
    ("</style>", "main > p{visibility:hidden}</style>", "hides what its style names «main > p»"),
    ("</style>", "main > p{font-size:.1px}</style>", "hides what its style names «main > p»"),
    ("</style>", "main > p{opacity:.001}</style>", "hides what its style names «main > p»"),
    ("<main", '<main style="font-size:calc(1px - .9px)"', "lets a browser reckon how large or how faint text is: font-size: calc(1px - .9px)"),
    ("<title>The Commission opens", "<title>The Commission closes", "calls itself «The Commission closes 12 public libraries»"),
]


@pytest.mark.parametrize(("right", "wrong", "said"), PAGES, ids=[f"{number} {said[:20]}" for number, (*_, said) in enumerate(PAGES)])
def test_a_page_that_does_more_is_told(right: str, wrong: str, said: str, source: Path, made: dict[str, bytes], tmp_path: Path) -> None:
    page = made["html"].decode()
    assert right in page
    found = told(source, tmp_path / "out.html", page.replace(right, wrong).encode())
    assert any(said in line for line in found), found


CUT = ["position:absolute;clip:rect(0, 0, 0, 0)", "clip-path:inset(100%)", "transform:scale(0)", "height:0;overflow:hidden", "filter:opacity(0)"]


@pytest.mark.parametrize("style", CUT)
def test_text_that_is_cut_away_is_not_seen(style: str) -> None:
    page = read_page(f'<p>It fell by <span style="{style}">3.5%</span> there</p>'.encode(), "x")
    assert [words.text for words in page.hidden] == ["3.5%"]


def test_a_look_of_another_program_is_nothing_to_tell() -> None:
    sheet = (
        "@page{size:A4} p::before{content:counter(x)} @media print{nav{display:none}} p{transform:scale(0.9);overflow:hidden;width:40px;color:#000}"
    )
    page = read_page(f'<style>{sheet}</style><p dir="ltr" style="direction:ltr">There are 3</p><p dir="rtl">هنا 3</p>'.encode(), "x")
    assert (page.traits, page.hidden) == ((), ())


RUNS = [
    ("<w:vanish/>", "holds text that is not seen"),
    ('<w:color w:val="FFFFFF"/>', "holds text of the colour of its ground"),
    ('<w:color w:val="FDFDFD"/>', "holds text of the colour of its ground"),
    ('<w:color w:val="auto" w:themeColor="background1"/>', "holds text of the colour of its ground"),
    (
        '<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:noFill/></w14:textFill>',
        "holds text of the colour of its ground",
    ),
    ('<w:sz w:val="2"/>', "holds text in letters too small to be read"),
    ('<w:w w:val="1"/>', "holds text in letters too small to be read"),
    ('<w:cs/><w:szCs w:val="3"/>', "holds text in letters too small to be read"),
    ('<w:position w:val="-2000"/>', "holds text in letters that stand outside of their line"),
    ('<w:spacing w:val="-600"/>', "holds text in letters that stand outside of their line"),
    ("<w:dstrike/>", "holds text that is struck out"),
    ("<w:rtl/>", "sets «– They open"),
]


@pytest.mark.parametrize(("look", "said"), RUNS, ids=[f"{number} {said}" for number, (_, said) in enumerate(RUNS)])
def test_a_run_of_a_word_file_that_hides_or_turns_is_told(look: str, said: str, source: Path, made: dict[str, bytes], tmp_path: Path) -> None:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(made["docx"])) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                before, start, after = data.decode().partition("They open")
                head, run, text = before.rpartition("<w:r>")
                assert run
                assert "<w:rPr>" not in text
                data = f"{head}<w:r><w:rPr>{look}</w:rPr>{text}{start}{after}".encode()
            new.writestr(entry, data)
    found = told(source, tmp_path / "out.docx", out.getvalue())
    assert any(said in line for line in found), found


def _subject(message: Any) -> None:
    said = str(message["Subject"])
    del message["Subject"]
    message["Subject"] = said.replace("[EMBARGOED] ", "")


def _answers(message: Any) -> None:
    del message["Reply-To"]
    message["Reply-To"] = "press@other.example"


def _unseen(message: Any) -> None:
    message["Bcc"] = "other@other.example"


def _sender(message: Any) -> None:
    message["From"] = "press@other.example"


def _cut(message: Any) -> None:
    next(part for part in message.walk() if part.get_content_type() == "application/pdf").set_payload("JVBERi0xLjQK")


HEADS: list[tuple[Callable[[Any], None], str]] = [
    (_subject, "calls itself"),
    (_answers, "leads answers to press@other.example (Reply-To)"),
    (_unseen, "goes to other@other.example as well, which nobody sees (Bcc)"),
    (_sender, "comes from press@other.example (From), whom its text does not name"),
    (_cut, "holds a file that is not the input's: cannot be read as a PDF"),
]


@pytest.mark.parametrize(("change", "said"), HEADS, ids=[said[:20] for _, said in HEADS])
def test_a_message_that_leads_elsewhere_is_told(
    change: Callable[[Any], None], said: str, source: Path, made: dict[str, bytes], tmp_path: Path
) -> None:
    message = email.message_from_bytes(made["eml"], policy=email.policy.default)
    change(message)
    found = told(source, tmp_path / "out.eml", message.as_bytes())
    assert any(said in line for line in found), found


def _invisible(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(pdf.make_stream(b"3 Tr "), prepend=True)


def _covered(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(pdf.make_stream(b"q 1 1 1 rg 0 300 600 120 re f Q"))


def _noted(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[100, 400, 300, 440], Contents="CANCELLED 99")
    pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([*pdf.pages[0].get("/Annots", []), pdf.make_indirect(note)]))


def _opened(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://other.example/")


def _rewritten(pattern: bytes, by: bytes) -> Callable[[pikepdf.Pdf], None]:
    """The first thing of this form in the content of the first page is another."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.contents_coalesce()
        data, times = re.subn(pattern, by, page.Contents.read_bytes(), count=1, flags=re.DOTALL)
        assert times == 1
        page.Contents = pdf.make_stream(data)

    return change


def _boxed(name: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0][name] = pikepdf.Array([0, 0, 20, 20])

    return change


SIZE, TEXT, COLOUR = rb"(/DG\w+) [\d.]+ Tf", rb"BT(.*?)ET", rb"[\d.]+ [\d.]+ [\d.]+ rg"


def _twice(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


FILES: list[tuple[Callable[[pikepdf.Pdf], None], str]] = [
    (_rewritten(SIZE, rb"\1 0.1 Tf"), "holds text in letters too small to be read"),
    (_rewritten(SIZE, rb"\1 10 Tf 0.1 Tz"), "holds text in letters too small to be read"),
    (_rewritten(rb"1 0 0 1 ([\d.]+) ([\d.]+) Tm", rb".01 0 0 .01 \1 \2 Tm"), "holds text in letters too small to be read"),
    (_rewritten(rb"1 0 0 1 [\d.]+ ([\d.]+) Tm", rb"1 0 0 1 5000 \1 Tm"), "holds text that stands outside of what is shown of its page"),
    (_rewritten(TEXT, rb"q 0 0 1 1 re W n BT\1ET Q"), "holds text that stands outside of what is shown of its page"),
    (_rewritten(COLOUR, b"1 1 1 rg"), "holds text of the colour of its ground"),
    (_rewritten(COLOUR, b"0 0 0 .02 k"), "holds text of the colour of its ground"),
    (_rewritten(rb"$", rb" /Artifact BMC q 1 g 0 0 600 850 re f Q EMC"), "holds text that something is painted over"),
    (_boxed("/CropBox"), "holds text that stands outside of what is shown of its page"),
    (_boxed("/MediaBox"), "holds text that stands outside of what is shown of its page"),
    (_invisible, "holds text on page 1 that is not seen"),
    (_covered, "paints on page 1 what is in no tag"),
    (_noted, "holds a note (FreeText) on page 1: «CANCELLED 99»"),
    (_opened, "holds an action (URI) that docgen does not make: «https://other.example/»"),
    (_twice, "shows page 1 once more, as page 2"),
]


@pytest.mark.parametrize(("profile", "said"), [("archive", "has tags of a page that was taken out"), ("print", "has no page 2 of 2")])
def test_a_pdf_without_one_of_its_pages_is_told(profile: Any, said: str, tmp_path: Path) -> None:
    source = tmp_path / "long.json"
    source.write_text(json.dumps({**INPUT, "body": [*INPUT["body"], "page-break", *INPUT["body"]]}), encoding="utf-8")
    whole = docgen.render_bytes(docgen.load(source), "pdf", profile=profile, warn=lambda problem: None)
    assert told(source, tmp_path / "out.pdf", whole) == []
    out = BytesIO()
    with pikepdf.open(BytesIO(whole)) as pdf:
        del pdf.pages[1]
        pdf.save(out)
    found = told(source, tmp_path / "out.pdf", out.getvalue())
    assert any(said in line for line in found), found


@pytest.mark.parametrize("theme", ["report", "agency"])
def test_light_letters_on_a_dark_ground_are_seen(theme: Any, source: Path, tmp_path: Path) -> None:
    table = {"table": {"columns": [{"en": "Item"}, {"en": "Number", "type": "number"}], "rows": [["North", 5], ["South", 7]]}}
    path = tmp_path / "input.json"
    path.write_text(json.dumps({**INPUT, "marking": "restricted", "body": [*INPUT["body"], table]}), encoding="utf-8")
    data = docgen.render_bytes(docgen.load(path), "pdf", theme=theme, warn=lambda problem: None)
    assert [line for line in told(path, tmp_path / "out.pdf", data) if "holds text" in line] == []


@pytest.mark.parametrize(("change", "said"), FILES, ids=[said[:28] for _, said in FILES])
def test_a_pdf_that_does_more_is_told(change: Callable[[pikepdf.Pdf], None], said: str, source: Path, made: dict[str, bytes], tmp_path: Path) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(made["pdf"])) as pdf:
        change(pdf)
        pdf.save(out)
    found = told(source, tmp_path / "out.pdf", out.getvalue())
    assert any(said in line for line in found), found
