"""How wide text is, so that columns can share a width: Word breaks the lines, but its own fitting would make another table on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docgen.document.inline import DIRECTIONS, Lang, Runs
from docgen.document.theme import Theme
from docgen.typography.fonts import FontLibrary
from docgen.typography.paragraph import Paragraph, prepare
from docgen.typography.types import ParagraphStyle, Span, SpanStyle

_STYLES: dict[Lang, ParagraphStyle] = {lang: ParagraphStyle(base=DIRECTIONS[lang]) for lang in ("ar", "en")}


@dataclass(slots=True)
class Ruler:
    """Measures slots in a theme's own faces, in points."""

    theme: Theme
    library: FontLibrary
    _looks: dict[tuple[str, Lang, bool, bool], SpanStyle] = field(default_factory=dict)

    def natural(self, runs: Runs, style: str, lang: Lang) -> float:
        """The width of the longest line that the author's own breaks leave."""
        widest = width = blank = 0.0
        shaped = self._shaped(runs, style, lang)
        for segment, space, kind in zip(shaped.widths, shaped.spaces, shaped.kinds, strict=True):
            width += blank + segment
            blank = space
            if kind == "mandatory":
                widest, width, blank = max(widest, width), 0.0, 0.0
        return max(widest, width)

    def least(self, runs: Runs, style: str, lang: Lang) -> float:
        """The width of the longest stretch that does not break."""
        return max(self._shaped(runs, style, lang).widths, default=0.0)

    def _shaped(self, runs: Runs, style: str, lang: Lang) -> Paragraph:
        spans = [
            Span(run.text, self._look(style, lang, run.strong, run.emphasis), run.lang or lang, None, run.isolate, run.nobreak)
            for run in runs
            if run.text
        ]
        return prepare(spans, _STYLES[lang])

    def _look(self, style: str, lang: Lang, strong: bool, emphasis: bool) -> SpanStyle:
        key = (style, lang, strong, emphasis)
        if key not in self._looks:
            text, families = self.theme.styles[style], self.theme.families
            stack = self.library.stack(families.arabic, families.latin)
            self._looks[key] = SpanStyle(stack, text.latin, text.arabic, strong or text.bold, emphasis != text.italic)
        return self._looks[key]


def shared(available: float, natural: Sequence[float], least: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Column widths in points that fill `available`, given what each column needs to break no line and what it needs to break no word.

    Where all fit, what is left over goes to the columns that have a weight, by weight. Where they do not, those of weight 0 keep their natural
    width while the others still hold their longest words; then every column gives way; at last all shrink alike.
    """
    count = range(len(weights))
    if sum(natural) <= available:
        takers = [max(weight, 0.0) for weight in weights]
        if not any(takers):
            takers = [1.0] * len(weights)
        spare = available - sum(natural)
        return [natural[index] + spare * takers[index] / sum(takers) for index in count]
    floor = [natural[index] if weights[index] <= 0 else least[index] for index in count]
    if sum(floor) > available:
        floor = list(least)
    if sum(floor) >= available:
        return [width * available / sum(floor) for width in floor]
    return _grown(available, floor, natural)


def _grown(available: float, floor: list[float], natural: Sequence[float]) -> list[float]:
    """Every column as far from its floor towards its natural width as the room allows."""
    wanted = sum(need - low for need, low in zip(natural, floor, strict=True))
    part = (available - sum(floor)) / wanted if wanted > 0 else 0.0
    return [low + (need - low) * part for need, low in zip(natural, floor, strict=True)]
