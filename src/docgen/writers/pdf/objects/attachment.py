"""What a PDF carries of its input: nothing, unless somebody asks (ISO 19005-3, 6.8; ISO 32000-2, 14.13; AFRelationship Source)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfbase import pdfdoc

from docgen.document.document import Flow, Meta, SourceChoice
from docgen.errors import Place, Problem, RenderError
from docgen.locales.labels import labels
from docgen.types import Lang
from docgen.writers.options import RenderOptions
from docgen.writers.pdf.objects.info import moment, pdf_date
from docgen.writers.pdf.objects.literals import reference
from docgen.writers.pdf.objects.streams import compressed
from docgen.writers.pdf.objects.tokens import Raw, text_string

CLEAN_NAME = "source.yaml"
"""The input's own file name may say what its pages do not, in a language that they do not speak."""

_TYPES = {".json": "application#2Fjson", ".yaml": "application#2Fyaml", ".yml": "application#2Fyaml"}
"""Media types as PDF names (RFC 9512 for YAML)."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A file to attach."""

    name: str
    data: bytes


def carried(flow: Flow, options: RenderOptions) -> Carried | None:
    """What the options, or else the document's author, want attached; tells `options.warn` of it. Raises RenderError for what there is not, or may
    not be in a file of this profile."""
    meta = flow.meta
    choice = options.source or meta.carried
    if choice == "none":
        return None
    place = Place(meta.origin)
    if options.profile == "print":
        raise RenderError(Problem("a file for the press carries no attachments", place, "source: none, or the archive or screen profile"))
    found = _clean(flow, place) if choice == "clean" else _full(meta, place, options)
    options.warn(Problem(_told(choice, found), place, severity="note"))
    return found


def _clean(flow: Flow, place: Place) -> Carried:
    if flow.meta.clean is None:
        raise RenderError(Problem("this document was made of no model, so its input cannot be written", place, "source: none"))
    return Carried(CLEAN_NAME, flow.meta.clean)


def _full(meta: Meta, place: Place, options: RenderOptions) -> Carried:
    if not meta.source:
        raise RenderError(Problem("this document was made from no file, so there is none to carry", place, "source: clean, or none"))
    if meta.source_changed:
        message = "the file that the PDF carries does not have the values that were set from outside"
        options.warn(Problem(message, place, "source: clean carries them", severity="warning"))
    return Carried(meta.source_name, meta.source)


def _told(choice: SourceChoice, found: Carried) -> str:
    size = f"{len(found.data):,} bytes"
    if choice == "full":
        return f"the PDF carries this file, all of it, comments and every language too ({found.name}, {size})"
    return f"the PDF carries its input as the layout shows it ({found.name}, {size})"


def attach(document: pdfdoc.PDFDocument, file: Carried, meta: Meta, languages: Sequence[Lang]) -> None:
    """Embeds a file as the source of the document."""
    suffix = file.name[file.name.rfind(".") :].lower()
    made = pdf_date(moment(meta))
    stream = compressed(
        file.data,
        {
            "Type": "/EmbeddedFile",
            "Subtype": f"/{_TYPES.get(suffix, 'application#2Foctet-stream')}",
            "Params": f"<</Size {len(file.data)} /ModDate {text_string(made)}>>",
        },
    )
    embedded = reference(document, stream, "source-file")
    name = text_string(file.name)
    words = text_string(labels()["source-file"][languages[0]])
    spec = Raw(f"<</Type /Filespec /F {name} /UF {name} /Desc {words} /AFRelationship /Source /EF <</F {embedded} /UF {embedded}>>>>")
    place = reference(document, spec, "source-spec")
    catalog = document.Catalog.entries
    catalog["AF"] = f"[{place}]"
    catalog["Names"] = f"<</EmbeddedFiles <</Names [{name} {place}]>>>>"
