"""The parts of a message (RFC 5322, MIME) in which it says what it says: plain text and HTML."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Literal

from docgen.errors import Diagnostic, InputError, Place
from docgen.limits import check_time

_MOST = 200
"""Parts of a message that are looked at."""


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
