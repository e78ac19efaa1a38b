"""Keys to sign with, of files or of a PKCS#11 token, opened before anything is drawn."""

from __future__ import annotations

import datetime
import importlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.errors import Place, Problem, RenderError
from docgen.inputs import read_file
from docgen.limits import active
from docgen.plugins import install_hint
from docgen.writers.options import Signing
from docgen.writers.pdf.signing.certificate import printable, unfit
from docgen.writers.pdf.signing.token import token_signer


@dataclass(frozen=True, slots=True)
class Signer:
    """Keys that open. `keys` is pyHanko's signer of a file of keys, `None` for a token; `name` is the subject of the certificate, on one line."""

    signing: Signing
    keys: Any
    name: str

    @contextmanager
    def opened(self) -> Iterator[Any]:
        """pyHanko's signer. A token is open as long as the context."""
        if self.signing.token is None:
            yield self.keys
        else:
            with token_signer(self.signing.token, self.signing.passphrase) as keys:
                yield keys


def open_keys(signing: Signing) -> Signer:
    """Raises RenderError when pyHanko is missing, a file or a token cannot be read, the passphrase does not open it, or nobody would take a signature
    by these keys for valid."""
    try:
        signers: Any = importlib.import_module("pyhanko.sign.signers")
    except ImportError:
        raise RenderError(Problem("signing needs pyHanko, which is not installed", hint=install_hint("sign"))) from None
    if signing.token is not None:
        with token_signer(signing.token, signing.passphrase) as keys:
            return _fit(Signer(signing, None, printable(keys.subject_name)), keys, Place(str(signing.token.module)))
    assert signing.keys is not None  # one of the two: Signing says so
    phrase = None if signing.passphrase is None else signing.passphrase.encode("utf-8")
    data = _read(signing.keys, "a file of keys")
    if signing.private_key is not None:
        private = _read(signing.private_key, "a file with a private key")
        keys = _quietly(lambda: _pem_pair(signers, data, private, phrase))
        wanted = "a PEM certificate, its private key, and the key's passphrase"
    else:
        keys = _quietly(lambda: signers.SimpleSigner.load_pkcs12_data(data, other_certs=(), passphrase=phrase))
        wanted = "a PKCS#12 file (.p12, .pfx) and its passphrase"
    if keys is None:
        raise RenderError(Problem("the keys cannot be opened: wrong passphrase, or not a file of keys", Place(str(signing.keys)), wanted))
    return _fit(Signer(signing, keys, printable(keys.subject_name)), keys, Place(str(signing.keys)))


def _fit(signer: Signer, keys: Any, place: Place) -> Signer:
    """The same signer. Raises RenderError for one whose signatures do not count."""
    fault = unfit(keys.signing_cert, signer.keys and signer.keys.signing_key, datetime.datetime.now(datetime.UTC))
    if fault is not None:
        raise RenderError(Problem(fault[0], place, fault[1]))
    return signer


def _read(path: Path, wanted: str) -> bytes:
    return read_file(path, active().file_bytes, wanted=wanted, error=RenderError)


def _pem_pair(signers: Any, certificate: bytes, private: bytes, phrase: bytes | None) -> Any:
    """A signer of one certificate and its key, both PEM or DER. Raises ValueError for another number of certificates."""
    loading: Any = importlib.import_module("pyhanko.keys")
    registry: Any = importlib.import_module("pyhanko_certvalidator.registry")
    (own,) = loading.load_certs_from_pemder_data(certificate)
    key = loading.load_private_key_from_pemder_data(private, passphrase=phrase)
    return signers.SimpleSigner(signing_cert=own, signing_key=key, cert_registry=registry.SimpleCertificateStore())


def _quietly(load: Any) -> Any:
    """pyHanko logs what goes wrong and gives None; what it raises instead means the same here."""
    try:
        with logged():
            return load()
    except Exception:
        return None


class _Words(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def logged() -> Iterator[list[str]]:
    """What pyHanko warns of, which goes nowhere else."""
    logger, words = logging.getLogger("pyhanko"), _Words()
    before, logger.propagate = logger.propagate, False
    logger.addHandler(words)
    try:
        yield words.said
    finally:
        logger.propagate = before
        logger.removeHandler(words)
