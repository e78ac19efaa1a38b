"""Keys to sign with, made anew: a self-signed certificate as PKCS#12 and as a PEM pair."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PASSPHRASE = "open sesame"


@dataclass(frozen=True)
class Keys:
    pkcs12: Path
    certificate: Path
    private_key: Path


def make_keys(folder: Path, name: str = "Press Office", *, first_day: int = -1, days: int = 31, signs: bool = True, kind: str = "rsa") -> Keys:
    """`first_day` is the first day on which the certificate counts, from today; `signs` whether its keys may sign; `kind` is `rsa`, `ec` or
    `ed25519`."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat, pkcs12
    from cryptography.x509.oid import NameOID

    key: Any = {
        "rsa": lambda: rsa.generate_private_key(65537, 2048),
        "ec": lambda: ec.generate_private_key(ec.SECP256R1()),
        "ed25519": ed25519.Ed25519PrivateKey.generate,
    }[kind]()
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    use = x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs,
        key_encipherment=not signs,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now + datetime.timedelta(days=first_day))
        .not_valid_after(now + datetime.timedelta(days=first_day + days))
        .add_extension(use, critical=True)
        .sign(key, None if kind == "ed25519" else hashes.SHA256())
    )
    secret = BestAvailableEncryption(PASSPHRASE.encode())
    keys = Keys(folder / "keys.p12", folder / "certificate.pem", folder / "key.pem")
    keys.pkcs12.write_bytes(pkcs12.serialize_key_and_certificates(b"signer", key, certificate, None, secret))
    keys.certificate.write_bytes(certificate.public_bytes(Encoding.PEM))
    keys.private_key.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, secret))
    return keys
