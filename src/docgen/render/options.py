"""What a caller may ask of any renderer."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from docgen.document.contents import Pages
from docgen.document.document import SourceChoice
from docgen.document.inline import Both
from docgen.document.theme import MM
from docgen.errors import Problem, UsageError, Warn, warn

Profile = Literal["archive", "print", "screen"]
EmbedFonts = Literal["none", "subset", "used", "all"]
Imposition = Literal["booklet"]
Standard = Literal["a-3a+ua-1", "a-4+ua-2"]
"""Standards of an archive file: PDF/A-3a and PDF/UA-1 of PDF 1.7, or PDF/A-4 and PDF/UA-2 of PDF 2.0."""
Permission = Literal["print", "copy", "change", "annotate"]


@dataclass(frozen=True, slots=True)
class Press:
    """What the `print` profile asks: `bleed` in points beyond the trimmed page, crop marks and their like or none, a CMYK profile of the press
    (`None`: offset on coated paper), and pages laid out for a booklet. `assume_srgb` takes RGB pictures that do not say what their colours are for
    sRGB; else they are refused."""

    bleed: float = 3 * MM
    marks: bool = True
    icc: Path | None = None
    imposition: Imposition | None = None
    assume_srgb: bool = False


@dataclass(frozen=True, slots=True)
class Protection:
    """Passwords of a PDF, in the `screen` profile only. `user` opens it, `owner` may do all; `allow` is what others may do with an open file."""

    user: str = ""
    owner: str = ""
    allow: frozenset[Permission] = frozenset({"print", "copy"})


@dataclass(frozen=True, slots=True)
class Signing:
    """A PAdES signature. `keys` is a PKCS#12 file, or a PEM certificate with `private_key` beside it; `passphrase` opens them. `visible` shows a
    field with the signer's name on the last page; `timestamp_url` is a time-stamping authority (RFC 3161)."""

    keys: Path
    private_key: Path | None = None
    passphrase: str | None = None
    visible: bool = False
    timestamp_url: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """Options that reach a renderer. `font_folders` are searched before the shipped families; `warn` takes what does not stop the document.

    For PDF: `watermark` stands behind the text of every page, in the languages it is given in; `qr` is an address for a QR code at the end, in which
    `{reference}` stands for the document's own (an empty one codes the reference alone). `source` is what of its input the file carries; `None`
    leaves that to the document's author, who says nothing by default. `standard` is what a file of the archive profile conforms to.
    """

    profile: Profile = "archive"
    font_folders: tuple[Path, ...] = ()
    warn: Warn = field(default=warn)
    embed_fonts: EmbedFonts = "all"
    press: Press = field(default_factory=Press)
    watermark: Both[str] | None = None
    qr: str | None = None
    protection: Protection | None = None
    signing: Signing | None = None
    source: SourceChoice | None = None
    standard: Standard = "a-3a+ua-1"
    contents: tuple[Pages | None, ...] = ()
    """For a format whose pages are made by whoever opens it: for each section that is long enough for a contents list, the pages of its headings."""

    def __post_init__(self) -> None:
        """Raises UsageError for a value that no option of the name takes."""
        for name, known in _CHOICES.items():
            if (value := getattr(self, name)) not in known:
                raise UsageError(Problem(f"{name}={value!r} is not known", hint=f"{name}= is one of {', '.join(map(str, filter(None, known)))}"))
        for name, types in _TYPES.items():
            if not isinstance(value := getattr(self, name), types):
                raise UsageError(Problem(f"{name}={value!r} is a {type(value).__name__}", hint=f"{name}= takes {_NAMED[name]}"))


_CHOICES: dict[str, tuple[Any, ...]] = {
    "profile": get_args(Profile),
    "standard": get_args(Standard),
    "embed_fonts": get_args(EmbedFonts),
    "source": (None, *get_args(SourceChoice)),
}
_TYPES: dict[str, tuple[type, ...]] = {
    "press": (Press,),
    "watermark": (Both, type(None)),
    "qr": (str, type(None)),
    "protection": (Protection, type(None)),
    "signing": (Signing, type(None)),
}
_NAMED = {
    "press": "a docgen.render.options.Press",
    "watermark": "a docgen.document.inline.Both of two texts, Both(ar, en)",
    "qr": "an address",
    "protection": "a docgen.render.options.Protection",
    "signing": "a docgen.render.options.Signing",
}
