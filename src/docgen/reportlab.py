"""For reportlab users: an Arabic/English paragraph that works like any flowable.

    from docgen.reportlab import BidiParagraph

    story.append(BidiParagraph("وقّع **الجانبان** الاتفاقية، ويُرجى الاتصال على +974 4400 1234.", size=12, align="justify"))

No font is registered and no string is turned round: text goes in logical order, shaped fonts go into the PDF by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import inf
from pathlib import Path
from typing import get_args

from docgen.document.inline import Inline, Runs
from docgen.errors import InputError, Place, Problem, Warn, warn
from docgen.markup import MarkupError
from docgen.templating.inline import runs_of
from docgen.templating.locale_context import Settings
from docgen.types import Align, Base, Kashida
from docgen.typography.fonts.families import FontStack, library
from docgen.typography.paragraph.missing import faces, problems
from docgen.typography.types import ParagraphStyle, Span, SpanStyle
from docgen.typography.unicode.bidi import paragraph_level
from docgen.writers.pdf import flowable
from docgen.writers.pdf.profiles.ink import Ink

__all__ = ["BidiParagraph"]

_RATIOS = {("Amiri", "Amiri"): 0.86, ("Noto Naskh Arabic", "Noto Serif"): 0.80, ("IBM Plex Sans Arabic", "IBM Plex Sans Arabic"): 0.92}
_PARTNERS = {"Noto Naskh Arabic": "Noto Serif"}
_LEADING = 1.35


class BidiParagraph(flowable.BidiParagraph):
    """A paragraph of marked text: `**strong**`, `*emphasis*`, `[text](url)`, {ltr}`…` for an island; a backslash at a line's end or `<br/>` for a
    line break. Empty lines stay empty lines.

    Phone numbers, e-mail addresses and URLs are kept left-to-right by themselves. `text` may also be ready `Inline` runs.

    `size` is the Arabic type size in points, Latin is set at `latin_ratio` of it; `leading` is the line pitch in points (1.35 × size).
    `space_before` and `space_after` are points that platypus leaves above and below, as `spaceBefore` and `spaceAfter` of its styles.
    `align` is `start`, `center`, `end` or `justify`; `base` the paragraph's direction, `auto` by its first strong letter (UAX #9, P2–P3).
    `family` and `latin` name font families in `fonts` (folders) or shipped with docgen. `colour` is `#RRGGBB`; `features` are OpenType features.
    A character that no font has is drawn as a box and told to `warn`. Raises FontError, InputError.
    """

    def __init__(
        self,
        text: str | Runs,
        *,
        family: str = "Amiri",
        latin: str | None = None,
        latin_ratio: float | None = None,
        size: float = 12.0,
        leading: float | None = None,
        space_before: float = 0.0,
        space_after: float = 0.0,
        align: Align = "start",
        base: Base = "auto",
        bold: bool = False,
        italic: bool = False,
        colour: str = "#000000",
        kashida: Kashida = "auto",
        features: Sequence[str] = (),
        fonts: Sequence[str | Path] = (),
        territory: str = "001",
        warn: Warn = warn,
    ) -> None:
        _check(
            {"size": size, "leading": leading, "latin_ratio": latin_ratio},
            {"space_before": space_before, "space_after": space_after},
            {"align": align, "base": base, "kashida": kashida},
        )
        companion = latin or _PARTNERS.get(family, family)
        stack = library(tuple(Path(folder) for folder in fonts)).stack(family, companion)
        ratio = latin_ratio or _RATIOS.get((family, companion), 0.9)
        runs = _runs(text, base, territory)
        side = "rtl" if base == "rtl" or (base == "auto" and paragraph_level("".join(run.text for run in runs))) else "ltr"
        lang = f"ar-{territory}" if side == "rtl" else "en"
        ink = _ink(colour)
        spans = [
            Span(run.text, _style(run, stack, size, ratio, bold, italic, ink, features), lang, run.link, run.isolate, run.nobreak) for run in runs
        ]
        super().__init__(spans, ParagraphStyle(base, align, leading or _LEADING * size, kashida))
        self.spaceBefore, self.spaceAfter = space_before, space_after
        for problem in (
            *stack.doubts,
            *problems(self.paragraph),
            *faces({item.setting: None for item in self.paragraph.items if item.start < item.end}),
        ):
            warn(problem)


_CHOICES = {"align": get_args(Align), "base": get_args(Base), "kashida": get_args(Kashida)}


def _check(sizes: Mapping[str, float | None], spaces: Mapping[str, float], chosen: Mapping[str, str]) -> None:
    wrong = [
        Problem(f"no {name} {value!r}", Place("<text>"), f"one of {', '.join(_CHOICES[name])}")
        for name, value in chosen.items()
        if value not in _CHOICES[name]
    ]
    wrong += [
        Problem(f"{name} is {value!r}", Place("<text>"), "a number above 0, such as 12")
        for name, value in sizes.items()
        if value is not None and not 0 < value < inf
    ]
    wrong += [
        Problem(f"{name} is {value!r}", Place("<text>"), "a number of points, such as 6") for name, value in spaces.items() if not 0 <= value < inf
    ]
    if wrong:
        raise InputError(wrong)


_BREAKS = re.compile(r"(`+)(?:(?!\1).)+\1|[ \t]*<br[ \t]*/?>[ \t]*\n?|(?:[ \t]*\n){2,}", re.DOTALL | re.IGNORECASE)
"""What is not looked into (between backquotes), a line break of reportlab's markup, empty lines."""


def _with_line_breaks(text: str) -> str:
    """Marked text in which `<br/>` and empty lines are line breaks of docgen's markup."""
    return _BREAKS.sub(_line_break, text)


def _line_break(found: re.Match[str]) -> str:
    if found[1]:
        return found[0]
    return "\\\n" * (1 if "<" in found[0] else found[0].count("\n"))


def _offset_in(text: str, offset: int) -> int:
    """Where in `text` the code point stands that is at `offset` of `_with_line_breaks(text)`."""
    for found in _BREAKS.finditer(text):
        if found.start() >= offset:
            break
        offset += max(len(found[0]) - len(_line_break(found)), found.start() - offset)
    return offset


def _runs(text: str | Runs, base: Base, territory: str) -> Runs:
    if not isinstance(text, str):
        return text
    side = "ar" if base == "rtl" or (base == "auto" and paragraph_level(text)) else "en"
    settings = Settings(shape_typed=False, territory=territory)
    try:
        return runs_of(_with_line_breaks(text), settings.voice("ar" if side == "ar" else "en"))
    except MarkupError as wrong:
        raise InputError(Problem(f"{wrong.message}, at character {_offset_in(text, wrong.offset) + 1}", Place("<text>"))) from None


def _style(run: Inline, stack: FontStack, size: float, ratio: float, bold: bool, italic: bool, ink: Ink, features: Sequence[str]) -> SpanStyle:
    small = 0.62 if run.superscript else 1.0
    return SpanStyle(
        stack,
        size * ratio * small,
        size * small,
        bold or run.strong,
        italic or run.emphasis,
        ink,
        size * ratio * 0.34 if run.superscript else 0.0,
        tuple(features),
    )


def _ink(colour: str) -> Ink:
    digits = colour.removeprefix("#")
    try:
        if len(digits) != 6:
            raise ValueError
        return Ink(tuple(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    except ValueError:
        raise InputError(Problem(f"no colour {colour!r}", Place("<text>"), "six hexadecimal digits, such as #1C1C1C")) from None
