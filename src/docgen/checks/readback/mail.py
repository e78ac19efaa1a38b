"""The parts of a message (RFC 5322, MIME) in which it says what it says: plain text and HTML."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import getaddresses
from typing import Any, Literal

from docgen.checks.readback.traits import Trait, finding
from docgen.errors import Diagnostic, InputError, Place
from docgen.limits import check_time

_MOST = 200
"""Parts of a message that are looked at."""


_ANSWERS = ("Reply-To", "Mail-Reply-To", "Mail-Followup-To", "Disposition-Notification-To", "Return-Receipt-To")
_UNSEEN = ("Bcc", "Resent-Bcc")
_ATTACHED = ("application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")


@dataclass(frozen=True, slots=True)
class Head:
    """What a message says before its text: its subject, and where it leads whoever answers it."""

    subject: str
    traits: tuple[Trait, ...]


@dataclass(frozen=True, slots=True)
class Attached:
    """A document that is attached; `data` is empty where it cannot be decoded."""

    name: str
    data: bytes


def head_of(data: bytes) -> Head:
    """The head of a message. A sender whose host the text names is the issuer's own, who has sent it."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    subject = " ".join(" ".join(_values(message, "Subject")).split())
    traits = [finding(f"leads answers to {address} ({name})") for name in _ANSWERS for address in _addresses(message, name)]
    traits += [finding(f"goes to {address} as well, which nobody sees ({name})") for name in _UNSEEN for address in _addresses(message, name)]
    texts: list[str] | None = None
    for name in ("From", "Sender"):
        for address in _addresses(message, name):
            texts = [text.decode().casefold() for _, text in parts_of(data, "")] if texts is None else texts
            if not any(address.rpartition("@")[2].casefold() in text for text in texts):
                traits.append(finding(f"comes from {address} ({name}), whom its text does not name"))
    return Head(subject, tuple(traits))


def attached_to(data: bytes) -> Iterator[Attached]:
    """The PDF and Word files that are attached to a message."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for number, part in enumerate(message.walk()):
        if number >= _MOST:
            return
        name = part.get_filename() or ""
        if part.get_content_type() in _ATTACHED or name.lower().endswith((".pdf", ".docx")):
            held = part.get_payload(decode=True)
            yield Attached(name or part.get_content_type(), held if isinstance(held, bytes) else b"")


def _values(message: Any, name: str) -> list[str]:
    try:
        return [str(value) for value in message.get_all(name, [])]
    except (ValueError, LookupError, AttributeError, TypeError):
        return []


def _addresses(message: Any, name: str) -> list[str]:
    """The addresses of a header; a header that cannot be read has none."""
    found = dict.fromkeys(address for _, address in getaddresses(_values(message, name)) if "@" in address)
    return list(found)


def parts_of(data: bytes, name: str) -> Iterator[tuple[Literal["txt", "html"], bytes]]:
    """The parts of text, those of alternatives in their order, as UTF-8. What is attached is a file of its own. Raises InputError for a message that
    has none, and for a part that cannot be decoded."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    found = False
    for number, part in enumerate(message.walk()):
        check_time()
        if number >= _MOST:
            raise InputError(Diagnostic(f"has more than {_MOST} parts", Place(name)))
        kind = part.get_content_type()
        if not isinstance(part, EmailMessage) or kind not in ("text/plain", "text/html") or part.get_content_disposition() == "attachment":
            continue
        try:
            text = part.get_content()
        except (LookupError, ValueError, KeyError) as error:
            raise InputError(Diagnostic(f"has a part of {kind} that cannot be decoded ({error})", Place(name))) from None
        found = True
        yield ("html" if kind == "text/html" else "txt"), str(text).encode("utf-8", "replace")
    if not found:
        raise InputError(Diagnostic("has no part of text or HTML", Place(name), "a message with the document in it"))
