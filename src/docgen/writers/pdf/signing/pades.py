"""PAdES signatures by pyHanko: the finished file signed as an incremental update (ETSI EN 319 142-1)."""

from __future__ import annotations

import importlib
import io
import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

from docgen import temporary
from docgen.errors import Place, Problem, RenderError
from docgen.writers.options import Certify, Protection, Signing
from docgen.writers.pdf.signing.keys import Signer, logged
from docgen.writers.pdf.signing.validity import chain, missing_data, validation_context

_PERMISSIONS: dict[Certify, str] = {"no-changes": "NO_CHANGES", "signatures": "FILL_FORMS", "annotations": "ANNOTATE"}
"""pyHanko's names of the levels of DocMDP."""


def sign(data: bytes, signer: Signer, field: str, appearance: bytes | None, protection: Protection | None) -> bytes:
    """The same file with a signature in its field of this name. `appearance` is a one-page PDF that the field shows. Raises RenderError when the keys
    cannot sign, the time-stamping authority gives no answer, or what long-term validity needs is not to be had."""
    writer_module: Any = importlib.import_module("pyhanko.pdf_utils.incremental_writer")
    writer = writer_module.IncrementalPdfFileWriter(io.BytesIO(data), strict=True)
    if protection is not None:
        writer.encrypt((protection.owner or protection.user).encode("utf-8"))
    return sign_open(writer, signer, field, appearance)


def sign_open(writer: Any, signer: Signer, field: str, appearance: bytes | None) -> bytes:
    """The same for a file that is open in pyHanko's incremental writer."""
    signers: Any = importlib.import_module("pyhanko.sign.signers")
    stamper = None
    if signer.signing.timestamp_url:
        stamper = importlib.import_module("pyhanko.sign.timestamps.aiohttp_client").HTTPTimeStamper(signer.signing.timestamp_url)
    with temporary.folder() as folder, signer.opened() as keys:
        metadata = signers.PdfSignatureMetadata(field_name=field, name=signer.name, **_metadata(signer.signing, keys))
        if signer.signing.long_term:
            metadata = replace(metadata, timestamp_field_name=_time_stamp_field(writer, field))
        pdf_signer = signers.PdfSigner(metadata, keys, timestamper=stamper, stamp_style=_style(appearance, folder))
        try:
            with logged() as said:
                signed = pdf_signer.sign_pdf(writer)
        except Exception as failed:  # pyHanko, the network and a token fail each in its own way
            raise RenderError(_told(failed, signer.signing, keys)) from None
    if signer.signing.certify is not None and any("DocMDP" in words for words in said):
        raise RenderError(f"the signature field itself says what may be changed afterwards, and allows less than {signer.signing.certify}")
    value: bytes = signed.getvalue()
    return value


def _metadata(signing: Signing, keys: Any) -> dict[str, Any]:
    fields: Any = importlib.import_module("pyhanko.sign.fields")
    signers: Any = importlib.import_module("pyhanko.sign.signers.pdf_signer")
    asked: dict[str, Any] = {"md_algorithm": "sha256", "reason": signing.reason, "subfilter": fields.SigSeedSubFilter.PADES}
    if signing.certify is not None:
        asked |= {"certify": True, "docmdp_permissions": fields.MDPPerm[_PERMISSIONS[signing.certify]]}
    if signing.long_term:
        context = validation_context(signing.trust, keys)
        asked |= {"embed_validation_info": True, "use_pades_lta": True, "validation_context": context, "signer_key_usage": _usage(keys)}
        stamped = signers.TimestampDSSContentSettings(include_vri=False, update_before_ts=True)
        asked["dss_settings"] = signers.DSSContentSettings(include_vri=False, next_ts_settings=stamped)
    return asked


def _time_stamp_field(writer: Any, signed: str) -> str:
    """Makes the field of the document's time stamp in the signature's own revision, where every certification allows it; it is named as
    the signed field is. Returns its name."""
    fields: Any = importlib.import_module("pyhanko.sign.fields")
    generic: Any = importlib.import_module("pyhanko.pdf_utils.generic")
    found = {name: reference for name, _, reference in fields.enumerate_sig_fields(writer)}
    name = next(name for number in itertools.count(1) if (name := f"Timestamp{number}") not in found)
    words = str(found[signed].get_object().get("/TU", "Signature"))
    fields.append_signature_field(writer, fields.SigFieldSpec(name, readable_field_name=words))
    added = {name: reference for name, _, reference in fields.enumerate_sig_fields(writer)}[name].get_object()
    added["/Contents"] = generic.TextStringObject(words)
    return name


def _usage(keys: Any) -> set[str]:
    """What the certificate is for: either of these is a key to sign documents with."""
    usage = keys.signing_cert.key_usage_value
    return {"digital_signature"} if usage is not None and "non_repudiation" not in usage.native else {"non_repudiation"}


def _told(failed: Exception, signing: Signing, keys: Any) -> Problem:
    causes = list(chain(failed))
    said = "; ".join(dict.fromkeys(str(cause) or type(cause).__name__ for cause in causes))
    if signing.timestamp_url and any(type(cause).__name__ == "TimestampRequestError" or not signing.long_term for cause in causes):
        return Problem(f"no time stamp ({said})", Place(signing.timestamp_url), "an authority after RFC 3161")
    if signing.long_term:
        return missing_data(said, causes, keys)
    return Problem(f"the file cannot be signed ({type(failed).__name__}: {failed})")


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
        inner_content_scaling=layout.InnerScaling.SHRINK_TO_FIT,
    )
    return stamp.StaticStampStyle.from_pdf_file(str(path), border_width=0, background_layout=whole)
