"""PDFs that nobody should make, as small as they can be: packed bombs, loops, missing keys, values of the wrong type."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping

MIB = 1024 * 1024


def pdf(objects: Mapping[int, bytes], *, root: int = 1, trailer: bytes = b"") -> bytes:
    """A file of these objects, with a cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    starts = {}
    for number, body in objects.items():
        starts[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % starts[number] if number in starts else b"0000000000 65535 f \n"
    return bytes(out + b"trailer\n<</Size %d /Root %d 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, table))


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d %s>>\nstream\n" % (len(data), entries) + data + b"\nendstream"


def packed(unit: bytes, size: int, entries: bytes = b"") -> bytes:
    """A stream that unpacks to `size` bytes of `unit`, packed twice."""
    packer = zlib.compressobj(9)
    block = unit * (MIB // len(unit))
    parts = [packer.compress(block) for _ in range(size // len(block))]
    return stream(zlib.compress(b"".join([*parts, packer.flush()]), 9), b"/Filter [/FlateDecode /FlateDecode]" + entries)


def page(content: bytes, resources: bytes = b"<<>>", *, catalog: bytes = b"", entries: bytes = b"", trailer: bytes = b"", **more: bytes) -> bytes:
    """A file of one page; `content` is its stream, `more` are objects by `o5`, `o6`, …"""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R %s>>" % catalog,
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources %s %s>>" % (resources, entries),
        4: content,
    }
    return pdf(objects | {int(name[1:]): body for name, body in more.items()}, trailer=trailer)


def _tree(kind: bytes, depth: int, last: bytes) -> dict[int, bytes]:
    """A chain of dictionaries, each the kid of the one before."""
    return {number: kind % (number + 1) for number in range(5, 5 + depth)} | {5 + depth: last}


def _compressed_objects() -> bytes:
    """The catalog is in an object stream that unpacks to hundreds of megabytes."""
    bodies = {2: b"<</Type/Pages/Kids[]/Count 0>>", 5: packed(b" ", 300 * MIB, b"/Type/ObjStm/N 1/First 10")}
    out, starts = bytearray(b"%PDF-1.7\n"), {}
    for number, body in bodies.items():
        starts[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    rows = b"".join(
        bytes((2 if number == 1 else number in starts, 0, 0, 0, 0, 0))
        if number not in starts
        else b"\x01" + starts[number].to_bytes(4, "big") + b"\0"
        for number in range(7)
    )
    rows = rows[:6] + b"\x02\0\0\0\x05\0" + rows[12:]
    start = len(out)
    return bytes(out + b"6 0 obj\n" + stream(rows, b"/Type/XRef/W[1 4 1]/Size 7/Root 1 0 R") + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % start)


def _with_map(body: bytes, entries: bytes = b"") -> bytes:
    """A page with a font whose ToUnicode map is `body`."""
    font = b"<</Subtype/Type0/ToUnicode 7 0 R/DescendantFonts[6 0 R]>>"
    return page(stream(b"BT /F 9 Tf <0001> Tj ET"), b"<</Font<</F 6 0 R>>>>", o6=font, o7=stream(body, entries))


FLATE = b"/Filter/FlateDecode"


def forms(depth: int, last: bytes) -> bytes:
    """A page that shows a form, which shows another ten times, and so on; the last has the content `last` and a font F."""
    form = b"/Subtype/Form/Resources<</XObject<</X %d 0 R>>>>"
    chain = {number: stream(b"/X Do " * 10, form % (number + 1)) for number in range(5, 5 + depth)}
    end = {5 + depth: stream(last, b"/Subtype/Form/Resources<</Font<</F<</Subtype/Type1>>>>>>")}
    more = {f"o{number}": body for number, body in (chain | end).items()}
    return page(stream(b"/X Do"), b"<</XObject<</X 5 0 R>>>>", **more)


_TAGGED = b"/StructTreeRoot 5 0 R/MarkInfo<</Marked true>>"
_MARKED = stream(b"/P <</MCID 0>> BDC BT /F 9 Tf <" + b"41" * 10_000 + b"> Tj ET EMC")

BOMBS: dict[str, bytes] = {
    "300 MB of zeros, packed twice": page(packed(b"\0", 300 * MIB)),
    "thirty million q": page(packed(b"q ", 60 * MIB)),
    "ten million paths": page(packed(b"0 0 m ", 60 * MIB)),
    "ten million grays": page(packed(b"1 g ", 40 * MIB)),
    "three million fills": page(stream(zlib.compress(b"q 1 0 0 rg Q " * 3_000_000, 9), FLATE)),
    "a font named five million times": page(
        stream(zlib.compress(b"BT /F 9 Tf " * 5_000_000, 9), FLATE), b"<</Font<</F<</Subtype/Type1/Encoding/x>>>>>>"
    ),
    "one line of four million pieces": page(
        stream(zlib.compress(b"BT /F 9 Tf " + b"[(a)1(b)2]TJ " * 4_000_000, 9), FLATE), b"<</Font<</F<</Subtype/Type1>>>>>>"
    ),
    "numbers and no operator": page(packed(b"1 ", 40 * MIB)),
    "parentheses that do not close": page(packed(b"(", 20 * MIB)),
    "arrays in arrays": page(packed(b"[", 20 * MIB)),
    "dictionaries in dictionaries": page(packed(b"<<", 20 * MIB)),
    "marked content in marked content": page(stream(zlib.compress(b"/A BMC " * 300_000 + b"f " * 1_000_000), FLATE)),
    "two hundred filters": page(stream(b"x", b"/Filter[" + b"/FlateDecode " * 200 + b"]")),
    "runs of runs": page(stream(b"\x81q" * MIB, b"/Filter[/RunLengthDecode/RunLengthDecode]")),
    "an object stream": _compressed_objects(),
    "a cross-reference stream": b"%PDF-1.7\n1 0 obj\n"
    + packed(b"\0", 300 * MIB, b"/Type/XRef/W[1 4 1]/Size 9999999/Root 1 0 R")
    + b"\nendobj\nstartxref\n9\n%%EOF",
    "metadata": page(stream(b""), catalog=b"/Metadata 6 0 R", o6=packed(b"<a>", 300 * MIB)),
    "metadata of many depths": page(stream(b""), catalog=b"/Metadata 6 0 R", o6=stream(b"<a>" * 1_000_000)),
    "an attachment": page(
        stream(b""),
        catalog=b"/Names<</EmbeddedFiles<</Names[(a) 5 0 R]>>>>",
        o5=b"<</EF<</F 6 0 R>>/AFRelationship/Source/F(x)>>",
        o6=packed(b"\0", 300 * MIB),
    ),
    "a map of ranges": _with_map(zlib.compress(b"beginbfrange " + b"<0000> <ffff> <0041> " * 100_000), FLATE),
    "a map of long texts": page(
        stream(zlib.compress(b"BT /F 9 Tf <" + b"0001" * 1_000_000 + b"> Tj ET"), FLATE),
        b"<</Font<</F 6 0 R>>>>",
        o6=b"<</Subtype/Type0/ToUnicode 7 0 R>>",
        o7=stream(b"beginbfchar <0001> <" + b"0041" * 250 + b"> endbfchar"),
    ),
    "a map that begins and begins": _with_map(b"beginbfchar" * 200_000),
    "forms that show each other a thousand times": page(
        stream(b"/X Do"),
        b"<</XObject<</X 6 0 R>>>>",
        o6=stream(b"/X Do " * 1000, b"/Subtype/Form/Resources<</XObject<</X 7 0 R>>>>"),
        o7=stream(b"/X Do " * 1000, b"/Subtype/Form/Resources<</XObject<</X 6 0 R>>>>"),
    ),
    "forms that show the next ten times, thirty deep": forms(30, b""),
    "forms that show words, seven deep": forms(7, b"BT /F 9 Tf (a) Tj ET"),
    "five thousand pages of one content": pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[" + b"3 0 R " * 5000 + b"]/Count 5000>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            4: stream(zlib.compress(b"1 g " * 100_000), FLATE),
        }
    ),
    "one marked content in many elements": page(
        _MARKED, b"<</Font<</F<</Subtype/Type1>>>>>>", catalog=_TAGGED, o5=b"<</K[" + b"<</S/P/Pg 3 0 R/K 0>>" * 20_000 + b"]>>"
    ),
    "one content shown again and again": page(stream(b"q Q " * 10_000), entries=b"/Contents[" + b"4 0 R " * 100_000 + b"]"),
}
"""What a few bytes may cost."""

ODD: dict[str, bytes] = {
    "no catalog": pdf({1: b"<<>>"}, root=9),
    "a catalog that is an array": pdf({1: b"[]"}),
    "an empty catalog": pdf({1: b"<<>>"}),
    "noise": b"%PDF-1.7\n" + bytes(range(256)) * 20,
    "pages that are their own kids": pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>"}),
    "pages that are each other's parents": pdf(
        {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 3 0 R>>", 3: b"<</Type/Page/Parent 2 0 R>>"}
    ),
    "pages five thousand deep": pdf(
        {1: b"<</Type/Catalog/Pages 5 0 R>>"} | _tree(b"<</Type/Pages/Kids[%d 0 R]/Count 1>>", 5000, b"<</Type/Page/MediaBox[0 0 9 9]>>")
    ),
    "pages that double on each level": pdf(
        {1: b"<</Type/Catalog/Pages 5 0 R>>"}
        | {number: b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count 2>>" % (number + 1, number + 1) for number in range(5, 45)}
        | {45: b"<</Type/Page/MediaBox[0 0 9 9]>>"}
    ),
    "a page that is no dictionary": pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R 5 (x)]/Count 3>>", 3: b"(x)"}),
    "arrays a hundred thousand deep": pdf({1: b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * 100_000 + b">>", 2: b"<</Type/Pages/Kids[]/Count 0>>"}),
    "structure that is its own kid": page(stream(b""), catalog=_TAGGED, o5=b"<</S/P/K[5 0 R 6 0 R]>>", o6=b"<</S/P/K 5 0 R>>"),
    "structure three thousand deep": pdf(
        {1: b"<</Type/Catalog/Pages 2 0 R%s>>" % _TAGGED, 2: b"<</Type/Pages/Kids[]/Count 0>>"} | _tree(b"<</S/P/K %d 0 R>>", 3000, b"<<>>")
    ),
    "names that are their own kids": page(
        stream(b""), catalog=b"/Names<</EmbeddedFiles 5 0 R>>", o5=b"<</Kids[5 0 R 6 0 R 6 0 R]/Names[(a) 5 0 R (b)]>>", o6=b"<</Kids[5 0 R]>>"
    ),
    "a map that is no stream": page(stream(b"BT /F 9 Tf (a) Tj"), b"<</Font<</F<</ToUnicode[1]>>>>>>"),
    "a map past the last character": _with_map(b"beginbfrange <0000> <ffff> <dbffdfff> endbfrange"),
    "a map of odd digits": _with_map(b"beginbfchar <0> <004> <> <> <1> <" + b"0" * 100_001 + b"> endbfchar"),
    "a colour space of itself": page(stream(b"/A cs 1 g"), b"<</ColorSpace<</A[/Indexed 6 0 R]>>>>", o6=b"[/Indexed 6 0 R]"),
    "colour spaces of each other": page(stream(b"/A cs"), b"<</ColorSpace<</A/B/B/A>>>>"),
    "operators without operands": page(stream(b"Tf cs CS Do BDC BMC EMC EMC Tj TJ ' \" BI ID EI ) ] >> } <")),
    "operands of other types": page(stream(b"1 2 /x BDC /Artifact 5 BMC (x) cs [1] Do <<>> Tf 5 Tj <</MCID(x)>> BDC /P<</MCID 1.5>>BDC"), b"[]"),
    "a number of a million digits": page(stream(b"1" * 1_000_000 + b" g /P <</MCID " + b"9" * 400 + b">> BDC")),
    "every key of another type": page(
        stream(b"BT /F 9 Tf (a) Tj"),
        b"<</Font[1]/XObject 5/ColorSpace(x)/Properties/x>>",
        catalog=b"/Lang[1]/MarkInfo<</Marked 1>>/ViewerPreferences(x)/OutputIntents[1(x)<</S 5/DestOutputProfile 4 0 R>>]/Metadata 5/Names 7"
        b"/AcroForm[5]/StructTreeRoot<</K[1(x)null/x<</S(x)/K<</Type/MCR/MCID(x)>>>>]>>",
        entries=b"/Annots[1(x)null<<>><</AP 5>><</AP<</N<</a 4 0 R>>>>>>]/TrimBox[(a)2 3 4]/BleedBox[1 2]",
        trailer=b"/Info[]",
    ),
    "every key of yet another": page(
        stream(b""),
        b"(x)",
        catalog=b"/Lang 5/MarkInfo[]/OutputIntents<<>>/AcroForm<</Fields 5>>/StructTreeRoot(x)/Names<</EmbeddedFiles<</Names 5/Kids 5>>>>",
        entries=b"/Annots 7/Contents(x)",
        trailer=b"/Info 3 0 R",
    ),
    "a signature field of itself": page(stream(b""), catalog=b"/AcroForm<</Fields[6 0 R]>>", o6=b"<</FT/Sig/T(x)/V 6 0 R/Kids[6 0 R]/Parent 6 0 R>>"),
    "a signature of nothing": page(
        stream(b""), catalog=b"/AcroForm<</Fields[6 0 R]>>", o6=b"<</FT/Sig/T(x)/V<</ByteRange[0 1 2]/Contents(x)/Filter/x>>>>"
    ),
    "a title of half a character": page(stream(b""), catalog=b"/Lang<feffdc00d800>", trailer=b"/Info<</Title<feffd800>>>"),
    "a title that steers a terminal": page(stream(b""), trailer=b"/Info<</Title(\x1b[31mred\n\x07)>>"),
    "names that are not UTF-8": page(stream(b"/\xff\xfe cs /#80#ff Do"), b"<</ColorSpace<</\xff\xfe/DeviceGray>>/XObject<</#80#ff 4 0 R>>>>"),
    "metadata of an unknown encoding": page(stream(b""), catalog=b"/Metadata 6 0 R", o6=stream(b'<?xml version="1.0" encoding="nope"?><a/>')),
    "metadata with entities": page(
        stream(b""),
        catalog=b"/Metadata 6 0 R",
        o6=stream(
            b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
            + b"".join(b'<!ENTITY a%d "%s">' % (index, (b"&a%d;" % (index - 1) if index else b"&a;") * 10) for index in range(9))
            + b"]><x>&a8;</x>"
        ),
    ),
    "filters that do not fit": page(stream(b"x", b"/Filter[/Crypt/JPXDecode]"), o6=stream(b"x", b"/Filter 5/DecodeParms[5]")),
}
"""What a file may say that makes no sense."""


def _entries() -> bytes:
    return b"".join(b"/K%d 0 " % number for number in range(1_000_000))


LARGE: dict[str, Callable[[], bytes]] = {
    "a dictionary of a million entries": lambda: page(stream(b""), catalog=b"/X <<%s>>" % _entries()),
    "an information dictionary of a million entries": lambda: page(stream(b""), trailer=b"/Info <<%s>>" % _entries()),
    "resources of a million entries": lambda: page(stream(b""), b"<<%s>>" % _entries()),
    "an array of seven million numbers": lambda: page(stream(b""), catalog=b"/X [%s]" % (b"0 " * 7_000_000)),
    "an array of seven million arrays": lambda: page(stream(b""), catalog=b"/X [%s]" % (b"[]" * 7_000_000)),
    "notes by the million": lambda: page(stream(b""), entries=b"/Annots [%s]" % (b"<</Subtype/Text>>" * 900_000)),
}
"""Large files, not packed, that a reader would need many times their size for."""
