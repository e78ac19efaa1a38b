"""Options of `docgen render` that are put together before a renderer takes them: the press, watermark and QR code, passwords, signature."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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

PageSize = Annotated[str | None, typer.Option("--page", metavar="SIZE", help="A3, A4, A5, Letter, or 170x240mm. Default: the theme's.")]
Password = Annotated[
    str | None, typer.Option("--password", metavar="TEXT", envvar="DOCGEN_PASSWORD", show_envvar=True, help="Opens the PDF (screen).")
]
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


@dataclass(frozen=True, slots=True)
class PdfFlags:
    """What `docgen render` asks of its files, of PDF mostly."""

    bleed: Annotated[str | None, typer.Option("--bleed", metavar="LENGTH", help="Paper beyond the trimmed page (print). Default: 3 mm.")] = None
    marks: Annotated[bool | None, typer.Option("--marks/--no-marks", help="Crop and registration marks, colour bar (print).")] = None
    icc: Annotated[Path | None, typer.Option("--icc", metavar="FILE", help="The press's CMYK profile (print). Default: FOGRA39.")] = None
    imposition: Annotated[Imposition | None, typer.Option("--imposition", help="Pages laid on sheets for a booklet (print).")] = None
    assume_srgb: Annotated[bool, typer.Option("--assume-srgb", help="Take RGB pictures without a profile for sRGB (print).")] = False
    watermark: Annotated[
        str | None, typer.Option("--watermark", metavar="draft|embargo|TEXT", help="Words behind every page; 'عربي | English' for one each.")
    ] = None
    qr: Annotated[str | None, typer.Option("--qr", metavar="ADDRESS", help="A QR code at the end; {reference} is the document's. '' codes that.")] = (
        None
    )
    password: Password = None
    owner_password: Annotated[
        str | None, typer.Option("--owner-password", metavar="TEXT", envvar="DOCGEN_OWNER_PASSWORD", show_envvar=True, help="Allows all (screen).")
    ] = None
    allow: Annotated[
        str | None, typer.Option("--allow", metavar="LIST", help="What others may do: print,copy,change,annotate, or none. Default: print,copy.")
    ] = None
    source: Annotated[SourceChoice | None, typer.Option("--source", help="What of its input a PDF carries. Default: the file's choice, or none.")] = (
        None
    )
    standard: Annotated[Standard | None, typer.Option("--standard", help="What an archive PDF conforms to. Default: a-3a+ua-1.")] = None

    def options(self, signing: Signing | None) -> FileOptions:
        """What was asked for, as the library takes it. Raises UsageError for what cannot be read, or means nothing without another option."""
        bleed = Press().bleed if self.bleed is None else _bleed(self.bleed)
        press = Press(bleed, self.marks is not False, self.icc, self.imposition, self.assume_srgb)
        options: FileOptions = {"press": press, "qr": self.qr, "source": self.source}
        if self.standard is not None:
            options["standard"] = self.standard
        if self.watermark is not None:
            options["watermark"] = watermark_words(self.watermark)
        if self.password or self.owner_password:
            allowed = Protection().allow if self.allow is None else _permissions(self.allow)
            options["protection"] = Protection(self.password or "", self.owner_password or "", allowed)
        elif self.allow is not None:
            raise UsageError("--allow needs a password: --owner-password, --password or both")
        if signing is not None:
            options["signing"] = signing
        return options

    def asked(self) -> dict[str, tuple[str, object]]:
        """The library's options that were given: each with the flag and its value (see `heeded.named`)."""
        marks, srgb = ("--marks" if self.marks else "--no-marks", self.marks), ("--assume-srgb", self.assume_srgb or None)
        return {
            "watermark": ("--watermark", self.watermark),
            "qr": ("--qr", self.qr),
            "press": first(("--bleed", self.bleed), marks, ("--icc", self.icc), ("--imposition", self.imposition), srgb),
            "protection": first(("--password", self.password), ("--owner-password", self.owner_password)),
            "standard": (f"--standard {self.standard}", self.standard),
            "source": (f"--source {self.source}", None if self.source == "none" else self.source),
        }


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


def page_size(text: str | None) -> tuple[float, float] | None:
    """Width and height in points of `A4`, `letter` or `170x240mm`. Raises UsageError."""
    if text is None:
        return None
    from docgen.templating import lengths

    width, times, height = text.casefold().partition("x")
    try:
        if not times:
            return lengths.page_size(text)
        unit = height.lstrip("0123456789. ")
        return lengths.page_size(
            [width if width.strip("0123456789. ") else f"{width.strip()} {unit or 'mm'}", height if unit else f"{height.strip()} mm"]
        )
    except ValueError:
        raise UsageError(f"--page {text}: write {', '.join(lengths.PAGE_SIZES)}, or a width and a height such as 170x240mm") from None


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
