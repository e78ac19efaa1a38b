"""Keys to sign with, made anew: a self-signed certificate as PKCS#12 and as a PEM pair."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

PASSPHRASE = "open sesame"


@dataclass(frozen=True)
class Keys:
    pkcs12: Path
    certificate: Path
    private_key: Path


def make_keys(folder: Path, name: str = "Press Office") -> Keys:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat, pkcs12
    from cryptography.x509.oid import NameOID

    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    use = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
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
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=30))
        .add_extension(use, critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = BestAvailableEncryption(PASSPHRASE.encode())
    keys = Keys(folder / "keys.p12", folder / "certificate.pem", folder / "key.pem")
    keys.pkcs12.write_bytes(pkcs12.serialize_key_and_certificates(b"signer", key, certificate, None, secret))
    keys.certificate.write_bytes(certificate.public_bytes(Encoding.PEM))
    keys.private_key.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, secret))
    return keys
