"""The options of a document and of its files, once: the keywords that the functions of the library share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypedDict, cast

from docgen.close_matches import close_matches
from docgen.types import Calendar, Digits, PathLike

if TYPE_CHECKING:
    from docgen.document.document import Layout, SourceChoice
    from docgen.document.inline import Both
    from docgen.writers.options import Card, Channel, EmbedFonts, Press, Profile, Protection, Signing, Standard


class DocumentOptions(TypedDict, total=False):
    """What changes the bilingual tree. `template` and `theme` are names of shipped ones or paths of your own; `family` is a font family that takes
    the place of the theme's. `digits` are those of the Arabic side (`auto`: as the model's territory writes), `calendar` the calendars in which dates
    are written; `None` leaves both to the model. `page` is the page's width and height in points, in the place of the theme's. What a template or a
    theme names (pictures, a theme) lies in its own folder, unless `allow_outside`."""

    template: PathLike | None
    theme: PathLike | None
    family: str | None
    digits: Digits | None
    calendar: Calendar | None
    page: tuple[float, float] | None
    allow_outside: bool


class FileOptions(TypedDict, total=False):
    """What changes a file of it. `layout` is `side-by-side`, `stacked`, `facing`, `sequential`, `ar` or `en` (default: side by side where the
    document speaks both languages). `profile` is what a PDF is for (default: `archive`). `fonts` are folders searched before the shipped families;
    `embed_fonts` says which a DOCX carries (default: `all`). `watermark` are words behind every page, `qr` an address for a QR code.

    The others are for PDF alone, each explained in `docgen.writers.options`: `press` for the print profile, `protection` for the screen profile,
    `signing` are keys to sign with, `source` what the file carries of its input, `standard` what an archive file conforms to. `channel` is for
    text alone: where it is sent (default: `wire`). `ppi`, `pages` and `card` are for pictures alone. What a format does not heed is a UsageError
    (`docgen.writers.heeded` has the table)."""

    layout: Layout | None
    profile: Profile | None
    fonts: Iterable[PathLike]
    embed_fonts: EmbedFonts | None
    press: Press
    watermark: Both[str] | None
    qr: str | None
    protection: Protection | None
    signing: Signing | None
    source: SourceChoice | None
    standard: Standard
    channel: Channel | None
    ppi: float | None
    pages: str | None
    card: Card | None


class Options(DocumentOptions, FileOptions, total=False):
    """All of both."""


def document_options(options: Mapping[str, Any]) -> DocumentOptions:
    """Those that change the tree."""
    return cast(DocumentOptions, {name: value for name, value in options.items() if name in DocumentOptions.__annotations__})


def file_options(options: Mapping[str, Any]) -> FileOptions:
    """Those that change a file."""
    return cast(FileOptions, {name: value for name, value in options.items() if name in FileOptions.__annotations__})


def check_names(options: Mapping[str, Any], kind: type, function: str) -> None:
    """Raises TypeError for a keyword that the function does not have, as Python does, and names the nearest that it has."""
    known = kind.__annotations__
    for name in options:
        if name not in known:
            near = close_matches(name, [*known, "warn", "limits"])
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise TypeError(f"{function}() got an unexpected keyword argument {name!r}{hint}")
