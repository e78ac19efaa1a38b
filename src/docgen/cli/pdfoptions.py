"""Options of `docgen render` that are put together before a renderer takes them: the press, watermark and QR code, passwords, signature."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from docgen.config.texts import bleed_points, watermark_words
from docgen.document.document import SourceChoice
from docgen.errors import UsageError
from docgen.writers.heeded import PROFILES
from docgen.writers.options import Imposition, Permission, Press, Profile, Protection, Signing, Standard

if TYPE_CHECKING:
    from docgen.config.house import House
    from docgen.options import FileOptions

PageSize = Annotated[str | None, typer.Option("--page", metavar="SIZE", help="A3, A4, A5, Letter, or 170x240mm. Default: the theme's.")]
Password = Annotated[
    str | None, typer.Option("--password", metavar="TEXT", envvar="DOCGEN_PASSWORD", show_envvar=True, help="Opens the PDF (screen).")
]


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
        bleed = Press().bleed if self.bleed is None else bleed_points(self.bleed)
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

    def filled(self, house: House) -> PdfFlags:
        """These, and in the place of what was not given what a house says."""
        keys = ("bleed", "marks", "icc", "imposition", "watermark", "qr", "standard")
        said = {key: value for key in keys if getattr(self, key) is None and (value := house.get(key)) is not None}
        return replace(self, **said, assume_srgb=self.assume_srgb or bool(house.get("assume_srgb")))

    def asked(self) -> dict[str, tuple[str, object]]:
        """The library's options that were given: each with the flag and its value (see `heeded.named`)."""
        marks, srgb = ("--marks" if self.marks else "--no-marks", self.marks), ("--assume-srgb", self.assume_srgb or None)
        return {
            "watermark": ("--watermark", self.watermark),
            "qr": ("--qr", self.qr),
            "press": first(("--bleed", self.bleed), marks, ("--icc", self.icc), ("--imposition", self.imposition), srgb),
            "protection": first(_said("--password", self.password), _said("--owner-password", self.owner_password)),
            "standard": (f"--standard {self.standard}", self.standard),
            "source": (f"--source {self.source}", None if self.source == "none" else self.source),
        }


def refuse_for_profile(asked: Mapping[str, str], profile: Profile) -> None:
    """Raises UsageError for the options asked (see `named`) that a PDF of this profile does not heed."""
    told = [
        f"{asked[name]} is not for the {profile} profile; --profile {' or '.join(profiles)}"
        for name, profiles in PROFILES.items()
        if name in asked and profile not in profiles
    ]
    if told:
        raise UsageError("; ".join(told))


def first(*flags: tuple[str, object]) -> tuple[str, object]:
    """The first flag that was given, and its value; several flags may be one option of the library's."""
    return next((flag for flag in flags if flag[1] not in (None, "")), flags[0])


def _said(flag: str, value: str | None) -> tuple[str, object]:
    """A password, and how a message calls what gave it: its variable, where that has it."""
    variable = f"DOCGEN_{flag.removeprefix('--').replace('-', '_').upper()}"
    return (variable if value and os.environ.get(variable) == value else flag), value


def _permissions(text: str) -> frozenset[Permission]:
    known = get_args(Permission)
    names = [name.strip() for name in text.split(",") if name.strip() and name.strip() != "none"]
    for name in names:
        if name not in known:
            raise UsageError(f"--allow {name}: there are {', '.join(known)}, and none")
    return frozenset(cast(Permission, name) for name in names)
