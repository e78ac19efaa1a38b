"""The file itself: small objects packed into compressed object streams, the rest one after the other, a cross-reference stream at the end.

reportlab numbers the objects; it would write each of them uncompressed and with a classic table (ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping, Sequence
from itertools import accumulate

from reportlab.pdfbase import pdfdoc

from docgen.writers.pdf.objects.literals import number_of
from docgen.writers.pdf.objects.streams import Stream, deflated

_ROW = struct.Struct(">BIH").pack
"""An entry of the cross-reference stream: fields of 1, 4 and 2 bytes."""

_END = b"endstream\n"

_PACKED = 400
"""Objects in one object stream: a reader unpacks all of them to get at one."""


def write(document: pdfdoc.PDFDocument, version: tuple[int, int], written: Mapping[int, bytes]) -> bytes:
    """All of a document's objects as a file; `written` are those that are ready, by number. The file's ID (14.4) is a digest of what it holds, so the
    same input gives the same bytes. A file of PDF 2.0 says what it is in its XMP packet alone (ISO 32000-2, 14.3.3)."""
    has_info = version < (2, 0)
    document.Reference(document.Catalog)
    if has_info:
        document.Reference(document.info)
    for font in document.delayedFonts:
        font.addObjects(document)
    whole, small = _formatted(document, written)
    out = bytearray(f"%PDF-{version[0]}.{version[1]}\n%\xe2\xe3\xcf\xd3\n".encode("latin-1"))
    rows: dict[int, bytes] = {0: _ROW(0, 0, 65535)}
    for number, body in whole:
        rows[number] = _ROW(1, len(out), 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    following = document.objectcounter + 1
    for start in range(0, len(small), _PACKED):
        group = small[start : start + _PACKED]
        rows.update({number: _ROW(2, following, index) for index, (number, _) in enumerate(group)})
        rows[following] = _ROW(1, len(out), 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (following, _object_stream(group))
        following += 1
    rows[following] = _ROW(1, len(out), 0)
    identifier = hashlib.sha256(out).hexdigest()[:32].encode("ascii")
    info = b" /Info %d 0 R" % number_of(document, document.info) if has_info else b""
    trailer = b"/Root %d 0 R%b /ID [<%b><%b>]" % (number_of(document, document.Catalog), info, identifier, identifier)
    table = _cross_references([rows[number] for number in range(len(rows))], trailer)
    start_of_table = len(out)
    out += b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (following, table, start_of_table)
    return bytes(out)


def _formatted(document: pdfdoc.PDFDocument, written: Mapping[int, bytes]) -> tuple[list[tuple[int, bytes]], list[tuple[int, bytes]]]:
    """(number, bytes) of the streams, and of all else. Formatting an object may add more of them, so the count is taken as it goes."""
    whole: list[tuple[int, bytes]] = []
    small: list[tuple[int, bytes]] = []
    number = 0
    while number < document.objectcounter:
        number += 1
        ready = written.get(number)
        if ready is not None:
            small.append((number, ready))
            continue
        name = document.numberToId[number]
        found = document.idToObject[name]
        body: bytes = found.format(document) if isinstance(found, pdfdoc.PDFObject) else pdfdoc.format(found, document)
        if isinstance(found, Stream):
            whole.append((number, body))
        elif body.endswith(_END):
            # PDF/A wants an end of line before the keyword, which reportlab leaves out (ISO 19005-3, 6.1.7.1).
            whole.append((number, body[: -len(_END)] + b"\n" + _END.strip()))
        else:
            small.append((number, body.rstrip(b"\n")))
    return whole, small


def _object_stream(group: Sequence[tuple[int, bytes]]) -> bytes:
    bodies = [body for _, body in group]
    offsets = accumulate([len(body) + 1 for body in bodies], initial=0)
    head = " ".join([f"{number} {offset}" for (number, _), offset in zip(group, offsets, strict=False)]).encode("ascii") + b"\n"
    data = deflated(head + b"\n".join(bodies))
    return b"<</Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d>>\nstream\n%b\nendstream" % (len(group), len(head), len(data), data)


def _cross_references(rows: Sequence[bytes], trailer: bytes) -> bytes:
    """Fields of 1, 4 and 2 bytes; PNG's Up predictor, since neighbours differ little."""
    ups = _less(b"".join(rows), b"".join([bytes(7), *rows[:-1]]))
    data = deflated(b"\x02" + b"\x02".join([ups[at : at + 7] for at in range(0, len(ups), 7)]))
    table = b"/Type /XRef /Size %d /W [1 4 2] /Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 7>>" % len(rows)
    return b"<<%b %b /Length %d>>\nstream\n%b\nendstream" % (table, trailer, len(data), data)


def _less(ones: bytes, others: bytes) -> bytes:
    """Byte by byte the difference, modulo 256, of two strings of one length: all at once, each byte's highest bit kept from borrowing."""
    size = len(ones)
    one, other, high = int.from_bytes(ones), int.from_bytes(others), int.from_bytes(b"\x80" * size)
    return (((one | high) - (other & ~high)) ^ ((one ^ ~other) & high)).to_bytes(size)
