"""Signatures, checked by pyHanko where it is installed: is every signed byte as it was, did the certificate's key sign it?"""

from __future__ import annotations

import importlib
import io
import logging
from typing import Any

from docgen.limits import OverTime
from docgen.render.pdf.preflight.budget import Budget
from docgen.render.pdf.preflight.report import Signature
from docgen.render.pdf.preflight.values import entry, has, items, named, said, told


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
        return tuple(_checked(signature, validation, context) for signature in reader.embedded_signatures)
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


def _checked(signature: Any, validation: Any, context: Any) -> Signature:
    name, signer = str(signature.field_name), ""
    try:
        subject = signature.signer_cert.subject
        signer = str(subject.native.get("common_name") or subject.human_friendly)
        status = validation.validate_pdf_signature(signature, signer_validation_context=context)
    except Exception:  # a broken signature may break in any way; that is what there is to say
        return Signature(name, signer, False, False, False, None)
    whole = status.coverage == validation.SignatureCoverageLevel.ENTIRE_FILE
    stamp = status.timestamp_validity
    when = stamp.timestamp.isoformat() if stamp is not None else None
    return Signature(name, signer, bool(status.intact), bool(status.valid), whole, when)


def _signed_fields(root: Any, budget: Budget) -> list[str]:
    fields = items(entry(entry(root, "/AcroForm"), "/Fields"))
    return [said(field, "/T") for field in fields if budget.node("form fields") and named(field, "/FT") == "Sig" and has(field, "/V")]
