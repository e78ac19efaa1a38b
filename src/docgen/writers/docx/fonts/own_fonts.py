"""The small fonts that a document makes for itself, where it carries fonts at all."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.document.document import Flow
from docgen.typography.fonts.cut import may_cut
from docgen.typography.fonts.families import FontLibrary
from docgen.writers.docx.fonts.digit_font import digit_font
from docgen.writers.docx.fonts.embedding import may_embed
from docgen.writers.docx.fonts.sign_font import SignFont, carried, sign_font
from docgen.writers.docx.fonts.small_font import SmallFont, Style
from docgen.writers.options import RenderOptions


@dataclass(frozen=True, slots=True)
class OwnFonts:
    """`digits` shows what Word counts in Arabic, `signs` the signs of English text without letters; None where none is needed or allowed."""

    digits: SmallFont | None = None
    signs: SignFont | None = None

    @property
    def digits_name(self) -> str | None:
        return None if self.digits is None else self.digits.name

    def small(self, styles: frozenset[Style]) -> tuple[SmallFont, ...]:
        """The fonts to be carried; of the signs, the faces that the text needs."""
        digits = () if self.digits is None else (self.digits,)
        return digits if self.signs is None else (*digits, carried(self.signs, styles))


def own_fonts(flow: Flow, fonts: FontLibrary, options: RenderOptions) -> OwnFonts:
    """The digits are those of the first family that has them: the theme's Arabic one, mostly."""
    if options.embed_fonts == "none":
        return OwnFonts()
    stack = fonts.stack(flow.theme.families.arabic, flow.theme.families.latin)
    latin = stack.latin.face()
    signs = sign_font(stack.latin) if may_embed(latin) and may_cut(latin) else None
    if flow.furniture.digits.ar != "arab":
        return OwnFonts(None, signs)
    having = (family for family in (stack.arabic, stack.latin, *stack.fallbacks) if "\u0660" in family.face().characters)
    family = next(having, None)
    return OwnFonts(digit_font(family) if family is not None and may_embed(family.face()) else None, signs)
