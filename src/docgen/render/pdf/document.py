"""The whole way of one document: a Flow in, a PDF's bytes out, typeset once."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfbase import pdfdoc

from docgen.document.document import Flow, Section
from docgen.document.inline import Lang
from docgen.render.options import Profile, RenderOptions
from docgen.render.pdf.attachment import attach_source
from docgen.render.pdf.blocks import box_of
from docgen.render.pdf.box import Box
from docgen.render.pdf.canvas import PageCanvas
from docgen.render.pdf.furniture import draw_foot, draw_head
from docgen.render.pdf.info import Info
from docgen.render.pdf.intents import srgb_intent
from docgen.render.pdf.letterhead import letterhead
from docgen.render.pdf.look import Look
from docgen.render.pdf.outline import write_outline
from docgen.render.pdf.pages import fill_pages
from docgen.render.pdf.stage import Stage
from docgen.render.pdf.tokens import Raw, text_string
from docgen.render.pdf.voice import Voice
from docgen.render.pdf.xmp import Claims, metadata_stream, packet
from docgen.typography.fonts import library

_CLAIMS: dict[Profile, Claims] = {"archive": Claims(pdfa=(3, "A"), pdfua=1), "print": Claims(), "screen": Claims(pdfua=1)}
"""What each profile's files claim. Nothing is claimed that a validator does not prove."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A section on its pages: `first` counts from 0, `end` is one past the last."""

    stage: Stage
    first: int
    end: int


def render(flow: Flow, options: RenderOptions) -> bytes:
    """A whole PDF. Raises FontError for a family that is not there, RenderError for what cannot be set."""
    theme = flow.theme
    fonts = library(tuple(options.font_folders)).stack(theme.families.arabic, theme.families.latin)
    look = Look(theme, fonts, cmyk=options.profile == "print")
    canvas = PageCanvas((theme.page.width, theme.page.height), tagged=options.profile != "print")
    voices = _voices(flow, look, canvas)
    laid: list[_Laid] = []
    for section in flow.sections:
        stage = Stage(look, voices, section.languages, theme.page, flow.layout == "side-by-side")
        first = len(canvas.pages)
        fill_pages(canvas, _boxes(flow, section, stage), stage)
        if len(canvas.pages) == first:
            canvas.showPage()
        laid.append(_Laid(stage, first, len(canvas.pages)))
    _furnish(canvas, flow, laid)
    languages = _languages(flow)
    write_outline(canvas, canvas.bookmarks, languages)
    _describe(canvas, flow, languages, options.profile)
    return canvas.finish()


def _languages(flow: Flow) -> tuple[Lang, ...]:
    """The languages that the flow speaks, the prevailing one first."""
    spoken = {side for section in flow.sections for side in section.languages}
    ordered: tuple[Lang, ...] = tuple(side for side in flow.meta.languages if side in spoken)
    return ordered or flow.sections[0].languages


def _voices(flow: Flow, look: Look, canvas: PageCanvas) -> dict[Lang, Voice]:
    """A voice for each language, its structure under a Sect of that language, the prevailing one first."""
    document = canvas.tagger.root.add("Document")
    voices: dict[Lang, Voice] = {}
    for side in _languages(flow):
        mode = "RlTb" if side == "ar" else "LrTb"
        sect = document.add("Sect", lang=flow.meta.tag(side), attributes=f"<</O /Layout /WritingMode /{mode}>>")
        voices[side] = Voice(look, side, flow.meta.tag(side), flow.furniture.digits.side(side) or "latn", sect)
    return voices


def _boxes(flow: Flow, section: Section, stage: Stage) -> list[Box]:
    head = letterhead(flow.furniture, stage)
    boxes: list[Box] = [] if head is None else [head]
    boxes.extend(box_of(item, stage) for item in section.items)
    return boxes


def _furnish(canvas: PageCanvas, flow: Flow, laid: list[_Laid]) -> None:
    """Heads and feet, now that the number of pages is known."""
    total = len(canvas.pages)
    for part in laid:
        for index in range(part.first, part.end):
            canvas.reopen(index)
            if index > part.first:
                draw_head(canvas, flow.furniture, part.stage)
            draw_foot(canvas, flow.furniture, part.stage, index + 1, total)
            canvas.close()


def _describe(canvas: PageCanvas, flow: Flow, languages: tuple[Lang, ...], profile: Profile) -> None:
    """What the file says of itself, and what its profile adds to the catalog."""
    document = canvas._doc
    document.info = Info(flow.meta, languages)
    catalog = document.Catalog
    catalog.Lang = text_string(flow.meta.tag(languages[0]))
    direction = "R2L" if languages == ("ar",) else "L2R"  # pdfium turns every line of an R2L file round, the English ones too
    catalog.ViewerPreferences = Raw(f"<</DisplayDocTitle true /Direction /{direction}>>")
    catalog.Metadata = metadata_stream(packet(flow.meta, document.info, languages, _CLAIMS[profile]))
    if profile == "archive":
        catalog.OutputIntents = pdfdoc.PDFArray([srgb_intent(document)])
        attach_source(document, flow.meta)
