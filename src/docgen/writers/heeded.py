"""Which options each format heeds: one table for the command line and the library. What a format does not heed is never left out unsaid.

A plug-in's format is taken to heed all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from docgen.errors import Place, Problem, UsageError, Warn

if TYPE_CHECKING:
    from docgen.document.document import Document

Format = Literal["pdf", "docx", "txt", "html", "eml", "png"]
Stationery = Literal["letterhead", "form"]
"""A Word file of the user's own: one that a DOCX is written on, or one whose fields it fills."""

FORMATS: tuple[Format, ...] = get_args(Format)
_CALLED: dict[str, str] = {"pdf": "a PDF", "docx": "a DOCX", "txt": "a text file", "html": "a web page", "eml": "an e-mail", "png": "a picture"}
_ALL: frozenset[Format] = frozenset(FORMATS)
_PDF: frozenset[Format] = frozenset({"pdf", "eml"})
"""An e-mail has the PDF with it."""
_DOCX: frozenset[Format] = frozenset({"docx"})
_TXT: frozenset[Format] = frozenset({"txt"})
_HTML: frozenset[Format] = frozenset({"html"})
_PNG: frozenset[Format] = frozenset({"png"})
_PAGES = _PDF | _DOCX | _PNG
_LOOKS = _PAGES | _HTML


@dataclass(frozen=True, slots=True)
class Option:
    """One option. `name` is the library's, `flags` are the command's; `heeded` by these formats. `because` says of the others why not ("has no
    profiles"), and `besides` of one where it is another reason. A DOCX on one's own `unlike` stationery does not heed it either."""

    name: str
    flags: tuple[str, ...]
    heeded: frozenset[Format] = _ALL
    because: str = ""
    unlike: frozenset[Stationery] = frozenset()
    besides: Mapping[str, str] = field(default_factory=dict)

    def reason(self, format: str) -> str:
        """Why a format does not heed it."""
        return f"{_CALLED[format]} {self.besides.get(format, self.because)}"


_OWN_PAGE: frozenset[Stationery] = frozenset({"letterhead", "form"})
_FORM: frozenset[Stationery] = frozenset({"form"})

OPTIONS: tuple[Option, ...] = (
    Option("layout", ("--layout",)),
    Option("template", ("--template",)),
    Option("theme", ("--theme",), _LOOKS, "has no look of its own"),
    Option("family", ("--family",), _LOOKS, "has no fonts"),
    Option("digits", ("--digits",)),
    Option("calendar", ("--calendar",)),
    Option("fonts", ("--fonts",), _LOOKS, "has no fonts"),
    Option("page", ("--page",), _PAGES, "has no pages", _OWN_PAGE),
    Option("watermark", ("--watermark",), _PAGES, "has no pages", _FORM),
    Option("qr", ("--qr",), _PAGES, "has no pictures", _FORM, {"html": "has its address already"}),
    Option("profile", ("--profile",), _PDF, "has no profiles"),
    Option("press", ("--bleed", "--marks", "--icc", "--imposition", "--assume-srgb"), _PDF, "has no bleed, marks, press profile or booklet"),
    Option("protection", ("--password", "--owner-password", "--allow"), _PDF, "can be opened by anybody"),
    Option(
        "signing",
        (
            *("--sign", "--sign-key", "--sign-passphrase", "--sign-visible", "--sign-reason", "--timestamp", "--sign-long-term", "--sign-trust"),
            *("--sign-certify", "--sign-fields", "--sign-token", "--sign-label", "--sign-token-label"),
        ),
        _PDF,
        "is not signed",
    ),
    Option("standard", ("--standard",), _PDF, "has no standards of PDF"),
    Option("source", ("--source",), _PDF, "carries nothing of its input"),
    Option(
        "embed_fonts",
        ("--embed-fonts",),
        _DOCX,
        "has no fonts",
        besides=dict.fromkeys(("pdf", "html", "eml"), "carries what it uses of its fonts"),
    ),
    Option("channel", ("--for",), _TXT, "is the same for every channel"),
    Option("ppi", ("--ppi",), _PNG, "has no pixels"),
    Option("pages", ("--pages",), _PNG, "is one file"),
    Option("card", ("--card",), _PNG, "is no card"),
)
"""Every option of `docgen render` that says something of a file."""

PROFILES: Mapping[str, tuple[str, ...]] = {
    "press": ("print",),
    "protection": ("screen",),
    "signing": ("archive", "screen"),
    "standard": ("archive",),
    "source": ("archive", "screen"),
}
"""The profiles of PDF that heed an option; all heed the others."""

Asked = Mapping[str, str]
"""The options that a call gives, by name, and how a message calls each (`--password`, `protection=`)."""


def named(given: Mapping[str, tuple[str, object]]) -> dict[str, str]:
    """The options that were given, of all that may be: (how a message calls it, its value), by name."""
    return {name: called for name, (called, value) in given.items() if value is not None}


def stationery(tree: Document) -> Stationery | None:
    """On what a DOCX of this document is written."""
    return None if tree.paper is None else "form" if tree.paper.form else "letterhead"


def unheeded(asked: Collection[str], format: str, stationery: Stationery | None = None) -> tuple[Option, ...]:
    """Those of the asked options that a file of this format does not heed, in the table's order."""
    if format not in _ALL:
        return ()
    return tuple(option for option in OPTIONS if option.name in asked and not _heeds(option, format, stationery))


def heeded(format: str) -> tuple[Option, ...]:
    """The options that a file of this format heeds, where it is on no stationery of one's own."""
    return tuple(option for option in OPTIONS if format not in _ALL or format in option.heeded)


def _heeds(option: Option, format: str, stationery: Stationery | None) -> bool:
    return format in option.heeded and (format != "docx" or stationery not in option.unlike)


def refuse(asked: Asked, format: str, stationery: Stationery | None = None) -> None:
    """Raises UsageError where the one file that is made does not heed all that is asked."""
    told = [_said(option, asked, format) for option in unheeded(asked, format, stationery)]
    if told:
        raise UsageError("; ".join(told))


def settle(asked: Asked, formats: Iterable[str], warn: Callable[[Problem], None], stationery: Stationery | None = None) -> None:
    """The same for several files of one document: an option that none of them heeds is an error, one that some heed is told."""
    wanted = tuple(formats)
    lost = {format: unheeded(asked, format, stationery) for format in wanted}
    in_vain = [option for option in OPTIONS if all(option in lost[format] for format in wanted)]
    if wanted and in_vain:
        raise UsageError("; ".join(_said(option, asked, wanted[0]) for option in in_vain))
    for format in wanted:
        for option in lost[format]:
            warn(Problem(_said(option, asked, format), severity="warning"))


def _said(option: Option, asked: Asked, format: str) -> str:
    if format not in option.heeded:
        made_of_it = {"eml", "png"} if "pdf" in option.heeded else set()
        others = " and ".join(sorted(other.upper() for other in option.heeded if other not in made_of_it))
        return f"{asked[option.name]} is for {others}; {option.reason(format)}"
    what = "letterhead" if "letterhead" in option.unlike else "Word form"
    return f"{asked[option.name]} is not for a DOCX on a {what} of one's own, whose pages stay as they are"


def tell_letterheads(tree: Document, format: str, warn: Warn) -> None:
    """A letterhead that lies in the template's folder for the other format alone."""
    shown = format in ("pdf", "eml", "png")  # the pages of a PDF, in each of them
    if shown and tree.paper is not None and tree.underlay is None:
        message = "this letterhead is for DOCX; the PDF keeps docgen's own head"
        warn(Problem(message, Place(str(tree.paper.path)), "a letterhead.pdf beside it is laid under the pages of the PDF", severity="warning"))
    if shown and tree.paper is not None:
        for problem in tree.paper.only_here:
            warn(problem)
    if format == "docx" and tree.underlay is not None and tree.paper is None:
        message = "this letterhead is for PDF; the DOCX keeps docgen's own head"
        warn(Problem(message, Place(str(tree.underlay.path)), "a letterhead.docx beside it is what the DOCX is written on", severity="warning"))


def tell_lost(tree: Document, format: str, warn: Warn, *, source_asked: bool) -> None:
    """What the input or the theme asks and the format does not heed: a warning. `source_asked` says that the call speaks of the source itself."""
    lost = {option.name: option for option in unheeded(("source",), format)}
    if not source_asked and tree.meta.carried != "none" and "source" in lost and "source" in tree.meta.asked_at:
        message = f"{tree.meta.carried} is for PDF; {lost['source'].reason(format)}"
        warn(Problem(message, tree.meta.asked_at["source"], severity="warning"))
    for one in tree.supplements if format not in ("pdf", "eml") else ():
        if format == "png" and one.heading is not None:
            continue
        message = f"{one.path.name} {'is attached to' if one.heading is None else 'follows in'} the PDF only; this file names it"
        warn(Problem(message, one.place, severity="warning"))
    if tree.theme.families.features and format == "docx":
        message = f"OpenType features ({', '.join(tree.theme.families.features)}) are for PDF; a DOCX leaves them to the program that opens it"
        place = tree.theme.named_at.get("features", Place(tree.theme.name, path="families.features"))
        warn(Problem(message, place, severity="warning"))
