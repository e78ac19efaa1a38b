"""A flow as one message (RFC 5322, MIME): plain text, HTML with its pictures, and the PDF attached."""

from __future__ import annotations

import datetime
from dataclasses import replace
from email.errors import HeaderParseError
from email.headerregistry import Address
from pathlib import PurePath

from docgen.document.document import Flow
from docgen.document.inline import plain
from docgen.document.notices import words
from docgen.document.shown import pictures_of
from docgen.errors import Place, Problem
from docgen.source_date import source_date
from docgen.writers.mail.blocks import MailBlocks
from docgen.writers.mail.envelope import Parts, envelope
from docgen.writers.mail.in_turn import in_turn
from docgen.writers.mail.page import page
from docgen.writers.mail.pictures import mail_picture
from docgen.writers.options import RenderOptions
from docgen.writers.pdf.document import render as pdf
from docgen.writers.pictures import opened
from docgen.writers.text.bidi import with_direction
from docgen.writers.text.document import render as text
from docgen.writers.text.lines import ISOLATES, POP_DIRECTIONAL_ISOLATE

_NOON = datetime.time(12)
"""The same day in nearly every zone."""


def render(flow: Flow, options: RenderOptions) -> bytes:
    """The whole message, lines ended by CRLF. It names no sender and no recipient: they are whoever sends it. Raises RenderError, FontError."""
    spoken = in_turn(flow)
    paper = flow.theme.colours["paper"].rgb
    pictures = opened(dict.fromkeys(path for path, _ in pictures_of(spoken)), spoken, options.warn, lambda picture: mail_picture(picture, paper))
    about = subject(flow)
    return envelope(
        Parts(
            subject=about,
            date=_date(flow),
            languages=tuple(map(flow.meta.tag, flow.meta.languages)),
            answered=_address(flow, options),
            text=_marked(options, spoken) + text(spoken, replace(options, channel="wire")).decode(),
            html=page(spoken, MailBlocks(spoken, pictures), about, options.watermark),
            pictures=tuple({picture.id: picture for picture in pictures.values()}.values()),
            attached=pdf(flow, options),
            attached_name=f"{_stem(flow)}.pdf",
        )
    )


def subject(flow: Flow) -> str:
    """What the message is about: of each language what no reader may miss, then the title; the second is an isolate, so that neither turns the other
    round."""
    made: list[str] = []
    for lang in flow.meta.languages:
        notices = [plain(words(runs)) for notice in flow.furniture.notices if (runs := notice.side(lang))]
        title = flow.meta.title.side(lang) or ""
        said = " ".join(" ".join((*(f"[{notice}]" for notice in notices), title)).split())
        if said:
            made.append(f"{ISOLATES[lang]}{said}{POP_DIRECTIONAL_ISOLATE}" if made else with_direction(said, lang))
    return " | ".join("".join(letter for letter in part if letter.isprintable() or letter in _FORMAT) for part in made)


_FORMAT = "\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069"
"""Marks and joiners, which a header may hold."""


def _marked(options: RenderOptions, flow: Flow) -> str:
    """A watermark, which plain text has as its first lines."""
    if options.watermark is None:
        return ""
    return "".join(f"{with_direction(behind, lang)}\n" for lang in flow.meta.languages if (behind := options.watermark.side(lang))) + "\n"


def _date(flow: Flow) -> datetime.datetime:
    """`SOURCE_DATE_EPOCH` (seconds) if that is set, else noon of the document's date in a zone that is not known (RFC 5322, 3.3: `-0000`)."""
    return source_date() or datetime.datetime.combine(flow.meta.date, _NOON)


def _address(flow: Flow, options: RenderOptions) -> Address | None:
    """Where the document says that it is answered, if a header can hold it."""
    if flow.meta.contact is None:
        return None
    try:
        local, _, domain = flow.meta.contact.rpartition("@")
        local.encode("ascii")
        return Address("", local, domain.encode("idna").decode("ascii"))
    except (HeaderParseError, ValueError, IndexError):  # UnicodeError is a ValueError
        message = f"the message cannot be answered to {flow.meta.contact!r}, which is no address of plain letters"
        options.warn(Problem(message, Place(flow.meta.origin, path="contacts"), severity="warning"))
        return None


def _stem(flow: Flow) -> str:
    """The name of the attached file: that of the input, else what kind of document it is."""
    named = PurePath(flow.meta.source_name).stem if flow.meta.source else flow.meta.kind
    return "".join(letter for letter in named if letter.isprintable() and letter not in '/\\:*?"<>|').strip(". ") or flow.meta.kind
