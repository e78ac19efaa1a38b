"""One document in every channel: the files of a folder, and a manifest that says what they are.

docgen.publish("statement.yaml", "out")
"""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Unpack

from docgen import api, arguments
from docgen._version import __version__
from docgen.close_matches import close_matches
from docgen.config.house import House, house_of, own_limits
from docgen.document.inline import Both, plain
from docgen.errors import DocgenError, Place, Problem, UsageError, Warn
from docgen.errors import warn as python_warning
from docgen.files import make_folder, numbered, write_whole
from docgen.inputs import read_file
from docgen.limits import within
from docgen.naming import safe_name
from docgen.options import DocumentOptions, check_names, document_options, file_options
from docgen.plugins import install_hint
from docgen.types import Lang, PathLike
from docgen.writers.heeded import settle, stationery

if TYPE_CHECKING:
    from docgen.config.file import Configuration
    from docgen.document.document import Document, SourceChoice
    from docgen.limits import Limits
    from docgen.model import Model
    from docgen.writers.options import EmbedFonts, Press, Profile, Protection, Signing, Standard

MANIFEST = "manifest.json"
_MOST = 2**20
SCHEMA = 1
"""The version of the manifest's form."""


class PublishOptions(DocumentOptions, total=False):
    """The options of `docgen.render` that say nothing of what `publish` itself chooses: layouts, channels, pages, cards."""

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
    ppi: float | None


@dataclass(frozen=True, slots=True)
class Piece:
    """One output of the set: `names` are what it is chosen or left out by, `suffix` what its file has after the stem, `options` what it is made
    with."""

    names: tuple[str, ...]
    suffix: str
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def format(self) -> str:
        return "png" if self.names[0] == "card" else self.names[0]


_ALONE: tuple[Lang, ...] = ("ar", "en")
PIECES: tuple[Piece, ...] = (
    Piece(("pdf",), ""),
    *(Piece(("pdf", lang), f"-{lang}", {"layout": lang}) for lang in _ALONE),
    Piece(("docx",), ""),
    Piece(("html",), ""),
    Piece(("eml",), ""),
    Piece(("txt", "wire"), ""),
    *(Piece(("txt", channel), f"-{channel}", {"channel": channel}) for channel in ("whatsapp", "telegram", "x")),
    Piece(("png",), ""),
    *(Piece(("card", card), f"-card-{card}", {"card": card}) for card in ("wide", "portrait", "square")),
)
"""The whole set, in the manifest's order."""
CHOICES: tuple[str, ...] = tuple(dict.fromkeys(name for piece in PIECES for name in piece.names))
"""What `only` and `without` may name."""


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file that was written: `path` is its own, `pages` are counted where it has pages, `page` is its number where each page is a file."""

    path: Path
    format: str
    data: bytes = field(repr=False)
    made_with: Mapping[str, str]
    pages: int | None = None
    page: int | None = None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def row(self, folder: Path) -> dict[str, Any]:
        """What the manifest says of it."""
        row: dict[str, Any] = {"path": self.path.relative_to(folder).as_posix(), "format": self.format, **self.made_with}
        row |= {"bytes": len(self.data), "sha256": self.sha256}
        return row | {name: value for name, value in (("pages", self.pages), ("page", self.page)) if value is not None}


@dataclass(frozen=True, slots=True)
class Published:
    """What `publish` wrote."""

    folder: Path
    manifest: Path
    files: tuple[PublishedFile, ...]


def publish(
    document: Model | PathLike,
    folder: PathLike,
    *,
    only: Collection[str] = (),
    without: Collection[str] = (),
    stem: str | None = None,
    configuration: Configuration | House | None = None,
    warn: Warn | None = None,
    limits: Limits | None = None,
    **options: Unpack[PublishOptions],
) -> Published:
    """Writes a document (a model, or the path of a file) into a folder in every format and channel, with `manifest.json`.

    The set is `PIECES`: `only` and `without` choose of it by names (`CHOICES`: formats, languages, channels, cards). `stem` is what the files are
    called (default: as the input), `configuration` what holds for all files of a house (`docgen.configuration(path)`). All files are made before one
    is written; where one cannot be made, nothing is, and the manifest takes its place last. Raises UsageError for names that there are not, and what
    `docgen.render` raises.
    """
    check_names(options, PublishOptions, "publish")
    wanted = chosen(only, without)
    told = warn or python_warning
    place = arguments.path("folder", folder)
    if stem is not None and not (isinstance(stem, str) and stem.strip()):
        raise UsageError(Problem(f"stem={stem!r} is no name", hint="what the files are called, such as statement"))
    house = house_of(configuration)
    with within(limits or own_limits(configuration)):
        once = _once(told)
        model = document if not isinstance(document, (str, os.PathLike)) else _loaded(document, house, options, once)
        tree = api.document(model, warn=once, **_of_tree(house, options))
        pieces = tuple(_possible(tree, wanted, asked=bool(only), warn=once))
        given = file_options(options)
        formats = dict.fromkeys(piece.format for piece in pieces)
        settle(api.asked_of(given, tree.asked), formats, once, stationery(tree))
        name = stem if stem is not None else PurePath(tree.meta.source_name).stem if tree.meta.source else tree.meta.kind
        kept = {key: value for key, value in house.file_options().items() if key in PublishOptions.__annotations__}
        files = tuple(_made(tree, pieces, place, safe_name(name), {**kept, **given}, once))
    manifest = place / MANIFEST
    left = tuple(_left_over(manifest, {file.path for file in files}))
    text = json.dumps(_manifest(tree, files, place, left), ensure_ascii=False, indent=2) + "\n"
    for path in left:
        once(Problem("an earlier publication made this file, and this one did not", Place(str(path)), "remove it", severity="warning"))
    _refuse_input(tree, [*(file.path for file in files), manifest])
    make_folder(place)
    write_whole({**{file.path: file.data for file in files}, manifest: text.encode()})
    return Published(place, manifest, files)


def _loaded(path: PathLike, house: House, options: PublishOptions, warn: Warn) -> Model:
    outside = options.get("allow_outside", False)
    return api.load(path, template=options.get("template"), allow_outside=outside, configuration=house, warn=warn)


def _of_tree(house: House, options: PublishOptions) -> DocumentOptions:
    """What changes the tree: the call's own options, else the house's."""
    given: dict[str, Any] = {name: value for name, value in document_options(options).items() if value is not None}
    own = {"template": house.template(options.get("template")), "theme": house.theme(options.get("theme"))}
    return document_options({**house.document_options(), **given, **own})


def chosen(only: Collection[str], without: Collection[str]) -> tuple[Piece, ...]:
    """The pieces of the set. Raises UsageError for a name that there is not, and where nothing is left."""
    for called, names in (("only", only), ("without", without)):
        if isinstance(names, str):
            raise UsageError(f"{called}={names!r} is a text; it takes a list of names")
        for name in names:
            if name not in CHOICES:
                near = close_matches(name, CHOICES)
                hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(CHOICES)}"
                raise UsageError(Problem(f"{called}: nothing of the set is called {name!r}", hint=hint))
    kept = tuple(piece for piece in PIECES if (not only or set(piece.names) & set(only)) and not set(piece.names) & set(without))
    if not kept:
        raise UsageError("nothing of the set is left to publish")
    return kept


def _possible(tree: Document, pieces: Iterable[Piece], *, asked: bool, warn: Warn) -> Iterator[Piece]:
    """The pieces that this document can have. One language's PDF is made of a document of both; a Word form makes a DOCX; pictures need a package."""
    languages = tree.meta.languages
    form = tree.paper is not None and tree.paper.form
    for piece in pieces:
        if "layout" in piece.options and (len(languages) == 1 or piece.options["layout"] not in languages):
            continue
        if form and piece.format != "docx" and not asked:
            continue
        if piece.format == "png" and not asked and (missing := _no_painter()) is not None:
            warn(missing)
            continue
        yield piece
    if form and not asked:
        warn(Problem("a Word form makes a DOCX and no other format", Place(tree.meta.origin), severity="warning"))


def _no_painter() -> Problem | None:
    if find_spec("pypdfium2") is not None:
        return None
    return Problem(
        "there are no pictures of pages and no cards: the package pypdfium2 is not installed", hint=install_hint("png"), severity="warning"
    )


def _made(tree: Document, pieces: Iterable[Piece], folder: Path, stem: str, options: dict[str, Any], warn: Warn) -> Iterator[PublishedFile]:
    for piece in pieces:
        own = {**options, **piece.options}
        if "card" in own:
            own.pop("ppi", None)
        try:
            parts = api.render_parts(tree, piece.format, warn=warn, **file_options(own))
        except DocgenError as error:
            raise type(error)([_of_piece(problem, piece) for problem in error.problems]) from error
        numbers = iter(parts)
        for path, data in numbered(folder / f"{stem}{piece.suffix}.{piece.format}", parts).items():
            number, _ = next(numbers)
            with_what = {key: str(value) for key, value in piece.options.items()} | ({"channel": "wire"} if piece.names[-1] == "wire" else {})
            pages = _pages(data, options) if piece.format == "pdf" else None
            yield PublishedFile(path, piece.format, data, with_what, pages, number if piece.names[0] == "png" else None)


def _of_piece(problem: Problem, piece: Piece) -> Problem:
    """A problem that says which of the set it stops, where that is not the input's."""
    return replace(problem, message=f"{' '.join(piece.names)}: {problem.message}")


def _pages(data: bytes, options: Mapping[str, Any]) -> int:
    import pikepdf

    protection = options.get("protection")
    password = "" if protection is None else protection.user or protection.owner
    with pikepdf.open(io.BytesIO(data), password=password) as pdf:
        return len(pdf.pages)


def _manifest(tree: Document, files: Iterable[PublishedFile], folder: Path, left: Sequence[Path]) -> dict[str, Any]:
    meta = tree.meta
    return {
        "manifest": SCHEMA,
        "generator": f"docgen {__version__}",
        "kind": meta.kind,
        "title": dict(meta.title),
        "reference": meta.reference,
        "date": meta.date.isoformat(),
        "languages": list(meta.languages),
        "notices": [dict(notice.map(plain)) for notice in tree.furniture.notices],
        "files": [file.row(folder) for file in files],
        **({"left_over": [path.name for path in left]} if left else {}),
    }


def _left_over(manifest: Path, made: Collection[Path]) -> Iterator[Path]:
    """Files that earlier publications made and this one does not, as the last manifest names them."""
    try:
        told = json.loads(read_file(manifest, _MOST, wanted="a manifest"))
        named = [*(row["path"] for row in told["files"]), *told.get("left_over", ())] if told.get("manifest") == SCHEMA else []
    except (DocgenError, ValueError, KeyError, TypeError, AttributeError):
        return
    for name in dict.fromkeys(named):
        path = manifest.parent / PurePath(str(name)).name
        if path not in made and path.is_file():
            yield path


def _refuse_input(tree: Document, paths: Iterable[Path]) -> None:
    source = os.path.realpath(tree.meta.origin)
    for path in paths:
        if os.path.realpath(path) == source:
            raise UsageError(Problem("the output is the input", Place(str(path)), "another folder: docgen never writes over what it was given"))


def _once(tell: Warn) -> Warn:
    told: set[Problem] = set()

    def tell_new(problem: Problem) -> None:
        if problem not in told:
            told.add(problem)
            tell(problem)

    return tell_new
