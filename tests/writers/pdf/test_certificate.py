"""Keys whose signature nobody would take for valid are refused before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from flows import sample_flow
from pdf_reading import open_pdf
from proofs import need_module
from signing_keys import PASSPHRASE, make_keys

from docgen.errors import RenderError
from docgen.writers.options import RenderOptions, Signing
from docgen.writers.pdf import render
from docgen.writers.pdf.inspect.read import inspect_pdf
from docgen.writers.pdf.signing.certificate import printable
from docgen.writers.pdf.signing.keys import open_keys

need_module("pyhanko")


@pytest.mark.parametrize("kind", ["rsa", "ec"])
@pytest.mark.parametrize("other", ["rsa", "ec"])
def test_the_key_of_another_certificate_is_refused(tmp_path: Path, kind: str, other: str) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    mine, theirs = make_keys(tmp_path / "one", kind=kind), make_keys(tmp_path / "two", kind=other)
    with pytest.raises(RenderError, match="certificate is not that of the private key"):
        open_keys(Signing(mine.certificate, private_key=theirs.private_key, passphrase=PASSPHRASE))
    assert open_keys(Signing(mine.certificate, private_key=mine.private_key, passphrase=PASSPHRASE)).name == "Press Office"


@pytest.mark.parametrize(("first_day", "said"), [(-60, "has expired"), (5, "is not valid yet")])
def test_a_certificate_that_does_not_count_today_is_refused_at_its_file(tmp_path: Path, first_day: int, said: str) -> None:
    keys = make_keys(tmp_path, first_day=first_day)
    with pytest.raises(RenderError, match=said) as refused:
        render(sample_flow(), RenderOptions(signing=Signing(keys.pkcs12, passphrase=PASSPHRASE)))
    (problem,) = refused.value.problems
    assert problem.place.file == str(keys.pkcs12)


def test_keys_that_are_for_encryption_alone_do_not_sign(tmp_path: Path) -> None:
    keys = make_keys(tmp_path, signs=False)
    with pytest.raises(RenderError, match=r"not one to sign with .*key encipherment"):
        open_keys(Signing(keys.pkcs12, passphrase=PASSPHRASE))


def test_keys_that_readers_do_not_know_are_refused_by_their_name(tmp_path: Path) -> None:
    keys = make_keys(tmp_path, kind="ed25519")
    with pytest.raises(RenderError, match="Ed25519"):
        open_keys(Signing(keys.pkcs12, passphrase=PASSPHRASE))


def test_ecdsa_keys_sign(tmp_path: Path) -> None:
    keys, file = make_keys(tmp_path, kind="ec"), tmp_path / "file.pdf"
    file.write_bytes(render(sample_flow(), RenderOptions(signing=Signing(keys.pkcs12, passphrase=PASSPHRASE))))
    (signature,) = inspect_pdf(file).signatures
    assert (signature.intact, signature.valid) == (True, True)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Press\u202eeciffO", "PresseciffO"), ("Press\nOffice", "Press Office"), ("\u2066رئيس\u2069 القسم", "رئيس القسم"), ("A\u2028B", "A B")],
)
def test_a_name_in_a_certificate_steers_no_line(name: str, shown: str) -> None:
    assert printable(name) == shown


def test_the_name_in_the_file_is_the_printable_one(tmp_path: Path) -> None:
    keys = make_keys(tmp_path, "Press\u202eOffice")
    with open_pdf(render(sample_flow(), RenderOptions(signing=Signing(keys.pkcs12, passphrase=PASSPHRASE)))) as pdf:
        assert str(pdf.Root.AcroForm.Fields[0].V.Name) == "PressOffice"
