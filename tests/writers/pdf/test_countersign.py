"""Several people sign one file, one after another: `--sign-fields` and `docgen sign`."""

from __future__ import annotations

import subprocess
from itertools import combinations
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from flows import sample_flow
from pki import serving
from proofs import need, need_module
from signing_keys import PASSPHRASE, Keys, make_keys
from verapdf import broken_rules

from docgen.cli import main
from docgen.document.document import LAYOUTS
from docgen.document.theme import MM
from docgen.errors import InputError, RenderError
from docgen.templating.theme import load_theme
from docgen.writers.options import Protection, RenderOptions, Signing
from docgen.writers.pdf import render
from docgen.writers.pdf.inspect.read import inspect_pdf
from docgen.writers.pdf.signing.countersign import countersign

need_module("pyhanko")
SIGNERS = ("Press Office", "وزارة الخارجية", "Board Secretary")


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> list[Keys]:
    return [make_keys(tmp_path_factory.mktemp("keys"), name) for name in SIGNERS]


def signing(keys: Keys, **more: Any) -> Signing:
    return Signing(keys.pkcs12, passphrase=PASSPHRASE, **more)


def made(file: Path, keys: list[Keys], options: dict[str, Any] | None = None, **more: Any) -> Path:
    file.write_bytes(render(sample_flow(), RenderOptions(signing=signing(keys[0], **more), **(options or {}))))
    return file


def again(file: Path, keys: Keys, password: str = "", **more: Any) -> Path:
    signed = file.with_name(f"{file.stem}+.pdf")
    signed.write_bytes(countersign(file, signing(keys, **more), load_theme("classic"), password=password))
    return signed


@pytest.mark.parametrize("visible", [False, True])
def test_each_signs_the_next_field_and_the_earlier_signatures_hold(keys: list[Keys], tmp_path: Path, visible: bool) -> None:
    file = made(tmp_path / "file.pdf", keys, fields=3, visible=visible)
    for one in keys[1:]:
        before = file.read_bytes()
        file = again(file, one)
        assert file.read_bytes().startswith(before)
    found = inspect_pdf(file).signatures
    assert [(each.field, each.signer) for each in found] == list(zip(("Signature", "Signature2", "Signature3"), SIGNERS, strict=True))
    assert all(each.intact and each.valid and each.allowed for each in found)
    assert [(each.whole, each.later) for each in found] == [(False, "forms"), (False, "forms"), (True, "nothing")]


@pytest.mark.parametrize(("standard", "flavours"), [("a-3a+ua-1", ("3a", "ua1")), ("a-4+ua-2", ("4", "ua2"))])
def test_an_archive_breaks_no_rule_before_and_after_the_second_signature(
    keys: list[Keys], tmp_path: Path, standard: str, flavours: tuple[str, str]
) -> None:
    files = []
    for name, visible in (("hidden", False), ("visible", True)):
        first = made(tmp_path / f"{name}.pdf", keys, {"standard": standard}, fields=3, visible=visible, certify="signatures")
        files += [first, again(first, keys[1])]
    for flavour in flavours:
        assert broken_rules(files, flavour) == {file.name: [] for file in files}


@pytest.mark.parametrize("size", [None, (148 * MM, 210 * MM), (297 * MM, 420 * MM)])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_fields_lie_on_the_page_and_none_over_another(keys: list[Keys], layout: Any, size: tuple[float, float] | None) -> None:
    from dataclasses import replace

    flow = sample_flow(layout)
    if size is not None:
        flow = replace(flow, theme=replace(flow.theme, page=replace(flow.theme.page, width=size[0], height=size[1])))
    with pikepdf.open(_stream(render(flow, RenderOptions(signing=signing(keys[0], fields=12, visible=True))))) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        assert [str(field.T) for field in fields] == ["Signature", *(f"Signature{number}" for number in range(2, 13))]
        placed = [(field.P.objgen, [float(edge) for edge in field.Rect]) for field in fields]
        width, height = (float(edge) for edge in pdf.pages[0].mediabox[2:])
        for _, (left, bottom, right, top) in placed:
            assert 0 < left < right < width
            assert 0 < bottom < top < height
        for (page, one), (other_page, other) in combinations(placed, 2):
            assert page != other_page or one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def _stream(data: bytes) -> Any:
    import io

    return io.BytesIO(data)


def test_each_field_has_its_element_in_the_tree(keys: list[Keys]) -> None:
    with pikepdf.open(_stream(render(sample_flow(), RenderOptions(signing=signing(keys[0], fields=4, visible=True))))) as pdf:
        forms = [found for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/Form"]
        assert len(forms) == 4


def test_a_later_signature_that_is_seen_speaks_both_languages(keys: list[Keys], tmp_path: Path) -> None:
    import pymupdf

    file = again(made(tmp_path / "file.pdf", keys, fields=2, visible=True), keys[1])
    with pymupdf.open(file) as pdf:
        assert pdf[-1].get_text().count("Digitally signed by") == 2


def test_poppler_finds_every_signature_sound(keys: list[Keys], tmp_path: Path) -> None:
    need("pdfsig")
    file = again(made(tmp_path / "file.pdf", keys, fields=2, visible=True), keys[1])
    said = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False).stdout
    assert said.count("Signature is Valid.") == 2, said


def test_a_second_signer_may_sign_for_long_in_a_certified_file(tmp_path: Path) -> None:
    with serving(tmp_path) as pki:
        one, two = (
            Signing(pki.signer(name), passphrase=PASSPHRASE, timestamp_url=pki.timestamp_url, long_term=True, trust=pki.trust, **more)
            for name, more in (("First", {"fields": 2, "certify": "signatures"}), ("Second", {}))
        )
        file, signed = tmp_path / "file.pdf", tmp_path / "signed.pdf"
        file.write_bytes(render(sample_flow(), RenderOptions(signing=one)))
        signed.write_bytes(countersign(file, two, load_theme("classic")))
    found = inspect_pdf(signed).signatures
    assert [(each.kind, each.signer) for each in found] == [
        ("signature", "First"),
        ("document time stamp", "Time Stamps"),
        ("signature", "Second"),
        ("document time stamp", "Time Stamps"),
    ]
    assert all(each.intact and each.valid and each.allowed for each in found)
    assert found[-1].whole
    assert [each.long_term for each in found] == [True, False, True, False]
    for flavour in ("3a", "ua1"):
        assert broken_rules([signed], flavour) == {"signed.pdf": []}


def test_what_the_file_keeps_for_the_first_signer_is_not_told_of_the_second(tmp_path: Path) -> None:
    with serving(tmp_path) as pki:
        one = Signing(pki.signer("First"), passphrase=PASSPHRASE, timestamp_url=pki.timestamp_url, long_term=True, trust=pki.trust, fields=2)
        file, signed = tmp_path / "file.pdf", tmp_path / "signed.pdf"
        file.write_bytes(render(sample_flow(), RenderOptions(signing=one)))
        signed.write_bytes(countersign(file, Signing(pki.signer("Second"), passphrase=PASSPHRASE), load_theme("classic")))
    found = inspect_pdf(signed).signatures
    assert {each.signer: each.long_term for each in found if each.kind == "signature"} == {"First": True, "Second": False}


def test_what_cannot_be_signed_is_refused_in_a_line(keys: list[Keys], tmp_path: Path) -> None:
    plain = tmp_path / "plain.pdf"
    plain.write_bytes(render(sample_flow(), RenderOptions()))
    full, closed, free = (
        made(tmp_path / f"{name}.pdf", keys, **more) for name, more in (("full", {}), ("closed", {"certify": "no-changes"}), ("free", {"fields": 2}))
    )
    data = free.read_bytes()
    broken, cut, text = tmp_path / "broken.pdf", tmp_path / "cut.pdf", tmp_path / "text.pdf"
    at = data.index(b"stream\n") + 20
    broken.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    cut.write_bytes(data[:3000])
    text.write_text("no PDF")
    for file, more, said in (
        (plain, {}, "no signature field is empty"),
        (full, {}, "no signature field is empty"),
        (closed, {}, "forbids all changes"),
        (free, {"certify": "signatures"}, "only the first signature"),
        (free, {"visible": True}, "when the file was made"),
        (broken, {}, "does not hold|cannot be signed"),
    ):
        with pytest.raises(RenderError, match=said):
            again(file, keys[1], **more)
    for file in (cut, text, tmp_path / "missing.pdf"):
        with pytest.raises((InputError, RenderError)):
            again(file, keys[1])


def test_a_protected_file_is_signed_by_who_may(keys: list[Keys], tmp_path: Path) -> None:
    file = made(tmp_path / "file.pdf", keys, {"profile": "screen", "protection": Protection("in", "all")}, fields=2)
    with pytest.raises(InputError, match="protected by a password"):
        again(file, keys[1])
    with pytest.raises(RenderError, match="only its owner"):
        again(file, keys[1], "in")
    found = inspect_pdf(again(file, keys[1], "all"), "in").signatures
    assert [(each.signer, each.intact, each.allowed) for each in found] == [(name, True, True) for name in SIGNERS[:2]]


def test_the_command_signs_beside_the_input_and_never_over_it(keys: list[Keys], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = made(tmp_path / "file.pdf", keys, fields=2, visible=True)
    before = file.read_bytes()
    arguments = ["sign", str(file), "--sign", str(keys[1].pkcs12), "--sign-passphrase", PASSPHRASE]
    assert main([*arguments, "-o", str(file)]) == 2
    assert main(["sign", str(file)]) == 2
    assert main([*arguments, "--sign-long-term"]) == 2
    assert main([*arguments[:-1], "wrong"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 4
    assert [path.name for path in tmp_path.iterdir()] == ["file.pdf"]
    assert main(arguments) == 0
    assert len(inspect_pdf(tmp_path / "file-signed.pdf").signatures) == 2
    assert file.read_bytes() == before
    assert main(["inspect", str(tmp_path / "file-signed.pdf")]) == 0
    assert f"Signature2 by {SIGNERS[1]}: no signed byte has changed" in capsys.readouterr().out


def foreign(file: Path, *, apart: bool = False, lock: int | None = None) -> Path:
    """A PDF of another maker with one empty signature field: its widget `apart`, as the field's kid, or one with the field; `lock` is the level of
    changes (DocMDP) that the field itself allows once it is signed."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(400, 400))
        widget = {"Type": pikepdf.Name.Annot, "Subtype": pikepdf.Name.Widget, "Rect": pikepdf.Array([50, 50, 250, 100]), "F": 4}
        field = pdf.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=pikepdf.String("Approval"), **({} if apart else widget)))
        shown = field
        if apart:
            shown = pdf.make_indirect(pikepdf.Dictionary(Parent=field, **widget))
            field.Kids = pikepdf.Array([shown])
        if lock is not None:
            field.Lock = pikepdf.Dictionary(Type=pikepdf.Name.SigFieldLock, Action=pikepdf.Name.All, P=lock)
        shown.P = pdf.pages[0].obj
        pdf.pages[0].Annots = pikepdf.Array([shown])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]), SigFlags=1)
        pdf.save(file)
    return file


@pytest.mark.parametrize("apart", [False, True])
def test_a_field_of_another_maker_is_signed_and_seen_where_it_lies(keys: list[Keys], tmp_path: Path, apart: bool) -> None:
    signed = again(foreign(tmp_path / "theirs.pdf", apart=apart), keys[0])
    (signature,) = inspect_pdf(signed).signatures
    assert (signature.field, signature.intact, signature.valid) == ("Approval", True, True)
    with pikepdf.open(signed) as pdf:
        assert pdf.pages[0].Annots[0].AP.N.Resources.XObject


def test_what_a_field_allows_once_it_is_signed_is_heeded_and_no_more_is_promised(
    keys: list[Keys], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = foreign(tmp_path / "theirs.pdf", lock=1)
    again(theirs, keys[0])
    assert capsys.readouterr().err == ""
    with pytest.raises(RenderError, match="allows less than annotations"):
        again(theirs, keys[0], certify="annotations")
