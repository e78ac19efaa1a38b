"""What is found in a PDF. Plain data, ready for JSON."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Font:
    """`subset` is told by the name's tag (`ABCDEF+`), `unicode` by a ToUnicode map."""

    name: str
    kind: str
    embedded: bool
    subset: bool
    unicode: bool


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes of a run of pages that are alike, each as (left, bottom, right, top) in points; `None` where a page does not have it."""

    pages: str
    media: tuple[float, ...]
    bleed: tuple[float, ...] | None
    trim: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the file. `relationship` is its AFRelationship (`Source`), `size` its bytes, `None` where they could not be unpacked."""

    name: str
    size: int | None
    media_type: str
    relationship: str


@dataclass(frozen=True, slots=True)
class Signature:
    """`intact`: no byte of what was signed has changed; `valid`: the certificate's key made it; `whole`: it covers all of the file. Each is `None`
    where it could not be checked. Whether the signer is to be trusted is for the reader to say.

    `signed` is the time that the signer's own clock says, `timestamp` that of an authority; `kind` is `signature` or `document time stamp`.
    `certifies` is what may be changed after it (`no-changes`, `signatures`, `annotations`), where it says so. `later` is what was added after it:
    `nothing`, `validation data` (or a time stamp), `forms` (filled, or signed), `annotations`, `other`; `allowed` is whether that may be.
    `long_term`: the file keeps a revocation answer about the signer's certificate, which proves it later."""

    field: str
    signer: str
    intact: bool | None
    valid: bool | None
    whole: bool | None
    timestamp: str | None
    kind: str = "signature"
    signed: str | None = None
    certifies: str | None = None
    later: str | None = None
    allowed: bool | None = None
    long_term: bool | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A tagged element's words in logical order."""

    tag: str
    lang: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """`standards` are claims of the file, `PDF/A-3A`, which a validator may or may not confirm. `colours` counts content-stream operators by colour
    space, pictures and shadings by theirs, in forms, patterns and masks too. `unmarked` counts painted things that are neither content nor artifact,
    in a file that is tagged. `passages` follow the structure tree; in a file that has none, one passage a page follows the stream. `unread` says what
    was not read, since it is damaged or larger than the active limits allow."""

    file: str
    version: str
    pages: int
    title: str
    standards: tuple[str, ...]
    encrypted: bool
    lang: str
    direction: str
    languages: tuple[str, ...]
    tagged: bool
    tags: dict[str, int]
    unmarked: int
    fonts: tuple[Font, ...]
    boxes: tuple[Boxes, ...]
    colours: dict[str, int]
    intents: tuple[str, ...]
    annotations: dict[str, int]
    attachments: tuple[Attachment, ...]
    signatures: tuple[Signature, ...]
    passages: tuple[Passage, ...]
    unread: tuple[str, ...] = ()
