"""`publish`: the whole set with its manifest, or nothing; figures, dates, names and what no reader may miss are the same in every file."""

from __future__ import annotations

import hashlib
import io
import json
import re
import warnings
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from mail_reading import by_python, part
from ooxml import Docx, W

import docgen
from docgen.errors import DocgenWarning, OutputError, Problem, RenderError, UsageError
from docgen.publishing import CHOICES, PIECES, chosen, publish
from docgen.types import Lang
from docgen.writers import BUILT_IN
from docgen.writers.pdf.inspect.read import inspect_pdf

ROOT = Path(__file__).parents[1]
STATEMENT = ROOT / "examples" / "statement.yaml"
QUICK = ("txt", "html")
UNSEEN = dict.fromkeys(map(ord, "\u2060\u200b\u200e\u200f\u00ad\u2066\u2067\u2068\u2069"))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> docgen.Published:
    """A marked statement under an embargo, in every channel."""
    settings = {"marking": "restricted", "release": {"embargo": "2021-10-20T09:00+03:00"}}
    return publish(docgen.load(STATEMENT, settings=settings), tmp_path_factory.mktemp("set"), warn=lambda problem: None, ppi=60.0)


def rows(made: docgen.Published) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(made.manifest.read_text(encoding="utf-8"))["files"]
    return found


def test_the_set_has_every_format_and_channel(published: docgen.Published) -> None:
    assert [file.path.name for file in published.files] == [
        *("statement.pdf", "statement-ar.pdf", "statement-en.pdf", "statement.docx", "statement.html", "statement.eml", "statement.txt"),
        *("statement-whatsapp.txt", "statement-telegram.txt", "statement-x.txt", "statement-1.png", "statement-2.png"),
        *("statement-card-wide.png", "statement-card-portrait.png", "statement-card-square.png"),
    ]
    assert {file.format for file in published.files} == set(BUILT_IN)


def test_the_manifest_says_what_is_there(published: docgen.Published) -> None:
    told = rows(published)
    assert {row["path"] for row in told} | {"manifest.json"} == {path.name for path in published.folder.iterdir()}
    for row in told:
        data = (published.folder / row["path"]).read_bytes()
        assert (row["bytes"], row["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert ("pages" in row) == (row["format"] == "pdf")
    whole = json.loads(published.manifest.read_text(encoding="utf-8"))
    assert (whole["manifest"], whole["reference"], whole["date"]) == (1, "EMB/PS/2021/031", "2021-10-19")
    assert [sorted(notice) for notice in whole["notices"]] == [["ar", "en"], ["ar", "en"]]


def said(made: docgen.Published) -> dict[str, str]:
    """The words of each file that has words."""
    found: dict[str, str] = {}
    for file in made.files:
        data = file.data
        if file.format == "pdf":
            text = " ".join(passage.text for passage in inspect_pdf(file.path).passages)
        elif file.format == "docx":
            package = Docx(data)
            parts = [package.xml(name) for name in package.parts if re.fullmatch(r"word/(document|header\d+)\.xml", name)]
            text = "".join(one.text or "" if one.tag == f"{W}t" else " " for tree in parts for one in tree.iter(f"{W}t", f"{W}p", f"{W}br"))
        elif file.format == "eml":
            message = by_python(data)
            text = re.sub(r"<title>.*?</title>|<[^>]+>", " ", part(message, "html"))
            found[f"{file.path.name}: text"] = part(message, "plain")
            found[f"{file.path.name}: subject"] = str(message["Subject"])
        elif file.format == "html":
            text = re.sub(r"<(style|script|title).*?</\1>|<[^>]+>", " ", data.decode(), flags=re.DOTALL)
        elif file.format == "txt":
            text = data.decode()
        else:
            continue
        found[file.path.name] = text
    return {name: re.sub(r"\s+", " ", text.translate(UNSEEN)) for name, text in found.items()}


def test_an_embargo_and_a_marking_are_in_every_channel(published: docgen.Published) -> None:
    words: dict[Lang, tuple[str, str]] = {"ar": ("محظور النشر", "محدود التداول"), "en": ("EMBARGOED", "Restricted")}
    for name, text in said(published).items():
        for lang, wanted in words.items():
            if f"-{'en' if lang == 'ar' else 'ar'}." in name:
                continue
            assert [word for word in wanted if word.casefold() not in text.casefold()] == [], name


def test_figures_dates_and_names_are_the_same_in_every_channel(published: docgen.Published) -> None:
    texts = {name: text for name, text in said(published).items() if "subject" not in name}
    names = ("Joint Economic, Trade and Technical Commission", "Baku", "Qatar", "Azerbaijan", "Spokesperson of the Embassy")
    for name, text in texts.items():
        latin = "".join(text.split())
        if "-ar." not in name:
            dates = ("18October2021", "7September2021", "22February2021", "2March2021", "+97444001234", "EMB/PS/2021/031", "press@embassy.example")
            assert [one for one in (*dates, *("".join(one.split()) for one in names)) if one not in latin] == [], name
        if "-en." not in name:
            assert [figures for figures in ("٢٠٢١", "١٨", "٢٢", "١٤٤٣") if figures not in text] == [], name


def test_it_is_the_same_every_time(tmp_path: Path) -> None:
    one = publish(STATEMENT, tmp_path / "one", only=("eml", "txt", "wide"))
    two = publish(STATEMENT, tmp_path / "two", only=("eml", "txt", "wide"))
    assert one.manifest.read_bytes() == two.manifest.read_bytes()


@pytest.mark.parametrize(
    ("only", "without", "names"),
    [
        (("pdf",), (), ["pdf", "pdf ar", "pdf en"]),
        (("pdf",), ("ar",), ["pdf", "pdf en"]),
        (("x", "square"), (), ["txt x", "card square"]),
        ((), ("pdf", "docx", "html", "eml", "txt", "card"), ["png"]),
    ],
)
def test_pieces_are_chosen_and_left_out_by_names(only: tuple[str, ...], without: tuple[str, ...], names: list[str]) -> None:
    assert [" ".join(piece.names) for piece in chosen(only, without)] == names


def test_a_name_that_there_is_not_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"nothing of the set is called 'telegrm'.*'telegram'"):
        chosen(("telegrm",), ())
    with pytest.raises(UsageError, match="nothing of the set is left"):
        chosen(("pdf",), ("pdf",))
    with pytest.raises(UsageError, match="takes a list of names"):
        chosen("pdf", ())
    assert {name for piece in PIECES for name in piece.names} == set(CHOICES)


def test_a_document_of_one_language_has_one_pdf(tmp_path: Path) -> None:
    made = publish(docgen.load(STATEMENT, settings={"languages": ["ar"]}), tmp_path, only=("pdf", "wire"), warn=lambda problem: None)
    assert [file.path.name for file in made.files] == ["statement.pdf", "statement.txt"]


def test_where_one_file_cannot_be_made_nothing_is_written(tmp_path: Path) -> None:
    word = "أ" * 400
    model = docgen.load(STATEMENT, settings={"headline.ar": word}, warn=lambda problem: None)
    with pytest.raises(RenderError, match="txt x: this is longer than a message"):
        publish(model, tmp_path / "out", only=("wire", "x"), warn=lambda problem: None)
    assert not (tmp_path / "out").exists()


def test_files_of_every_earlier_set_are_told_until_they_are_removed(tmp_path: Path) -> None:
    for only in (["whatsapp"], ["x"]):
        publish(STATEMENT, tmp_path, only=only, stem="a", warn=lambda problem: None)
    for gone, left in ((False, {"a-whatsapp.txt", "a-x.txt"}), (True, {"a-x.txt"})):
        if gone:
            (tmp_path / "a-whatsapp.txt").unlink()
        told: list[Problem] = []
        publish(STATEMENT, tmp_path, only=["telegram"], stem="a", warn=told.append)
        assert {Path(str(problem.place.file)).name for problem in told} == left


def test_a_set_without_a_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="stem=' ' is no name"):
        publish(STATEMENT, tmp_path, only=["x"], stem=" ")
    assert not list(tmp_path.iterdir())


def test_files_of_an_earlier_set_stay_and_are_told(tmp_path: Path) -> None:
    publish(STATEMENT, tmp_path, only=QUICK)
    told: list[Problem] = []
    publish(STATEMENT, tmp_path, only=("html",), warn=told.append)
    assert sorted(Path(str(problem.place.file)).name for problem in told) == [
        *("statement-telegram.txt", "statement-whatsapp.txt", "statement-x.txt", "statement.txt")
    ]
    assert (tmp_path / "statement.txt").exists()
    assert [row["path"] for row in json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))["files"]] == ["statement.html"]


@pytest.mark.parametrize("before", ["{", "[]", '{"manifest": 1, "files": [3]}', '{"manifest": 1, "files": [{"path": "../../etc/passwd"}]}', "\udcff"])
def test_a_manifest_of_somebody_else_s_stops_nothing(before: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(before, encoding="utf-8", errors="surrogateescape")
    with warnings.catch_warnings():
        warnings.simplefilter("error", DocgenWarning)
        publish(STATEMENT, tmp_path, only=("wire",))


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(OutputError):
        publish(STATEMENT, tmp_path / "out", only=("wire",))


def test_the_stem_is_that_of_the_input_or_as_asked_and_always_a_name(tmp_path: Path) -> None:
    made = publish(STATEMENT, tmp_path, only=("wire",), stem="../بيان: ٣١/أ?")
    (file,) = made.files
    assert file.path.parent == tmp_path
    assert file.path.is_file()
    assert "بيان" in file.path.name


def test_options_that_no_file_heeds_are_an_error_and_those_of_publish_s_own_choice_are_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is for DOCX and PDF"):
        publish(STATEMENT, tmp_path, only=QUICK, page=(420.0, 595.0))
    with pytest.raises(TypeError, match="layout"):
        publish(STATEMENT, tmp_path, layout="ar")  # type: ignore[call-arg]
    assert list(tmp_path.iterdir()) == []


def test_without_the_package_that_paints_the_rest_is_made_and_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.publishing.find_spec", lambda name: None)
    told: list[Problem] = []
    made = publish(STATEMENT, tmp_path, without=("pdf", "docx", "eml"), warn=told.append)
    assert {file.format for file in made.files} == {"txt", "html"}
    assert any("docgen-bilingual[png]" in str(problem) for problem in told)


def test_nothing_of_the_input_is_carried(published: docgen.Published) -> None:
    for file in published.files:
        data = (
            file.data if file.format == "pdf" else next(iter(by_python(file.data).iter_attachments())).get_content() if file.format == "eml" else b""
        )
        if data:
            document = pypdfium2.PdfDocument(io.BytesIO(data))
            assert document.count_attachments() == 0
            document.close()


@pytest.mark.parametrize("format", ["txt", "html"])
def test_a_draft_with_a_marking_says_both(format: str) -> None:
    model = docgen.load(STATEMENT, settings={"status": "draft", "marking": "confidential"}, warn=lambda problem: None)
    text = docgen.render_bytes(model, format).decode().translate(UNSEEN)
    assert "Confidential · Draft" in text
    assert "سرّي · مسودة" in text


@pytest.mark.parametrize("layout", ["side-by-side", "stacked"])
def test_a_marking_and_an_embargo_leave_room_on_the_lowest_card(layout: Any) -> None:
    settings = {"status": "draft", "marking": "confidential", "release": {"embargo": "2021-10-20T09:00+03:00"}}
    told: list[Problem] = []
    docgen.render_bytes(docgen.load(STATEMENT, settings=settings), "png", card="wide", layout=layout, warn=told.append)
    assert [problem.message for problem in told] == []
