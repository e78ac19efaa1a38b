"""What a caller may ask of any renderer."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from typing import Any, Literal, get_args

from docgen.document.contents import Pages
from docgen.document.document import SourceChoice
from docgen.document.inline import Both
from docgen.document.theme import MM
from docgen.errors import Problem, UsageError, Warn, warn
from docgen.frozen import dataclass

Profile = Literal["archive", "print", "screen"]
EmbedFonts = Literal["none", "subset", "used", "all"]
Imposition = Literal["booklet"]
Standard = Literal["a-3a+ua-1", "a-4+ua-2"]
"""Standards of an archive file: PDF/A-3a and PDF/UA-1 of PDF 1.7, or PDF/A-4 and PDF/UA-2 of PDF 2.0."""
Permission = Literal["print", "copy", "change", "annotate"]
Certify = Literal["no-changes", "signatures", "annotations"]
"""What may be changed after a certifying signature (DocMDP, ISO 32000-1, 12.8.2.2): nothing, forms and signatures, or these and notes."""
Channel = Literal["wire", "whatsapp", "telegram", "x"]
"""Where a text file is sent: its marks of strong words, and the length of its messages."""
Card = Literal["wide", "portrait", "square"]
"""A picture for sharing, in pixels: 1200 × 630, 1080 × 1350, 1080 × 1080."""
PPI = 144.0
"""Pixels an inch of a picture of a page."""
PPI_RANGE = (36.0, 600.0)
MOST_BLEED = 25 * MM
"""Points."""
MOST_FIELDS = 12
"""As many signature fields as a file may have."""


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
class Token:
    """Keys on a card or in a hardware module (PKCS#11). `module` is its driver, a shared library; `label` names certificate and key, `name` the token
    where the module has several. The passphrase of the signature is its PIN."""

    module: Path
    label: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Signing:
    """A PAdES signature. `keys` is a PKCS#12 file, or a PEM certificate with `private_key` beside it, or there is a `token`; `passphrase` opens them.
    `visible` shows a field with the signer's name on the last page; `timestamp_url` is a time-stamping authority (RFC 3161).

    `long_term` keeps in the file all that its validation needs later (PAdES B-LTA): it asks the addresses that the certificates name for OCSP answers
    and CRLs, and needs a time stamp and `trust`, files of the certificates at which the signer's and the authority's chains end. `certify` says what
    may be changed afterwards.

    `fields` counts the signature fields of the file, all but the first for signers to come. Raises UsageError for a value of
    another type, and for values that contradict each other.
    """

    keys: Path | None = None
    private_key: Path | None = None
    passphrase: str | None = None
    visible: bool = False
    timestamp_url: str | None = None
    reason: str | None = None
    long_term: bool = False
    trust: tuple[Path, ...] = ()
    certify: Certify | None = None
    fields: int = 1
    token: Token | None = None

    def __post_init__(self) -> None:
        for name, (types, named) in _SIGNING.items():
            if not isinstance(value := getattr(self, name), types) or (isinstance(value, bool) and bool not in types):
                raise UsageError(Problem(f"signing: {name}= is a {type(value).__name__}", hint=f"{name}= takes {named}"))
        for file in self.trust:
            if not isinstance(file, Path):
                raise UsageError(Problem(f"signing: trust={file!r} is a {type(file).__name__}", hint="trust= takes a tuple of paths"))
        if problem := self._contradiction():
            raise UsageError(Problem(f"signing: {problem}"))

    def _contradiction(self) -> str | None:
        if self.certify not in (None, *get_args(Certify)):
            return f"certify={self.certify!r} is not known: {', '.join(get_args(Certify))}"
        if not 1 <= self.fields <= MOST_FIELDS:
            return f"fields={self.fields}: a file has 1 to {MOST_FIELDS} signature fields"
        if (self.keys is None) == (self.token is None):
            return "keys of a file or of a token, one of the two"
        if self.private_key is not None and self.token is not None:
            return "a private key of its own goes with a certificate, not with a token"
        if self.long_term and not self.timestamp_url:
            return "long-term validity needs a time-stamping authority (timestamp_url)"
        if self.long_term and not self.trust:
            return "long-term validity needs the certificates at which the chains of the signer and of the time-stamping authority end (trust)"
        if self.trust and not self.long_term:
            return "certificates to trust are for long-term validity (long_term)"
        if self.certify == "no-changes" and self.fields > 1:
            return "a file that is certified against all changes takes no further signature (fields)"
        return None


_PATH, _TEXT, _FLAG = ((Path, type(None)), "a path"), ((str, type(None)), "a text"), ((bool,), "True or False")
_SIGNING: dict[str, tuple[tuple[type, ...], str]] = {
    "keys": _PATH,
    "private_key": _PATH,
    "passphrase": _TEXT,
    "visible": _FLAG,
    "timestamp_url": _TEXT,
    "reason": _TEXT,
    "long_term": _FLAG,
    "trust": ((tuple,), "a tuple of paths"),
    "certify": _TEXT,
    "fields": ((int,), "a number"),
    "token": ((Token, type(None)), "a docgen.writers.options.Token"),
}


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """Options that reach a renderer. `font_folders` are searched before the shipped families; `warn` takes what does not stop the document.

    For PDF: `watermark` stands behind the text of every page, in the languages it is given in; `qr` is an address for a QR code at the end, in which
    `{reference}` stands for the document's own (an empty one codes the reference alone). `source` is what of its input the file carries; `None`
    leaves that to the document's author, who says nothing by default. `standard` is what a file of the archive profile conforms to. `channel` is
    where a text file goes.

    For pictures: `ppi` are pixels an inch (`None`: 144), `pages` those that are wanted (`2`, `1-3`, `4-`, with commas; `None`: all), `card` a card
    for sharing in the place of pages.
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
    channel: Channel = "wire"
    ppi: float | None = None
    pages: str | None = None
    card: Card | None = None
    contents: tuple[Pages | None, ...] = ()
    """For a format whose pages are made by whoever opens it: for each section that is long enough for a contents list, the pages of its headings."""
    spreads: tuple[int, ...] = ()
    """For such a format, where pages face each other: the item of the flow with which each pair of pages but the first begins."""

    def __post_init__(self) -> None:
        """Raises UsageError for a value that no option of the name takes."""
        for name, known in _CHOICES.items():
            if (value := getattr(self, name)) not in known:
                raise UsageError(Problem(f"{name}={value!r} is not known", hint=f"{name}= is one of {', '.join(map(str, filter(None, known)))}"))
        for name, types in _TYPES.items():
            if not isinstance(value := getattr(self, name), types):
                raise UsageError(Problem(f"{name}={value!r} is a {type(value).__name__}", hint=f"{name}= takes {_NAMED[name]}"))
        if self.ppi is not None and not PPI_RANGE[0] <= self.ppi <= PPI_RANGE[1]:
            raise UsageError(f"ppi={self.ppi:g}: a picture has {PPI_RANGE[0]:g} to {PPI_RANGE[1]:g} pixels an inch")
        if self.card is not None and (self.ppi is not None or self.pages is not None):
            raise UsageError("a card has a size of its own and is one picture; ppi and pages are for pictures of pages")


_CHOICES: dict[str, tuple[Any, ...]] = {
    "profile": get_args(Profile),
    "standard": get_args(Standard),
    "channel": get_args(Channel),
    "card": (None, *get_args(Card)),
    "embed_fonts": get_args(EmbedFonts),
    "source": (None, *get_args(SourceChoice)),
}
_TYPES: dict[str, tuple[type, ...]] = {
    "press": (Press,),
    "watermark": (Both, type(None)),
    "qr": (str, type(None)),
    "protection": (Protection, type(None)),
    "signing": (Signing, type(None)),
    "ppi": (int, float, type(None)),
    "pages": (str, type(None)),
}
_NAMED = {
    "press": "a docgen.writers.options.Press",
    "watermark": "a docgen.document.inline.Both of two texts, Both(ar, en)",
    "qr": "an address",
    "protection": "a docgen.writers.options.Protection",
    "signing": "a docgen.writers.options.Signing",
    "ppi": "a number",
    "pages": "a text such as '1-3'",
}
