"""Complex fields (ECMA-376 Part 1, 17.16.18): what Word counts by itself."""

from __future__ import annotations

from docgen.writers.docx.xml_text import escape


def field(instruction: str, shown: str, properties: str = "") -> str:
    """A field with the content of a run that stands there until it is counted anew. `properties` is the `w:rPr` of all its runs."""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        shown,
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{properties}{part}</w:r>" for part in parts)
