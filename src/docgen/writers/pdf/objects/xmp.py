"""The XMP packet (ISO 16684-1): what the Info dictionary says, and which standards the file claims."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from docgen.document.document import Meta
from docgen.types import Lang
from docgen.writers.pdf.objects.info import Info, moment
from docgen.writers.pdf.objects.streams import Stream

_PDFUA_SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""PDF/A asks for a description of every schema it does not know itself (ISO 19005-3, 6.6.2.3)."""


_REVISIONS = {4: 2020}
"""The year of the edition, which PDF/A tells from its part 4 on (ISO 19005-4, 6.7.3)."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The standards a file claims: `pdfa` as (part, conformance, where the part has any), `pdfua` a part, `pdfx` a version (`PDF/X-4`)."""

    pdfa: tuple[int, str | None] | None = None
    pdfua: int | None = None
    pdfx: str | None = None


def packet(meta: Meta, info: Info, languages: Sequence[Lang], claims: Claims) -> str:
    """The packet as XML. Titles and subjects stand in every language of the file, the prevailing one as the default."""
    made = moment(meta).strftime("%Y-%m-%dT%H:%M:%SZ")
    entries = info.entries
    parts: list[str] = []
    if claims.pdfa:
        part, conformance = claims.pdfa
        told = _tag("pdfaid:part", part) + (_tag("pdfaid:rev", _REVISIONS[part]) if part in _REVISIONS else "")
        told += _tag("pdfaid:conformance", conformance) if conformance else ""
        parts.append(_description("pdfaid", "http://www.aiim.org/pdfa/ns/id/", told))
    if claims.pdfua:
        if claims.pdfa and claims.pdfua == 1:
            parts.append(_PDFUA_SCHEMA)
        revision = _tag("pdfuaid:rev", 2024) if claims.pdfua > 1 else ""
        parts.append(_description("pdfuaid", "http://www.aiim.org/pdfua/ns/id/", _tag("pdfuaid:part", claims.pdfua) + revision))
    if claims.pdfx:
        parts.append(_description("pdfxid", "http://www.npes.org/pdfx/ns/id/", _tag("pdfxid:GTS_PDFXVersion", claims.pdfx)))
    core = _alternatives("dc:title", [(meta.tag(side), meta.title.side(side)) for side in languages])
    if author := entries.get("Author"):
        core += f"<dc:creator><rdf:Seq><rdf:li>{_content(author)}</rdf:li></rdf:Seq></dc:creator>\n"
    core += _alternatives("dc:description", [(meta.tag(side), meta.subject.side(side)) for side in languages])
    core += _languages([meta.tag(side) for side in languages])
    parts.append(_description("dc", "http://purl.org/dc/elements/1.1/", core))
    pdf = _tag("pdf:Producer", entries["Producer"])
    if keywords := entries.get("Keywords"):
        pdf += _tag("pdf:Keywords", keywords)
    if claims.pdfx:
        pdf += _tag("pdf:Trapped", "False")
    parts.append(_description("pdf", "http://ns.adobe.com/pdf/1.3/", pdf))
    dates = _tag("xmp:CreatorTool", entries["Creator"]) + _tag("xmp:CreateDate", made) + _tag("xmp:ModifyDate", made)
    parts.append(_description("xmp", "http://ns.adobe.com/xap/1.0/", dates + (_tag("xmp:MetadataDate", made) if claims.pdfx else "")))
    if claims.pdfx:
        name = uuid.uuid5(uuid.NAMESPACE_URL, repr((sorted(entries.items()), meta.reference, made)))
        ids = _tag("xmpMM:DocumentID", f"uuid:{name}") + _tag("xmpMM:RenditionClass", "default") + _tag("xmpMM:VersionID", "1")
        parts.append(_description("xmpMM", "http://ns.adobe.com/xap/1.0/mm/", ids))
    body = "".join(parts)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n{body}</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    )


def metadata_stream(xml: str) -> Stream:
    """The packet as the catalog's Metadata: not compressed, so that plain tools find it (ISO 32000-1, 14.3.2)."""
    return Stream(xml.encode("utf-8") + b"\n", {"Type": "/Metadata", "Subtype": "/XML"})


def _description(prefix: str, namespace: str, content: str) -> str:
    return f'<rdf:Description rdf:about="" xmlns:{prefix}="{namespace}">\n{content}</rdf:Description>\n'


def _tag(name: str, value: object) -> str:
    return f"<{name}>{_content(str(value))}</{name}>\n"


def _alternatives(name: str, texts: Sequence[tuple[str, str | None]]) -> str:
    """A language alternative: the first text again as `x-default`."""
    said = [(tag, text) for tag, text in texts if text]
    if not said:
        return ""
    items = "".join(f'<rdf:li xml:lang="{escape(tag)}">{_content(text)}</rdf:li>' for tag, text in [("x-default", said[0][1]), *said])
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>\n"


def _languages(tags: Sequence[str]) -> str:
    return f"<dc:language><rdf:Bag>{''.join(f'<rdf:li>{_content(tag)}</rdf:li>' for tag in tags)}</rdf:Bag></dc:language>\n"


def _content(text: str) -> str:
    return escape(text, quote=False)
