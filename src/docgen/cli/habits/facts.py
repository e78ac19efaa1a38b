"""What is in a file that was made: its pages, what is attached to it, and the fonts that it carries."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from docgen.cli.habits.answer import finding
from docgen.cli.habits.results import Written
from docgen.errors import Diagnostic


@dataclass(frozen=True, slots=True)
class Facts:
    """`pages` is `None` for what has none."""

    pages: int | None = None
    attached: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()


def facts(data: bytes, password: str = "") -> Facts:
    """Of a PDF, a DOCX or a letter; of another file nothing. `password` opens a protected one: without it nothing is known of that."""
    if data.startswith(b"%PDF-"):
        return _of_pdf(data, password)
    if re.match(rb"[A-Za-z-]+: ", data) and b"\nMIME-Version: 1.0" in data[:4000]:
        return _of_letter(data)
    return _of_word(data) if data.startswith(b"PK\x03\x04") else Facts()


def written(
    path: Path, data: bytes, format: str | None = None, *, warnings: Iterable[Diagnostic] = (), ms: float | None = None, password: str = ""
) -> Written:
    """What `--json` tells of a file. `format` is that of its name unless given."""
    found = facts(data, password)
    return Written(
        path=str(path),
        format=format or path.suffix.removeprefix(".").lower(),
        bytes=len(data),
        sha256=sha256(data).hexdigest(),
        pages=found.pages,
        attached=found.attached,
        warnings=tuple(map(finding, warnings)),
        ms=None if ms is None else round(ms, 1),
    )


def _of_pdf(data: bytes, password: str) -> Facts:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data), password=password) as pdf:
            fonts = {_font(item) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"}
            return Facts(len(pdf.pages), tuple(sorted(pdf.attachments)), tuple(sorted(fonts - {""})))
    except pikepdf.PasswordError:
        return Facts()


def _font(item: object) -> str:
    """The name of a font without the letters that tell its subset (ISO 32000-1, 9.6.4)."""
    return re.sub("^/?(?:[A-Z]{6}[+])?", "", str(getattr(item, "BaseFont", "")))


def _of_letter(data: bytes) -> Facts:
    import email
    from email import policy

    message = email.message_from_bytes(data, policy=policy.default)
    return Facts(attached=tuple(part.get_filename() or "" for part in message.walk() if part.get_content_disposition() == "attachment"))


def _of_word(data: bytes) -> Facts:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if "word/fontTable.xml" not in package.namelist():
            return Facts()
        table = package.read("word/fontTable.xml").decode()
    embedded = re.findall(r'<w:font w:name="([^"]*)"(?:(?!</w:font>).)*<w:embed', table, re.DOTALL)
    return Facts(fonts=tuple(dict.fromkeys(embedded)))
