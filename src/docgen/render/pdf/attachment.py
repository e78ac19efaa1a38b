"""The input file inside the PDF, as the source it was made from (ISO 19005-3, 6.8; AFRelationship Source)."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase import pdfdoc

from docgen.document.document import Meta
from docgen.document.inline import Lang
from docgen.locales.labels import labels
from docgen.render.pdf.info import moment
from docgen.render.pdf.objects import reference
from docgen.render.pdf.streams import compressed
from docgen.render.pdf.tokens import Raw, text_string

_TYPES = {".json": "application#2Fjson", ".yaml": "application#2Fyaml", ".yml": "application#2Fyaml"}
"""Media types as PDF names (RFC 9512 for YAML)."""


def attach_source(document: pdfdoc.PDFDocument, meta: Meta, languages: Sequence[Lang]) -> None:
    """Embeds `meta.source`, byte for byte, under `meta.source_name`; nothing where there is none."""
    if not meta.source:
        return
    suffix = meta.source_name[meta.source_name.rfind(".") :].lower()
    made = moment(meta).strftime("D:%Y%m%d%H%M%SZ")
    stream = compressed(
        meta.source,
        {
            "Type": "/EmbeddedFile",
            "Subtype": f"/{_TYPES.get(suffix, 'application#2Foctet-stream')}",
            "Params": f"<</Size {len(meta.source)} /ModDate {text_string(made)}>>",
        },
    )
    file = reference(document, stream, "source-file")
    name = text_string(meta.source_name)
    said = labels()["source-file"]
    words = text_string(said[languages[0]])
    spec = Raw(f"<</Type /Filespec /F {name} /UF {name} /Desc {words} /AFRelationship /Source /EF <</F {file} /UF {file}>>>>")
    place = reference(document, spec, "source-spec")
    catalog = document.Catalog.entries
    catalog["AF"] = f"[{place}]"
    catalog["Names"] = f"<</EmbeddedFiles <</Names [{name} {place}]>>>>"
