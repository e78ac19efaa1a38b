"""Pages of other PDF files behind the document, each file behind a sheet that names it: the annexes that an input appends."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pikepdf
from reportlab.pdfbase import pdfdoc

from docgen.document.blocks import Heading
from docgen.document.document import Flow, FlowItem, ParallelPair, Side, Supplement
from docgen.document.inline import Runs, plain
from docgen.errors import Problem, RenderError
from docgen.inputs import read_file
from docgen.limits import active, check_time
from docgen.types import Lang
from docgen.writers.options import RenderOptions
from docgen.writers.pdf.boxes.blocks import box_of
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.figures import figures
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.inspect.values import NOT_SO, entry, items, named, told
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.objects.tokens import num
from docgen.writers.pdf.pagination.facing import SIDES
from docgen.writers.pdf.pagination.pages import paginate, paint
from docgen.writers.pdf.profiles.ink import KNOCKOUT
from docgen.writers.pdf.underlay.importing import Importer
from docgen.writers.pdf.underlay.laying import Space
from docgen.writers.pdf.underlay.opening import Leaf, apart, in_mm, leaf_of, unfit_file
from docgen.writers.pdf.underlay.weight import too_heavy

_ABOVE = 0.3
"""Of the text area's height: the room above a sheet's words."""
_TOKENS = 4_000_000
"""Signs that part operators and operands in all content of one file."""
_SIGNS = 4_000_000
_UNPACKED = 32 * 1024 * 1024
_LOST = ("Link", "Popup")
"""Annotations that show nothing themselves."""


@dataclass(frozen=True, slots=True)
class Appended:
    """An annex whose pages are forms of the document by now: the names of the forms, and the sizes of the pages in points."""

    heading: dict[Lang, Runs]
    forms: tuple[str, ...]
    sizes: tuple[tuple[float, float], ...]


def appended(flow: Flow, canvas: PageCanvas, page: tuple[float, float], options: RenderOptions) -> tuple[Appended, ...]:
    """The annexes that follow, taken over and not yet drawn. `page` is the document's, in points. Raises RenderError with all that is against the
    profile, at the places where the input names the files."""
    wanted = [one for one in flow.supplements if one.heading is not None]
    if options.profile == "archive" and (refused := not_archived(wanted)):
        raise RenderError(refused)
    found: list[Appended] = []
    problems: list[Problem] = []
    for number, one in enumerate(wanted, 1):
        check_time()
        try:
            found.append(_taken(one, number, canvas, page, options))
        except RenderError as error:
            problems += error.problems
    if problems:
        raise RenderError(problems)
    if found and options.profile == "screen":
        message = "the pages of annexes are pictures to who listens to the document, so that it does not claim PDF/UA"
        options.warn(Problem(message, wanted[0].place, severity="note"))
    return tuple(found)


def not_archived(supplements: Iterable[Supplement]) -> list[Problem]:
    """What an archive says of the annexes that are to follow in it, each at the place where the input names it."""
    message = "an archive takes in no pages of other files, of which nobody can say what they are"
    hint = "'attach: true' in the place of append, or the screen or print profile"
    return [Problem(message, one.place, hint) for one in supplements if one.heading is not None]


def _taken(one: Supplement, number: int, canvas: PageCanvas, page: tuple[float, float], options: RenderOptions) -> Appended:
    pdf = _opened(one)
    most = active().pages
    if len(pdf.pages) > most:
        raise RenderError(Problem(f"{one.path.name} has {len(pdf.pages):,} pages, and a document has at most {most:,}", one.place, "attach: true"))
    importer = Importer(canvas.document, options.profile, called=f"annex-{number}", tokens=_TOKENS, any_font=options.profile == "screen")
    leaves: list[Leaf] = []
    forms: list[str] = []
    links = False
    for index, found in enumerate(pdf.pages, 1):
        check_time()
        leaf = leaf_of(pdf, found.obj, index, one.place, RenderError)
        links |= _shown_apart(found.obj, index, importer)
        if options.profile == "print" and apart(leaf.size, page) and all(not apart(other.size, page) for other in leaves):
            importer.rules.tell(f"its page {index} is {in_mm(leaf.size)}, and the sheets are {in_mm(page)}")
        form = f"annex-{number}-{index}"
        try:
            importer.form(leaf, form)
        except NOT_SO as broken:
            importer.rules.tell(f"it is damaged ({told(broken)})")
        leaves.append(leaf)
        forms.append(form)
    if importer.rules.broken:
        said = f"the pages of {one.path.name} cannot follow in a PDF of the {options.profile} profile"
        hint = "export it again, flattened and with its fonts embedded, or write 'attach: true' in the place of append"
        raise RenderError([Problem(f"{said}: {what}", one.place, hint) for what in importer.rules.broken])
    if links:
        options.warn(Problem(f"links in {one.path.name} are not taken over", one.place, severity="note"))
    if canvas.inks is not None:
        for message, hint in importer.watch.told(canvas.inks):
            options.warn(Problem(f"{one.path.name} {message}", one.place, hint, severity="warning"))
    assert one.heading is not None
    return Appended({lang: runs for lang, runs in one.heading if runs}, tuple(forms), tuple(leaf.size for leaf in leaves))


def _opened(one: Supplement) -> pikepdf.Pdf:
    """The file, whole and not protected. Raises RenderError."""
    data = read_file(one.path, active().file_bytes, place=one.place, error=RenderError)
    if not data.lstrip()[:5].startswith(b"%PDF-"):
        raise RenderError(Problem(f"{one.path.name} is no PDF, whose pages could follow", one.place, "attach: true, or the paper as a PDF"))
    if heavy := too_heavy(data, "a paper", _SIGNS, _UNPACKED):
        raise RenderError(Problem(f"{one.path.name} {heavy}", one.place, "the file exported anew, or attach: true"))
    try:
        pdf = pikepdf.open(io.BytesIO(data))
        encrypted, count, damaged = pdf.is_encrypted, len(pdf.pages), pdf.get_warnings()
    except pikepdf.PasswordError:
        raise RenderError(Problem(f"{one.path.name} is protected by a password", one.place, "the file without one")) from None
    except NOT_SO as broken:
        raise RenderError(Problem(f"{one.path.name} cannot be read as a PDF ({told(broken)})", one.place, "a whole PDF file")) from None
    if unfit := unfit_file(encrypted=encrypted, damaged=damaged, pages=count):
        raise RenderError(Problem(f"{one.path.name} {unfit[0]}", one.place, unfit[1]))
    return pdf


def _shown_apart(page: object, index: int, importer: Importer) -> bool:
    """Tells what of a page is no content of it, and would be lost: fields of forms, stamps, notes. Whether it has links."""
    links = False
    for annotation in items(entry(page, "/Annots")):
        kind = named(annotation, "/Subtype")
        links |= kind == "Link"
        if kind not in _LOST:
            what = "fields of a form or a signature" if kind == "Widget" else f"notes laid over it ({kind or 'unknown'})"
            importer.rules.tell(f"its page {index} has {what}, which would be lost")
    return links


def sheet(one: Appended, stage: LayoutContext) -> list[Box]:
    """What stands on the sheet before an annex: its number and title."""
    sides = [Side(lang, Heading(one.heading[lang], 1)) for lang in stage.languages if lang in one.heading]
    listed: list[FlowItem] = [*sides[:1], *(replace(side, follows_translation=True) for side in sides[1:])]
    if stage.abreast and len(sides) == 2:
        by_lang = {side.lang: side for side in sides}
        listed = [ParallelPair(by_lang["en"], by_lang["ar"])]
    return [Space(stage.room * _ABOVE), *(box_of(item, stage) for item in listed)]


def draw(one: Appended, canvas: PageCanvas, stage: LayoutContext) -> list[tuple[LayoutContext, range]]:
    """The sheet, or of facing pages two, and the pages behind it. Gives the stage and the page of each sheet."""
    sheets = []
    for part in [stage] if stage.single is None else [stage.of_one(lang) for lang in SIDES]:
        first = len(canvas.pages)
        for leaf, _ in paginate(sheet(one, part), part, before=first, first=1):
            paint(canvas, [leaf], part)
        sheets.append((part, range(first, len(canvas.pages))))
    said = {lang: plain(runs) for lang, runs in one.heading.items() if lang in stage.voices}
    for number, (form, (width, height)) in enumerate(zip(one.forms, one.sizes, strict=True), 1):
        check_time()
        described = [(stage.voices[lang], f"{words} ({number}/{len(one.forms)})") for lang, words in said.items()]
        figures(described).begin(canvas, 0.0, 0.0, width, height)
        canvas.use_form(form)
        canvas.emit(f"q{'' if canvas.inks is None else f' /{KNOCKOUT} gs'} /{pdfdoc.xObjectName(form)} Do Q")
        canvas.tagger.end()
        canvas.showPage()
        canvas.pages[-1].boxes = {"MediaBox": f"[0 0 {num(width)} {num(height)}]"}
    return sheets
