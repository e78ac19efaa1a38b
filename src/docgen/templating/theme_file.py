"""What a theme file may hold: each key by itself; what a theme must have together is seen when it is made."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, get_type_hints

from pydantic import Field, create_model, model_validator

from docgen.document.forms import Forms
from docgen.document.theme import ColourRole, Measures, TextStyleName
from docgen.model.text import Line
from docgen.model.validation_errors import validation_error
from docgen.templating.file_part import FilePart, Flag, optional, reads, version_of
from docgen.templating.lengths import PAGE_SIZES, length_such_as, page_size
from docgen.types import Align, Kashida, Length

_FEATURE = re.compile(r"[+-]?[A-Za-z0-9]{4}|[A-Za-z0-9]{4}=\d{1,4}", re.ASCII)
"""An OpenType feature that is on or off, or has a number."""
Size = Annotated[float, Field(strict=True, gt=0, lt=1000)]
Ratio = Annotated[float, Field(strict=True, ge=0.2, le=5)]
"""What sizes are multiplied by."""
Lines = Annotated[float, Field(strict=True, ge=1, le=20)]


def _features(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(map(_FEATURE.fullmatch, value)):
        raise ValueError(value)
    return tuple(value)


def _rgb(value: object) -> tuple[float, float, float]:
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValueError(value)
    red, green, blue = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _cmyk(value: object) -> tuple[float, float, float, float]:
    if not isinstance(value, list) or len(value) != 4:
        raise ValueError(value)
    if not all(isinstance(part, (int, float)) and not isinstance(part, bool) and 0 <= part <= 100 for part in value):
        raise ValueError(value)
    cyan, magenta, yellow, black = (part / 100 for part in value)
    return cyan, magenta, yellow, black


_RGB = {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}
_CMYK = {"type": "array", "items": {"type": "number", "minimum": 0, "maximum": 100}, "minItems": 4, "maxItems": 4}
_FEATURES = {"type": "array", "items": {"type": "string", "pattern": f"^({_FEATURE.pattern})$"}}
_SIZES = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": ["string", "number"]}, "minItems": 2, "maxItems": 2}]}
_SIZE = f"one of {', '.join(PAGE_SIZES)}, or a pair such as [170 mm, 240 mm]"

_Features = Annotated[tuple[str, ...], reads(_features, "a list of OpenType features such as [ss01, -liga]", _FEATURES)]
_PageSize = Annotated[tuple[Length, Length], reads(page_size, _SIZE, _SIZES)]
_Rgb = Annotated[tuple[float, float, float], reads(_rgb, "a colour such as '#7a1f3d' (in quotes)", _RGB)]
_Cmyk = Annotated[tuple[float, float, float, float], reads(_cmyk, "four percentages such as [20, 95, 45, 45]", _CMYK)]


class GivenFamilies(FilePart):
    """The font families, and how large one stands beside the other."""

    arabic: Line = optional("Sets Arabic script")
    latin: Line = optional("Sets everything else; the Arabic family if not given")
    latin_ratio: Ratio = optional("Latin size beside Arabic of size 1 in one line")
    english_ratio: Ratio = optional("Size of running English beside Arabic of size 1")
    scale: Ratio = optional("All sizes and line pitches times this")
    features: _Features = optional("OpenType features for every run")


class GivenColour(FilePart):
    """A colour for screens and one for print. A text is its `rgb`."""

    short_form: ClassVar[dict[str, Any] | None] = _RGB
    rgb: _Rgb = optional("#rrggbb")
    cmyk: _Cmyk = optional("Percent; what the press's profile makes of rgb if not given")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        if value == {}:
            raise validation_error("this colour needs rgb", 'write {rgb: "#7a1f3d", cmyk: [20, 95, 45, 45]}')
        return value if isinstance(value, dict) else {"rgb": value}


def _palette(value: object) -> tuple[tuple[float, float, float], ...]:
    given = value if isinstance(value, list) else [value]
    if not 1 <= len(given) <= 2:
        raise ValueError(value)
    return tuple(map(_rgb, given))


_PALETTE = {"anyOf": [_RGB, {"type": "array", "items": _RGB, "minItems": 1, "maxItems": 2}]}
_Palette = Annotated[tuple[tuple[float, float, float], ...], reads(_palette, "one colour such as '#7a1f3d', or a list of two", _PALETTE)]


class GivenPage(FilePart):
    """The page: its size, and what stands free at its edges."""

    size: _PageSize = optional("A3, A4, A5, Letter, or a pair of lengths")
    margin_side: Annotated[Length, length_such_as("20 mm")] = optional()
    margin_top: Annotated[Length, length_such_as("18 mm")] = optional()
    margin_bottom: Annotated[Length, length_such_as("20 mm")] = optional()
    gutter: Annotated[Length, length_such_as("10 mm")] = optional("Between the two sides")
    measure: Annotated[Length, length_such_as("150 mm")] = optional("The longest line of a layout of one column")


if TYPE_CHECKING:
    GivenMeasures = FilePart
    GivenForms = FilePart
else:
    _MEASURE = Annotated[Length, length_such_as("6 or 2.2 mm", "measure")]
    GivenMeasures = create_model("GivenMeasures", __base__=FilePart, **{field.name: (_MEASURE, optional()) for field in fields(Measures)})
    GivenForms = create_model("GivenForms", __base__=FilePart, **{name: (form, optional()) for name, form in get_type_hints(Forms).items()})


class GivenStyle(FilePart):
    """A text style, both scripts."""

    arabic: Size = optional("Size of the Arabic side")
    latin: Size = optional("Size of the English side; arabic times the ratio if not given")
    leading: Size = optional("Line pitch of both sides")
    bold: Flag = optional()
    italic: Flag = optional()
    colour: ColourRole = optional()
    align: Align = optional()
    before: Annotated[Length, length_such_as("6 or 2.2 mm", "space")] = optional("Space above")
    after: Annotated[Length, length_such_as("6 or 2.2 mm", "space")] = optional("Space below")
    keep_with_next: Flag = optional()


class ThemeFile(FilePart):
    """A theme: a whole look, or what is different from the look that it extends."""

    docgen_theme: Annotated[int, version_of("theme")] = Field(examples=["1"])
    extends: str | None = Field(None, description="The theme that it is laid over")
    families: GivenFamilies | None = None
    palette: _Palette = optional("One or two colours that the theme's others are made of")
    colours: dict[ColourRole, GivenColour] | None = None
    page: GivenPage | None = None
    measures: GivenMeasures | None = Field(None, description="Indents, gaps and insets")
    forms: GivenForms | None = Field(None, description="How the parts of a page are built")
    kashida: Kashida = optional("May justified Arabic be lengthened inside words?")
    justify_from: Annotated[Length, length_such_as("80 mm")] = optional("Narrower columns are never justified")
    hyphenate_under: Annotated[Length, length_such_as("110 mm")] = optional("Justified English is hyphenated in narrower columns")
    one_column_scale: Ratio = optional("All sizes and line pitches times this in a layout of one column")
    headline_lines: Lines = optional("A headline that takes more lines is set smaller")
    styles: dict[TextStyleName, GivenStyle | None] | None = None
