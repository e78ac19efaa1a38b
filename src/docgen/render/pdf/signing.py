"""PAdES signatures by pyHanko: keys checked before anything is drawn, the finished file signed as an incremental update (ETSI EN 319 142-1)."""

from __future__ import annotations

import datetime
import importlib
import io
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen import temporary
from docgen.errors import Place, Problem, RenderError
from docgen.inputs import read_file
from docgen.limits import active
from docgen.render.options import Protection, Signing
from docgen.render.pdf.signfield import FIELD_NAME


@dataclass(frozen=True, slots=True)
class Signer:
    """Keys that were opened. `name` is the subject of the certificate."""

    signing: Signing
    keys: Any
    name: str


def open_keys(signing: Signing) -> Signer:
    """Raises RenderError when pyHanko is missing, a file cannot be read, or the passphrase does not open it."""
    try:
        signers: Any = importlib.import_module("pyhanko.sign.signers")
    except ImportError:
        raise RenderError("signing needs pyHanko, which is not installed: pip install 'docgen[sign]'") from None
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
    return Signer(signing, keys, str(keys.subject_name))


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
    logger = logging.getLogger("pyhanko")
    silent = logging.NullHandler()
    before, logger.propagate = logger.propagate, False
    logger.addHandler(silent)
    try:
        return load()
    except Exception:
        return None
    finally:
        logger.propagate = before
        logger.removeHandler(silent)


def sign(data: bytes, signer: Signer, moment: datetime.datetime, appearance: bytes | None, protection: Protection | None) -> bytes:
    """The same file with a signature in its field. `appearance` is a one-page PDF that the field shows. Raises RenderError when the time-stamping
    authority gives no answer."""
    signers: Any = importlib.import_module("pyhanko.sign.signers")
    fields: Any = importlib.import_module("pyhanko.sign.fields")
    writer_module: Any = importlib.import_module("pyhanko.pdf_utils.incremental_writer")
    writer = writer_module.IncrementalPdfFileWriter(io.BytesIO(data), strict=True)
    if protection is not None:
        writer.encrypt((protection.owner or protection.user).encode("utf-8"))
    metadata = signers.PdfSignatureMetadata(
        field_name=FIELD_NAME,
        md_algorithm="sha256",
        reason=signer.signing.reason,
        name=signer.name,
        subfilter=fields.SigSeedSubFilter.PADES,
    )
    stamper = None
    if signer.signing.timestamp_url:
        stamper = importlib.import_module("pyhanko.sign.timestamps").HTTPTimeStamper(signer.signing.timestamp_url)
    with temporary.folder() as folder:
        pdf_signer = signers.PdfSigner(metadata, signer.keys, timestamper=stamper, stamp_style=_style(appearance, folder))
        try:
            signed = pdf_signer.sign_pdf(writer)
        except Exception as failed:
            if stamper is None:
                raise
            raise RenderError(
                Problem(f"no time stamp ({type(failed).__name__}: {failed})", Place(signer.signing.timestamp_url), "an authority after RFC 3161")
            ) from None
    value: bytes = signed.getvalue()
    return value


def _style(appearance: bytes | None, folder: Path) -> Any:
    stamp: Any = importlib.import_module("pyhanko.stamp")
    if appearance is None:
        return stamp.StaticStampStyle(border_width=0)
    path = folder / "appearance.pdf"
    path.write_bytes(appearance)
    layout: Any = importlib.import_module("pyhanko.pdf_utils.layout")
    whole = layout.SimpleBoxLayoutRule(
        x_align=layout.AxisAlignment.ALIGN_MID,
        y_align=layout.AxisAlignment.ALIGN_MID,
        margins=layout.Margins(0, 0, 0, 0),
        inner_content_scaling=layout.InnerScaling.NO_SCALING,
    )
    return stamp.StaticStampStyle.from_pdf_file(str(path), border_width=0, background_layout=whole)
