"""How wide text is, so that columns can share a width: Word breaks the lines, but its own fitting would make another table on every machine."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import category

from docgen.document.inline import DIRECTIONS, Runs
from docgen.document.tables.fitting import Setter
from docgen.document.tables.needs import Measured
from docgen.document.tables.placing import may_shrink, slacks, small_styles
from docgen.document.theme import Theme
from docgen.types import Lang
from docgen.typography.fonts.alone import glyph_alone
from docgen.typography.fonts.face import FontFace
from docgen.typography.fonts.families import FontLibrary, FontStack
from docgen.typography.paragraph.prepare import prepare
from docgen.typography.types import ParagraphStyle, Span, SpanStyle
from docgen.writers.docx.measure import word_size

_STYLES: dict[Lang, ParagraphStyle] = {lang: ParagraphStyle(base=DIRECTIONS[lang]) for lang in ("ar", "en")}


_FIGURE = re.compile(r"[^\w\s]*[0-9](?:[^\w\s]|[0-9])*$")
"""ASCII digits and signs, without letters and spaces."""
_ROUNDING = 0.5
"""Points; Word places glyphs by twentieths of a point."""
_Look = tuple[FontStack, float, float, bool, bool]
"""What a text style sets type in: fonts, sizes of Latin and of Arabic in points, bold, italic."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures slots in a theme's own faces, in points."""

    theme: Theme
    library: FontLibrary
    own_signs: bool = False
    """Whether the file carries the font of English signs (`signfont`)."""
    _looks: dict[str, _Look] = field(default_factory=dict, compare=False, repr=False)

    @property
    def stack(self) -> FontStack:
        """The theme's families, and those that lend them characters."""
        return self.library.stack(self.theme.families.arabic, self.theme.families.latin)

    def natural(self, runs: Runs, style: str, lang: Lang) -> float:
        """The width of the longest line that the author's own breaks leave."""
        return self._measure(runs, style, lang).natural

    def least(self, runs: Runs, style: str, lang: Lang) -> float:
        """The width of the longest stretch that does not break."""
        return self._measure(runs, style, lang).least

    def setter(self) -> Setter:
        """Sets tables in this type. The theme has its small styles, for those that need them."""
        small = Ruler(small_styles(self.theme), self.library, self.own_signs)

        def measure(runs: Runs, style: str, lang: Lang) -> Measured:
            natural, least = small._measure(runs, style, lang)
            return Measured(natural + _ROUNDING, least + _ROUNDING)

        return Setter(measure, slacks(self.theme)[1], may_shrink(self.theme))

    def _measure(self, runs: Runs, style: str, lang: Lang) -> Measured:
        """Text without letters is as wide as its signs of no script are, where those are what will be drawn: in Arabic, and where English has no font
        of its own for them."""
        look = self._look(style)
        found = _measured(runs, *look, lang)
        if lang == "en" and self.own_signs:
            return found
        wider = _drawn_wide(runs, look[0], look[1 if lang == "en" else 2], look[3], look[4]) - found.natural
        return Measured(found.natural + wider, found.least + wider) if wider > 0 else found

    def _look(self, style: str) -> _Look:
        found = self._looks.get(style)
        if found is None:
            text = self.theme.styles[style]
            found = self._looks[style] = self.stack, word_size(text.latin), word_size(text.arabic), text.bold, text.italic
        return found


@lru_cache(maxsize=512)
def _measured(runs: Runs, stack: FontStack, latin: float, arabic: float, bold: bool, italic: bool, lang: Lang) -> Measured:
    """A slot's widths. Kept, since cells are measured for their columns and for their rows, and an issuer's name, labels and heads of tables come
    back in every document."""
    spans = [
        Span(
            run.text, _span_style(stack, latin, arabic, bold or run.strong, italic != run.emphasis), run.lang or lang, None, run.isolate, run.nobreak
        )
        for run in runs
        if run.text
    ]
    shaped = prepare(spans, _STYLES[lang])
    return Measured(shaped.natural_width(), shaped.least_width())


@lru_cache(maxsize=256)
def _span_style(stack: FontStack, latin: float, arabic: float, bold: bool, italic: bool) -> SpanStyle:
    return SpanStyle(stack, latin, arabic, bold, italic)


@lru_cache(maxsize=512)
def _drawn_wide(runs: Runs, stack: FontStack, size: float, bold: bool, italic: bool) -> float:
    """How wide a figure without letters is, in points, where a program takes its signs for no script's; 0 for all else. In Amiri they are the Arabic
    ones there, and its full stop is wider than the Latin one, in which the figure has been measured."""
    if not _FIGURE.match("".join([run.text for run in runs])):
        return 0.0
    return size * sum(_advance(stack.latin.face(bold or run.strong, italic != run.emphasis), sign) for run in runs for sign in run.text)


@lru_cache(maxsize=512)
def _advance(face: FontFace, sign: str) -> float:
    """Of a character that stands alone in text of no script, in the type size."""
    return 0.0 if category(sign) == "Cf" else face.font.get_glyph_h_advance(glyph_alone(face, sign, "Zyyy")) / face.upem
