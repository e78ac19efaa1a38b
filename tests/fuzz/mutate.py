"""Small changes that turn a good file into a bad one. Each takes what to change and a source of chance, and knows something of the format."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from random import Random
from typing import Any

import yaml

Text = Callable[[str, Random], str]

NASTY = (
    *(
        "",
        " ",
        "-",
        ":",
        "?",
        "!",
        "*",
        "&a",
        "*a",
        "~",
        "null",
        "true",
        "no",
        "{}",
        "[]",
        "{",
        "[",
        "}",
        "]",
        "|",
        ">",
        "%",
        "@",
        "`",
        "#",
        "'",
        '"',
        "\\",
    ),
    *("0", "-1", "1e308", "1e999", "-0.0", ".inf", ".nan", "9" * 40, "9" * 5000, "0x7fffffff", "4294967296", "1.5", "٣", "١٢٬٥٠٠"),
    *("2021-02-30", "0001-01-01", "9999-12-31", "1443-03-12 AH", "12/03/1443هـ", "24:00", "2021-10-20T09:00+03:00"),
    *("{date}`x`", "{money}`1 QAR`", "{number}`1`", "{term}`a`", "{ltr}`a`", "**a**", "*a*", "[a](b)", "](", "![", "<b>", "\\"),
    *("{{ headline }}", "{{", "}}", "{% if a %}", "{% endif %}", "{# #}", "{{ a | b }}", "{{ body[0] }}", "{% for a in b %}"),
    *(
        "\u200f",
        "\u202e",
        "\u2066",
        "\u2069",
        "\u0640" * 50,
        "\u064b" * 50,
        "\U0001f600",
        "\ufeff",
        "\u0000",
        "\ud7ff",
        "\uffff",
        "a\u0301",
        "لا",
        "ﷺ",
        "‎",
    ),
    *("../x", "/etc/hostname", "a/b", "x" * 300, "http://127.0.0.1:9/", "javascript:a", "press-page-break", "page-break"),
)

NUMBERS = ("0", "1", "-1", "2147483647", "-2147483648", "4294967296", "99999999999999999999", "0.00000001", "1e9", "--1", "1.2.3")


def lines(text: str, chance: Random) -> str:
    """Lines taken out, doubled, moved, indented, joined."""
    rows = text.split("\n")
    at, other = chance.randrange(len(rows)), chance.randrange(len(rows))
    kind = chance.randrange(6)
    if kind == 0:
        del rows[at : at + chance.randint(1, 4)]
    elif kind == 1:
        rows[at:at] = rows[other : other + chance.randint(1, 6)] * chance.choice((1, 1, 2, 30))
    elif kind == 2:
        rows[at], rows[other] = rows[other], rows[at]
    elif kind == 3:
        rows[at] = " " * chance.choice((1, 2, 4, 40)) + rows[at]
    elif kind == 4:
        rows[at] = rows[at].strip()
    else:
        rows[at : at + 2] = [" ".join(rows[at : at + 2])]
    return "\n".join(rows)


def tokens(text: str, chance: Random) -> str:
    """A word, a sign or a number exchanged for a nasty one, put in, or repeated."""
    found = list(re.finditer(r"[\w.]+|[^\w\s]", text)) or [None]
    one = chance.choice(found)
    start, end = (0, 0) if one is None else one.span()
    kind = chance.randrange(4)
    if kind == 0:
        return text[:start] + chance.choice(NASTY) + text[end:]
    if kind == 1:
        return text[:start] + chance.choice(NASTY) + text[start:]
    if kind == 2:
        return text[:start] + text[start:end] * chance.choice((2, 50, 3000)) + text[end:]
    other = chance.choice(found)
    return text if other is None else text[:start] + text[slice(*other.span())] + text[end:]


def tree(text: str, chance: Random) -> str:
    """A branch of a YAML file taken out, exchanged for another, for something nasty, wrapped or renamed. The text itself where it is no YAML."""
    try:
        data = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return tokens(text, chance)
    places = list(_places(data))
    if not places:
        return tokens(text, chance)
    holder, key = chance.choice(places)
    kind = chance.randrange(6)
    if kind == 0:
        del holder[key]
    elif kind == 1:
        other, name = chance.choice(places)
        if name in other if isinstance(other, dict) else name < len(other):
            holder[key] = other[name]
    elif kind == 2:
        holder[key] = [holder[key]]
    elif kind == 3:
        holder[key] = {chance.choice(("ar", "en", "a", "heading", "table", "list", "quote")): holder[key]}
    elif kind == 4 and isinstance(holder, dict):
        holder[chance.choice(NASTY) or "x"] = holder.pop(key)
    else:
        holder[key] = chance.choice((None, True, 0, -1, 1e308, float("inf"), [], {}, chance.choice(NASTY)))
    try:
        return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    except (yaml.YAMLError, RecursionError, ValueError):
        return text


def _places(data: Any) -> list[tuple[Any, Any]]:
    found, waiting = [], [data]
    while waiting and len(found) < 2000:
        holder = waiting.pop()
        for key, value in list(holder.items() if isinstance(holder, dict) else enumerate(holder) if isinstance(holder, list) else ()):
            found.append((holder, key))
            waiting.append(value)
    return found


TEXTS: tuple[Text, ...] = (lines, tokens, tree, tokens, tree)


def text(data: bytes, chance: Random) -> bytes:
    return chance.choice(TEXTS)(data.decode("utf-8", "surrogateescape"), chance).encode(
        "utf-8", "surrogatepass" if chance.random() < 0.02 else "replace"
    )


def expression(data: bytes, chance: Random) -> bytes:
    """As `text`, but mostly inside the braces of a template."""
    words = data.decode("utf-8", "replace")
    inside = [found.span(1) for found in re.finditer(r"\{[{%](.*?)[}%]\}", words)]
    if not inside or chance.random() < 0.4:
        return text(data, chance)
    start, end = chance.choice(inside)
    return (words[:start] + tokens(words[start:end], chance) + words[end:]).encode("utf-8", "replace")


def octets(data: bytes, chance: Random) -> bytes:
    """Bytes changed, taken out, put in, repeated; the file cut."""
    out = bytearray(data)
    if not out:
        return b"\0"
    at = chance.randrange(len(out))
    kind = chance.randrange(7)
    if kind == 0:
        out[at] ^= 1 << chance.randrange(8)
    elif kind == 1:
        out[at : at + 4] = struct.pack(">I", chance.choice((0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, len(out), chance.getrandbits(32))))
    elif kind == 2:
        out[at : at + 2] = struct.pack(">H", chance.choice((0, 1, 0x7FFF, 0x8000, 0xFFFF, chance.getrandbits(16))))
    elif kind == 3:
        del out[at : at + chance.choice((1, 2, 4, 100))]
    elif kind == 4:
        out[at:at] = bytes(chance.choice((1, 2, 4, 100)))
    elif kind == 5:
        del out[at:]
    else:
        out[at : at + 32] = bytes(chance.getrandbits(8) for _ in range(32))
    return bytes(out)


def font(data: bytes, chance: Random) -> bytes:
    """Mostly a table's place, its first bytes (versions, counts, units), or a place inside one; each table is as likely as another, however small."""
    if len(data) < 12 or chance.random() < 0.15:
        return octets(data, chance)
    count = min(struct.unpack_from(">H", data, 4)[0], (len(data) - 12) // 16)
    if not count:
        return octets(data, chance)
    record = 12 + 16 * chance.randrange(count)
    out = bytearray(data)
    if chance.random() < 0.25:
        out[record : record + 16] = octets(bytes(out[record : record + 16]), chance)[:16].ljust(16, b"\0")
        return bytes(out)
    offset, length = struct.unpack_from(">II", data, record + 8)
    length = min(length, chance.choice((8, 40, 400, length)))
    if offset >= len(data) or not length:
        return octets(data, chance)
    for _ in range(chance.choice((1, 1, 2, 8))):
        at = offset + chance.randrange(length)
        value = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.getrandbits(8)))
        out[at : at + 2] = bytes((value, chance.choice((value, 0, 0xFF))))
    return bytes(out[: len(data)])


def png(data: bytes, chance: Random) -> bytes:
    """A chunk changed, doubled, moved or taken out, its checksum made right again."""
    chunks, at = [], 8
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    if not chunks or chance.random() < 0.2:
        return octets(data, chance)
    one = chance.randrange(len(chunks))
    kind = chance.randrange(5)
    if kind == 0:
        del chunks[one]
    elif kind == 1:
        chunks.insert(chance.randrange(len(chunks) + 1), chunks[one])
    elif kind == 2:
        chunks[one] = (chance.choice((b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"iCCP", b"gAMA", b"eXIf", b"acTL", b"zTXt", b"sRGB")), chunks[one][1])
    else:
        chunks[one] = (chunks[one][0], octets(chunks[one][1], chance))
    return data[:8] + b"".join(struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks)


def jpeg(data: bytes, chance: Random) -> bytes:
    """The segments before the pixels, mostly: that is where the numbers are."""
    end = data.find(b"\xff\xda")
    if end < 0 or chance.random() < 0.3:
        return octets(data, chance)
    return octets(data[:end], chance) + data[end:]


def xml(data: bytes, chance: Random) -> bytes:
    """A number, an element, an attribute or a word exchanged."""
    words = data.decode("utf-8", "replace")
    kind = chance.randrange(4)
    pattern = (r"-?\d+\.?\d*", r"<[^>]+>", r'"[^"]*"', r"[\w:]+")[kind]
    found = list(re.finditer(pattern, words))
    if not found:
        return octets(data, chance)
    start, end = chance.choice(found).span()
    other = chance.choice(found).group()
    new = chance.choice(
        (other, "", words[start:end] * 2, chance.choice(NUMBERS) if kind == 0 else other, f'"{chance.choice(NUMBERS)}"' if kind == 2 else "")
    )
    return (words[:start] + new + words[end:]).encode("utf-8", "replace")


def package(data: bytes, chance: Random) -> bytes:
    """A part of a ZIP package changed, taken out, doubled or renamed; or its own bytes."""
    if chance.random() < 0.15:
        return octets(data, chance)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, struct.error, OverflowError):
        return octets(data, chance)
    if not parts:
        return data
    one = chance.randrange(len(parts))
    name, body = parts[one]
    kind = chance.randrange(8)
    if kind == 0:
        del parts[one]
    elif kind == 1:
        parts.append((chance.choice((name, f"../{name}", "word/a.bin", "")), body))
    elif kind == 2:
        parts[one] = (name, octets(body, chance))
    else:
        parts[one] = (name, xml(body, chance) if name.endswith((".xml", ".rels")) else octets(body, chance))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name that stands twice is meant
        for name, body in parts:
            archive.writestr(name or "a", body)
    return out.getvalue()


def pdf(data: bytes, chance: Random) -> bytes:
    """A token of an uncompressed PDF exchanged: a number, a name, a reference, a bracket. The table of places is not mended; readers mend it."""
    pattern = (rb"-?\d+\.?\d*", rb"/[A-Za-z0-9]+", rb"\d+ 0 R", rb"<<|>>|\[|\]", rb"\([^)]*\)", rb"\b[A-Za-z]{1,3}\b")[chance.randrange(6)]
    found = list(re.finditer(pattern, data))
    if not found or chance.random() < 0.15:
        return octets(data, chance)
    start, end = chance.choice(found).span()
    nasty = (b"null", b"true", b"[]", b"<<>>", b"()", b"/X", b"-1", b"99999999999", b"1 0 R", b"2 0 R", b"", b"q q q", b"(\xff\xfe)", b"<FF>", b"BT")
    new = chance.choice((chance.choice(found).group(), chance.choice(nasty), data[start:end] * 2))
    return data[:start] + new + data[end:]
