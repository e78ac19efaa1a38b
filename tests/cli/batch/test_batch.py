"""`docgen batch`: a clerk's sheet or a folder becomes documents; a bad row stops no other; what was made is not made again."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import clerks
import pikepdf
import pytest

import docgen
from docgen.batch.manifest import Manifest
from docgen.reading.overrides import Set

SHEET = ("letter.yaml", "letters.xlsx", "--map", "heads.yaml")
MADE = ["out/001.pdf", "out/002.pdf", "out/005.pdf"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(clerks.desk(tmp_path))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return tmp_path


def test_every_bad_cell_is_told_by_its_address_and_the_good_rows_are_rendered(run, desk: Path) -> None:
    made = run("batch", *SHEET)
    assert (made.code, made.out.split()) == (1, MADE)
    assert [line.partition(" – ")[0] for line in made.errors] == [
        "letters.xlsx!الكتب!E3: warning: telephone numbers that the sheet keeps as numbers: a 0 or + at the beginning is lost there",
        "letters.xlsx!الكتب!B6: error: date: 1447-13-45 AH has no month 13",
        "letters.xlsx!الكتب!D7: error: recipient.name.en: the English text is missing",
        "out/failed.csv: error: 2 of 5 documents were not made",
    ]
    model = docgen.load(
        "letter.yaml",
        settings={"reference": "ADM/1", "date": "12/03/1447هـ", "recipient.name.ar": "وكيل وزارة التعليم"}
        | {"recipient.name.en": "Undersecretary of Education", "contacts[0].phone": Set("97444123456", docgen.errors.Place("x"))},
    )
    assert (desk / "out" / "001.pdf").read_bytes() == docgen.render_bytes(model, "pdf")


def test_failed_rows_are_mended_and_given_again_under_their_own_numbers(run, desk: Path) -> None:
    run("batch", *SHEET, "-f", "txt")
    failed = desk / "out" / "failed.csv"
    rows = list(csv.reader(io.StringIO(failed.read_text(encoding="utf-8-sig"), newline="")))
    assert rows[0] == ["docgen: row", *(str(head) for head in clerks.ROWS[1]), "docgen: error"]
    assert [row[0] for row in rows[1:]] == ["3 of 5", "4 of 5"]
    assert "letters.xlsx!الكتب!B6: error: date: 1447-13-45 AH has no month 13" in rows[1][-1]
    rows[1][2], rows[2][4] = "10/03/1447هـ", "Undersecretary of Finance"
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    failed.write_text(out.getvalue(), encoding="utf-8-sig")
    again = run("batch", "letter.yaml", "out/failed.csv", "--map", "heads.yaml", "-f", "txt")
    assert (again.code, again.out.split(), again.err) == (0, ["out/003.txt", "out/004.txt"], "")
    lines = [json.loads(line) for line in (desk / "out" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["n"] for line in lines] == [1, 2, 3, 4, 5]


def test_what_was_made_is_kept_until_something_that_it_is_made_of_changes(run, desk: Path) -> None:
    (desk / "letters.csv").write_text("reference,subject.ar\n1,موضوع\n2,موضوع\n3,موضوع\n", encoding="utf-8")
    command = ("batch", "letter.yaml", "letters.csv", "-f", "txt", "--resume", "-v")

    def kept(*more: str) -> int:
        made = run(*command, *more)
        assert made.code == 0, made.err
        return made.err.count("made before, and kept")

    assert [kept(), kept()] == [0, 3]
    (desk / "letters.csv").write_text("reference,subject.ar\n1,موضوع\n2,موضوع آخر\n3,موضوع\n", encoding="utf-8")
    (desk / "out" / "003.txt").write_text("changed by hand", encoding="utf-8")
    assert [kept(), kept()] == [1, 3]
    assert kept("--digits", "latn") == 0
    (desk / "letter.yaml").write_text(clerks.LETTER.replace("ندعوكم", "يسرنا دعوتكم"), encoding="utf-8")
    assert kept("--digits", "latn") == 0
    with (desk / "out" / "manifest.jsonl").open("a", encoding="utf-8") as manifest:
        manifest.write('{"n": 4, "reco')
    assert kept("--digits", "latn") == 3
    assert "reco" not in (desk / "out" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()[-1].partition('"record"')[0]


def test_a_dry_run_shows_the_first_document_and_all_errors_and_writes_nothing(run, desk: Path) -> None:
    made = run("batch", *SHEET, "--dry-run")
    assert made.code == 1
    assert made.out.startswith("# letters.xlsx!الكتب!A3: out/001.pdf\ndocgen: 1\nkind: official-letter\n")
    assert "وكيل وزارة التعليم" in made.out
    assert [line.partition(":")[0] for line in made.errors] == ["letters.xlsx!الكتب!E3", "letters.xlsx!الكتب!B6", "letters.xlsx!الكتب!D7"]
    assert sorted(path.name for path in desk.iterdir()) == ["heads.yaml", "letter.yaml", "letters.xlsx"]


def test_all_files_are_gathered_and_the_same_files_are_the_same_archive(run, desk: Path) -> None:
    made = run("batch", *SHEET, "-f", "pdf,txt", "--merge", "all.pdf", "--zip", "all.zip", "-o", "x/{n}-{reference}.{ext}")
    assert "all.pdf: warning: a merged PDF is for printing and looking at: it has no tags" in made.err
    assert made.out.split()[-2:] == ["all.pdf", "all.zip"]
    with pikepdf.open(desk / "all.pdf") as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["1-ADM-1", "2-ADM-2", "5-ADM-5"]
        assert "/StructTreeRoot" not in pdf.Root
    with zipfile.ZipFile(desk / "all.zip") as archive:
        assert archive.namelist() == sorted(f"{n}-ADM-{n}.{ext}" for n in (1, 2, 5) for ext in ("pdf", "txt"))
        assert archive.read("1-ADM-1.pdf") == (desk / "x" / "1-ADM-1.pdf").read_bytes()
    before = (desk / "all.zip").read_bytes(), (desk / "all.pdf").read_bytes()
    run("batch", *SHEET, "-f", "pdf,txt", "--merge", "all.pdf", "--zip", "all.zip", "-o", "x/{n}-{reference}.{ext}", "--resume")
    assert ((desk / "all.zip").read_bytes(), (desk / "all.pdf").read_bytes()) == before


def test_names_are_taken_from_the_row_or_from_its_document(run, desk: Path) -> None:
    made = run("batch", *SHEET, "-f", "txt", "-o", "x/{kind}/{recipient.name.en}-{date_hijri}.{ext}")
    assert made.out.split("\n")[:2] == [
        "x/official-letter/Undersecretary of Education-1447-03-12.txt",
        "x/official-letter/Undersecretary of Health-1447-03-15.txt",
    ]
    assert (desk / "x" / "failed.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("letter.yaml", "letters.xlsx", "--map", "heads.yaml", "-o", "x/{kind}.pdf"),
            "its file x/official-letter.pdf would be that of letters.xlsx!الكتب!A3",
        ),
        (("letter.yaml", "letters.xlsx", "--map", "heads.yaml", "--set", "reference=1"), "--set reference: a column of letters.xlsx!الكتب fills it"),
        (("letters.xlsx",), "data takes a template before it"),
        (("letters.xlsx", "letter.yaml"), "data takes a template before it"),
        (("letter.yaml", "--map", "heads.yaml"), "--map is for a file of data"),
        (("letter.yaml", "letters.xlsx", "--map", "heads.yaml", "-o", "-"), "-o - is for one file"),
        (("letter.yaml", "letters.xlsx", "--map", "heads.yaml", "-f", "docx", "--merge", "a.pdf"), "--merge is for PDF"),
        (("letter.yaml", "letters.xlsx", "--map", "heads.yaml", "--merge", "a.pdf", "--password", "x", "--profile", "screen"), "protected ones"),
        (("letter.yaml", "letters.xlsx", "--map", "heads.yaml", "--zip", "letters.xlsx"), "name a file that ends in .zip"),
        (("letter.yaml", "letters.xlsx", "--map", "heads.yaml", "-f", "docx", "--standard", "a-4+ua-2"), "--standard a-4+ua-2 is for PDF"),
        (("letter.yaml", "letters.xlsx", "--map", "heads.yaml", "-o", "x/{nothing}.pdf"), "there is no '{nothing}' for the name of an output"),
        (("letter.yaml", "letters.xlsx", "--map", "heads.yaml", "-o", "x.doc"), "-o x.doc names no format"),
        (("-", "letters.xlsx"), "a batch reads files"),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_written(arguments: tuple[str, ...], said: str, run, desk: Path) -> None:
    made = run("batch", *arguments)
    assert (made.code, made.out) == (2, "")
    assert said in made.err
    assert sorted(path.name for path in desk.iterdir()) == ["heads.yaml", "letter.yaml", "letters.xlsx"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing.yaml", "letters.xlsx"), "nothing.yaml: error: there is no such file"),
        (("letter.yaml", "letters.csv"), "letters.csv: error: there is no such file"),
        (("letter.yaml", "letters.xlsx"), "no row of heads is found"),
        (("letter.yaml", "letters.xlsx", "--map", "no.yaml"), "no.yaml: error: there is no such file"),
        (("heads.yaml", "letters.xlsx"), "'kind' is missing"),
        (("letter.yaml", "letters.xlsx", "--sheet", "x", "--map", "heads.yaml"), "has no sheet 'x'"),
    ],
)
def test_data_or_a_template_that_cannot_be_read_is_wrong_input(arguments: tuple[str, ...], said: str, run, desk: Path) -> None:
    made = run("batch", *arguments)
    assert (made.code, made.out) == (1, "")
    assert said in made.err
    assert not (desk / "out").exists()


def test_a_folder_s_files_keep_their_names_and_folders(run, desk: Path) -> None:
    for name in ("in/a.yaml", "in/deep/a.yaml", "in/bad.yaml"):
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text(
            clerks.LETTER.replace("kind: official-letter", "kind: letter" if "bad" in name else "kind: official-letter"), encoding="utf-8"
        )
    (desk / "in" / "docgen.toml").write_text('format = "txt,html"\n', encoding="utf-8")
    made = run("batch", "in", "--json")
    told = json.loads(made.out)
    assert (made.code, [file["path"] for file in told["files"]]) == (1, ["out/a.txt", "out/a.html", "out/deep/a.txt", "out/deep/a.html"])
    assert [error["file"] for error in told["errors"]] == ["in/bad.yaml", "out/failed.csv"]
    assert (desk / "out" / "failed.csv").read_text(encoding="utf-8-sig").splitlines()[0] == "docgen: row,file,docgen: error"


def test_a_line_of_json_sets_what_it_names_and_failed_lines_can_be_given_again(run, desk: Path) -> None:
    (desk / "a.jsonl").write_text('{"reference": "1"}\n{"reference": ""}\n{"reference": 3}\n{"referense": 4}\n{"reference"', encoding="utf-8")
    made = run("batch", "letter.yaml", "a.jsonl", "-f", "txt")
    assert (made.code, made.out.split()) == (1, ["out/001.txt", "out/003.txt"])
    assert [line.partition(" – ")[0] for line in made.errors if line.startswith("a.jsonl") and ": error: " in line] == [
        "a.jsonl:2:15: error: reference: this is empty",
        "a.jsonl:4:15: error: referense: unknown key 'referense'",
        "a.jsonl:5:13: error: this line is no JSON object: : is expected here",
    ]
    failed = (desk / "out" / "failed.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(failed[1])["docgen: row"] == "4 of 5"
    (desk / "out" / "failed.jsonl").write_text(
        "\n".join([failed[0].replace('""', '"2"'), failed[1].replace("referense", "reference")]), encoding="utf-8"
    )
    assert run("batch", "letter.yaml", "out/failed.jsonl", "-f", "txt").out.split() == ["out/002.txt", "out/004.txt"]


def test_what_some_lines_leave_to_the_template_is_told(run, desk: Path) -> None:
    lines = ['{"reference": "A/1", "subject": {"ar": "أ", "en": "A"}, "extra.x": 1}', '{"subject.ar": "ب", "copies": ["x"]}', '{"reference": null}']
    (desk / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    made = run("batch", "letter.yaml", "a.jsonl", "-f", "txt", "--dry-run")
    assert [line.partition(" – ")[0] for line in made.errors if "lines do not" in line] == [
        f"a.jsonl:{line}:1: warning: lines do not set '{path}', which others do, and their documents have what the template says there: 1"
        for line, path in ((2, "reference"), (3, "subject"))
    ]


def test_a_file_of_failed_rows_that_somebody_changed_is_never_written_over(run, desk: Path) -> None:
    (desk / "a.csv").write_text("reference,date\n1,bad\n2,\n3,2025-09-04\n", encoding="utf-8")
    command = ("batch", "letter.yaml", "a.csv", "-f", "txt")
    failed, second = desk / "out" / "failed.csv", desk / "out" / "failed-2.csv"
    run(*command)
    first = failed.read_bytes()
    run(*command)
    assert (failed.read_bytes(), second.exists()) == (first, False)
    failed.write_bytes(first.replace(b"bad", b"2025-09-05"))
    assert "out/failed-2.csv: error: 2 of 3 documents were not made" in run(*command, "--resume").err
    assert (failed.read_bytes(), second.read_bytes()) == (first.replace(b"bad", b"2025-09-05"), first)
    (desk / "a.csv").write_text("reference,date\n1,2025-09-04\n", encoding="utf-8")
    assert run(*command).code == 0
    assert (failed.exists(), second.exists()) == (True, False)


def test_failed_rows_are_what_they_were_through_a_program_for_sheets(run, desk: Path) -> None:
    cells = [
        "+974 4400 0000",
        "-",
        "@x",
        "'quoted",
        "0042",
        "12345678901234567",
        "4.50",
        "1-2",
        "3 May",
        "1E5",
        "42",
        "4.5",
        "12/03/1447هـ",
        "نص",
    ]
    rows = "".join(f'"{cell}",bad\n' for cell in cells)
    (desk / "a.csv").write_text(f"reference,date\n{rows}", encoding="utf-8")
    run("batch", "letter.yaml", "a.csv", "-f", "txt")
    written = list(csv.reader(io.StringIO((desk / "out" / "failed.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert [row[1] for row in written[1:]] == [f"'{cell}" for cell in cells[:10]] + cells[10:]
    (desk / "mended.csv").write_bytes((desk / "out" / "failed.csv").read_bytes().replace(b"bad,", b"2025-09-04,"))
    again = run("batch", "letter.yaml", "mended.csv", "-f", "txt", "-o", "again/{n:02}.{ext}")
    assert again.code == 0, again.err
    for number, cell in enumerate(cells, 1):
        assert cell in (desk / "again" / f"{number:02}.txt").read_text(encoding="utf-8").replace("\u2066", "").replace("\u2069", "")


def test_a_line_that_is_no_json_keeps_its_number(run, desk: Path) -> None:
    (desk / "g.jsonl").write_text('{"reference": "G1"}\n{"reference": "G2"}\n{"reference": "G3"\n', encoding="utf-8")
    run("batch", "letter.yaml", "g.jsonl", "-f", "txt")
    failed = desk / "out" / "failed.jsonl"
    line = json.loads(failed.read_text(encoding="utf-8"))
    assert (line["docgen: row"], line["docgen: line"]) == ("3 of 3", '{"reference": "G3"')
    failed.write_text(json.dumps({**line, "docgen: line": '{"reference": "G3"}'}), encoding="utf-8")
    assert run("batch", "letter.yaml", "out/failed.jsonl", "-f", "txt").out.split() == ["out/003.txt"]
    assert "G1" in (desk / "out" / "001.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "options", "code", "said"),
    [
        ("", ("-f", "png", "--ppi", "20"), 2, "docgen: error: ppi=20: a picture has 36 to 600 pixels an inch"),
        ("", ("-f", "pdf", "--fonts", "nowhere"), 1, "nowhere: error: is not a folder of fonts – a folder that holds .ttf files"),
        ("signatures", ("-f", "txt"), 1, "letter.yaml:1:1: error: signatures: 'signatures' is missing – add 'signatures: …'"),
    ],
)
def test_what_is_wrong_with_every_document_is_told_once_and_leaves_nothing(
    change: str, options: tuple[str, ...], code: int, said: str, run, desk: Path
) -> None:
    if change:
        lines = clerks.LETTER.splitlines(keepends=True)
        at = next(index for index, line in enumerate(lines) if line.startswith(change))
        (desk / "letter.yaml").write_text("".join(lines[:at] + lines[at + 2 :]), encoding="utf-8")
    (desk / "a.csv").write_text("reference\n1\n2\n3\n", encoding="utf-8")
    made = run("batch", "letter.yaml", "a.csv", *options)
    assert (made.code, made.out, made.errors) == (code, "", [said])
    assert not (desk / "out").exists()


def test_a_folder_of_something_else_and_one_in_use_are_left_alone(run, desk: Path) -> None:
    (desk / "a.csv").write_text("reference\n1\n", encoding="utf-8")
    (desk / "out").mkdir()
    (desk / "out" / "manifest.jsonl").write_text('{"not": "mine"}\n', encoding="utf-8")
    command = ("batch", "letter.yaml", "a.csv", "-f", "txt")
    made = run(*command)
    assert (made.code, made.errors) == (
        3,
        ["out/manifest.jsonl: error: is there, and is no manifest of a batch – move it away, or name another folder with -o"],
    )
    assert [path.name for path in (desk / "out").iterdir()] == ["manifest.jsonl"]
    other = Manifest.begin(desk / "busy", pytest.fail)
    made = run(*command, "-o", "busy")
    assert (made.code, made.errors) == (3, ["busy: error: another batch writes into this folder – wait for it, or name another folder with -o"])
    other.close()
    assert run(*command, "-o", "busy").code == 0


def test_a_gathered_file_that_lacks_documents_says_so(run, desk: Path) -> None:
    (desk / "a.csv").write_text("reference,date\n1,2025-09-04\n2,bad\n3,2025-09-04\n", encoding="utf-8")
    command = ("batch", "letter.yaml", "a.csv", "-f", "txt", "--zip", "out/all.zip")
    hint = "give the whole data again, with --resume, to have all of them in it"
    assert f"out/all.zip: warning: has 2 of 3 documents – {hint}" in run(*command).errors
    failed = desk / "out" / "failed.csv"
    failed.write_text(failed.read_text(encoding="utf-8").replace("bad,", "2025-09-04,"), encoding="utf-8")
    mended = run("batch", "letter.yaml", "out/failed.csv", "-f", "txt", "--zip", "out/all.zip")
    assert (mended.code, mended.errors) == (0, [f"out/all.zip: warning: has 1 of 3 documents – {hint}"])
    (desk / "a.csv").write_text("reference,date\n1,2025-09-04\n2,2025-09-04\n3,2025-09-04\n", encoding="utf-8")
    assert run(*command, "--resume").errors == []


def test_a_folder_that_cannot_be_locked_is_told(run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "a.csv").write_text("reference\n1\n", encoding="utf-8")
    fcntl = pytest.importorskip("fcntl")

    def no_lock(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(fcntl, "flock", no_lock)
    made = run("batch", "letter.yaml", "a.csv", "-f", "txt")
    said = "out: warning: nothing keeps another batch out of this folder: the system, or its file system, has no locks"
    assert (made.code, made.errors) == (0, [f"{said} – let one batch at a time write into it"])


def test_what_is_looked_for_and_was_not_there_counts_as_read(run, desk: Path) -> None:
    (desk / "a.csv").write_text("reference\n1\n", encoding="utf-8")
    (desk / "letter.yaml").write_text(f"{clerks.LETTER}theme: noto\n", encoding="utf-8")
    (desk / "fonts").mkdir()
    command = ("batch", "letter.yaml", "a.csv", "-f", "html", "--fonts", "fonts", "--resume", "-v")

    def kept() -> int:
        made = run(*command)
        assert made.code == 0, made.err
        return made.err.count("made before, and kept")

    assert [kept(), kept()] == [0, 1]
    (desk / "noto.yaml").write_text("docgen-theme: 1\nextends: noto\ncolours: {accent: '#003366'}\n", encoding="utf-8")
    assert [kept(), kept()] == [0, 1]
    font = next(docgen._data.shipped("fonts").rglob("*.ttf"))
    (desk / "fonts" / font.name).write_bytes(font.read_bytes())
    assert [kept(), kept()] == [0, 1]


def test_a_disk_that_is_full_is_told_when_pdfs_are_merged(run, desk: Path) -> None:
    (desk / "a.csv").write_text("reference\n1\n", encoding="utf-8")
    (desk / "all.pdf").symlink_to("/dev/full")
    made = run("batch", "letter.yaml", "a.csv", "-f", "pdf", "--merge", "all.pdf")
    assert (made.code, made.errors[-1]) == (3, "all.pdf: error: cannot be written: no space left on device")
