"""`--against` for web pages, texts and messages: what is changed, lost, added or moved is told at its line."""

from __future__ import annotations

import re
from email.message import EmailMessage
from pathlib import Path

import pytest

import docgen
from docgen.checks.readback.stretch import Words
from docgen.checks.readback.web_page import words_of_page
from docgen.checks.readback.words import form_of, views_of
from docgen.checks.verify_output import OutputReport, verify_output
from docgen.errors import InputError
from docgen.reading import open_input

STATEMENT = Path(__file__).parents[3] / "examples" / "statement.yaml"
MINUTES = Path(__file__).parents[3] / "examples" / "minutes.yaml"


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    model = docgen.load(STATEMENT)
    return {form: docgen.render_bytes(model, form, warn=lambda problem: None).decode() for form in ("html", "txt")}


def proved(path: Path, data: str | bytes, source: Path = STATEMENT) -> OutputReport:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return verify_output(open_input(source), path)


def told(proof: OutputReport) -> list[str]:
    return [str(problem) for problem in (*proof.absent, *proof.missing, *proof.extra)]


@pytest.mark.parametrize("form", ["html", "txt"])
def test_what_was_made_says_all_and_nothing_else(made: dict[str, str], form: str, tmp_path: Path) -> None:
    proof = proved(tmp_path / f"out.{form}", made[form])
    assert told(proof) == []
    assert proof.languages == ("ar", "en")
    assert proof.counts["date"] == 12


@pytest.mark.parametrize("channel", ["whatsapp", "telegram", "x"])
def test_the_messages_of_a_channel_say_all(channel, tmp_path: Path) -> None:
    data = docgen.render_bytes(docgen.load(STATEMENT), "txt", channel=channel, warn=lambda problem: None)
    assert told(proved(tmp_path / "out.txt", data)) == []


@pytest.mark.parametrize("layout", ["side-by-side", "stacked", "sequential"])
def test_minutes_in_every_layout_say_all(layout, tmp_path: Path) -> None:
    data = docgen.render_bytes(docgen.load(MINUTES), "html", layout=layout, warn=lambda problem: None)
    assert told(proved(tmp_path / "out.html", data, MINUTES)) == []


@pytest.mark.parametrize("form", ["html", "txt"])
@pytest.mark.parametrize(
    ("right", "wrong"), [("7 September 2021", "8 September 2021"), ("٧ سبتمبر ٢٠٢١", "٨ سبتمبر ٢٠٢١"), ("4400 1234", "4400 1235")]
)
def test_a_changed_figure_is_told_at_its_line(made: dict[str, str], form: str, right: str, wrong: str, tmp_path: Path) -> None:
    data = made[form].replace(right, wrong)
    body = data[data.index("<body") :] if form == "html" else data
    offset = data.count("\n") - body.count("\n")
    lines = {number for number, line in enumerate(body.split("\n"), offset + 1) if wrong in line}
    proof = proved(tmp_path / f"out.{form}", data)
    assert told(proof)
    assert {problem.place.line for problem in proof.extra if problem.place.line} & lines or proof.missing


def test_figures_that_changed_places_are_told(made: dict[str, str], tmp_path: Path) -> None:
    data = made["txt"].replace("22 February", "?").replace("2 March", "22 February").replace("?", "2 March")
    assert any("stands in" in line or "is not in" in line for line in told(proved(tmp_path / "out.txt", data)))
    two = "First 25 and then 52 came"
    source = tmp_path / "two.yaml"
    source.write_text(STATEMENT.read_text(encoding="utf-8").replace("and reviewed the state", f"{two}, and reviewed the state"), encoding="utf-8")
    text = docgen.render_bytes(docgen.load(source), "txt", warn=lambda problem: None).decode()
    assert two in text
    (line,) = told(proved(tmp_path / "out.txt", text.replace(two, "First 52 and then 25 came"), source))
    number = 1 + [two in row for row in text.split("\n")].index(True)
    assert line.startswith(f"{tmp_path}/out.txt:{number}: error: the figure 52 (")
    assert "stands in" in line
    assert "where the input has 25" in line


@pytest.mark.parametrize("form", ["html", "txt"])
def test_paragraphs_that_changed_places_are_told(made: dict[str, str], form: str, tmp_path: Path) -> None:
    blocks = made[form].split("\n\n") if form == "txt" else re.split(r"(?=<div class=\"pair\">)", made[form])
    at = next(number for number, block in enumerate(blocks) if "political consultations" in block and "<style" not in block)
    blocks[at], blocks[at - 1] = blocks[at - 1], blocks[at]
    (problem,) = proved(tmp_path / f"out.{form}", ("\n\n" if form == "txt" else "").join(blocks)).extra
    assert "where the input has" in problem.message
    assert problem.place.line is not None


def test_a_lost_paragraph_and_an_added_one_are_told(made: dict[str, str], tmp_path: Path) -> None:
    lost = "\n\n".join(block for block in made["txt"].split("\n\n") if "7 September" not in block or "consult" not in block)
    assert lost != made["txt"]
    assert any("7" in line for line in told(proved(tmp_path / "lost.txt", lost)))
    added = proved(tmp_path / "added.txt", made["txt"] + "\n\nCall 8899 now\n")
    assert ["the figure 8899 is in" in line for line in told(added)] == [True]


def message(html: str, text: str) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "بيان صحفي"
    mail["From"] = "press@embassy.example"
    mail.set_content(text)
    mail.add_alternative(html, subtype="html")
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="بيان.pdf")
    return bytes(mail)


def test_both_parts_of_a_message_are_compared(made: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "out.eml"
    path.write_bytes(message(made["html"], made["txt"]))
    assert [(view.part, len(view.words) > 10) for view in views_of(path)] == [("text/plain", True), ("text/html", True)]
    for view, form in zip(views_of(path), ("txt", "html"), strict=True):
        other = tmp_path / f"out.{form}"
        other.write_text(made[form], encoding="utf-8")
        assert [words.text for words in view.words] == [words.text for words in views_of(other)[0].words]


def test_a_message_of_docgens_own_says_all_in_both_parts(tmp_path: Path) -> None:
    data = docgen.render_bytes(docgen.load(STATEMENT), "eml", warn=lambda problem: None)
    assert told(proved(tmp_path / "out.eml", data)) == []


def test_what_one_part_of_a_message_lacks_is_told_of_that_part(made: dict[str, str], tmp_path: Path) -> None:
    wrong = made["html"].replace("7 September 2021", "9 September 2021")
    path = tmp_path / "out.eml"
    missing = [str(problem) for problem in proved(path, message(wrong, made["txt"])).missing]
    assert missing
    assert all("out.eml (text/html)" in line for line in missing)
    assert any("is not in the English text" in line for line in missing)


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("a.bin", b"<!DOCTYPE html><p>", "html"),
        ("a.bin", b"\xef\xbb\xbf\n<!-- x --><HTML>", "html"),
        ("a.html", b"<p>25</p>", "html"),
        ("a.bin", b"From: a@b.example\nSubject: x\n y\nMIME-Version: 1.0\n", "eml"),
        ("a.eml", b"x", "eml"),
        ("a.txt", b"x", "txt"),
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.html", b"PK\x03\x04", "docx"),
        ("a.bin", b"x", "pdf"),
    ],
)
def test_what_a_file_is_is_seen_in_its_bytes(name: str, head: bytes, form: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(head)
    assert form_of(tmp_path / name) == form


def test_the_words_of_a_page_are_those_that_are_seen() -> None:
    page = """<html lang="en"><head><title>9</title><style>p{width:8px}</style></head><body><script>7</script>
<p lang="ar-QA">نص <bdi>25</bdi> عضوًا<br>وسطر</p>tail<p hidden>6</p>
<ul><li>one <b>t</b>wo<ul><li>three</li></ul></li></ul><table><tr><td>1</td><td>2</td></tr></table></body></html>"""
    assert list(words_of_page(page.encode(), "x.html")) == [
        Words("ar", "نص 25 عضوًا وسطر", 2),
        Words("en", "tail", 1),
        Words("en", "one two", 3),
        Words("en", "three", 3),
        Words("en", "1", 3),
        Words("en", "2", 3),
    ]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"\xff\xfe\x00", "is no UTF-8 from byte 1 on"),
        ("a.eml", b"MIME-Version: 1.0\nContent-Type: image/png\n\nx", "has no part of text or HTML"),
        ("a.eml", b"MIME-Version: 1.0\nContent-Type: text/plain; charset=no-such\n\nx", "cannot be decoded"),
        ("a.html", b"", "cannot be read as a web page"),
        ("a.html", b"<html><p>nothing</p></html>", "says nothing of what the input says"),
        ("a.html", b"<html>" + b"<div>" * 100_000 + b"25", "says nothing of what the input says"),
        ("a.eml", b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\nx\n" * 300 + b"--a--", "has more than 200 parts"),
    ],
)
def test_what_cannot_be_compared_is_one_error(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=message):
        proved(tmp_path / name, data)
