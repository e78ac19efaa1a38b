"""Signatures and passwords."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from flows import sample_flow
from pdf_reading import fragments, open_pdf
from proofs import need_module
from signing_keys import PASSPHRASE, Keys, make_keys
from verapdf import broken_rules

from docgen.errors import RenderError
from docgen.writers.options import Protection, RenderOptions, Signing
from docgen.writers.pdf import render
from docgen.writers.pdf.inspect.read import inspect_pdf

need_module("pyhanko")


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    return make_keys(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def signing(keys: Keys) -> Signing:
    return Signing(keys.pkcs12, passphrase=PASSPHRASE, reason="Approved")


def test_a_signed_file_holds_and_one_changed_byte_breaks_it(signing: Signing, tmp_path: Path) -> None:
    file, changed, longer = tmp_path / "file.pdf", tmp_path / "changed.pdf", tmp_path / "longer.pdf"
    data = render(sample_flow(), RenderOptions(signing=signing))
    file.write_bytes(data)
    (signature,) = inspect_pdf(file).signatures
    assert (signature.signer, signature.intact, signature.valid, signature.whole) == ("Press Office", True, True, True)
    at = data.index(b"stream\n") + 20
    changed.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    (signature,) = inspect_pdf(changed).signatures
    assert signature.intact is False
    longer.write_bytes(data + b"\n% more\n" + data[data.rindex(b"startxref") :])
    (signature,) = inspect_pdf(longer).signatures
    assert signature.whole is False


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_signed_archives_break_no_rule(signing: Signing, tmp_path: Path, flavour: str) -> None:
    files = [tmp_path / "hidden.pdf", tmp_path / "visible.pdf"]
    for file, visible in zip(files, (False, True), strict=True):
        file.write_bytes(render(sample_flow(), RenderOptions(signing=replace(signing, visible=visible))))
    assert broken_rules(files, flavour) == {"hidden.pdf": [], "visible.pdf": []}


def test_a_visible_signature_shows_who_signed_and_when(signing: Signing) -> None:
    with open_pdf(render(sample_flow(), RenderOptions(signing=replace(signing, visible=True)))) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        left, bottom, right, top = (float(edge) for edge in field.Rect)
        assert right - left > 100
        assert top - bottom > 30
        assert field.AP.N.Subtype == "/Form"
        assert field.TU == "توقيع رقمي"
        assert field.P.objgen == pdf.pages[-1].obj.objgen
        assert "Form" in {str(element.S)[1:] for element in pdf.objects if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Form"}


def test_a_pem_pair_signs_as_well(keys: Keys, tmp_path: Path) -> None:
    file = tmp_path / "file.pdf"
    file.write_bytes(render(sample_flow(), RenderOptions(signing=Signing(keys.certificate, keys.private_key, PASSPHRASE))))
    assert inspect_pdf(file).signatures[0].valid


def test_wrong_keys_are_refused_before_anything_is_made(keys: Keys, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "text.p12"
    text.write_text("no keys")
    for signing, said in (
        (Signing(keys.pkcs12, passphrase="wrong"), "wrong passphrase"),
        (Signing(keys.pkcs12), "wrong passphrase"),
        (Signing(text, passphrase=PASSPHRASE), "not a file of keys"),
        (Signing(tmp_path / "missing.p12"), "no such file"),
        (Signing(keys.certificate, keys.private_key, "wrong"), "wrong passphrase"),
    ):
        with pytest.raises(RenderError, match=said):
            render(sample_flow(), RenderOptions(signing=signing))
    assert not capsys.readouterr().err


def test_a_time_stamping_authority_that_does_not_answer_is_an_error(signing: Signing) -> None:
    with pytest.raises(RenderError, match="no time stamp"):
        render(sample_flow(), RenderOptions(signing=replace(signing, timestamp_url="http://127.0.0.1:9/tsa")))


def test_the_press_gets_no_signature(signing: Signing) -> None:
    with pytest.raises(RenderError, match="not for the print profile"):
        render(sample_flow(), RenderOptions("print", signing=signing))


def test_a_password_opens_the_file_and_what_is_not_allowed_stays_shut(tmp_path: Path) -> None:
    file = tmp_path / "file.pdf"
    file.write_bytes(render(sample_flow(), RenderOptions("screen", protection=Protection("in", "all", frozenset({"print"})))))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(file)
    with pikepdf.open(file, password="in") as pdf:
        assert pdf.encryption.R == 6
        assert pdf.encryption.bits == 256
        allow = pdf.allow
        assert (allow.print_highres, allow.extract, allow.modify_other, allow.modify_annotation, allow.accessibility) == (
            True,
            False,
            False,
            False,
            True,
        )
        assert any(part.text.startswith("Joint Commission") for part in fragments(pdf))


def test_passwords_belong_to_the_screen_profile(tmp_path: Path) -> None:
    for profile in ("archive", "print"):
        with pytest.raises(RenderError, match="passwords are not allowed"):
            render(sample_flow(), RenderOptions(profile, protection=Protection("in")))  # type: ignore[arg-type]
    with pytest.raises(RenderError, match="needs a password"):
        render(sample_flow(), RenderOptions("screen", protection=Protection()))


def test_a_protected_file_can_be_signed(signing: Signing, tmp_path: Path) -> None:
    file = tmp_path / "file.pdf"
    file.write_bytes(render(sample_flow(), RenderOptions("screen", protection=Protection("in", "all"), signing=signing)))
    report = inspect_pdf(file, "in")
    assert report.encrypted
    assert (report.signatures[0].intact, report.signatures[0].valid) == (True, True)
