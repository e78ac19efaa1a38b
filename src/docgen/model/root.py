"""What every kind of document has: languages, territory, calendars, look, reference, date, place."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, Self, get_args

from pydantic import (
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PlainValidator,
    PrivateAttr,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
    field_validator,
    model_validator,
)

from docgen import plugins
from docgen.calendars.registry import calendar
from docgen.document.document import LAYOUTS, Layout, SourceChoice
from docgen.errors import DocgenError, Place
from docgen.model.amounts import Whole
from docgen.model.extra import Extra
from docgen.model.marking import Marking
from docgen.model.part import Part
from docgen.model.paths import AnyFile, TemplateName, ThemeName
from docgen.model.record import Corrected, DocumentStatus
from docgen.model.setting import Setting, Table, current
from docgen.model.text import Bilingual, Line
from docgen.model.validation_errors import from_error, name_of, validation_error, validation_errors
from docgen.model.when import Date
from docgen.source import written
from docgen.types import Calendar, Digits, Lang, MoneyStyle

LANGUAGES: tuple[Lang, ...] = get_args(Lang)
_TABLES: tuple[Table, ...] = get_args(Table)


def _is_table(value: Any) -> bool:
    """Whether this is one of docgen's own tables, or a calendar that an installed package adds. Raises PluginError for one that cannot be used."""
    if not isinstance(value, str) or value in _TABLES:
        return value in _TABLES
    return value in plugins.names("calendars") and calendar(value).key == value


def _table(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    others = plugins.names("calendars") if isinstance(value, str) and value not in _TABLES else ()
    if _is_table(value) or not others:
        return value if _is_table(value) else handler(value)
    raise validation_error(f"there is no table '{value}'", f"tables are {', '.join((*_TABLES, *others))}")


class _TableSchema:
    """The names of all tables, those of plug-ins too, for the JSON Schema."""

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "enum": [*_TABLES, *(name for name in plugins.names("calendars") if name not in _TABLES)]}


AnyTable = Annotated[Table, WrapValidator(_table), _TableSchema()]


def _territory(value: Any) -> str:
    from docgen.locales.conventions import convention

    text = value if isinstance(value, str) else written(value)  # 001 is a number to YAML
    if text is None:
        raise validation_error(f"this must be the code of a country, not {name_of(value)}", "write it as QA, or 001 for the Arab world")
    try:
        return convention("ar", text).territory
    except DocgenError as error:
        raise from_error(error) from None


def _one_alone(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Territory = Annotated[str, PlainValidator(_territory), WithJsonSchema({"type": "string", "pattern": "^([A-Za-z]{2}|001)$"})]
"""A territory of CLDR."""


class Model(Part):
    """The base of every kind of document. `kind` names it. `template_folder` has the `template.yaml` of a kind that does not come with docgen."""

    kind: ClassVar[str] = ""
    template_folder: ClassVar[Path | None] = None

    languages: Annotated[tuple[Lang, ...], BeforeValidator(_one_alone, json_schema_input_type=Lang | list[Lang])] = Field(
        ("ar", "en"), min_length=1, description="The document's languages; the first one prevails", examples=["[ar, en]"]
    )
    allow_untranslated: bool = Field(False, description="true makes a text that is missing in one language a warning instead of an error")
    territory: Territory = Field(
        "001",
        description="ISO 3166 code of the country: digits, month names, order of calendars (CLDR); 001 is the Arab world at large",
        examples=["QA"],
    )
    digits: Digits = Field("auto", description="Digits of the Arabic side: auto (as the territory writes), latn (123) or arab (١٢٣)")
    calendar: Calendar = Field("both", description="The calendars in which the document's dates are written")
    clock: Literal["24h", "12h", "auto"] | None = Field(
        None,
        description="How times are written: 24h (14:30), 12h (2:30 pm, ٢:٣٠ مساءً) or auto (as the territory); else the template's",
    )
    money_style: MoneyStyle | None = Field(
        None,
        description="How amounts name their currency: code (QAR 1,500), name (1,500 Qatari riyals) or symbol (CLDR's); "
        "else the code in English and the name in Arabic",
    )
    hijri_table: AnyTable = Field(
        "auto", description="Which Umm al-Qura table reckons: published, kacst, or auto (published up to 1450 AH, kacst from 1451)"
    )
    theme: ThemeName | None = Field(None, description="The look: a theme's name, or the path of a theme file")
    template: TemplateName | None = Field(None, description="The template: its name, the path of a template folder, or that of a Word form")
    layout: Layout | None = Field(None, description=f"How the two languages stand: {', '.join(LAYOUTS)}")
    source: SourceChoice = Field(
        "none",
        description="What of this input a PDF carries: none, clean (what the layout shows, without comments) or full (the file, byte for byte)",
    )
    glossary: AnyFile | None = Field(None, description="The path of a glossary, for {term} and for checks")
    reference: Line | None = Field(None, description="The document's reference number", examples=["EMB/PS/2021/031"])
    date: Date = Field(description="The document's date", examples=["2021-10-19"])
    place: Bilingual | None = Field(None, description="Where it was issued or held", examples=["{ar: الدوحة, en: Doha}"])
    marking: Marking | None = Field(
        None,
        description="Who may read it, on every page: restricted, confidential, internal, draft, or words of your own",
        examples=["{ar: محدود التداول, en: Restricted}"],
    )
    basmala: bool = Field(False, description="true sets the basmala above the text")
    status: DocumentStatus | None = Field(None, description="How far it has come: draft and withdrawn stand in a bar on every page")
    version: Whole | None = Field(None, ge=1, description="Which version this is: a whole number")
    corrects: Corrected | None = Field(None, description="The document that this one puts right: {reference, date}")
    copies: tuple[Bilingual, ...] = Field(
        (), description="Who gets a copy: a list of texts", examples=["[{ar: وزارة الخارجية, en: Ministry of Foreign Affairs}]"]
    )
    extra: Extra = Field(
        default_factory=dict,
        description="Fields of your own, for Word forms and templates that ask for them: texts, dates, times, money, true or false, pictures, lists",
        examples=["{hall: {ar: القاعة الكبرى, en: Main Hall}, permit: 2026-05-11}"],
    )

    _input: bytes = PrivateAttr(default=b"")
    _input_name: str = PrivateAttr(default="source.yaml")
    _input_folder: Path | None = PrivateAttr(default=None)
    _input_changed: bool = PrivateAttr(default=False)
    _input_includes: bool = PrivateAttr(default=False)
    _standing: frozenset[str] = PrivateAttr(default=frozenset())
    _origin: str = PrivateAttr(default="<data>")
    _named_at: Mapping[str, Place] = PrivateAttr(default_factory=dict)
    _terms: Mapping[str, Bilingual] = PrivateAttr(default_factory=dict)
    _place: Callable[[tuple[str | int, ...], int | None], Place] | None = PrivateAttr(default=None)

    def __eq__(self, other: object) -> bool:
        """Whether the two say the same, wherever they were read from."""
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    @property
    def input_bytes(self) -> bytes:
        """The input as it was read, byte for byte; empty for a model built in Python."""
        return self._input

    @property
    def input_name(self) -> str:
        """The file name of the input."""
        return self._input_name

    @property
    def input_folder(self) -> Path | None:
        """The folder at which the input's relative paths start, as an absolute path; `None` for a model built in Python without one."""
        return self._input_folder

    @property
    def input_changed(self) -> bool:
        """Whether fields of the input were set from outside (`--set`), so that its bytes are not all that was said."""
        return self._input_changed

    @property
    def input_includes(self) -> bool:
        """Whether the input includes other files, so that its bytes are not all that was said."""
        return self._input_includes

    @property
    def standing(self) -> frozenset[str]:
        """Keys whose values hold for every input of a house, and were not given by this one."""
        return self._standing

    @property
    def origin(self) -> str:
        """What messages call the input: its path as it was given."""
        return self._origin

    @property
    def named_at(self) -> Mapping[str, Place]:
        """Where the input names a file, by the file's path, and its template and theme, by their names or paths."""
        return self._named_at

    @property
    def terms(self) -> Mapping[str, Bilingual]:
        """The terms of the glossary, by id."""
        return self._terms

    @field_validator("languages")
    @classmethod
    def _once(cls, value: tuple[Lang, ...]) -> tuple[Lang, ...]:
        for index, lang in enumerate(value):
            if lang in value[:index]:
                raise validation_errors([((index,), validation_error(f"the language {lang} is named twice"), lang)])
        return value

    @model_validator(mode="wrap")
    @classmethod
    def _within(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        token = current.set(cls._setting(value, current.get()) if isinstance(value, Mapping) else current.get())
        try:
            return handler(value)
        finally:
            current.reset(token)

    @classmethod
    def _setting(cls, data: Mapping[str, Any], outer: Setting) -> Setting:
        """What the parts must know of `data`, which is not known to be right yet."""
        languages = data.get("languages", LANGUAGES)
        languages = (languages,) if isinstance(languages, str) else languages if isinstance(languages, (list, tuple)) else LANGUAGES
        named: tuple[Lang, ...] = tuple(lang for lang in LANGUAGES if lang in languages) or LANGUAGES
        table = data.get("hijri_table", "auto")
        return replace(outer, required=() if data.get("allow_untranslated") is True else named, table=table if _is_table(table) else "auto")

    @model_validator(mode="after")
    def _corrects_what_was(self) -> Self:
        corrected = self.corrects
        if corrected is not None and corrected.date is not None and corrected.date.gregorian > self.date.gregorian:
            wrong = validation_error("what is corrected is of a later day than this document", "correct one of the dates")
            raise validation_errors([(("corrects", "date"), wrong, corrected.date)])
        if corrected is not None and corrected.reference is not None and corrected.reference == self.reference and self.version is None:
            wrong = validation_error("the document corrects itself", "give it a reference of its own, or say which version it is: version: 2")
            raise validation_errors([(("corrects", "reference"), wrong, corrected.reference)])
        return self

    def with_input(self, data: bytes, name: str | Path, *, changed: bool = False, includes: bool = False) -> Self:
        """This model, knowing the input it came from; `name` is the file's name or path, `changed` says that fields were set from outside,
        `includes` that some of it was said in other files."""
        self._input = data
        if not str(name).startswith("<"):  # as <stdin>, which is no file's name; and a file may have a name that no PDF can hold
            self._input_name = os.fsencode(Path(name).name).decode("utf-8", "replace")
        self._origin = str(name)
        self._input_changed = changed
        self._input_includes = includes
        return self

    def with_standing(self, keys: frozenset[str]) -> Self:
        """This model, knowing which of its values are those of every input."""
        self._standing = keys
        return self

    def in_folder(self, folder: Path | None) -> Self:
        """This model, knowing the folder at which the input's paths start."""
        self._input_folder = folder
        return self

    def with_named_at(self, named_at: Mapping[str, Place]) -> Self:
        """This model, knowing where the input names files."""
        self._named_at = dict(named_at)
        return self

    def place_of(self, path: tuple[str | int, ...], offset: int | None = None) -> Place:
        """Where the input has the value at a path; `offset` is one into its text. The path alone for a model built in Python."""
        if self._place is None:
            return Place(path="".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix("."))
        return self._place(path, offset)

    def with_places(self, place: Callable[[tuple[str | int, ...], int | None], Place]) -> Self:
        """This model, knowing where its values stand in its input."""
        self._place = place
        return self

    def with_terms(self, terms: Mapping[str, Bilingual]) -> Self:
        """This model, knowing the terms of its glossary."""
        self._terms = dict(terms)
        return self
