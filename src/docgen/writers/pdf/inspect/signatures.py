"""Signatures, checked by pyHanko where it is installed: is every signed byte as it was, did the certificate's key sign it?"""

from __future__ import annotations

import importlib
import io
import logging
from typing import Any

from docgen.limits import OverTime
from docgen.writers.pdf.inspect.budget import Budget
from docgen.writers.pdf.inspect.report import Signature
from docgen.writers.pdf.inspect.revocation import answered
from docgen.writers.pdf.inspect.values import entry, has, items, named, said, told


def read_signatures(data: bytes, root: Any, password: str, budget: Budget) -> tuple[Signature, ...]:
    """Every signature of the file's form."""
    names = _signed_fields(root, budget)
    if not names:
        return ()
    try:
        reader_module: Any = importlib.import_module("pyhanko.pdf_utils.reader")
        validation: Any = importlib.import_module("pyhanko.sign.validation")
        trust: Any = importlib.import_module("pyhanko_certvalidator")
    except ImportError:
        return _unchecked(names)
    logger = logging.getLogger("pyhanko")
    before, logger.propagate = logger.propagate, False
    silent = logging.NullHandler()
    logger.addHandler(silent)
    try:
        reader = reader_module.PdfFileReader(io.BytesIO(data), strict=False)
        if reader.encrypted:
            reader.decrypt(password.encode("utf-8"))
        context = trust.ValidationContext(trust_roots=[], allow_fetching=False)
        return tuple(_checked(signature, validation, context, reader) for signature in reader.embedded_signatures)
    except OverTime:
        raise
    except Exception as broken:  # pyHanko reads the file anew, and a damaged one may break it in any way
        budget.left_out(f"signatures: {told(broken)}")
        return _unchecked(names)
    finally:
        logger.propagate = before
        logger.removeHandler(silent)


def _unchecked(names: list[str]) -> tuple[Signature, ...]:
    return tuple(Signature(name, "", None, None, None, None) for name in names)


_LEVELS = {"NO_CHANGES": "no-changes", "FILL_FORMS": "signatures", "ANNOTATE": "annotations"}
_HARMLESS = frozenset({"NONE", "LTA_UPDATES", "FORM_FILLING"})
"""What may come after a document time stamp, which has no permissions of its own."""
_LATER = {"NONE": "nothing", "LTA_UPDATES": "validation data", "FORM_FILLING": "forms", "ANNOTATIONS": "annotations", "OTHER": "other"}


def _checked(signature: Any, validation: Any, context: Any, reader: Any) -> Signature:
    name, signer = str(signature.field_name), ""
    stamps = signature.sig_object_type == "/DocTimeStamp"
    kind = "document time stamp" if stamps else "signature"
    try:
        subject = signature.signer_cert.subject
        signer = str(subject.native.get("common_name") or subject.human_friendly)
        if stamps:
            status = validation.validate_pdf_timestamp(signature, validation_context=context)
        else:
            status = validation.validate_pdf_signature(signature, signer_validation_context=context)
    except OverTime:
        raise
    except Exception:  # a broken signature may break in any way; that is what there is to say
        return Signature(name, signer, False, False, False, None, kind)
    whole = status.coverage == validation.SignatureCoverageLevel.ENTIRE_FILE
    when = status.timestamp if stamps else getattr(status.timestamp_validity, "timestamp", None)
    level, later = signature.docmdp_level, status.modification_level
    return Signature(
        name,
        signer,
        bool(status.intact),
        bool(status.valid),
        whole,
        None if when is None else when.isoformat(),
        kind,
        signed=None if stamps else _clock(status.signer_reported_dt),
        certifies=None if level is None else _LEVELS.get(level.name),
        later="nothing" if whole else None if later is None else _LATER.get(later.name),
        allowed=whole or (None if later is None else later.name in _HARMLESS if stamps else bool(status.docmdp_ok)),
        long_term=not stamps and answered(reader, signature),
    )


def _clock(moment: Any) -> str | None:
    return None if moment is None else str(moment.isoformat())


def _signed_fields(root: Any, budget: Budget) -> list[str]:
    fields = items(entry(entry(root, "/AcroForm"), "/Fields"))
    return [said(field, "/T") for field in fields if budget.node("form fields") and named(field, "/FT") == "Sig" and has(field, "/V")]
