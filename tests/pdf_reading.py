"""What is in a PDF, read by libraries that docgen does not use: its pages' text, its structure in reading order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pymupdf


def open_pdf(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def pages_text(data: bytes) -> list[str]:
    with pymupdf.open(stream=data, filetype="pdf") as pdf:
        return [page.get_text() for page in pdf]


@dataclass(frozen=True)
class Fragment:
    """A structure element that holds content of its own. `lang` is inherited. `text` is its Alt, or what its marked content shows, one stretch after
    another: what is marked as shown in reverse order is turned round (ISO 32000-1, 14.8.2.3.3), and so is each other Arabic line, but for its numbers
    and Latin words. Nothing is added."""

    tag: str
    lang: str
    text: str
    depth: int


def fragments(pdf: pikepdf.Pdf) -> list[Fragment]:
    """All elements with content, in reading order."""
    shown = [_marked_text(page) for page in pdf.pages]
    pages = {page.objgen: index for index, page in enumerate(page.obj for page in pdf.pages)}
    return list(_walk(pdf.Root.StructTreeRoot, "", 0, shown, pages))


def _walk(element: pikepdf.Object, lang: str, depth: int, shown: list[dict[int, str]], pages: dict[tuple[int, int], int]) -> Iterator[Fragment]:
    lang = str(element.get("/Lang", lang))
    kids = element.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    own: list[str] = []
    below: list[pikepdf.Object] = []
    for kid in kids:
        if isinstance(kid, int):
            own.append(shown[pages[element.Pg.objgen]][kid])
        elif kid.get("/Type") == "/MCR":
            own.append(shown[pages[kid.Pg.objgen]][int(kid.MCID)])
        elif "/S" in kid:
            below.append(kid)
    alt = element.get("/Alt")
    if "/S" in element and (own or alt or element.S in ("/TD", "/TH")):
        said = "".join("".join(map(logical, part.split("\n"))) if lang.startswith("ar") and "\n" in part else part.replace("\n", "") for part in own)
        yield Fragment(str(element.S)[1:], lang, said.strip() if alt is None else str(alt), depth)
    for kid in below:
        yield from _walk(kid, lang, depth + 1, shown, pages)


def _marked_text(page: pikepdf.Page) -> dict[int, str]:
    """By MCID, its ActualText, or the characters that its fonts' ToUnicode maps give to what is shown in it, in logical order."""
    fonts = {name: _unicode_map(font) for name, font in page.resources.get("/Font", {}).items()}
    texts: dict[int, str] = {}
    stack: list[int | None] = []
    backwards: set[int] = set()
    told: set[int] = set()
    current: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            properties = operands[1] if name == "BDC" else {}
            mcid = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
            stack.append(None if mcid is None else int(mcid))
            if mcid is not None:
                texts.setdefault(int(mcid), "")
                if str(operands[0]) == "/ReversedChars":
                    backwards.add(int(mcid))
                if "/ActualText" in properties:
                    texts[int(mcid)] = str(properties.ActualText)
                    told.add(int(mcid))
        elif name == "EMC":
            stack.pop()
        elif name == "Tm" and stack and stack[-1] is not None and stack[-1] not in backwards and stack[-1] not in told:
            texts[stack[-1]] += "\n"
        elif name == "Tf":
            current = fonts[str(operands[0])]
        elif name in ("Tj", "TJ"):
            strings = [operands[0]] if name == "Tj" else [part for part in operands[0] if isinstance(part, pikepdf.String)]
            mcid = next((number for number in reversed(stack) if number is not None), None)
            if mcid is not None and mcid not in told:
                data = b"".join(map(bytes, strings))
                shown = [current.get(int.from_bytes(data[at : at + 2], "big"), "?") for at in range(0, len(data), 2)]
                texts[mcid] += "".join(reversed(shown) if mcid in backwards else shown)
    return texts


_LEFT_TO_RIGHT = re.compile(r"[0-9A-Za-z](?:[^\u0621-\u064a٠-٩]*[0-9A-Za-z])?|[٠-٩](?:[٠-٩٫٬]*[٠-٩])?")
_MIRRORED = str.maketrans("()«»", ")(»«")


def logical(line: str) -> str:
    """A right-to-left line that is shown from left to right, in the order it is read in: turned round, numbers and Latin words kept as they stand."""
    turned = line[::-1].translate(_MIRRORED)
    return _LEFT_TO_RIGHT.sub(lambda match: match[0][::-1].translate(_MIRRORED), turned)


def _unicode_map(font: pikepdf.Object) -> dict[int, str]:
    found: dict[int, str] = {}
    for line in font.ToUnicode.read_bytes().decode("ascii").splitlines():
        if line.startswith("<") and line.count("<") == 2:
            code, text = line.replace(">", "").split("<")[1:]
            found[int(code, 16)] = bytes.fromhex(text.strip()).decode("utf-16-be")
    return found
