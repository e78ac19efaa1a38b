"""A paragraph of one voice as a box: the text engine's flowable, a text style of the theme, and the structure element of its words."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from weakref import ReferenceType

from docgen.document.inline import Runs
from docgen.limits import check_time
from docgen.types import Align
from docgen.typography.paragraph.prepare import Paragraph
from docgen.typography.types import Span
from docgen.writers.pdf.boxes.box import Box, Edge, of_whole
from docgen.writers.pdf.boxes.spans import spans
from docgen.writers.pdf.canvas import PageCanvas
from docgen.writers.pdf.kept_paragraphs import paragraph_of
from docgen.writers.pdf.language_context import LanguageContext
from docgen.writers.pdf.objects.links import annotate, joined
from docgen.writers.pdf.paragraph import BidiParagraph
from docgen.writers.pdf.tagging.marked_content import LineMarks, Pieces, one_way
from docgen.writers.pdf.tagging.structure import Element

_UNBOUNDED = 1e5
"""Points; wider than any line, so that nothing wraps."""


class Text(Box):
    """`element` takes the words as its content; with none, whoever paints the box says what they are. `align` overrides the style's."""

    together = 2
    """At least so many of its lines stand on either page where it is parted."""

    def __init__(self, content: tuple[Span, ...], style: str, voice: LanguageContext, element: Element | None, align: Align | None = None) -> None:
        super().__init__()
        self.content = content
        self.style_name = style
        self.voice = voice
        self.element = element
        self.align = align
        self.facing: ReferenceType[Text] | None = None  # the same in the other language, where that does not stand in one box with it
        self.shaped: Paragraph | None = None  # where it was measured before it became a box
        self._paragraph: BidiParagraph | None = None
        self._prepared: BidiParagraph | None = None
        self._pieces: list[Pieces] = []  # one, made when it is first painted, and shared by all parts

    def measure(self, width: float) -> float:
        if not self.content:
            return self.voice.look.style(self.style_name).leading
        check_time()
        paragraph = self._for(width)
        paragraph.wrap(width, _UNBOUNDED)
        facing = self.facing() if self.facing is not None else None
        if facing is not None and facing.content:
            other = facing._for(width)
            other.wrap(width, _UNBOUNDED)
            if paragraph.style.align == other.style.align == "justify" and paragraph.ragged != other.ragged:
                (other if paragraph.ragged else paragraph).rag()
        self._paragraph = paragraph
        self.first_baseline = paragraph.first_baseline
        height: float = paragraph.height
        return height

    def _for(self, width: float) -> BidiParagraph:
        """The paragraph, shaped once; again only where another width asks for another alignment."""
        style = self.voice.look.paragraph_style(self.style_name, self.voice.side, width, self.align)
        if self._prepared is None or self._prepared.style is not style:
            self._prepared = paragraph_of(self.content, style) if self.shaped is None else BidiParagraph(self.content, style, self.shaped)
            self._prepared.widows = self._prepared.orphans = self.together
            self.voice.look.note_missing(self._prepared.paragraph)
        return self._prepared

    @property
    def overhang(self) -> tuple[float, float]:
        """Points that its ink stands out above and below it, once it is measured."""
        return (0.0, 0.0) if self._paragraph is None else self._paragraph.overhang

    @property
    def ragged(self) -> bool | None:
        """Whether justified text is ragged, once it is measured; `None` where no justified text is."""
        if self._paragraph is None or self._paragraph.style.align != "justify":
            return None
        return self._paragraph.ragged

    def rag(self) -> None:
        """Sets justified text ragged, as what it faces is."""
        if self._paragraph is not None:
            self._paragraph.rag()
            self.height = self._paragraph.height
            self.first_baseline = self._paragraph.first_baseline

    @property
    def lines(self) -> int:
        """How many lines it takes at the width it was measured for."""
        return len(self._paragraph.lines) if self._paragraph is not None else 0

    def last_width(self) -> float:
        """The width of the last line as it is set, in points."""
        return self._paragraph.lines[-1].width if self._paragraph is not None and self._paragraph.lines else 0.0

    def natural_width(self) -> float:
        """As wide as it would be with no line broken but those the author broke, in points."""
        return self._for(0.0).paragraph.natural_width() if self.content else 0.0

    def least_width(self) -> float:
        """As narrow as it can be with no word broken, in points."""
        return self._for(0.0).paragraph.least_width() if self.content else 0.0

    def edges(self, *, first: bool) -> Iterable[Edge]:
        found = self._paragraph.edge(first=first) if self._paragraph is not None else None
        if found is not None:
            line, depth, leading = found
            yield Edge(line, 0.0, depth, leading)

    def cut(self, height: float, *, forced: bool = False) -> tuple[Box, Box] | None:
        parts = self.part(height, forced=forced)
        return of_whole(self, parts) if parts else None

    def emptied(self) -> Text:
        """What stands where this text has ended and its neighbours go on."""
        return Text((), self.style_name, self.voice, None, self.align)

    def part(self, height: float, *, forced: bool = False) -> tuple[Text, Text] | None:
        """The lines that fit a height, and the rest; none where widows and orphans forbid it, unless it is `forced`."""
        if self._paragraph is None:
            return None
        parts = self._paragraph.split(self.width, height)
        if forced and len(parts) != 2:
            alone = deepcopy(self._paragraph)
            alone.widows = alone.orphans = 1
            parts = alone.split(self.width, height)
        if len(parts) != 2:
            return None
        return self._part(parts[0]), self._part(parts[1])

    def _part(self, paragraph: BidiParagraph) -> Text:
        part = Text(self.content, self.style_name, self.voice, self.element, self.align)
        paragraph.wrap(self.width, _UNBOUNDED)
        part._paragraph = paragraph
        part._pieces = self._pieces
        part.width, part.height, part._measured = self.width, paragraph.height, self.width
        part.first_baseline = paragraph.first_baseline
        return part

    def paint(self, canvas: PageCanvas, x: float, top: float) -> None:
        if self._paragraph is None:
            return
        y = top - self.height
        tagger = canvas.tagger
        if self.element is None or not tagger.speaking:
            if self.element is not None:
                tagger.begin(self.element)
            canvas.emit(self._paragraph.operators(canvas, x, y))
            if self.element is not None:
                tagger.end()
            return
        if not self._pieces:
            self._pieces.append(Pieces(self.content, self.element, self.voice.tag))
        pieces = self._pieces[0]
        if pieces.plain and (way := one_way(self._paragraph.lines)) is not None:
            tagger.begin(self.element, backwards=way == 1)
            canvas.emit(self._paragraph.operators(canvas, x, y, tagged=True))
            tagger.end()
            return
        canvas.emit(self._paragraph.operators(canvas, x, y, LineMarks(canvas, pieces), tagged=True))
        for stretch in joined((url, box, pieces.of_span[span]) for url, box, span in self._paragraph.links(x, y)):
            annotate(canvas, stretch, pieces.words(stretch.leaf))


def text(
    runs: Runs,
    style: str,
    voice: LanguageContext,
    tag: str | None = "P",
    align: Align | None = None,
    attributes: str | None = None,
    element: Element | None = None,
) -> Text:
    """A paragraph with its own element under the voice's; with no `tag` it has none but the one that is given."""
    element = voice.element.add(tag, attributes=attributes) if tag else element
    return Text(spans(runs, style, voice), style, voice, element, align)


def spaced(box: Text) -> Text:
    """The same box with the spaces of its text style around it, and kept with the next where the style says so."""
    style = box.voice.look.style(box.style_name)
    box.before, box.after, box.keep_next = style.before, style.after, style.keep_with_next
    return box
