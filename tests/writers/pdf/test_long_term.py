"""Signatures that hold after their certificates have expired, by what the file keeps."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flows import sample_flow
from pki import NOW, Pki, serving
from proofs import need, need_module
from signing_keys import PASSPHRASE
from verapdf import broken_rules

from docgen.errors import RenderError
from docgen.writers.options import RenderOptions, Signing
from docgen.writers.pdf import render
from docgen.writers.pdf.inspect.read import inspect_pdf

need_module("pyhanko")


@pytest.fixture(scope="module")
def pki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pki]:
    with serving(tmp_path_factory.mktemp("pki")) as pki:
        yield pki


def asked(pki: Pki, keys: Path) -> Signing:
    return Signing(keys, passphrase=PASSPHRASE, timestamp_url=pki.timestamp_url, long_term=True, trust=pki.trust)


@pytest.fixture(scope="module")
def signed(pki: Pki) -> bytes:
    return render(sample_flow(), RenderOptions(signing=asked(pki, pki.signer("Spokesperson"))))


def validated(data: bytes, pki: Pki, days: int) -> Any:
    """pyHanko's result of validating the first signature so many days from now, offline, by what the file keeps alone."""
    import asyncio

    from pyhanko.keys import load_certs_from_pemder
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import ades, policy_decl
    from pyhanko_certvalidator import policy_decl as trusting
    from pyhanko_certvalidator.context import CertValidationPolicySpec
    from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
    from pyhanko_certvalidator.registry import SimpleTrustManager

    roots = SimpleTrustManager.build(trust_roots=[next(iter(load_certs_from_pemder([str(pki.trust[0])])))])
    revocation = trusting.CertRevTrustPolicy(trusting.RevocationCheckingPolicy.from_legacy("require"))
    policy = CertValidationPolicySpec(trust_manager=roots, revinfo_policy=revocation)
    offline = policy_decl.RevocationInfoGatheringSpec(online_fetching_rule=policy_decl.RevinfoOnlineFetchingRule.LOCAL_ONLY)
    spec = policy_decl.PdfSignatureValidationSpec(policy_decl.SignatureValidationSpec(policy, offline))
    signature = PdfFileReader(io.BytesIO(data)).embedded_regular_signatures[0]
    moment = NOW + timedelta(days=days)
    timing = ValidationTimingInfo(moment, moment, point_in_time_validation=True)
    return asyncio.run(ades.ades_lta_validation(signature, spec, timing_info=timing))


@pytest.mark.parametrize("days", [1, 365])
def test_it_is_valid_offline_also_when_the_certificate_has_expired(signed: bytes, pki: Pki, days: int) -> None:
    result = validated(signed, pki, days)
    assert result.ades_subindic.status.name == "PASSED", result.failure_msg


def test_without_what_the_file_keeps_it_is_not_valid_a_year_later(pki: Pki) -> None:
    plain = render(sample_flow(), RenderOptions(signing=replace(asked(pki, pki.signer("Clerk")), long_term=False, trust=())))
    assert validated(plain, pki, 365).ades_subindic.status.name != "PASSED"


def test_one_changed_byte_breaks_it(signed: bytes, pki: Pki) -> None:
    at = signed.index(b"stream\n") + 20
    changed = signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]
    assert validated(changed, pki, 365).ades_subindic.status.name == "FAILED"


def test_poppler_finds_the_signature_and_the_document_time_stamp_sound(signed: bytes, tmp_path: Path) -> None:
    need("pdfsig")
    file = tmp_path / "file.pdf"
    file.write_bytes(signed)
    said = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False).stdout
    assert said.count("Signature is Valid.") == 1, said
    assert "Spokesperson" in said


def test_inspect_tells_the_signature_and_the_time_stamp_after_it(signed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "file.pdf"
    file.write_bytes(signed)
    signature, stamp = inspect_pdf(file).signatures
    assert (signature.kind, signature.intact, signature.valid, signature.whole, signature.later) == (
        "signature",
        True,
        True,
        False,
        "validation data",
    )
    assert signature.allowed
    assert signature.long_term
    assert signature.timestamp
    assert (stamp.kind, stamp.signer, stamp.intact, stamp.valid, stamp.whole) == ("document time stamp", "Time Stamps", True, True, True)


@pytest.mark.parametrize(("standard", "flavours"), [("a-3a+ua-1", ("3a", "ua1")), ("a-4+ua-2", ("4", "ua2"))])
def test_the_archive_breaks_no_rule(pki: Pki, tmp_path: Path, standard: Any, flavours: tuple[str, str]) -> None:
    file = tmp_path / "file.pdf"
    file.write_bytes(render(sample_flow(), RenderOptions(standard=standard, signing=replace(asked(pki, pki.signer("Archivist")), visible=True))))
    for flavour in flavours:
        assert broken_rules([file], flavour) == {"file.pdf": []}


def test_a_certificate_with_a_list_of_the_revoked_signs_as_well(pki: Pki) -> None:
    data = render(sample_flow(), RenderOptions(signing=asked(pki, pki.signer("By List", crl=True))))
    assert validated(data, pki, 365).ades_subindic.status.name == "PASSED"


@pytest.mark.parametrize(
    ("silent", "said"),
    [("/tsa", "no time stamp"), ("/ocsp", "no long-term validity.*/ocsp"), ("/crl/issuing", "no long-term validity.*/crl"), ("/crl/root", "/crl")],
)
def test_a_server_without_an_answer_is_an_error_with_its_address(pki: Pki, silent: str, said: str) -> None:
    pki.silent.add(silent)
    try:
        with pytest.raises(RenderError, match=said) as told:
            render(sample_flow(), RenderOptions(signing=asked(pki, pki.signer("Waiting"))))
        assert pki.address in str(told.value)
    finally:
        pki.silent.clear()


def test_a_revoked_certificate_signs_nothing(pki: Pki) -> None:
    from cryptography.hazmat.primitives.serialization import pkcs12

    keys = pki.signer("Retired")
    pki.revoked.add(pkcs12.load_pkcs12(keys.read_bytes(), PASSPHRASE.encode()).cert.certificate.serial_number)  # type: ignore[union-attr]
    with pytest.raises(RenderError, match="revoked"):
        render(sample_flow(), RenderOptions(signing=asked(pki, keys)))


def test_a_responder_may_have_a_clock_a_little_fast_but_not_a_wrong_one(pki: Pki) -> None:
    try:
        pki.ahead = timedelta(minutes=2)
        assert b"/DSS" in render(sample_flow(), RenderOptions(signing=asked(pki, pki.signer("Early"))))
        pki.ahead = timedelta(hours=2)
        with pytest.raises(RenderError, match="too recent"):
            render(sample_flow(), RenderOptions(signing=asked(pki, pki.signer("Earlier"))))
    finally:
        pki.ahead = timedelta(0)


def test_what_is_trusted_must_be_there(pki: Pki, tmp_path: Path) -> None:
    text, other = tmp_path / "text.pem", tmp_path / "other"
    text.write_text("no certificate")
    other.mkdir()
    keys = pki.signer("Trusted")
    with serving(other) as stranger:
        for trust, said in (
            ((text,), "no certificate"),
            ((tmp_path / "missing.pem",), "no such file"),
            (pki.trust[1:], "no root"),
            (pki.trust[:1], "does not end at a certificate that is trusted"),
            (stranger.trust, "does not end at a certificate that is trusted"),
        ):
            with pytest.raises(RenderError, match=said):
                render(sample_flow(), RenderOptions(signing=replace(asked(pki, keys), trust=trust)))
