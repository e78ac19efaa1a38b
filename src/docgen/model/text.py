"""Text in both languages, and lines of plain text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, model_validator

from docgen.limits import check_time
from docgen.markup import EMPTY_LINE
from docgen.model.part import Part
from docgen.model.roles import MOST_ADDRESS, check_markup
from docgen.model.setting import current
from docgen.model.validation_errors import name_of, validation_error, validation_errors
from docgen.source import written
from docgen.source.file import UNPRINTABLE
from docgen.types import Lang

NAMES: dict[Lang, str] = {"ar": "Arabic", "en": "English"}


_MARKED = 40
"""Stars and underlines of a text that is looked at as a whole: so many may be nested too deep."""


def as_text(value: Any) -> str:
    """A value as NFC text; numbers as they were written. Raises a fault for anything else."""
    if not isinstance(value, str):
        text = written(value)
        if text is None:
            raise validation_error(f"this must be text, not {name_of(value)}", "put it in quotes if it is meant as text")
        return text
    if not value.isprintable() and (found := UNPRINTABLE.search(value)) is not None:
        raise validation_error(f"the control character U+{ord(found[0]):04X} cannot stand in a document", "take it out", offset=found.start())
    return value if unicodedata.is_normalized("NFC", value) else unicodedata.normalize("NFC", value)


def _markdown(value: Any) -> str:
    check_time()
    text = as_text(value)
    if "{" in text or "](" in text or text.count("*") + text.count("_") > _MARKED or len(text) > MOST_ADDRESS:
        check_markup(text, value if isinstance(value, str) else text)
    return text


def _line(value: Any) -> str:
    text = as_text(value).strip()
    if not text:
        raise validation_error("this is empty", "write something here, or leave the key out")
    if "\n" in text:
        raise validation_error("this must be one line")
    return text


Markdown = Annotated[str, BeforeValidator(_markdown, json_schema_input_type=str | int | float)]
"""One language's text: Markdown inline and roles, logical order, NFC."""

LINE_VALIDATOR = BeforeValidator(_line, json_schema_input_type=str | int | float)
Line = Annotated[str, LINE_VALIDATOR]
"""One line of plain text without markup: a reference, a phone number."""


class Bilingual(Part):
    """Text in both languages: Markdown inline and roles, in logical order, NFC. A plain string stands for both.

    True when either side has text. In a document every language of `languages` must be given.
    """

    short_form: ClassVar[dict[str, Any] | None] = {"type": ["string", "number"]}
    paragraphs: ClassVar[bool] = False
    """Whether an empty line may part it into paragraphs."""

    ar: Markdown | None = Field(None, description="The Arabic text")
    en: Markdown | None = Field(None, description="The English text")

    @model_validator(mode="before")
    @classmethod
    def _both(cls, value: Any) -> Any:
        if isinstance(value, (dict, cls)):
            return value
        if isinstance(value, Bilingual):
            return {"ar": value.ar, "en": value.en}
        if isinstance(value, (list, tuple)) or value is None or isinstance(value, bool):
            raise validation_error(f"this must be text in both languages, not {name_of(value)}", "write {ar: …, en: …}, or one text for both")
        text = value if isinstance(value, str) else as_text(value)
        return {"ar": text, "en": text}

    @model_validator(mode="after")
    def _complete(self) -> Bilingual:
        self._check_sides()
        return self

    def _check_sides(self) -> None:
        """Raises what is wrong with the two sides together."""
        if not self.paragraphs and ((self.ar and "\n" in self.ar) or (self.en and "\n" in self.en)):
            wrong = [(lang, text, found) for lang, text in self.sides() if "\n" in text and (found := EMPTY_LINE.search(text.strip())) is not None]
            if wrong:
                raise validation_errors(((lang,), _parted(text, found), text) for lang, text, found in wrong)
        required = current.get().required
        if not required or (self.ar and self.en and not self.ar.isspace() and not self.en.isspace()):
            return
        missing = [lang for lang in required if not (self.side(lang) or "").strip()]
        if missing:
            raise validation_errors(((lang,), _missing(lang, self.side(lang)), None) for lang in missing)

    def side(self, lang: Lang) -> str | None:
        """One language's text."""
        return self.ar if lang == "ar" else self.en

    def sides(self) -> Iterator[tuple[Lang, str]]:
        """The sides that have text."""
        if self.ar:
            yield "ar", self.ar
        if self.en:
            yield "en", self.en

    def __bool__(self) -> bool:
        return bool(self.ar or self.en)

    def __str__(self) -> str:
        return " / ".join(dict.fromkeys(text for _, text in self.sides()))


class LongText(Bilingual):
    """Text in both languages, of one paragraph or of several: an empty line of a YAML block begins the next one."""

    paragraphs: ClassVar[bool] = True


def _parted(text: str, found: re.Match[str]) -> Any:
    hint = "take the empty line out, or make two of it; only the paragraphs of a body, quotations, decisions and the like may be parted so"
    return validation_error("an empty line stands in a text of one paragraph", hint, offset=len(text) - len(text.lstrip()) + found.end())


def is_text(value: Any) -> bool:
    """Whether a value is a text by itself: a string, or a mapping with nothing but languages in it."""
    return isinstance(value, (str, Bilingual)) or (isinstance(value, dict) and bool(value) and value.keys() <= NAMES.keys())


def _missing(lang: Lang, given: str | None) -> Any:
    what = f"the {NAMES[lang]} text is missing" if given is None else f"the {NAMES[lang]} text is empty"
    return validation_error(what, f"add '{lang}: …', take {lang} out of languages, or set allow_untranslated: true")
