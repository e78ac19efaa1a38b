"""`SOURCE_DATE_EPOCH`: the time that goes into files in the place of the document's own date, so that others can make the same bytes again.

<https://reproducible-builds.org/specs/source-date-epoch/>. A worker on another machine takes the caller's, not its own: `standing`.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from docgen.errors import Diagnostic, UsageError, brief

VARIABLE = "SOURCE_DATE_EPOCH"

_standing: ContextVar[str | None] = ContextVar("source_date", default=None)


def given() -> str:
    """What the variable says here; empty where it is not set."""
    standing = _standing.get()
    return os.environ.get(VARIABLE, "") if standing is None else standing


@contextmanager
def standing(text: str) -> Iterator[None]:
    """Meanwhile `text` (`given()` of the caller) holds in the place of the variable; empty: it is not set, whatever is set here."""
    before = _standing.set(text)
    try:
        yield
    finally:
        _standing.reset(before)


def source_date() -> datetime.datetime | None:
    """The time in UTC; `None` where none is set. Raises UsageError for what is no number of seconds, or one that no calendar reaches."""
    text = given().strip()
    if not text:
        return None
    try:
        if not (text.isascii() and text.isdecimal()):
            raise ValueError(text)
        return datetime.datetime.fromtimestamp(int(text), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        hint = "seconds since 1970-01-01, a whole number; unset it for the document's own date"
        raise UsageError(Diagnostic(brief(f"{VARIABLE}={text}"), hint=hint)) from None
