"""Document properties (ECMA-376 Part 2, 11): title, author, subject, keywords, language, and dates that come from the document, not the clock."""

from __future__ import annotations

import datetime

from docgen.document.document import Meta
from docgen.document.inline import Both
from docgen.source_date import source_date
from docgen.writers.docx.xml_text import HEAD, escape


def moment(meta: Meta) -> datetime.datetime:
    """When the file was made, in its own words: SOURCE_DATE_EPOCH where it is set, else the document's date."""
    given = source_date()
    return datetime.datetime(meta.date.year, meta.date.month, meta.date.day) if given is None else given.replace(tzinfo=None)


def _said(value: Both[str], meta: Meta) -> str:
    """In the language that prevails, else in the other."""
    for lang in meta.languages:
        if said := value.side(lang):
            return said
    return ""


def core_part(meta: Meta, languages: tuple[str, ...]) -> bytes:
    """`docProps/core.xml`. `languages` are the BCP 47 tags of what the file shows, the leading one first."""
    stamp = f"{moment(meta).isoformat()}Z"
    elements = {
        "dc:title": _said(meta.title, meta),
        "dc:subject": _said(meta.subject, meta) or (meta.reference or ""),
        "dc:creator": _said(meta.author, meta),
        "cp:keywords": ", ".join(dict.fromkeys(word for lang in meta.languages for word in meta.keywords.side(lang) or ())),
        "dc:language": languages[0],
        "cp:lastModifiedBy": _said(meta.author, meta),
    }
    said = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in elements.items() if value)
    dates = "".join(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>' for name in ("created", "modified"))
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{said}{dates}</cp:coreProperties>'
    ).encode()


APP_PART = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>docgen</Application></Properties>'
).encode()
