"""The letterhead under a document's pages: which page lies where, what it leaves free for text, and what stands in place of docgen's own head."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc

from docgen.document.document import Flow, PageHeaderFooter
from docgen.document.theme import FOOT_PLACE
from docgen.errors import Place, Problem, TemplateError
from docgen.writers.options import RenderOptions
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.notices import notice_bar
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.layout_context import LayoutContext
from docgen.writers.pdf.profiles.ink import KNOCKOUT

if TYPE_CHECKING:
    from docgen.document.word_template import Underlay

_FIRST, _OTHERS = "letterhead-first", "letterhead-others"
_UNDER_BAR = 10.0
"""From the bar of notices to the text."""
_LEAST = 170.0
"""Points that must be left for text, either way."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The forms of the first page and of the others, by reportlab's names; `others` is `None` where the letterhead has one page."""

    first: str
    others: str | None

    def under(self, canvas: PageCanvas, index: int, *, first: bool) -> list[str]:
        """The operators that lay the letterhead under a finished page, as an artifact."""
        form = self.first if first else self.others
        if form is None:
            return []
        page = canvas.pages[index]
        if form not in page.content.forms:
            page.content.forms.append(form)
        knockout = "" if canvas.inks is None else f" /{KNOCKOUT} gs"
        return canvas.tagger.as_artifact("Page", [f"q{knockout} /{pdfdoc.xObjectName(form)} Do Q"])


class Space(Box):
    """The room that the letterhead takes on a section's first page beyond the upper margin of the others."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self._room = height

    def measure(self, width: float) -> float:
        return self._room

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        """Nothing: the letterhead is there."""


class BarHead:
    """In place of a running head, where the letterhead has a page for the later ones: the bar of notices alone, under the letterhead's own head.
    `extra` is how much lower than the margin the text must begin."""

    def __init__(self, furniture: PageHeaderFooter, stage: LayoutContext) -> None:
        self.stage = stage
        self.bar = notice_bar(furniture, stage, framed=False)
        width = stage.page.width - 2 * stage.page.margin_side
        self.extra = 0.0 if self.bar is None else self.bar.wrap(width)[1] + _UNDER_BAR

    def paint(self, canvas: PageCanvas) -> None:
        if self.bar is None:
            return
        page = self.stage.page
        canvas.tagger.artifact("Header")
        self.bar.paint(canvas, page.margin_side, page.height - page.margin_top)
        canvas.tagger.end()


def within_margins(flow: Flow) -> Flow:
    """The flow on pages whose margins are those that its letterhead leaves free. Raises TemplateError where that is too little."""
    given = flow.underlay
    if given is None:
        return flow
    page = flow.theme.page
    if given.side is not None:
        side = max(given.side, page.margin_side if flow.layout != "side-by-side" else 0.0)
        page = replace(page, margin_side=side, outset=side - given.side)
    page = replace(
        page,
        margin_top=page.margin_top if given.top is None else given.top,
        margin_bottom=page.margin_bottom if given.bottom is None else given.bottom,
    )
    tall = page.height - max(page.margin_top, given.first_top or 0.0) - page.margin_bottom
    if tall < _LEAST or page.width - 2 * page.margin_side < _LEAST:
        raise TemplateError(Problem("these margins leave too little room for text", given.place, "smaller margins, or a larger page"))
    return replace(flow, theme=replace(flow.theme, page=page))


def foot_of(flow: Flow, before: Flow) -> float | None:
    """Where the foot's rule stands on a letterhead: as far under the text as it does without one."""
    if flow.underlay is None:
        return None
    return max(10.0, flow.theme.page.margin_bottom - before.theme.page.margin_bottom * (1 - FOOT_PLACE))


def room_on_first(flow: Flow) -> Space | None:
    """What stands on a section's first page where docgen's own letterhead would."""
    given = flow.underlay
    more = 0.0 if given is None or given.first_top is None else given.first_top - flow.theme.page.margin_top
    return Space(more) if more > 0 else None


def lay(canvas: PageCanvas, underlay: Underlay, options: RenderOptions) -> Sheets:
    """The letterhead's pages among the document's objects. Raises TemplateError with all that is against the profile."""
    # What reads a letterhead needs pikepdf, which takes a tenth of the time in which a program makes its first document.
    from docgen.writers.pdf.inspect.values import NOT_SO, told
    from docgen.writers.pdf.underlay.importing import Importer
    from docgen.writers.pdf.underlay.opening import open_leaves

    leaves = open_leaves(underlay, canvas.page_size, options.warn)
    importer = Importer(canvas.document, options.profile)
    for leaf, form in zip(leaves, (_FIRST, _OTHERS), strict=False):
        try:
            importer.form(leaf, form)
        except NOT_SO as broken:
            importer.rules.tell(f"it is damaged ({told(broken)})")
    place = Place(str(underlay.path))
    problems = [Problem(f"cannot be laid under a PDF of the {options.profile} profile: {what}", place, _hint(what)) for what in importer.rules.broken]
    if problems:
        raise TemplateError(problems)
    if canvas.inks is not None:
        for message, hint in importer.watch.told(canvas.inks):
            options.warn(Problem(message, place, hint, severity="warning"))
    return Sheets(_FIRST, _OTHERS if len(leaves) > 1 else None)


def _hint(what: str) -> str | None:
    if "embedded" in what or "ToUnicode" in what or "Type 3" in what:
        return "export it again with its fonts embedded, or with its text as outlines"
    if "colours" in what or "transparent" in what:
        return "export it for this profile (PDF/A in sRGB for an archive, PDF/X in CMYK without transparency for the press)"
    return "export it again, flattened"
