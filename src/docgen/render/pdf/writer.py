"""The file itself: small objects packed into compressed object streams, the rest one after the other, a cross-reference stream at the end.

reportlab formats the objects; it would write each of them uncompressed and with a classic table (ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from docgen.render.pdf.streams import deflated

_ROW = struct.Struct(">BIH").pack
"""An entry of the cross-reference stream: fields of 1, 4 and 2 bytes."""

_END = b"endstream\n"

_PACKED = 400
"""Objects in one object stream: a reader unpacks all of them to get at one."""


def write(document: pdfdoc.PDFDocument, version: tuple[int, int], written: Mapping[int, bytes]) -> bytes:
    """All of a document's objects as a file; `written` are those that are ready, by number. The file's ID (14.4) is a digest of what it holds, so the
    same input gives the same bytes."""
    document.Reference(document.Catalog)
    document.Reference(document.info)
    for font in document.delayedFonts:
        font.addObjects(document)
    whole, small = _formatted(document, written)
    out = bytearray(f"%PDF-{version[0]}.{version[1]}\n%\xe2\xe3\xcf\xd3\n".encode("latin-1"))
    entries: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    for number, body in whole:
        entries[number] = (1, len(out), 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    following = document.objectcounter + 1
    for start in range(0, len(small), _PACKED):
        group = small[start : start + _PACKED]
        entries.update((number, (2, following, index)) for index, (number, _) in enumerate(group))
        entries[following] = (1, len(out), 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (following, _object_stream(group))
        following += 1
    entries[following] = (1, len(out), 0)
    identifier = hashlib.sha256(out).hexdigest()[:32].encode("ascii")
    root, info = _number(document, document.Catalog), _number(document, document.info)
    trailer = b"/Root %d 0 R /Info %d 0 R /ID [<%b><%b>]" % (root, info, identifier, identifier)
    start_of_table = len(out)
    out += b"%d 0 obj\n%b\nendobj\n" % (following, _cross_references(entries, trailer))
    out += b"startxref\n%d\n%%%%EOF\n" % start_of_table
    return bytes(out)


def _number(document: pdfdoc.PDFDocument, obj: Any) -> int:
    number: int = document.idToObjectNumberAndVersion[obj.__InternalName__][0]
    return number


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
        body: bytes = pdfdoc.format(document.idToObject[name], document, toplevel=1)
        if body.endswith(_END):
            # PDF/A wants an end of line before the keyword, which reportlab leaves out (ISO 19005-3, 6.1.7.1).
            whole.append((number, body[: -len(_END)] + b"\n" + _END.strip()))
        else:
            small.append((number, body.rstrip(b"\n")))
    return whole, small


def _object_stream(group: Sequence[tuple[int, bytes]]) -> bytes:
    heads: list[bytes] = []
    offset = 0
    for number, body in group:
        heads.append(b"%d %d" % (number, offset))
        offset += len(body) + 1
    head = b" ".join(heads) + b"\n"
    data = deflated(head + b"\n".join(body for _, body in group))
    return b"<</Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d>>\nstream\n%b\nendstream" % (len(group), len(head), len(data), data)


def _cross_references(entries: dict[int, tuple[int, int, int]], trailer: bytes) -> bytes:
    """Fields of 1, 4 and 2 bytes; PNG's Up predictor, since neighbours differ little."""
    rows = b"".join([_ROW(*entries[number]) for number in range(len(entries))])
    ups = bytes([(new - old) & 255 for new, old in zip(rows, bytes(7) + rows, strict=False)])
    data = deflated(b"".join([b"\x02" + ups[at : at + 7] for at in range(0, len(ups), 7)]))
    table = b"/Type /XRef /Size %d /W [1 4 2] /Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 7>>" % len(entries)
    return b"<<%b %b /Length %d>>\nstream\n%b\nendstream" % (table, trailer, len(data), data)
