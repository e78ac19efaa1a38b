"""The whole way of one document: a Flow in, a PDF's bytes out, typeset once."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from docgen.document.contents import PAGES, listed
from docgen.document.document import Flow, FlowItem, ParallelPair, Section
from docgen.document.inline import Runs
from docgen.document.notices import fitted
from docgen.document.spine import spined
from docgen.document.tables.placing import has_tables, in_place, small_styles
from docgen.document.theme import MM
from docgen.document.titles import parted_title
from docgen.errors import Place, Problem, RenderError
from docgen.inputs import shortened
from docgen.locales.labels import labels
from docgen.types import Lang
from docgen.typography.fonts.families import library
from docgen.typography.paragraph.missing import faces
from docgen.typography.shaping.shaper import ENGINE
from docgen.writers.options import MOST_BLEED, Press, RenderOptions, Signing
from docgen.writers.pdf.boxes.alike import matched
from docgen.writers.pdf.boxes.blocks import box_of
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.contents import Plan
from docgen.writers.pdf.boxes.forms.masthead import band
from docgen.writers.pdf.boxes.forms.spine import spine
from docgen.writers.pdf.boxes.letterhead import letterhead
from docgen.writers.pdf.boxes.measuring import setter_of
from docgen.writers.pdf.boxes.notices import notice_bar
from docgen.writers.pdf.boxes.page_header_footer import Lines, draw_foot
from docgen.writers.pdf.boxes.picture import open_pictures
from docgen.writers.pdf.boxes.qr import qr_box
from docgen.writers.pdf.boxes.row import Pair
from docgen.writers.pdf.boxes.running_head import RunningHead
from docgen.writers.pdf.boxes.spans import spans
from docgen.writers.pdf.boxes.text import Text
from docgen.writers.pdf.boxes.watermark import watermark_operators
from docgen.writers.pdf.canvas import OpenPage, PageCanvas
from docgen.writers.pdf.fonts.pdf_font import fonts_of
from docgen.writers.pdf.language_context import LanguageContext, Levels
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.objects.attachment import Carried, attach, carried, supplements
from docgen.writers.pdf.objects.info import Info
from docgen.writers.pdf.objects.protection import protect
from docgen.writers.pdf.objects.tokens import num, text_string
from docgen.writers.pdf.objects.xmp import Claims, metadata_stream, packet
from docgen.writers.pdf.pagination.endings import Built, Filled, filled
from docgen.writers.pdf.pagination.facing import SIDES, is_facing, paint_folded, single_page, unfolded
from docgen.writers.pdf.pagination.kept import parted_panels
from docgen.writers.pdf.pagination.pages import paint
from docgen.writers.pdf.pagination.sheets import booklet_pages, press_pages
from docgen.writers.pdf.profiles.ink import Ink
from docgen.writers.pdf.profiles.inks import inks_of
from docgen.writers.pdf.profiles.intents import press_intent, srgb_intent
from docgen.writers.pdf.signing.sign_field import FIELD_NAME, SignatureField, add_fields, signature_rows
from docgen.writers.pdf.style_resolver import StyleResolver
from docgen.writers.pdf.tagging.structure import Element
from docgen.writers.pdf.underlay.laying import BarHead, Sheets, foot_of, lay, room_on_first, within_margins

if TYPE_CHECKING:
    from docgen.writers.pdf.signing.keys import Signer


def _claims(options: RenderOptions, *, carries: bool, appends: bool) -> Claims:
    """What a file claims. Nothing is claimed that a validator does not prove. `carries`: a file is attached, which PDF/A-4 allows as its kind F.
    `appends`: pages of other files follow, which nobody can listen to."""
    if options.profile == "print":
        return Claims(pdfx="PDF/X-4")
    if options.profile == "screen":
        return Claims(pdfua=None if appends else 1)
    return Claims(pdfa=(4, "F" if carries else None), pdfua=2) if options.standard == "a-4+ua-2" else Claims(pdfa=(3, "A"), pdfua=1)


_PDFX_VERSION = (1, 6)
"""ISO 15930-7 builds on PDF 1.6."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A section on its pages, which count from 0; of facing pages, one language's. The first page of one that `opens` has the letterhead."""

    stage: LayoutContext
    head: RunningHead | BarHead
    pages: range
    opens: bool = True


def render(flow: Flow, options: RenderOptions) -> bytes:
    """A whole PDF. Raises FontError for a family that is not there, RenderError for what cannot be set or is asked of the wrong profile."""
    _fitting(options)
    ENGINE.begin()
    source = carried(flow, options)
    carry = (*(() if source is None else (source,)), *supplements(flow, options))
    plain = flow
    flow = within_margins(flow)
    if flow.underlay is None:
        flow = replace(flow, theme=flow.theme.on_band())
    page = flow.theme.page
    flow = unfolded(flow)
    theme = flow.theme
    signer = None
    if options.signing is not None:
        from docgen.writers.pdf.signing.keys import open_keys

        signer = open_keys(options.signing)
    images = open_pictures(flow, options.profile, options.warn, assume_srgb=options.press.assume_srgb)
    found = library(tuple(options.font_folders))
    fonts = found.stack(theme.families.arabic, theme.families.latin)
    press = options.profile == "print"
    inks = inks_of(options.press.icc) if press else None
    flow = _noticed(flow, StyleResolver(theme, fonts, inks=inks))
    theme = small_styles(flow.theme) if has_tables(flow) else flow.theme
    look = StyleResolver(theme, fonts, inks=inks)
    modern = options.standard == "a-4+ua-2"
    canvas = PageCanvas((page.width, page.height), tagged=not press, inks=inks, modern=modern)
    canvas.layered = options.watermark is not None
    sheets = lay(canvas, flow.underlay, options) if flow.underlay is not None else None
    languages = _languages(flow)
    _describe(canvas, flow, languages, options, carry)
    voices = _voices(flow, look, canvas)
    flow = in_place(flow, setter_of(voices, theme), theme.page.width - 2 * theme.page.margin_side)
    laid: list[_Laid] = []
    for index, section in enumerate(flow.sections):
        stage = LayoutContext(look, voices, section.languages, theme.page, flow.layout == "side-by-side", images)
        stage = replace(stage, bleed=options.press.bleed if press else 0.0, single=single_page(flow, page), foot=foot_of(flow, plain))
        ones = [stage] if stage.single is None else [stage.of_one(lang) for lang in SIDES]
        barred = sheets is not None and sheets.others is not None
        heads = [BarHead(flow.furniture, one) if barred else RunningHead(flow.furniture, one) for one in ones]
        stage = replace(stage, head=max(head.extra for head in heads))
        first = len(canvas.pages)
        last = section is flow.sections[-1]
        marks = {lang: len(voices[lang].element.kids) for lang in section.languages}
        build = partial(build_section, flow, section, stage, marks, options.qr if last else None, signer if last else None)
        pages = filled(build, before=first)
        if flow.listed and len(pages.leaves) > PAGES:
            pages, _ = with_contents(flow, flow.listed[index], stage, build, first)
        if stage.single is None:
            paint(canvas, pages.leaves, pages.stage)
        else:
            paint_folded(canvas, pages.leaves, pages.stage, stage.single)
        while len(canvas.pages) < first + len(ones):
            canvas.showPage()
        for place, (one, head) in enumerate(zip(ones, heads, strict=True)):
            laid.append(_Laid(replace(one, head=stage.head), head, range(first + place, len(canvas.pages), len(ones))))
    if any(one.heading is not None for one in flow.supplements):
        from docgen.writers.pdf.underlay.appending import appended, draw

        stage = replace(pages.stage, languages=languages)
        for annex in appended(flow, canvas, (page.width, page.height), options):
            if stage.single is not None and len(canvas.pages) % 2:
                canvas.showPage()  # the next sheet of two begins on a left-hand page
            for part, numbers in draw(annex, canvas, stage):
                barred = sheets is not None and sheets.others is not None
                laid.append(_Laid(part, BarHead(flow.furniture, part) if barred else RunningHead(flow.furniture, part), numbers, opens=False))
    _furnish(canvas, flow, laid, options, sheets)
    for problem in (*look.missing.values(), *faces(fonts_of(canvas).settings())):
        options.warn(replace(problem, place=Place(flow.meta.origin)))
    for problem in (*found.broken, *fonts.doubts):
        options.warn(problem)
    for words in parted_panels(flow, fonts):
        message = f"the decision '{shortened(words, 60)}' is taller than a page, so that its box is parted"
        options.warn(Problem(message, Place(flow.meta.origin), severity="warning"))
    if inks is not None:
        from docgen.writers.pdf.profiles.press_checks import press_problems

        for problem in press_problems(theme, images.items(), inks, flow.meta.origin):
            options.warn(problem)
    add_fields(canvas)
    data = _file(canvas, options, languages, look.ink("paper"), facing=is_facing(flow))
    if options.protection is not None:
        data = protect(data, options.protection)
    if signer is not None:
        from docgen.writers.pdf.signing.appearance import appearance
        from docgen.writers.pdf.signing.pades import sign

        now = datetime.datetime.now(datetime.UTC)
        shown = appearance(signer.name, now, laid[-1].stage) if signer.signing.visible else None
        data = sign(data, signer, FIELD_NAME, shown, options.protection)
    return data


def with_contents(flow: Flow, section: Section, stage: LayoutContext, build: partial[Built], before: int) -> tuple[Filled, Plan]:
    """The pages of a section that has a contents list, and what that names."""
    page = stage.page
    placed = in_place(replace(flow, sections=(section,), listed=()), setter_of(stage.voices, stage.look.theme), page.width - 2 * page.margin_side)
    section = placed.sections[0]
    plan = Plan(listed(section))
    pages = filled(partial(build.func, flow, section, replace(stage, contents=plan), *build.args[3:]), before=before)
    plan.locate(pages.leaves, before, folded=stage.single is not None)
    return pages, plan


def build_section(
    flow: Flow, section: Section, stage: LayoutContext, marks: dict[Lang, int], qr: str | None, signer: Signer | None, pitch: float
) -> Built:
    """A section's boxes, set with a share of the theme's line pitch. What was built before is forgotten, in the structure too: `marks` counts what
    each language had before."""
    if pitch != 1.0:
        stage = replace(stage, look=_tighter(stage.look, pitch))
    voices = {lang: replace(voice, look=stage.look, levels=Levels()) for lang, voice in stage.voices.items()}
    for lang, count in marks.items():
        del voices[lang].element.kids[count:]
    stage = replace(stage, voices=voices)
    boxes = _boxes(flow, section, stage)
    ends: list[Box] = []
    last = stage.of_one(SIDES[-1])
    if qr is not None:
        ends.append(qr_box(qr, flow.meta.reference, last))
    if signer is not None:
        ends += _signatures(last, signer.signing)
    boxes += ends if stage.single is None else [Pair(None, box, stage.page.gutter) for box in ends]
    return boxes, stage


def _tighter(look: StyleResolver, pitch: float) -> StyleResolver:
    theme = look.theme
    styles = {name: replace(style, leading=style.leading * pitch) for name, style in theme.styles.items()}
    tight = StyleResolver(replace(theme, styles=styles), look.fonts, inks=look.inks)
    tight.missing = look.missing
    return tight


def _file(canvas: PageCanvas, options: RenderOptions, languages: tuple[Lang, ...], paper: Ink, *, facing: bool) -> bytes:
    """The pages as the profile has them, written out."""
    press = options.profile == "print"
    if press and options.press.imposition == "booklet":
        if facing:  # the first page of a booklet is a right-hand one
            canvas.pages.insert(0, OpenPage(canvas.page_size))
        pages = booklet_pages(canvas, options.press, right_bound=languages[0] == "ar" and not facing, paper=paper)
        return canvas.finish(pages, version=_PDFX_VERSION)
    if press:
        return canvas.finish(press_pages(canvas, options.press), languages, _PDFX_VERSION)
    return canvas.finish(canvas.pages, languages, (2, 0) if canvas.modern else (1, 7))


def _signatures(stage: LayoutContext, signing: Signing) -> list[SignatureField]:
    voice = stage.leading
    width = stage.page.width - 2 * stage.page.margin_side
    words = labels()["signature"][voice.side]
    return signature_rows(signing.fields, width, lambda: voice.element.add("Form"), words, visible=signing.visible, rtl=voice.rtl)


def _fitting(options: RenderOptions) -> None:
    """Refuses options that the profile's standard forbids."""
    problems: list[Problem] = []
    if options.protection is not None and options.profile != "screen":
        problems.append(Problem(f"passwords are not allowed in the {options.profile} profile", hint="the screen profile, or no password"))
    if options.profile != "print" and options.press != Press():
        problems.append(
            Problem(
                f"bleed, marks, press profile, booklet and colours taken for sRGB are not for the {options.profile} profile", hint="the print profile"
            )
        )
    if options.standard != RenderOptions().standard and options.profile != "archive":
        problems.append(Problem(f"the standard {options.standard} is not for the {options.profile} profile", hint="the archive profile"))
    if options.press.bleed < 0 or options.press.bleed > MOST_BLEED:
        problems.append(Problem(f"a bleed of {options.press.bleed / MM:g} mm is not possible", hint="0 to 25 mm"))
    if options.signing is not None and options.profile == "print":
        problems.append(Problem("a signature is not for the print profile, which holds nothing interactive", hint="the archive or screen profile"))
    if problems:
        raise RenderError(problems)


def _languages(flow: Flow) -> tuple[Lang, ...]:
    """The languages that the flow speaks, the prevailing one first."""
    spoken = {side for section in flow.sections for side in section.languages}
    ordered: tuple[Lang, ...] = tuple(side for side in flow.meta.languages if side in spoken)
    return ordered or flow.sections[0].languages


def _voices(flow: Flow, look: StyleResolver, canvas: PageCanvas) -> dict[Lang, LanguageContext]:
    """A voice for each language, its structure under a Sect of that language, the prevailing one first."""
    document = canvas.tagger.root.add("Document")
    voices: dict[Lang, LanguageContext] = {}
    for side in _languages(flow):
        mode = "RlTb" if side == "ar" else "LrTb"
        sect = document.add("Sect", lang=flow.meta.tag(side), attributes=f"<</O /Layout /WritingMode /{mode}>>")
        voices[side] = LanguageContext(look, side, flow.meta.tag(side), flow.furniture.digits.side(side) or "latn", sect)
    return voices


def _noticed(flow: Flow, look: StyleResolver) -> Flow:
    """The flow with a bar of notices whose words fit."""

    def natural(runs: Runs, style: str, lang: Lang) -> float:
        voice = LanguageContext(look, lang, flow.meta.tag(lang), "latn", Element("Sect", None))
        return Text(spans(runs, style, voice), style, voice, None).natural_width()

    page = flow.theme.page
    return fitted(flow, page.width - 2 * page.margin_side, page.gutter, natural)


def _boxes(flow: Flow, section: Section, stage: LayoutContext) -> list[Box]:
    banded = flow.theme.forms.letterhead == "band" and flow.underlay is None
    title, items = parted_title(section.items) if banded else ([], section.items)
    if stage.single is None:
        boxes = _heads(flow, title, stage, banded=banded)
    else:
        sides = [_heads(flow, _of_one(title, lang), stage.of_one(lang), banded=banded) for lang in SIDES]
        boxes = [Pair(left, right, stage.page.gutter) for left, right in zip_longest(*sides)]
    places = {id(item): index for index, item in enumerate(section.items)}
    found = spined(items, flow.theme, stage.page.width - 2 * stage.page.margin_side) if flow.theme.forms.fields == "spine" and stage.abreast else None
    if found is not None:
        boxes += _bodies(found.before, stage, places)
        said = [side for pair in found.title for side in (pair.left, pair.right) if side is not None]
        titles = {lang: [box_of(side, stage) for side in said if side.lang == lang] for lang in SIDES}
        boxes.append(spine(found, titles, stage))
        items = found.after
    return [*boxes, *_bodies(items, stage, places)]


def _bodies(items: Sequence[FlowItem], stage: LayoutContext, places: dict[int, int]) -> list[Box]:
    body = matched(items, [box_of(item, stage) for item in items])
    for item, box in zip(items, body, strict=True):
        box.origin = places[id(item)]
    return body


def _of_one(items: Sequence[FlowItem], lang: Lang) -> list[FlowItem]:
    """One page's part of pairs."""
    sides = [side for item in items if isinstance(item, ParallelPair) for side in (item.left, item.right)]
    return [side for side in sides if side is not None and side.lang == lang]


def _heads(flow: Flow, title: Sequence[FlowItem], stage: LayoutContext, *, banded: bool) -> list[Box]:
    """What stands above the text of a section's first page."""
    bar = notice_bar(flow.furniture, stage)
    found: tuple[Box | None, ...]
    if flow.underlay is not None:
        found = (room_on_first(flow), bar)
    elif banded:
        found = (bar, band(letterhead(flow.furniture, stage), matched(title, [box_of(item, stage) for item in title]), stage))
    else:
        found = (bar, letterhead(flow.furniture, stage))
    return [box for box in found if box is not None]


def _furnish(canvas: PageCanvas, flow: Flow, laid: list[_Laid], options: RenderOptions, sheets: Sheets | None) -> None:
    """Heads and feet, and what stands behind the text, now that the number of pages is known."""
    total = len(canvas.pages)
    for part in laid:
        paper = _paper(canvas, part.stage, options)
        behind = _watermark(canvas, flow, part.stage, options)
        known: Lines = {}
        for index in part.pages:
            first = part.opens and index == part.pages[0]
            canvas.reopen(index)
            if not first:
                part.head.paint(canvas)
            draw_foot(canvas, flow.furniture, part.stage, index + 1, total, known)
            canvas.close()
            under = [] if sheets is None else sheets.under(canvas, index, first=first)
            canvas.lay(index, [*paper, *under], behind)


def _paper(canvas: PageCanvas, stage: LayoutContext, options: RenderOptions) -> list[str]:
    """The colour of the paper, where it has one, out to the bleed."""
    out: list[str] = []
    paper, page = stage.look.ink("paper"), stage.page
    if not paper.white:
        bleed = options.press.bleed if options.profile == "print" else 0.0
        size = f"{num(page.width + 2 * bleed)} {num(page.height + 2 * bleed)}"
        out += canvas.tagger.as_artifact("Background", [f"q {paper.fill} {num(-bleed)} {num(-bleed)} {size} re f Q"])
    return out


_HIGH = 0.12
"""Of the text's height: a bar that takes more of a page (a card's) leaves a watermark the room below it."""


def _watermark(canvas: PageCanvas, flow: Flow, stage: LayoutContext, options: RenderOptions) -> list[str]:
    if options.watermark is None:
        return []
    page, bar = stage.page, notice_bar(flow.furniture, stage, framed=False)
    high = 0.0 if bar is None else bar.measure(page.width - 2 * page.margin_side)
    if high > _HIGH * (page.height - page.margin_top - page.margin_bottom):
        page = replace(page, margin_top=page.margin_top + high)
    return canvas.tagger.as_artifact("Watermark", watermark_operators(canvas, options.watermark, stage, page))


def _describe(canvas: PageCanvas, flow: Flow, languages: tuple[Lang, ...], options: RenderOptions, carry: Sequence[Carried]) -> None:
    """What the file says of itself, and what its profile adds to the catalog."""
    document, profile = canvas.document, options.profile
    document.info = Info(flow.meta, languages, trapped=profile == "print")
    catalog = document.Catalog.entries
    catalog["Lang"] = text_string(flow.meta.tag(languages[0]))
    direction = "R2L" if languages == ("ar",) else "L2R"  # pdfium turns every line of an R2L file round, the English ones too
    catalog["ViewerPreferences"] = f"<</DisplayDocTitle true /Direction /{direction}>>"
    if is_facing(flow):
        catalog["PageLayout"] = "/TwoPageLeft"
    catalog["Metadata"] = metadata_stream(
        packet(
            flow.meta,
            document.info,
            languages,
            _claims(options, carries=bool(carry), appends=any(one.heading is not None for one in flow.supplements)),
        )
    )
    if profile == "archive":
        catalog["OutputIntents"] = f"[{srgb_intent(document)}]"
    elif profile == "print":
        catalog["OutputIntents"] = f"[{press_intent(document, options.press.icc)}]"
    if carry:
        attach(document, carry, flow.meta, languages)
