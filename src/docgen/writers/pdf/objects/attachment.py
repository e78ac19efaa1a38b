"""What a PDF carries of its input: nothing, unless somebody asks (ISO 19005-3, 6.8; ISO 32000-2, 14.13; AFRelationship Source)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from reportlab.pdfbase import pdfdoc

from docgen.document.document import Flow, Meta, SourceChoice
from docgen.errors import Place, Problem, RenderError
from docgen.inputs import read_file
from docgen.limits import active
from docgen.locales.labels import labels
from docgen.types import Lang
from docgen.writers.options import RenderOptions
from docgen.writers.pdf.objects.info import moment, pdf_date
from docgen.writers.pdf.objects.literals import reference
from docgen.writers.pdf.objects.streams import compressed
from docgen.writers.pdf.objects.tokens import Raw, text_string

CLEAN_NAME = "source.yaml"
"""The input's own file name may say what its pages do not, in a language that they do not speak."""

_TYPES = {
    ".json": "application#2Fjson",
    ".yaml": "application#2Fyaml",
    ".yml": "application#2Fyaml",
    ".pdf": "application#2Fpdf",
    ".csv": "text#2Fcsv",
    ".txt": "text#2Fplain",
    ".png": "image#2Fpng",
    ".jpg": "image#2Fjpeg",
    ".jpeg": "image#2Fjpeg",
    ".docx": "application#2Fvnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application#2Fvnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Media types as PDF names (RFC 9512 for YAML)."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A file to attach. `words` say what it is, where it is not the source of the document but a supplement to it."""

    name: str
    data: bytes
    words: str | None = None


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


def supplements(flow: Flow, options: RenderOptions) -> tuple[Carried, ...]:
    """The annexes that go with the file. Raises RenderError for one that cannot be read, and for a file of the press, which carries none."""
    found: list[Carried] = []
    taken: set[str] = set()
    for one in flow.supplements:
        if one.heading is not None:
            continue
        if options.profile == "print":
            raise RenderError(
                Problem("a file for the press carries no attachments", one.place, "take 'attach: true' out, or the archive or screen profile")
            )
        data = read_file(one.path, active().file_bytes, place=one.place, error=RenderError)
        name = one.path.name
        for number in count(2):
            if name.casefold() not in taken:
                break
            name = f"{one.path.stem}-{number}{one.path.suffix}"
        taken.add(name.casefold())
        words = next((title for lang in flow.sections[0].languages if (title := one.title.side(lang))), name)
        found.append(Carried(name, data, words))
    return tuple(found)


def _clean(flow: Flow, place: Place) -> Carried:
    if flow.meta.clean is None:
        raise RenderError(Problem("this document was made of no model, so its input cannot be written", place, "source: none"))
    return Carried(CLEAN_NAME, flow.meta.clean)


def _full(meta: Meta, place: Place, options: RenderOptions) -> Carried:
    if not meta.source:
        raise RenderError(Problem("this document was made from no file, so there is none to carry", place, "source: clean, or none"))
    if meta.source_changed:
        message = "the file that the PDF carries does not have the values that were set from outside or stand in files that it includes"
        options.warn(Problem(message, place, "source: clean carries them", severity="warning"))
    return Carried(meta.source_name, meta.source)


def _told(choice: SourceChoice, found: Carried) -> str:
    size = f"{len(found.data):,} bytes"
    if choice == "full":
        return f"the PDF carries this file, all of it, comments and every language too ({found.name}, {size})"
    return f"the PDF carries its input as the layout shows it ({found.name}, {size})"


def attach(document: pdfdoc.PDFDocument, files: Sequence[Carried], meta: Meta, languages: Sequence[Lang]) -> None:
    """Embeds files: the source of the document, and supplements to it (AFRelationship, ISO 32000-2, 7.11.3)."""
    places = [(file.name, _specified(document, file, meta, languages, index)) for index, file in enumerate(files)]
    catalog = document.Catalog.entries
    catalog["AF"] = f"[{' '.join(place for _, place in places)}]"
    names = " ".join(f"{text_string(name)} {place}" for name, place in sorted(places, key=lambda one: text_string(one[0])))
    catalog["Names"] = f"<</EmbeddedFiles <</Names [{names}]>>>>"


def _specified(document: pdfdoc.PDFDocument, file: Carried, meta: Meta, languages: Sequence[Lang], index: int) -> str:
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
    kind = "source" if file.words is None else f"supplement-{index}"
    embedded = reference(document, stream, f"{kind}-file")
    name = text_string(file.name)
    words = text_string(labels()["source-file"][languages[0]] if file.words is None else file.words)
    relationship = "Source" if file.words is None else "Supplement"
    spec = Raw(f"<</Type /Filespec /F {name} /UF {name} /Desc {words} /AFRelationship /{relationship} /EF <</F {embedded} /UF {embedded}>>>>")
    return reference(document, spec, f"{kind}-spec")
