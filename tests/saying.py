"""Everything that a file says anywhere in it: pages, properties, tags, names, attachments; and inputs of which every word is known."""

from __future__ import annotations

import io
import itertools
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
from PIL import Image

ENGLISH = "quovexwimp"
"""Letters that no label of docgen has in this order; every English word of the inputs below begins with them."""
ARABIC = "ضغظث"
COMMENT = "# INTERNAL-NOTE: not for publication"
HIDDEN = "unshownxyz"
"""In texts that no page shows."""


class Words:
    """Texts in both languages, each word of which is there once."""

    def __init__(self) -> None:
        self._count = itertools.count()

    def __call__(self) -> dict[str, str]:
        number = next(self._count)
        return {"ar": ARABIC + _letters(number, "ابتجدرسك"), "en": ENGLISH + _letters(number, "abcdefgh")}


def _letters(number: int, alphabet: str) -> str:
    return "".join(alphabet[number // 8**place % 8] for place in range(3))


def body(word: Words) -> list[Any]:
    return [
        word(),
        {"heading": word(), "level": 2},
        {"list": [word(), word()], "style": "abjad"},
        {"quote": word(), "speaker": {"name": word(), "honorific": word(), "title": word(), "organisation": word()}},
        {"table": {"columns": [word(), {**word(), "type": "number"}], "rows": [[word(), 12], [word(), 30]], "caption": word(), "total": True}},
        {"picture": "picture.png", "alt": word(), "caption": word()},
        "page-break",
        {key: f"{text} {{term}}`joint`" for key, text in word().items()},
    ]


def statement() -> dict[str, Any]:
    word = Words()
    return {
        "docgen": 1,
        "kind": "press-statement",
        "glossary": "glossary.yaml",
        "reference": "R/7",
        "date": {"gregorian": "2026-05-11", "hijri": "1447-11-24"},
        "place": word(),
        "issuer": {"name": word(), "department": word(), "emblem": "picture.png", "emblem_alt": word()},
        "headline": word(),
        "subheadline": word(),
        "body": body(word),
        "about": [{"title": word(), "text": [word(), word()]}],
        "notes": [word()],
        "contacts": [{"name": word(), "title": word(), "phone": "+974 4400 1234", "email": "a@b.example", "url": "https://b.example/"}],
        "prevailing_note": word(),
    }


def minutes() -> dict[str, Any]:
    word = Words()

    def hidden() -> dict[str, str]:
        return {key: f"{text} {HIDDEN}" for key, text in word().items()}

    return {
        "docgen": 1,
        "kind": "meeting-minutes",
        "glossary": "glossary.yaml",
        "reference": "M/9",
        "date": "2026-05-11",
        "place": word(),
        "body_name": word(),
        "department": word(),
        "emblem_alt": hidden(),
        "title": word(),
        "number": 3,
        "start": "10:00",
        "people": {
            f"chair-{HIDDEN}": {"name": word(), "role": word(), "title": hidden()},
            "secretary": {"name": word(), "title": word(), "organisation": word()},
            "nobody": {"name": hidden(), "organisation": hidden()},
            "observer": {"name": word(), "honorific": word()},
        },
        "chair": f"chair-{HIDDEN}",
        "secretary": "nobody",
        "attendance": {"present": [f"chair-{HIDDEN}", "secretary"], "observers": ["observer"]},
        "quorum": {"required": 2},
        "previous_minutes": {"reference": "M/8", "date": "2026-04-11", "note": word()},
        "agenda": [
            {
                "title": word(),
                "presenter": "secretary",
                "discussion": body(word),
                "decisions": [{"text": word(), "vote": {"for": 2}}],
                "recommendations": [{"text": word(), "to": word()}],
                "actions": [{"task": word(), "owner": "secretary", "due": "2026-06-01", "status": "open", "note": word()}],
            },
            {"title": word(), "discussion": [word()]},
        ],
        "next_meeting": {"date": "2026-07-13", "time": "10:00", "place": word()},
        "closing": word(),
        "signatures": [f"chair-{HIDDEN}"],
        "annexes": [{"title": word(), "file": "glossary.yaml"}],
    }


def written(data: dict[str, Any], folder: Path) -> Path:
    """The input as a file with comments, and the files that it names, in a folder that nobody should hear of."""
    from docgen.clean.writing import yaml

    place = folder / f"folder-{HIDDEN}"
    place.mkdir(exist_ok=True)
    terms = {"ar": f"{ARABIC}مصطلح", "en": f"{ENGLISH}term"}
    unused = {"ar": f"{ARABIC} {HIDDEN}", "en": f"{ENGLISH} {HIDDEN}"}
    glossary = {"docgen": 1, "kind": "glossary", "terms": {"joint": terms, "other": unused}}
    (place / "glossary.yaml").write_text(f"{COMMENT}\n{yaml(glossary)}", encoding="utf-8")
    Image.new("L", (40, 20), 90).save(place / "picture.png")
    path = place / f"input-{HIDDEN}.yaml"
    path.write_text(f"{COMMENT}\n{yaml(data)}{COMMENT}\n", encoding="utf-8")
    return path


def said(data: bytes) -> str:
    """All text in a PDF or a DOCX: what is shown, and every string, name and stream, packed or not."""
    return _said_in_zip(data) if data.startswith(b"PK") else _said_in_pdf(data)


def _said_in_pdf(data: bytes) -> str:
    found = [_any_text(data)]
    with pymupdf.open(stream=data, filetype="pdf") as pages:
        found += [page.get_text() for page in pages]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in [*pdf.objects, pdf.trailer]:
            found += _strings(item, 0)
            if isinstance(item, pikepdf.Stream):
                found.append(_any_text(_unpacked(item)))
    return "\n".join(found)


def _unpacked(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def _strings(item: Any, depth: int) -> list[str]:
    if depth and getattr(item, "is_indirect", False):
        return []
    if isinstance(item, pikepdf.String):
        return [str(item)]
    if isinstance(item, pikepdf.Name):
        return [str(item)]
    if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        return [text for key in item for text in (str(key), *_strings(item.get(key), depth + 1))]
    if isinstance(item, pikepdf.Array):
        return [text for one in item for text in _strings(one, depth + 1)]
    return []


def _said_in_zip(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "\n".join(text for name in package.namelist() for text in (name, _any_text(package.read(name))))


def _any_text(data: bytes) -> str:
    return "\n".join(data.decode(encoding, "replace") for encoding in ("utf-8", "utf-16-be", "utf-16-le"))
