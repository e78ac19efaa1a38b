"""`docgen render`'s options for PDF: what they do, and how they fail."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from proofs import need_module
from signing_keys import PASSPHRASE, make_keys
from typer.testing import CliRunner

from docgen.cli import main
from docgen.cli.app import app
from docgen.cli.pdfoptions import watermark_words
from docgen.document.inline import Both
from docgen.document.theme import MM
from docgen.writers.pdf.inspect.read import inspect_pdf

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "statement.yaml")


def render(tmp_path: Path, *options: str) -> Path:
    file = tmp_path / "out.pdf"
    result = CliRunner().invoke(app, ["render", EXAMPLE, "-o", str(file), *options])
    assert result.exit_code == 0, result.output
    return file


def test_a_file_for_the_press(tmp_path: Path) -> None:
    with pikepdf.open(render(tmp_path, "--profile", "print", "--bleed", "5", "--no-marks", "--page", "A5")) as pdf:
        trim = [float(edge) for edge in pdf.pages[0].obj.TrimBox]
        assert [trim[0], trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([5 * MM, 148 * MM, 210 * MM], abs=0.01)


def test_a_page_of_one_s_own_size(tmp_path: Path) -> None:
    with pikepdf.open(render(tmp_path, "--page", "170x240mm")) as pdf:
        assert [float(edge) for edge in pdf.pages[0].obj.MediaBox] == pytest.approx([0, 0, 170 * MM, 240 * MM], abs=0.01)


def test_watermark_and_qr_code(tmp_path: Path) -> None:
    report = inspect_pdf(render(tmp_path, "--watermark", "draft", "--qr", "https://embassy.example/{reference}"))
    assert "QR code: https://embassy.example/EMB/PS/2021/031" in [passage.text for passage in report.passages if passage.tag == "Figure"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("draft", Both("مسودة", "DRAFT")),
        ("embargo", Both("محظور النشر", "EMBARGOED")),
        ("سري", Both("سري", None)),
        ("Confidential", Both(None, "Confidential")),
        ("Confidential | سري", Both("سري", "Confidential")),
    ],
)
def test_a_watermark_says_each_word_once_in_its_own_language(given: str, words: Both[str]) -> None:
    assert watermark_words(given) == words


def test_a_password_and_what_it_allows(tmp_path: Path) -> None:
    with pikepdf.open(render(tmp_path, "--profile", "screen", "--password", "in", "--allow", "none"), password="in") as pdf:
        assert not pdf.allow.extract
        assert not pdf.allow.print_highres


def test_a_signature_with_its_passphrase_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need_module("pyhanko")
    keys = make_keys(tmp_path)
    monkeypatch.setenv("DOCGEN_SIGN_PASSPHRASE", PASSPHRASE)
    (signature,) = inspect_pdf(render(tmp_path, "--sign", str(keys.pkcs12), "--sign-visible")).signatures
    assert (signature.intact, signature.valid, signature.signer) == (True, True, "Press Office")


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--bleed", "wide", "--profile", "print"), 2, "write a length such as 3 mm"),
        (("--bleed", "5"), 2, "--bleed is not for the archive profile; --profile print"),
        (("--bleed", "3mm", "--profile", "screen"), 2, "--bleed is not for the screen profile; --profile print"),
        (("--marks",), 2, "--marks is not for the archive profile; --profile print"),
        (("--bleed", "26", "--profile", "print"), 2, "a bleed is 0 to 25 mm"),
        (("--source", "full", "--profile", "print"), 2, "--source full is not for the print profile; --profile archive or screen"),
        (("--sign", "x.p12", "--profile", "print"), 2, "--sign is not for the print profile; --profile archive or screen"),
        (("--page", "A99"), 2, "A3, A4"),
        (("--page", "80x90"), 2, "a page of 80 × 90 mm leaves too little room"),
        (("--password", "in"), 2, "--password is not for the archive profile; --profile screen"),
        (("--allow", "print"), 2, "--allow needs a password"),
        (("--profile", "screen", "--password", "in", "--allow", "sing"), 2, "print, copy, change, annotate"),
        (("--sign-visible",), 2, "means nothing without --sign"),
        (("--sign-long-term",), 2, "means nothing without --sign"),
        (("--sign-fields", "2"), 2, "means nothing without --sign"),
        (("--sign", "x.p12", "--sign-token", "x.so"), 2, "exclude each other"),
        (("--sign", "x.p12", "--sign-label", "x"), 2, "means nothing without --sign-token"),
        (("--sign", "x.p12", "--sign-long-term"), 2, "needs --timestamp URL"),
        (("--sign", "x.p12", "--sign-long-term", "--timestamp", "https://one.example"), 2, "needs --sign-trust FILE"),
        (("--sign", "x.p12", "--sign-trust", "root.pem"), 2, "means nothing without --sign-long-term"),
        (("--sign", "x.p12", "--sign-fields", "0"), 2, "1 to 12 signature fields"),
        (("--sign", "x.p12", "--sign-fields", "2", "--sign-certify", "no-changes"), 2, "lets nobody sign after it"),
        (("--sign-token", "missing.so"), 1, "no such file"),
        (("--sign-token", EXAMPLE), 1, "no token opens"),
        (("--sign", "missing.p12"), 1, "no such file"),
        (("--profile", "print", "--icc", EXAMPLE), 1, "is not a colour profile"),
        (("--standard", "a-4+ua-2", "--profile", "print"), 2, "--standard a-4+ua-2 is not for the print profile; --profile archive"),
        (("--watermark", "| DRAFT"), 2, "both sides of | need words"),
    ],
)
def test_a_wrong_option_is_one_clear_line_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], code: int, said: str
) -> None:
    file = tmp_path / "out.pdf"
    assert main(["render", EXAMPLE, "-o", str(file), *options]) == code
    error = capsys.readouterr().err
    assert said in error
    assert len(error.splitlines()) == 1
    assert not file.exists()
