"""The catalog with the entries that reportlab's own leaves out."""

from __future__ import annotations

from reportlab.pdfbase import pdfdoc


class Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    """Output intents (14.11.5), associated files (ISO 19005-3, Annex E), names."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF")
    __Refs__ = __NoDefault__
