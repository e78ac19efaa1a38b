"""A certificate before anything is signed with it: whether it belongs to the key, counts today, and is one to sign documents with (RFC 5280)."""

from __future__ import annotations

import datetime
import importlib
import unicodedata
from typing import Any

_UNKNOWN = {"ed25519": "Ed25519", "ed448": "Ed448"}
"""Algorithms of keys that PDF has only since ISO/TS 32002, and hardly any reader has."""
_SIGNS = {"digital_signature", "non_repudiation"}


def unfit(certificate: Any, key: Any, now: datetime.datetime) -> tuple[str, str] | None:
    """What is wrong with signing by a certificate, and what would be right; `None` for nothing. Both are asn1crypto's, `key` (PrivateKeyInfo) is
    `None` where a token keeps it."""
    if key is not None and not _belongs(certificate, key):
        return "the certificate is not that of the private key", "the key that belongs to the certificate"
    algorithm = str(certificate.public_key.algorithm)
    if algorithm in _UNKNOWN:
        return f"its keys are of the kind {_UNKNOWN[algorithm]}, which readers of PDF do not know", "RSA or ECDSA keys"
    validity = certificate["tbs_certificate"]["validity"]
    first, last = validity["not_before"].native, validity["not_after"].native
    if now > last:
        return f"the certificate has expired ({last:%Y-%m-%d %H:%M} UTC)", "one that is valid today"
    if now < first:
        return f"the certificate is not valid yet (from {first:%Y-%m-%d %H:%M} UTC)", "one that is valid today"
    usage = certificate.key_usage_value
    if usage is not None and not _SIGNS & set(usage.native):
        names = ", ".join(sorted(name.replace("_", " ") for name in usage.native)) or "nothing"
        return f"the certificate is not one to sign with (its key usage: {names})", "one for digital signatures or non-repudiation"
    return None


def _belongs(certificate: Any, key: Any) -> bool:
    """Whether the private key is the one that the certificate speaks of; kinds of keys that cannot be compared are left to whoever signs."""
    loading: Any = importlib.import_module("cryptography.hazmat.primitives.serialization")
    try:
        own = loading.load_der_private_key(key.dump(), password=None).public_key()
        return bool(own == loading.load_der_public_key(certificate.public_key.dump()))
    except Exception:  # an algorithm that is not known here
        return True


def printable(name: Any) -> str:
    """A name of a certificate on one line, without signs that turn the words beside them or are not seen."""
    words = "".join(" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in str(name))
    return " ".join("".join(sign for sign in words if unicodedata.bidirectional(sign) not in _TURNING).split())


_TURNING = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
