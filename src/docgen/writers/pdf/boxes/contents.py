"""The contents list: a line an item, its number and its words, dots, and the page on which it stands; each a link to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

from docgen.document.blocks import Contents, Heading
from docgen.document.contents import HeadingPage, Headings
from docgen.document.inline import Inline, Runs, plain
from docgen.locales.digits import shape
from docgen.types import Lang
from docgen.writers.pdf.boxes.box import Box
from docgen.writers.pdf.boxes.framed import Framed
from docgen.writers.pdf.boxes.heading import HeadingBox, heading
from docgen.writers.pdf.boxes.row import Pair
from docgen.writers.pdf.boxes.spans import spans
from docgen.writers.pdf.boxes.stack import Stack
from docgen.writers.pdf.boxes.text import Text, text
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.objects.destinations import leading_to
from docgen.writers.pdf.objects.tokens import num, text_string
from docgen.writers.pdf.pagination.pages import Leaf
from docgen.writers.pdf.tagging.structure import AnnotationKid, Element

_STYLE = "list"
_GAP = 7.0
"""Points between a number and its words, and between words and dots."""
_DOT = 0.9
_DOT_STEP = 4.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What a section's contents list names, and where that stands: `pages` and `elements` are filled once the section's pages are, by the
    heading's identity."""

    headings: Headings
    pages: dict[int, HeadingPage] = field(default_factory=dict)
    elements: dict[int, Element] = field(default_factory=dict)

    def locate(self, leaves: Sequence[Leaf], first: int, *, folded: bool = False) -> None:
        """Takes down where the headings stand; `first` counts the pages of the file before the section's. `folded` leaves are two facing pages
        each."""
        for index, leaf in enumerate(leaves):
            for placed in leaf.placed:
                for box, top in _headings(placed.box, placed.top):
                    page = first + 2 * index + (box.side == "ar") if folded else first + index
                    self.pages.setdefault(id(box.block), HeadingPage(page + 1, top))
                    self.elements.setdefault(id(box.block), box.element)


def _headings(box: Box, top: float) -> Iterator[tuple[HeadingBox, float]]:
    """The headings within a box, with the heights of their tops."""
    if isinstance(box, HeadingBox):
        yield box, top
    elif isinstance(box, Stack):
        for child, offset in box.placed():
            yield from _headings(child, top - offset)
    elif isinstance(box, Pair):
        for side in (box.left, box.right):
            if side is not None:
                yield from _headings(side, top)
    elif isinstance(box, Framed):
        yield from _headings(box.body, top - box.insets.top)


class ContentsLine(Box):
    """`indent` is where the words begin, from the start edge; `room` what is kept for the page's number at the other edge. Points."""

    def __init__(self, block: Heading[Runs], voice: LanguageContext, plan: Plan) -> None:
        super().__init__()
        self.toci = voice.under("TOCI").element
        self.link = self.toci.add("Reference").add("Link")
        self.block = block
        self.voice = voice
        self.plan = plan
        self.number = self._text(block.number, "start") if block.number else None
        self.words = self._text(tuple(run._replace(link=None) for run in block.text), "start")
        self.indent = 0.0
        self.room = 0.0
        style = voice.look.style(_STYLE)
        self.before, self.after = style.before, style.after

    def _text(self, runs: Runs, align: str) -> Text:
        side = "end" if align == "end" else "start"
        return Text(spans(runs, _STYLE, self.voice), _STYLE, self.voice, self.link.add("Span"), side)  # type: ignore[arg-type]

    def measure(self, width: float) -> float:
        _, height = self.words.wrap(width - self.indent - self.room)
        self.first_baseline = self.words.first_baseline
        if self.number is not None:
            self.number.wrap(self.indent)
        return height

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        parts = self.words.cut(height, forced=True) if forced else None
        if parts is None:
            return None
        first, second = self._with(parts[0]), self._with(parts[1])
        first.number, second.number = self.number, None
        return first, second

    def _with(self, words: Box) -> ContentsLine:
        part = ContentsLine.__new__(ContentsLine)
        Box.__init__(part)
        for name in ("toci", "link", "block", "voice", "plan", "indent", "room", "before", "after"):
            setattr(part, name, getattr(self, name))
        part.words = words  # type: ignore[assignment]
        return part

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        rtl = self.voice.rtl
        if self.number is not None:
            self.number.paint(canvas, x + self.width - self.indent if rtl else x, top)
        self.words.paint(canvas, x + self.room if rtl else x + self.indent, top)
        found = self.plan.pages.get(id(self.block))
        if found is None:
            return
        page = self._text((Inline(shape(str(found.page), self.voice.digits)),), "end")
        page.wrap(self.room)
        last = top - self.height + page.height
        page.paint(canvas, x if rtl else x + self.width - self.room, last)
        self._dots(canvas, x, last, page)
        if canvas.tagger.tagged:
            words = " ".join(filter(None, (plain(self.block.number), plain(self.block.text), str(found.page))))
            element = self.toci.refers = self.plan.elements.get(id(self.block)) if canvas.modern else None
            link = PageLink(found, element, (x, top - self.height, x + self.width, top), words)
            canvas.add_annotation(link)
            self.link.kids.append(AnnotationKid(canvas.page_index, link))
            canvas.tagger.root.annotations.append((self.link, link))

    def _dots(self, canvas: PageCanvas, x: float, top: float, page: Text) -> None:
        """Between the words and the page's number, each on the same places as those of other lines."""
        start = self.indent + self.words.last_width() + _GAP
        end = self.width - page.natural_width() - _GAP
        if end - start < 2 * _DOT_STEP:
            return
        left, right = (x + self.width - end, x + self.width - start) if self.voice.rtl else (x + start, x + end)
        left = -(-left // _DOT_STEP) * _DOT_STEP
        y = top - (page.first_baseline or 0.0) + _DOT / 2
        ink = self.voice.look.ink("muted")
        canvas.tagger.artifact()
        canvas.emit(f"q {ink.stroke} {num(_DOT)} w 1 J [0 {num(_DOT_STEP)}] 0 d {num(left)} {num(y)} m {num(right)} {num(y)} l S Q")
        canvas.tagger.end()


class PageLink(PDFObject):  # type: ignore[misc]
    """A link to a place in the file (ISO 32000-1, 12.5.6.5); `words` describe it, `parent_key` is its place in the parent tree."""

    __RefOnly__ = 1

    def __init__(self, to: HeadingPage, element: Element | None, box: tuple[float, float, float, float], words: str) -> None:
        self.to = to
        self.element = element
        self.box = box
        self.words = words
        self.parent_key: int | None = None

    def format(self, document: PDFDocument) -> bytes:
        parent = "" if self.parent_key is None else f" /StructParent {self.parent_key}"
        place = leading_to(document, self.to.page - 1, self.to.top, None if self.element is None else self.element.number)
        head = f"<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [{' '.join(map(num, self.box))}]{parent}"
        return f"{head} /Contents {text_string(self.words)} {place}>>".encode("ascii")


def contents_lines(block: Contents[Runs], voice: LanguageContext, given: Plan | None) -> tuple[Box, list[ContentsLine]]:
    """The list's heading, and its lines."""
    title = heading(Heading(block.title, 1), voice)
    inside = voice.under("TOC")
    plan = given or Plan({})
    lines = [ContentsLine(found, inside, plan) for found in plan.headings.get(voice.side, ())]
    numbers = max((line.number.natural_width() for line in lines if line.number is not None), default=0.0)
    widest = text((Inline(shape("000", voice.digits)),), _STYLE, voice, None).natural_width()
    for line in lines:
        line.indent = numbers + _GAP if numbers else 0.0
        line.room = widest + _GAP
    return title, lines


def page_of(side: Lang, plan: Plan) -> tuple[int, ...]:
    """The pages of a language's headings, those that were found."""
    return tuple(plan.pages[id(block)].page for block in plan.headings.get(side, ()) if id(block) in plan.pages)
