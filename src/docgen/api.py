"""The library's face: load a file, parse a mapping, render to a file or to bytes.

    model = docgen.load("statement.yaml")
    docgen.render(model, "statement.pdf", layout="stacked")
    word = docgen.render_bytes(model, "docx")

The bilingual tree between the two can be had as well, to render it several times: `document(model)`, then `render_document(tree, "pdf")`.
Everything here raises a child of DocgenError for what a user can mend, and nothing half-written is ever left behind.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar, Unpack, get_args, overload

from docgen import arguments
from docgen.bounded import bounded
from docgen.errors import FontError, Place, Problem, RenderError, UsageError, Warn
from docgen.errors import warn as python_warning
from docgen.limits import check_time, within
from docgen.options import DocumentOptions, FileOptions, Options, check_names, document_options, file_options
from docgen.types import Calendar, Digits, PathLike

if TYPE_CHECKING:
    from docgen.config.file import Configuration
    from docgen.config.house import House
    from docgen.document.document import Document, Flow, Layout
    from docgen.limits import Limits
    from docgen.model import Model
    from docgen.source import Source
    from docgen.writers.docx.opened import Document as WordDocument
    from docgen.writers.options import RenderOptions

T = TypeVar("T")

_LEAST_TEXT = 170.0
"""Points that a page must leave for text, either way."""


def load(
    path: PathLike | Source | IO[str] | IO[bytes],
    *,
    folder: PathLike | None = None,
    template: PathLike | None = None,
    allow_outside: bool = False,
    settings: Mapping[str, Any] | None = None,
    configuration: Configuration | House | None = None,
    warn: Warn | None = None,
    limits: Limits | None = None,
) -> Model:
    """The model of a YAML (or JSON) file, given by its path, open (as text or as bytes), or read (`docgen.source.from_bytes(data, name)`).

    Relative paths in it (emblem, pictures, glossary) start at `folder` (default: the file's own; the current one for an open file without a path),
    and may leave it only with `allow_outside`. `settings` puts values in the place of the file's, by field path: `{"reference": "X", "headline.en":
    "Y"}`. `configuration` is what holds for all files of a house (`docgen.configuration(path)`); none is read unless it is given. `warn` takes each
    problem that stops nothing (default: Python's warnings). `limits` is what the file may cost: `Limits.untrusted()` where a stranger sent it,
    generous by default. `template` is the folder of a template with a `schema.yaml`, where that brings the kind of the file.
    Raises InputError with every error of the file, each with its line and column, and TemplateError for such a schema that is wrong.
    """
    from docgen import reading
    from docgen.source import Source
    from docgen.streams import read_source, stream_name

    base = None if folder is None else arguments.path("folder", folder)
    arguments.settings(settings)
    arguments.name_or_path("template", template)
    opened = not isinstance(path, Source) and hasattr(path, "read") and not isinstance(path, Path)
    given: Any = path if opened or isinstance(path, Source) else arguments.path("path", path)
    name = given.name if isinstance(given, Source) else stream_name(given, "<data>") if opened else str(given)
    from docgen.config.house import house_of, own_limits

    house = house_of(configuration)
    with bounded(limits or own_limits(configuration), name):
        source = read_source(given) if opened else given
        choices: dict[str, Any] = {"folder": base, "template": house.template(template), "allow_outside": allow_outside, "settings": settings}
        return reading.load(source, standing=house.standing, warn=warn or python_warning, **choices)


def loads(
    text: str | bytes,
    name: str = "<data>",
    *,
    folder: PathLike | None = None,
    template: PathLike | None = None,
    allow_outside: bool = False,
    settings: Mapping[str, Any] | None = None,
    configuration: Configuration | House | None = None,
    warn: Warn | None = None,
    limits: Limits | None = None,
) -> Model:
    """The model of the YAML (or JSON) in a text, or in its bytes (UTF-8). `name` stands for the file in messages; the others are those of `load`."""
    from docgen import reading
    from docgen.source import from_bytes, from_text

    if not isinstance(text, (str, bytes, bytearray)):
        raise UsageError(Problem(f"text= is a {type(text).__name__}", hint="text= takes YAML as str or bytes; docgen.load takes a path"))
    base = None if folder is None else arguments.path("folder", folder)
    arguments.settings(settings)
    arguments.name_or_path("template", template)
    from docgen.config.house import house_of, own_limits

    house = house_of(configuration)
    with bounded(limits or own_limits(configuration), name):
        source = from_text(text, name) if isinstance(text, str) else from_bytes(bytes(text), name)
        choices: dict[str, Any] = {"folder": base, "template": house.template(template), "allow_outside": allow_outside, "settings": settings}
        return reading.load(source, standing=house.standing, warn=warn or python_warning, **choices)


def parse(
    mapping: Mapping[str, Any],
    name: str = "<data>",
    *,
    folder: PathLike | None = None,
    template: PathLike | None = None,
    allow_outside: bool = False,
    warn: Warn | None = None,
    limits: Limits | None = None,
) -> Model:
    """The model of a mapping of the same shape as a file.

    `name` stands for the file in messages, `folder` for its folder: relative paths start there. `template` and `limits` as for `load`. Raises
    InputError with every error.
    """
    from docgen import reading

    arguments.name_or_path("template", template)
    base = None if folder is None else arguments.path("folder", folder)
    with bounded(limits, name):
        return reading.parse(mapping, name, folder=base, template=template, allow_outside=allow_outside, warn=warn or python_warning)


def document(model: Model, *, warn: Warn | None = None, limits: Limits | None = None, **options: Unpack[DocumentOptions]) -> Document:
    """The bilingual tree of a model. The keywords are those of `docgen.options.DocumentOptions`.

    `warn` takes each problem that does not stop the document (default: Python's warnings), `limits` is what it may cost. Raises TemplateError,
    DateError, InputError, or UsageError for a page too small for text.
    """
    from docgen.clean.dumping import recorded
    from docgen.document.theme import MM
    from docgen.templating.build import build

    check_names(options, DocumentOptions, "document")
    page = options.get("page")
    arguments.a_model(model)
    arguments.page(page)
    arguments.name_or_path("template", options.get("template"))
    arguments.name_or_path("theme", options.get("theme"))
    arguments.text("family", options.get("family"))
    arguments.one_of("digits", options.get("digits"), get_args(Digits))
    arguments.one_of("calendar", options.get("calendar"), get_args(Calendar))
    choices: dict[str, Any] = {name: options.get(name) for name in ("template", "theme", "digits", "calendar")}
    choices |= {"font": options.get("family"), "allow_outside": options.get("allow_outside", False)}
    with bounded(limits, model.origin):
        tree = build(model, warn=warn or python_warning, **choices)
    look = frozenset(name for name in ("page", "theme", "family") if options.get(name) is not None)
    tree = replace(tree, input=recorded(model, choices), asked=look)
    if page is None:
        return tree

    sheet = replace(tree.theme.page, width=page[0], height=page[1])
    least = _LEAST_TEXT + 2 * sheet.margin_side + sheet.gutter, _LEAST_TEXT + sheet.margin_top + sheet.margin_bottom
    if page[0] < least[0] or page[1] < least[1]:
        asked, smallest = (f"{width / MM:.0f} × {height / MM:.0f} mm" for width, height in (page, least))
        raise UsageError(f"a page of {asked} leaves too little room for text; the least is {smallest}")
    return replace(tree, theme=replace(tree.theme, page=sheet))


def render_document(tree: Document, format: str, *, warn: Warn | None = None, limits: Limits | None = None, **options: Unpack[FileOptions]) -> bytes:
    """A whole file of `format` (`pdf`, `docx`) made of a bilingual tree. The keywords are those of `docgen.options.FileOptions`.

    `limits` is what the file may cost. Raises RenderError, FontError, or UsageError for an option that the format does not heed.
    """
    check_names(options, FileOptions, "render_document")
    _refuse(tree, format, options)
    return render_heeded(tree, format, warn=warn, limits=limits, **options)


def _refuse(tree: Document, format: str, options: FileOptions) -> None:
    from docgen.writers.heeded import refuse, stationery

    refuse(asked_of(options, tree.asked), format, stationery(tree))


def asked_of(options: FileOptions, look: Collection[str]) -> dict[str, str]:
    """The options that a call gives, as its messages call them; `look` are those that the tree was built with."""
    from docgen.writers.heeded import named
    from docgen.writers.options import Press

    press, source = options.get("press"), options.get("source")
    profile, embed_fonts = options.get("profile"), options.get("embed_fonts")
    return named(
        {
            **{name: (f"{name}=", name in look or None) for name in ("page", "theme", "family")},
            "fonts": ("fonts=", options.get("fonts") or None),
            "watermark": ("watermark=", options.get("watermark")),
            "qr": ("qr=", options.get("qr")),
            "profile": (f"profile={profile!r}", profile),
            "press": ("press=", None if press == Press() else press),
            "protection": ("protection=", options.get("protection")),
            "signing": ("signing=", options.get("signing")),
            "standard": (f"standard={options.get('standard')!r}", options.get("standard")),
            "source": (f"source={source!r}", None if source == "none" else source),
            "embed_fonts": (f"embed_fonts={embed_fonts!r}", embed_fonts),
            **{name: (f"{name}={options.get(name)!r}", options.get(name)) for name in ("channel", "ppi", "pages", "card")},
        }
    )


_FOR_WRITERS = ("press", "watermark", "qr", "protection", "signing", "source", "standard", "channel", "ppi", "pages", "card")
"""The options that a writer takes as they are given."""


def render_heeded(tree: Document, format: str, *, warn: Warn | None = None, limits: Limits | None = None, **options: Unpack[FileOptions]) -> bytes:
    """As `render_document`, for one of several files of a document: what its format does not heed is left to the others (`heeded.settle` tells
    it)."""
    from docgen.writers import renderer

    return made_by(tree, format, lambda: renderer(format), warn, limits, options)


def render_parts(
    tree: Document, format: str, *, warn: Warn | None = None, limits: Limits | None = None, **options: Unpack[FileOptions]
) -> tuple[tuple[int, bytes], ...]:
    """As `render_heeded`, for a format whose pages are files of their own too: each file with its number."""
    if format != "png":
        return ((1, render_heeded(tree, format, warn=warn, limits=limits, **options)),)

    def make() -> Callable[[Flow, RenderOptions], tuple[tuple[int, bytes], ...]]:
        from docgen.writers.png import pictures

        return pictures

    return made_by(tree, format, make, warn, limits, options)


def made_by(
    tree: Document,
    format: str,
    maker: Callable[[], Callable[[Flow, RenderOptions], T]],
    warn: Warn | None,
    limits: Limits | None,
    options: FileOptions,
) -> T:
    """What `maker` gives makes of the tree as a flow, with the options that a file of the format heeds."""
    from docgen.document.arrange import arrange
    from docgen.writers.heeded import stationery, tell_letterheads, tell_lost, unheeded
    from docgen.writers.options import RenderOptions

    if tree.paper is not None and tree.paper.form and format != "docx":
        raise RenderError(Problem(f"a Word form makes a DOCX, no {format.upper()}", Place(str(tree.paper.path)), "-f docx, or another template"))
    if options.get("card") is not None and "page" in tree.asked:
        raise UsageError("a card has a size of its own; page= is for pages")
    make = maker()
    tell_letterheads(tree, format, warn or python_warning)
    lost = {option.name for option in unheeded(asked_of(options, ()), format, stationery(tree))}
    kept: dict[str, Any] = {
        name: value for name, value in options.items() if name in _FOR_WRITERS and name not in lost and (value, name) != (None, "channel")
    }
    profile, embedded = options.get("profile") or "archive", options.get("embed_fonts") or "all"
    chosen = RenderOptions(profile, arguments.folders("fonts", options.get("fonts", ())), warn or python_warning, embedded, **kept)
    tell_lost(tree, format, chosen.warn, source_asked=options.get("source") is not None)
    try:
        with bounded(limits, tree.meta.origin):
            check_time()
            flow = arrange(tree, _layout(tree, format, options.get("layout"), chosen.warn))
            if _carries_clean(tree, format, chosen):
                from docgen.clean.cleaning import cleaned

                flow = replace(flow, meta=replace(flow.meta, clean=cleaned(tree, flow.layout)))
            if format == "docx" and flow.layout == "facing":
                from docgen.writers.pdf.estimate import spread_starts

                chosen = replace(chosen, spreads=spread_starts(flow, chosen))
            elif format == "docx" and flow.listed:
                from docgen.writers.pdf.estimate import contents_pages

                chosen = replace(chosen, contents=contents_pages(flow, chosen))
            return make(flow, chosen)
    except FontError as error:
        raise FontError(tree.theme.where_named(error.problems)) from None


_OF_TWO = ("side-by-side", "stacked", "facing")


def _layout(tree: Document, format: str, asked: Layout | None, warn: Warn) -> Layout | None:
    """The layout that is asked for, as a format without columns can have it. One that a document of one language cannot have is told, unless it is a
    configuration's for all documents."""
    wanted = asked or tree.layout or "side-by-side"
    if len(tree.meta.languages) == 1 and wanted in _OF_TWO:
        place = Place(tree.meta.origin) if asked is not None else tree.meta.asked_at.get("layout")
        if place is not None:
            arabic = f"the layout {wanted} is for two languages, and this document is in Arabic alone"
            english = f"the layout {wanted} is for two languages, and this document is in English alone"
            warn(Problem(arabic if tree.meta.languages[0] == "ar" else english, place, severity="warning"))
        return asked
    if format != "txt" or wanted not in ("side-by-side", "facing"):
        return asked
    if asked is not None:
        message = f"the layout {wanted} is for pages; a text file has the languages one after the other"
        warn(Problem(message, Place(tree.meta.origin), "--layout stacked has them in turn", severity="warning"))
    return "sequential"


def _carries_clean(tree: Document, format: str, options: RenderOptions) -> bool:
    """Whether the file is to carry its input as the layout shows it. A file for the press carries nothing."""
    from docgen.writers.heeded import unheeded

    wanted = (options.source or tree.meta.carried) == "clean" and options.profile != "print"
    return wanted and not unheeded(("source",), format)


def render_bytes(model: Model, format: str, *, warn: Warn | None = None, limits: Limits | None = None, **options: Unpack[Options]) -> bytes:
    """A model as a whole file of `format` (`pdf`, `docx`). The keywords are those of `document` and `render_document` (`docgen.options.Options`), and
    so are the errors."""
    check_names(options, Options, "render_bytes")
    with within(limits):
        return render_document(document(model, warn=warn, **document_options(options)), format, warn=warn, **file_options(options))


def blank_form(kind: str) -> bytes:
    """A Word file with a content control for every field of a kind of document, to make a form of one's own of. Raises InputError for a kind that
    does not exist."""
    from docgen import reading
    from docgen.model.kinds import model_of
    from docgen.templating.template import load_template
    from docgen.templating.theme import load_theme
    from docgen.writers.docx.blank_form import blank_form as written

    fields, title, model = reading.form_fields(kind), reading.form_title(kind), model_of(kind)
    found = load_template(model.template_folder or model.kind)
    return written(model.kind, title, fields, load_theme(found.theme.name, found.theme.folder, named_at=found.theme.place))


def to_docx(model: Model, *, warn: Warn | None = None, limits: Limits | None = None, **options: Unpack[Options]) -> WordDocument:
    """A model as python-docx's `docx.document.Document`, which a script goes on editing and saves. The options are those of `render_bytes`, and so
    are the errors."""
    from docgen.writers.docx.opened import opened

    check_names(options, Options, "to_docx")
    return opened(render_bytes(model, "docx", warn=warn, limits=limits, **options))


@overload
def render(
    model: Model, path: PathLike, *, format: str | None = None, warn: Warn | None = None, limits: Limits | None = None, **options: Unpack[Options]
) -> Path: ...
@overload
def render(
    model: Model, path: IO[bytes], *, format: str | None = None, warn: Warn | None = None, limits: Limits | None = None, **options: Unpack[Options]
) -> None: ...
def render(
    model: Model,
    path: PathLike | IO[bytes],
    *,
    format: str | None = None,
    warn: Warn | None = None,
    limits: Limits | None = None,
    **options: Unpack[Options],
) -> Path | None:
    """A model as a file, written whole or not at all; returns its path. The suffix names the format where `format` does not. A PNG of several pages
    is several files, `name-1.png` and so on; the path of the first is returned.

    `path` may be an open file of bytes too, into which the whole is written, with nothing returned; where it has no name with a suffix, `format` must
    be given. The other keywords are those of `document` and `render_document`. Raises their errors, UsageError for a path that names no format, and
    OutputError where the file cannot be written; a file that was there stays as it was.
    """
    from docgen.files import numbered, write_whole
    from docgen.streams import stream_name, writable, write_stream

    check_names(options, Options, "render")
    stream: Any = writable(path)
    target = arguments.path("path", path) if stream is None else Path(stream_name(stream, ""))
    chosen = format or target.suffix.removeprefix(".").lower()
    if not chosen:
        raise UsageError(f"{target if stream is None else 'the open file'} has no suffix, so give a format: format='pdf'")
    if stream is not None:
        write_stream(stream, render_bytes(model, chosen, warn=warn, limits=limits, **options))
        return None
    with within(limits):
        tree = document(model, warn=warn, **document_options(options))
        _refuse(tree, chosen, file_options(options))
        files = numbered(target, render_parts(tree, chosen, warn=warn, **file_options(options)))
    write_whole(files)
    return next(iter(files))
