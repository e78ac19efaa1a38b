"""The keys of a configuration: those of the command line's options, and what else holds for all documents of a house."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, PlainValidator, Strict, WithJsonSchema, field_validator
from pydantic_core import PydanticCustomError

from docgen.config.texts import bleed_points, page_size, watermark_words
from docgen.document.document import Layout, SourceChoice
from docgen.errors import UsageError
from docgen.inputs import is_folder, shortened
from docgen.limits import Limits
from docgen.model.part import Part
from docgen.model.paths import AnyFile, ThemeName, inside, template_named
from docgen.model.root import AnyTable, Territory
from docgen.model.setting import current
from docgen.model.validation_errors import name_of, nearest, validation_error, validation_errors
from docgen.naming import is_pattern
from docgen.naming import parse as parse_pattern
from docgen.types import Calendar, Digits
from docgen.writers import formats, is_format
from docgen.writers.options import Channel, EmbedFonts, Imposition, Profile, Standard


def _folder(value: Any) -> Path:
    path = inside(value)
    if not is_folder(path):
        raise validation_error(f"{path.name} is a file, not a folder")
    return path


Flag = Annotated[bool, Strict()]
"""true or false, and no text or number that may be meant so."""
Folder = Annotated[Path, PlainValidator(_folder), PlainSerializer(str), WithJsonSchema({"type": "string"})]


def _list(value: Any) -> Any:
    """One alone, or names with commas between them, as a list."""
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _alone(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _number_too(value: Any) -> Any:
    """A length as text: a bare number is millimetres."""
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def _said(read: Any) -> AfterValidator:
    """What reads a text that an option takes, as a validator of it."""

    def check(value: str) -> str:
        try:
            read(value)
        except UsageError as error:
            problem = error.problems[0]
            raise validation_error(problem.message, problem.hint) from None
        return value

    return AfterValidator(check)


def _format(name: str) -> str:
    small = name.lower()
    if small not in formats():
        near = nearest(small, formats())
        raise validation_error(f"there is no format '{name}'", f"did you mean {near}?" if near else f"there are {', '.join(formats())}")
    return small


def _pattern(value: str) -> str:
    if not value.strip():
        raise validation_error("this is empty", "write a folder, or a pattern such as out/{stem}.{ext}")
    if is_pattern(value):
        try:
            suffix = parse_pattern(value, "").suffix
        except UsageError as error:
            problem = error.problems[0]
            raise validation_error(problem.message.removeprefix(f" {value}: "), problem.hint) from None
        if suffix != "" and not is_format(suffix or ""):
            raise validation_error(f"'{shortened(value)}' names no format", "end it with .{ext}, or with the suffix of a format")
        return value
    suffix = Path(value).suffix.removeprefix(".").lower()
    if suffix and not is_format(suffix) and not is_folder((current.get().folder or Path()) / value):
        there = f"there are {', '.join(f'.{name}' for name in formats())}; a folder that is not there yet has no point in its name"
        raise validation_error(f"'{shortened(value)}' names no format that there is", there)
    return value


Folders = Annotated[tuple[Folder, ...], BeforeValidator(_alone, json_schema_input_type=str | list[str])]
Codes = Annotated[tuple[str, ...], BeforeValidator(_list, json_schema_input_type=str | list[str])]


def _templates(value: Any) -> str | dict[str, str]:
    if not isinstance(value, dict):
        return template_named(value)
    found: dict[str, str] = {}
    wrong: list[tuple[tuple[int | str, ...], PydanticCustomError, Any]] = []
    for kind, name in value.items():
        try:
            found[kind] = template_named(name)
        except PydanticCustomError as error:
            wrong.append(((kind,), error, name))
    if wrong:
        raise validation_errors(wrong)
    return found


_NAMES = {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}
Templates = Annotated[str | dict[str, str], PlainValidator(_templates), WithJsonSchema(_NAMES)]


class LimitsTable(Part):
    """What one input may cost, limit by limit: those that are not given are those of `base`."""

    base: Literal["default", "untrusted"] = Field("default", description="Whose limits hold where none is given here")
    text_bytes: int | None = Field(None, gt=0, strict=True, description="Bytes of one text file")
    file_bytes: int | None = Field(None, gt=0, strict=True, description="Bytes of one picture, font, colour profile, Word or PDF file")
    characters: int | None = Field(None, gt=0, strict=True, description="Characters of one file's texts and keys")
    values: int | None = Field(None, gt=0, strict=True, description="Texts, numbers, lists and mappings of one file")
    nesting: int | None = Field(None, gt=0, strict=True, description="Levels of collections, of emphasis, of themes and terms")
    blocks: int | None = Field(None, gt=0, strict=True, description="Blocks of a document and entries of its lists")
    word: int | None = Field(None, gt=0, strict=True, description="Characters of a text between two spaces")
    pages: int | None = Field(None, gt=0, strict=True, description="Pages of one PDF")
    pixels: int | None = Field(None, gt=0, strict=True, description="Width times height of one picture")
    shapes: int | None = Field(None, gt=0, strict=True, description="Shapes of one SVG picture")
    template_steps: int | None = Field(None, gt=0, strict=True, description="Turns of loops, filters and operators of a template")
    template_text: int | None = Field(None, gt=0, strict=True, description="Characters of one text that a template makes")
    problems: int | None = Field(None, gt=0, strict=True, description="Problems told one by one")
    seconds: float | None = Field(None, gt=0, strict=True, allow_inf_nan=False, description="Seconds that one input may take")

    def given(self) -> dict[str, float]:
        """The limits that are given themselves."""
        return {name: value for name in type(self).model_fields if name != "base" and (value := getattr(self, name)) is not None}

    def limits(self) -> Limits:
        base = Limits.untrusted() if self.base == "untrusted" else Limits()
        values = {name: getattr(base, name) for name in base.__dataclass_fields__}
        return Limits(**{**values, **self.given()})


def _limits(value: Any) -> Any:
    return {"base": value} if isinstance(value, str) else value


class Settings(Part):
    """A configuration. What an input can say itself (`IN_INPUT`) holds for inputs that do not."""

    layout: Layout | None = Field(None, description="How the two languages stand, where the input does not say", examples=["stacked"])
    theme: ThemeName | None = Field(None, description="A theme by name, or the path of a theme file", examples=["noto"])
    template: Templates | None = Field(
        None, description="A template by name, or the path of a folder or a Word form; or a table of one for each kind"
    )
    digits: Digits | None = Field(None, description="Digits of the Arabic side")
    calendar: Calendar | None = Field(None, description="The calendars in which dates are written")
    clock: Literal["24h", "12h", "auto"] | None = Field(None, description="How times are written")
    territory: Territory | None = Field(None, description="ISO 3166 code of the country, or 001", examples=["QA"])
    hijri_table: AnyTable | None = Field(None, description="Which Umm al-Qura table reckons")
    source: SourceChoice | None = Field(None, description="What of its input a PDF carries")
    glossary: AnyFile | None = Field(None, description="The path of a glossary")
    family: str | None = Field(None, min_length=1, description="A font family in the place of the theme's")
    fonts: Folders = Field((), description="Folders of fonts, searched before the shipped families")
    page: Annotated[str, _said(lambda text: page_size(text, ""))] | None = Field(None, description="The size of a page", examples=["A4"])
    profile: Profile | None = Field(None, description="What a PDF is for")
    standard: Standard | None = Field(None, description="What an archive PDF conforms to")
    bleed: Annotated[str, BeforeValidator(_number_too, json_schema_input_type=str | float), _said(lambda text: bleed_points(text, ""))] | None = (
        Field(None, description="Paper beyond the trimmed page (print); a bare number is millimetres", examples=["3 mm"])
    )
    marks: Flag | None = Field(None, description="Crop and registration marks, colour bar (print)")
    icc: AnyFile | None = Field(None, description="The press's CMYK profile (print)")
    imposition: Imposition | None = Field(None, description="Pages laid on sheets for a booklet (print)")
    assume_srgb: Flag | None = Field(None, description="Takes RGB pictures without a profile for sRGB (print)")
    watermark: Annotated[str, _said(lambda text: watermark_words(text, ""))] | None = Field(
        None, description="Words behind every page: draft, embargo, or 'عربي | English'"
    )
    qr: str | None = Field(None, min_length=1, description="An address for a QR code at the end; {reference} is the document's")
    embed_fonts: EmbedFonts | None = Field(None, description="Fonts that a DOCX carries")
    channel: Channel | None = Field(None, alias="for", description="Where a text file is sent")
    format: Annotated[tuple[Annotated[str, AfterValidator(_format)], ...], BeforeValidator(_list, json_schema_input_type=str | list[str])] | None = (
        Field(None, min_length=1, description="The formats of outputs: pdf,docx or a list", examples=["pdf,docx"])
    )
    output: Annotated[str, AfterValidator(_pattern)] | None = Field(
        None, description="Where outputs go: a folder, or a pattern of names", examples=["out/{reference}-{lang}.{ext}"]
    )
    strict: Flag | None = Field(None, description="docgen check fails on warnings too")
    ignore: Codes = Field((), description="Checks that are left out, by code or name", examples=["DG303"])
    checks: dict[str, Flag] = Field(default_factory=dict, description="Checks by code or name: false leaves one out, true puts it back")
    limits: Annotated[LimitsTable, BeforeValidator(_limits, json_schema_input_type=str | LimitsTable)] | None = Field(
        None, description="What one input may cost: default, untrusted, or a table of single limits"
    )
    templates: Folders = Field((), description="Folders of templates, by whose names an input or --template finds them")
    themes: Folders = Field((), description="Folders of theme files, by whose names an input or --theme finds them")
    kinds: Folders = Field((), description="Folders of kinds of one's own, each with a schema.yaml; an input needs only its kind")

    @field_validator("checks", mode="before")
    @classmethod
    def _checks(cls, value: Any) -> Any:
        return dict.fromkeys(value, False) if isinstance(value, (list, tuple)) and all(isinstance(name, str) for name in value) else value

    @field_validator("family", "qr")
    @classmethod
    def _letters(cls, value: str | None) -> str | None:
        if value is not None and "\0" in value:
            raise validation_error(f"a NUL in {name_of(value)}")
        return value
