"""Certifying signatures: what may be changed after them, and what `inspect` says of what was."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from flows import sample_flow
from proofs import need_module
from signing_keys import PASSPHRASE, Keys, make_keys
from verapdf import broken_rules

from docgen.writers.options import Certify, RenderOptions, Signing
from docgen.writers.pdf import render
from docgen.writers.pdf.inspect.read import inspect_pdf

need_module("pyhanko")


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    return make_keys(tmp_path_factory.mktemp("keys"))


def certified(keys: Keys, certify: Certify | None, **more: Any) -> bytes:
    return render(sample_flow(), RenderOptions(signing=Signing(keys.pkcs12, passphrase=PASSPHRASE, certify=certify, **more)))


def changed(data: bytes) -> bytes:
    """The file with another language, as an incremental update that touches no signed byte."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    writer.root["/Lang"] = generic.TextStringObject("fr")
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(("certify", "level"), [("no-changes", 1), ("signatures", 2), ("annotations", 3)])
def test_the_level_stands_in_the_file_and_inspect_tells_it(keys: Keys, tmp_path: Path, certify: Certify, level: int) -> None:
    file = tmp_path / "file.pdf"
    file.write_bytes(certified(keys, certify))
    with pikepdf.open(file) as pdf:
        assert level == pdf.Root.Perms.DocMDP.Reference[0].TransformParams.P
    (signature,) = inspect_pdf(file).signatures
    assert (signature.certifies, signature.later, signature.allowed) == (certify, "nothing", True)


def test_a_later_change_is_told_as_not_allowed(keys: Keys, tmp_path: Path) -> None:
    file = tmp_path / "file.pdf"
    for certify in ("no-changes", None):
        file.write_bytes(changed(certified(keys, certify)))  # type: ignore[arg-type]
        (signature,) = inspect_pdf(file).signatures
        assert (signature.intact, signature.whole, signature.later, signature.allowed) == (True, False, "other", False)


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_a_certified_archive_with_room_for_others_breaks_no_rule(keys: Keys, tmp_path: Path, flavour: str) -> None:
    files = [tmp_path / "closed.pdf", tmp_path / "open.pdf"]
    files[0].write_bytes(certified(keys, "no-changes"))
    files[1].write_bytes(certified(keys, "signatures", visible=True, fields=3))
    assert broken_rules(files, flavour) == {"closed.pdf": [], "open.pdf": []}
