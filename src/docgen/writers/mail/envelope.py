"""One message of its parts: RFC 5322, MIME (RFC 2045 to 2049), header words (RFC 2047), file names (RFC 2231); the same bytes for the same parts."""

from __future__ import annotations

import base64
import datetime
import hashlib
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from docgen.writers.mail.pictures import DOMAIN, MailPicture

_PLAIN = 66
"""Letters of a header that stands on one line of 78 (RFC 5322, 2.1.1)."""
_WORD = 42
"""Bytes of an encoded word, which has 75 letters at most (RFC 2047, 2), the first after the header's name."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a message says: `languages` are BCP 47 tags, `answered` where answers go, `attached` a PDF."""

    subject: str
    date: datetime.datetime
    languages: tuple[str, ...]
    answered: Address | None
    text: str
    html: str
    pictures: tuple[MailPicture, ...]
    attached: bytes
    attached_name: str


def envelope(parts: Parts) -> bytes:
    """The message, lines ended by CRLF. Its Message-ID is made of what it says."""
    message = EmailMessage(policy=SMTP)
    message["Date"] = parts.date
    seal = hashlib.sha256(b"\0".join((parts.subject.encode(), parts.text.encode(), parts.html.encode(), parts.attached))).hexdigest()
    message["Message-ID"] = f"<{seal[:32]}@{DOMAIN}>"
    if parts.answered is not None:
        message["Reply-To"] = parts.answered
    message["X-Unsent"] = "1"  # programs for mail then open it to be addressed and sent
    message.set_content(parts.text, charset="utf-8", cte="base64")
    message.add_alternative(parts.html, subtype="html", charset="utf-8", cte="base64")
    shown = list(message.iter_parts())[1]
    for picture in parts.pictures:
        name = f"{picture.id.partition('@')[0]}.{picture.kind}"
        shown.add_related(picture.data, "image", picture.kind, cid=f"<{picture.id}>", disposition="inline", filename=name)
    message.add_attachment(parts.attached, maintype="application", subtype="pdf", filename=parts.attached_name)
    message["Content-Language"] = ", ".join(parts.languages)
    for index, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{seal[:24]}_{index}")  # no line of base64 begins so (RFC 2045, 6.7)
    return b"Subject: " + header_words(parts.subject) + b"\r\n" + message.as_bytes()


def header_words(text: str) -> bytes:
    """The value of an unstructured header: as it is where it is ASCII and short, else in encoded words (RFC 2047), all of it, so that no space is
    lost where it is folded (as Python's own folding loses them)."""
    if text.isascii() and text.isprintable() and len(text) <= _PLAIN and "=?" not in text:
        return text.encode("ascii")
    words: list[bytes] = [b""]
    for letter in text:
        more = letter.encode()
        if len(words[-1]) + len(more) > _WORD:
            words.append(b"")
        words[-1] += more
    return b"\r\n ".join(b"=?utf-8?b?" + base64.b64encode(word) + b"?=" for word in words)
