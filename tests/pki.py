"""Certificates of a small public-key infrastructure, and the servers that it needs: root, issuing authority, signers, a time-stamping authority, OCSP
and CRLs, all on this machine."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from signing_keys import PASSPHRASE

NOW = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Party:
    certificate: Any
    key: Any


@dataclass
class Pki:
    """`address` is where its servers listen; `asked` are the paths that were asked; those in `silent` answer nothing but an error; `ahead` is by how
    much the clock of its OCSP responder is fast."""

    folder: Path
    address: str
    root: Party
    issuing: Party
    asked: list[str] = field(default_factory=list)
    silent: set[str] = field(default_factory=set)
    revoked: set[int] = field(default_factory=set)
    stamping: Party | None = None
    ahead: datetime.timedelta = datetime.timedelta(0)

    @property
    def timestamp_url(self) -> str:
        return f"{self.address}/tsa"

    @property
    def trust(self) -> tuple[Path, ...]:
        return (self._pem("root", self.root), self._pem("issuing", self.issuing))

    def _pem(self, name: str, party: Party) -> Path:
        from cryptography.hazmat.primitives.serialization import Encoding

        path = self.folder / f"{name}.pem"
        path.write_bytes(party.certificate.public_bytes(Encoding.PEM))
        return path

    def signer(self, name: str, *, days: int = 30, crl: bool = False) -> Path:
        """A PKCS#12 file of a new key whose certificate names where its OCSP answers, or its CRL, are."""
        from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

        party = _issue(name, self.issuing, self.address, days=days, usage=("digital_signature", "content_commitment"), crl=crl)
        path = self.folder / f"{name}.p12"
        secret = BestAvailableEncryption(PASSPHRASE.encode())
        path.write_bytes(pkcs12.serialize_key_and_certificates(b"signer", party.key, party.certificate, None, secret))
        return path


@contextmanager
def serving(folder: Path) -> Iterator[Pki]:
    """The infrastructure, while its servers listen at a port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    address = f"http://127.0.0.1:{server.server_port}"
    root = _issue("Root", None, address, days=3650, usage=("key_cert_sign", "crl_sign"))
    issuing = _issue("Issuing Authority", root, address, days=3650, usage=("key_cert_sign", "crl_sign"), crl=True)
    pki = Pki(folder, address, root, issuing)
    pki.stamping = _issue("Time Stamps", issuing, address, days=3650, usage=("digital_signature",), stamping=True, crl=True)
    server.pki = pki  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield pki
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _issue(name: str, issuer: Party | None, address: str, *, days: int, usage: tuple[str, ...], crl: bool = False, stamping: bool = False) -> Party:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    above = subject if issuer is None else issuer.certificate.subject
    secret = key if issuer is None else issuer.key
    names = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign")
    uses = {each: each in usage for each in (*names, "encipher_only", "decipher_only")}
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(above)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - DAY)
        .not_valid_after(NOW + days * DAY)
        .add_extension(x509.BasicConstraints(ca="key_cert_sign" in usage, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**uses), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(secret.public_key()), critical=False)
    )
    if stamping:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    if crl:
        where = x509.UniformResourceIdentifier(f"{address}/crl/{'root' if above.rfc4514_string() == 'CN=Root' else 'issuing'}")
        builder = builder.add_extension(x509.CRLDistributionPoints([x509.DistributionPoint([where], None, None, None)]), critical=False)
    elif issuer is not None:
        where = x509.UniformResourceIdentifier(f"{address}/ocsp")
        builder = builder.add_extension(
            x509.AuthorityInformationAccess([x509.AccessDescription(AuthorityInformationAccessOID.OCSP, where)]), critical=False
        )
    return Party(builder.sign(secret, hashes.SHA256()), key)


class _Handler(BaseHTTPRequestHandler):
    server: Any

    def log_message(self, *_: object) -> None:
        """Nothing is told."""

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["Content-Length"])))

    def _answer(self, asked: bytes) -> None:
        pki: Pki = self.server.pki
        pki.asked.append(self.path)
        if self.path in pki.silent:
            self.send_error(503)
            return
        made, kind = {
            "/tsa": lambda: (_stamp(pki, asked), "application/timestamp-reply"),
            "/ocsp": lambda: (_ocsp(pki, asked), "application/ocsp-response"),
            "/crl/root": lambda: (_crl(pki, pki.root), "application/pkix-crl"),
            "/crl/issuing": lambda: (_crl(pki, pki.issuing), "application/pkix-crl"),
        }[self.path]()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(made)))
        self.end_headers()
        self.wfile.write(made)


def _stamp(pki: Pki, asked: bytes) -> bytes:
    """RFC 3161."""
    from asn1crypto import keys, tsp, x509
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pyhanko.sign.timestamps import DummyTimeStamper

    assert pki.stamping is not None
    certificate = x509.Certificate.load(pki.stamping.certificate.public_bytes(Encoding.DER))
    key = keys.PrivateKeyInfo.load(pki.stamping.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
    made: bytes = DummyTimeStamper(certificate, key).request_tsa_response(tsp.TimeStampReq.load(asked)).dump()
    return made


def _ocsp(pki: Pki, asked: bytes) -> bytes:
    """RFC 6960, signed by the issuing authority itself."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509 import ocsp

    request = ocsp.load_der_ocsp_request(asked)
    gone = request.serial_number in pki.revoked
    builder = ocsp.OCSPResponseBuilder().add_response_by_hash(
        issuer_name_hash=request.issuer_name_hash,
        issuer_key_hash=request.issuer_key_hash,
        serial_number=request.serial_number,
        algorithm=request.hash_algorithm,
        cert_status=ocsp.OCSPCertStatus.REVOKED if gone else ocsp.OCSPCertStatus.GOOD,
        this_update=datetime.datetime.now(datetime.UTC) + pki.ahead,
        next_update=NOW + DAY,
        revocation_time=NOW - DAY if gone else None,
        revocation_reason=None,
    )
    builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, pki.issuing.certificate)
    for extension in request.extensions:
        builder = builder.add_extension(extension.value, extension.critical)
    return builder.sign(pki.issuing.key, hashes.SHA256()).public_bytes(Encoding.DER)


def _crl(pki: Pki, issuer: Party) -> bytes:
    """RFC 5280, 5."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import Encoding

    builder = x509.CertificateRevocationListBuilder().issuer_name(issuer.certificate.subject)
    builder = builder.last_update(NOW - datetime.timedelta(hours=1)).next_update(NOW + 3650 * DAY)
    builder = builder.add_extension(x509.CRLNumber(1), critical=False)
    builder = builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False)
    for serial in pki.revoked:
        builder = builder.add_revoked_certificate(x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(NOW - DAY).build())
    return builder.sign(issuer.key, hashes.SHA256()).public_bytes(Encoding.DER)
