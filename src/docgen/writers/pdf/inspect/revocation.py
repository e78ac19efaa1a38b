"""What a file keeps of revocation answers (its document security store, ISO 32000-2, 12.8.4.3), and for which signatures."""

from __future__ import annotations

import importlib
from typing import Any


def answered(reader: Any, signature: Any) -> bool | None:
    """Whether the file of pyHanko's `reader` keeps, since this signature was made, an OCSP answer about its certificate, or a CRL of who issued that;
    `None` where what it keeps cannot be read."""
    try:
        return _answered(reader, signature)
    except Exception:  # what is damaged may break pyHanko and asn1crypto in any way
        return None


def _answered(reader: Any, signature: Any) -> bool:
    certificate, before = signature.signer_cert, reader.get_historical_root(signature.signed_revision)
    ocsp: Any = importlib.import_module("asn1crypto.ocsp")
    crl: Any = importlib.import_module("asn1crypto.crl")
    answers, lists = _kept(reader.root, "/OCSPs"), _kept(reader.root, "/CRLs")
    if (answers, lists) == (_kept(before, "/OCSPs"), _kept(before, "/CRLs")):
        return False
    for data in answers:
        told = ocsp.OCSPResponse.load(data).response_data
        if any(one["cert_id"]["serial_number"].native == certificate.serial_number for one in told["responses"]):
            return True
    return any(crl.CertificateList.load(data).issuer == certificate.issuer for data in lists)


def _kept(root: Any, kind: str) -> list[bytes]:
    """Answers of a kind in the security store of a catalogue."""
    store = root["/DSS"] if "/DSS" in root else {}  # noqa: SIM401  (`get` follows no reference)
    return [kept.get_object().data for kept in (store[kind] if kind in store else ())]  # noqa: SIM401
