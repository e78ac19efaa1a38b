"""Options of `docgen render` that are put together before a renderer takes them: the press, watermark and QR code, passwords, signature."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from docgen.document.document import SourceChoice
from docgen.document.theme import MM
from docgen.errors import UsageError
from docgen.writers.options import MOST_BLEED, Imposition, Permission, Press, Profile, Protection, Signing, Standard

if TYPE_CHECKING:
    from docgen.document.inline import Both
    from docgen.options import FileOptions

Bleed = Annotated[str | None, typer.Option("--bleed", metavar="LENGTH", help="Paper beyond the trimmed page (print). Default: 3 mm.")]
Marks = Annotated[bool | None, typer.Option("--marks/--no-marks", help="Crop and registration marks, colour bar (print).")]
Icc = Annotated[Path | None, typer.Option("--icc", metavar="FILE", help="The press's CMYK profile (print). Default: FOGRA39.")]
Pages = Annotated[Imposition | None, typer.Option("--imposition", help="Pages laid on sheets for a booklet (print).")]
AssumeSrgb = Annotated[bool, typer.Option("--assume-srgb", help="Take RGB pictures without a profile for sRGB (print).")]
PageSize = Annotated[str | None, typer.Option("--page", metavar="SIZE", help="A3, A4, A5, Letter, or 170x240mm. Default: the theme's.")]
Watermark = Annotated[
    str | None, typer.Option("--watermark", metavar="draft|embargo|TEXT", help="Words behind every page; 'عربي | English' for one each.")
]
Qr = Annotated[str | None, typer.Option("--qr", metavar="ADDRESS", help="A QR code at the end; {reference} is the document's. '' codes that.")]
Password = Annotated[
    str | None, typer.Option("--password", metavar="TEXT", envvar="DOCGEN_PASSWORD", show_envvar=True, help="Opens the PDF (screen).")
]
OwnerPassword = Annotated[
    str | None, typer.Option("--owner-password", metavar="TEXT", envvar="DOCGEN_OWNER_PASSWORD", show_envvar=True, help="Allows all (screen).")
]
Allow = Annotated[
    str | None, typer.Option("--allow", metavar="LIST", help="What others may do: print,copy,change,annotate, or none. Default: print,copy.")
]
Source = Annotated[SourceChoice | None, typer.Option("--source", help="What of its input a PDF carries. Default: the file's choice, or none.")]
Standards = Annotated[Standard | None, typer.Option("--standard", help="What an archive PDF conforms to. Default: a-3a+ua-1.")]
_PROFILES: dict[str, tuple[Profile, ...]] = {
    "press": ("print",),
    "protection": ("screen",),
    "signing": ("archive", "screen"),
    "standard": ("archive",),
    "source": ("archive", "screen"),
}
"""The profiles that heed an option of the library's; all heed the others."""
_WORDS = {"draft": "draft", "embargo": "embargo"}
"""Watermarks with a name, and the labels that they show."""


def pdf_options(
    *,
    bleed: str | None,
    marks: bool | None,
    icc: Path | None,
    imposition: Imposition | None,
    assume_srgb: bool,
    watermark: str | None,
    qr: str | None,
    password: str | None,
    owner_password: str | None,
    allow: str | None,
    signing: Signing | None,
    source: SourceChoice | None,
    standard: Standard | None,
) -> FileOptions:
    """What was asked for, as the library takes it. Raises UsageError for what cannot be read, or means nothing without another option."""
    options: FileOptions = {
        "press": Press(Press().bleed if bleed is None else _bleed(bleed), marks is not False, icc, imposition, assume_srgb),
        "qr": qr,
        "source": source,
    }
    if standard is not None:
        options["standard"] = standard
    if watermark is not None:
        options["watermark"] = watermark_words(watermark)
    if password or owner_password:
        allowed = Protection().allow if allow is None else _permissions(allow)
        options["protection"] = Protection(password or "", owner_password or "", allowed)
    elif allow is not None:
        raise UsageError("--allow needs a password: --owner-password, --password or both")
    if signing is not None:
        options["signing"] = signing
    return options


def refuse_for_profile(asked: Mapping[str, str], profile: Profile) -> None:
    """Raises UsageError for the options asked (see `named`) that a PDF of this profile does not heed."""
    told = [
        f"{asked[name]} is not for the {profile} profile; --profile {' or '.join(profiles)}"
        for name, profiles in _PROFILES.items()
        if name in asked and profile not in profiles
    ]
    if told:
        raise UsageError("; ".join(told))


def first(*flags: tuple[str, object]) -> tuple[str, object]:
    """The first flag that was given, and its value; several flags may be one option of the library's."""
    return next((flag for flag in flags if flag[1] not in (None, "")), flags[0])


def page(text: str | None) -> tuple[float, float] | None:
    """Width and height in points of `A4`, `letter` or `170x240mm`. Raises UsageError."""
    if text is None:
        return None
    from docgen.templating.lengths import PAGE_SIZES, page_size

    width, times, height = text.casefold().partition("x")
    try:
        if not times:
            return page_size(text)
        unit = height.lstrip("0123456789. ")
        return page_size([width if width.strip("0123456789. ") else f"{width.strip()} {unit or 'mm'}", height if unit else f"{height.strip()} mm"])
    except ValueError:
        raise UsageError(f"--page {text}: write {', '.join(PAGE_SIZES)}, or a width and a height such as 170x240mm") from None


def _bleed(text: str) -> float:
    points = _length(text, "--bleed")
    if points > MOST_BLEED:
        raise UsageError(f"--bleed {text}: a bleed is 0 to {MOST_BLEED / MM:g} mm")
    return points


def _length(text: str, option: str) -> float:
    """Points. A bare number is millimetres."""
    from docgen.templating.lengths import length

    bare = text.strip().replace(".", "", 1).isdigit()
    try:
        return length(f"{text.strip()} mm" if bare else text)
    except ValueError:
        raise UsageError(f"{option} {text}: write a length such as 3 mm") from None


def watermark_words(text: str) -> Both[str]:
    """What stands behind the pages: a watermark with a name, words of one language, or `عربي | English`. Raises UsageError."""
    from docgen.document.inline import Both
    from docgen.locales.labels import labels

    if not text.strip():
        raise UsageError("--watermark: a watermark needs words")
    if text in _WORDS:
        words = labels()[_WORDS[text]]
        return Both(words["ar"], words["en"])
    arabic, bar, english = (part.strip() for part in text.partition("|"))
    if not bar:
        return Both(arabic, None) if _arabic(arabic) else Both(None, arabic)
    if not arabic or not english:
        raise UsageError("--watermark: both sides of | need words")
    return Both(arabic, english) if _arabic(arabic) or not _arabic(english) else Both(english, arabic)


def _arabic(text: str) -> bool:
    return any("\u0600" <= char <= "\u06ff" for char in text)


def _permissions(text: str) -> frozenset[Permission]:
    known = get_args(Permission)
    names = [name.strip() for name in text.split(",") if name.strip() and name.strip() != "none"]
    for name in names:
        if name not in known:
            raise UsageError(f"--allow {name}: there are {', '.join(known)}, and none")
    return frozenset(cast(Permission, name) for name in names)
