"""How wide text is, so that columns can share a width: Word breaks the lines, but its own fitting would make another table on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from docgen.document.inline import DIRECTIONS, Lang, Runs
from docgen.document.theme import Theme
from docgen.render.docx.measure import word_size
from docgen.typography.fonts import FontLibrary, FontStack
from docgen.typography.paragraph import Paragraph, prepare
from docgen.typography.types import ParagraphStyle, Span, SpanStyle

_STYLES: dict[Lang, ParagraphStyle] = {lang: ParagraphStyle(base=DIRECTIONS[lang]) for lang in ("ar", "en")}


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures slots in a theme's own faces, in points."""

    theme: Theme
    library: FontLibrary

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
        text, families = self.theme.styles[style], self.theme.families
        stack = self.library.stack(families.arabic, families.latin)
        return _shaped(runs, stack, word_size(text.latin), word_size(text.arabic), text.bold, text.italic, lang)


@lru_cache(maxsize=1024)
def _shaped(runs: Runs, stack: FontStack, latin: float, arabic: float, bold: bool, italic: bool, lang: Lang) -> Paragraph:
    """A slot shaped. Kept, since an issuer's name, labels and heads of tables come back in every document."""
    spans = [
        Span(run.text, _look(stack, latin, arabic, bold or run.strong, italic != run.emphasis), run.lang or lang, None, run.isolate, run.nobreak)
        for run in runs
        if run.text
    ]
    return prepare(spans, _STYLES[lang])


@lru_cache(maxsize=256)
def _look(stack: FontStack, latin: float, arabic: float, bold: bool, italic: bool) -> SpanStyle:
    return SpanStyle(stack, latin, arabic, bold, italic)


def shared(available: float, natural: Sequence[float], least: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Column widths in points that fill `available`, given what each column needs to break no line and what it needs to break no word.

    Where all fit, what is left over goes by weight. Where they do not, columns of weight 0 keep their lines as long as the rest can give, narrow
    ones theirs as long as they ask for no more than an equal part, and the others share what remains by weight. At last all shrink alike.
    """
    columns = range(len(weights))
    spare = available - sum(natural)
    if spare >= 0:
        takers = [max(weight, 0.0) for weight in weights] if any(weight > 0 for weight in weights) else [1.0] * len(weights)
        return [natural[index] + spare * takers[index] / sum(takers) for index in columns]
    if sum(least) >= available:
        return [width * available / sum(least) for width in least]
    widths = list(least)
    tight = {index for index in columns if natural[index] > least[index]}
    for index in sorted(tight, key=lambda index: (weights[index] > 0, natural[index])):
        others = tight - {index}
        room = available - sum(widths[other] for other in columns if other not in tight)
        if natural[index] <= room - sum(least[other] for other in others) and (weights[index] <= 0 or natural[index] <= room / len(tight)):
            widths[index] = natural[index]
            tight = others
    return _poured(available - sum(widths), widths, natural, tight, weights)


def _poured(spare: float, widths: list[float], natural: Sequence[float], tight: set[int], weights: Sequence[float]) -> list[float]:
    """`spare` points given to the `tight` columns by weight; one that is full passes its part on."""
    while tight and spare > 0.01:
        total = sum(weights[index] or 1.0 for index in tight)
        parts = {index: min(spare * (weights[index] or 1.0) / total, natural[index] - widths[index]) for index in tight}
        for index, part in parts.items():
            widths[index] += part
        spare -= sum(parts.values())
        tight = {index for index in tight if natural[index] - widths[index] > 0.01}
    return widths
