"""The strings of a template: Markdown with Jinja expressions, evaluated once a side in a sandbox, every error with its place.

There are three environments: one a side, in which every bilingual value is that side's text, and a neutral one for `if` and `for`, in which
values are as the model has them. The names that all strings of a scope share are made ready once, by `names_of`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import CodeType
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.environment import Template, TemplateExpression
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context

from docgen import plugins
from docgen.close_matches import did_you_mean
from docgen.errors import DocgenError, InputError, Problem, TemplateError
from docgen.limits import OverTime
from docgen.source import Marked
from docgen.templating import filters
from docgen.templating.budget import TooMuch, fitting, longest, spend
from docgen.templating.grammar import Refused, parsed, parsed_expression
from docgen.templating.kept import KEPT
from docgen.templating.sandbox import NAME_ERROR, Missing, Side, environment
from docgen.types import Lang

Path = tuple[str | int, ...]


class SourceString(str):
    """A string of a template that knows where it stands, for errors."""

    __slots__ = ("marked", "path")
    marked: Marked
    path: Path

    def __new__(cls, text: str, marked: Marked, path: Path) -> SourceString:
        made = super().__new__(cls, text)
        made.marked, made.path = marked, path
        return made

    @property
    def text(self) -> str:
        """The string alone."""
        return str.__str__(self)

    def error(self, message: str, hint: str | None = None, word: str | None = None) -> TemplateError:
        """A TemplateError at the string, or at the first place in it where `word` stands by itself."""
        found = re.search(rf"(?<![\w.]){re.escape(word)}(?!\w)|(?<=\.){re.escape(word)}(?!\w)", self.text) if word else None
        return TemplateError(Problem(message, self.marked.place(self.path, offset=found.start() if found else None), hint))


@dataclass(frozen=True, slots=True)
class LanguageTemplate:
    """One side of a string: compiled, or `None` where it holds no expression."""

    spot: SourceString
    template: Template | None


@dataclass(frozen=True, slots=True)
class Text:
    """A string of a template; where the template gives one for each language, they differ."""

    ar: LanguageTemplate
    en: LanguageTemplate

    @property
    def spot(self) -> SourceString:
        """Where it stands."""
        return self.ar.spot

    def side(self, lang: Lang, names: Context) -> str:
        """The string's Markdown on one side. Raises TemplateError."""
        half = self.ar if lang == "ar" else self.en
        try:
            if half.template is None:
                fitting(len(half.spot.text))
                return half.spot.text
            spend()
            return _gathered(_written(half.template, names))
        except DocgenError as error:
            raise _placed(error, half.spot) from None
        except Exception as error:
            raise _explained(error, half.spot, names) from None
        finally:
            _forget(names)


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of a template (`if`, `for`, `body`), as a value of the model."""

    spot: SourceString
    compiled: TemplateExpression

    def value(self, names: Context) -> Any:
        """Its value; `None` for what the model leaves out. Raises TemplateError."""
        try:
            spend()
            found = self.compiled(names.get_all())
        except DocgenError as error:
            raise _placed(error, self.spot) from None
        except Exception as error:
            raise _explained(error, self.spot, names) from None
        if isinstance(found, Missing):
            raise _explained(UndefinedError(found._undefined_message), self.spot, names)
        return found


def names_of(side: Side, values: dict[str, Any]) -> Context:
    """The names that strings of one side may use, or expressions (`None`); `values` are its to keep. Read it as a mapping; strings run in it one
    after the other."""
    return Context(environment(side), values, None, {})


def _written(template: Template, names: Context) -> Iterator[str]:
    """What a template writes, piece by piece; one that has blocks of its own needs a context of its own to find them in."""
    return template.root_render_func(template.new_context(names.get_all()) if template.blocks else names)


def _gathered(pieces: Iterator[str]) -> str:
    """The pieces as one text, which may not be too long."""
    kept: list[str] = []
    most, length = longest(), 0
    for piece in pieces:
        length += len(piece)
        if length > most:
            fitting(length)
        kept.append(piece)
    return "".join(kept)


def _forget(names: Context) -> None:
    """Drops what a string has set (`{% set who %}`), so that the next one does not see it."""
    if names.vars:
        names.vars.clear()
        names.exported_vars.clear()


def compile_text(spot: SourceString, other: SourceString | None = None) -> Text:
    """A template's string; `other` is its English where that differs. Raises TemplateError for wrong syntax."""
    return Text(_half(spot, "ar"), _half(other or spot, "en"))


def _half(spot: SourceString, lang: Lang) -> LanguageTemplate:
    if "{{" not in spot.text and "{%" not in spot.text and "{#" not in spot.text:
        return LanguageTemplate(spot, None)
    try:
        side = environment(lang)
        return LanguageTemplate(spot, side.template_class.from_code(side, _code(spot.text), side.make_globals(None)))
    except Exception as error:
        raise _explained(error, spot) from None


@lru_cache(maxsize=1024)
def _code(text: str) -> CodeType:
    """A string compiled once for both sides: their environments part only in what they make of values, when the code runs."""
    return environment("ar").compile(parsed(environment("ar"), text))


def compile_expression(spot: SourceString) -> Expression:
    """An expression without braces. Raises TemplateError for wrong syntax."""
    source = spot.text.strip()
    if source.startswith("{{") and source.endswith("}}"):
        source = source[2:-2]
    neutral = environment(None)
    try:
        return Expression(spot, TemplateExpression(neutral.from_string(parsed_expression(neutral, source)), undefined_to_none=False))
    except Exception as error:
        raise _explained(error, spot) from None


def _placed(error: DocgenError, spot: SourceString) -> DocgenError:
    """An error of a filter, told at the string that uses it."""
    if isinstance(error, (TemplateError, InputError)) and error.problems[0].place.file is not None:
        return error
    problem = error.problems[0]
    return TemplateError(Problem(problem.message, spot.marked.place(spot.path), problem.hint))


def _explained(error: Exception, spot: SourceString, names: Context | None = None) -> TemplateError:
    if isinstance(error, UndefinedError):
        name, *known = str(error).split(NAME_ERROR)
        known = known or [key for key in (names.parent if names is not None else ()) if not key.startswith("_")]
        if " " in name:
            return spot.error(name)
        return spot.error(f"there is nothing called '{name}' here", did_you_mean(name, known) if known else None, name)
    unknown = re.match(r"No filter named '(\w+)'", str(error)) if isinstance(error, JinjaError) else None
    if unknown:
        return spot.error(
            f"there is no filter '{unknown[1]}'", did_you_mean(unknown[1], (*filters.FILTERS, *KEPT, *plugins.names("filters"))), unknown[1]
        )
    if isinstance(error, DocgenError):  # a filter of an installed package that cannot be used
        return spot.error(error.problems[0].message, error.problems[0].hint)
    if isinstance(error, Refused):
        return spot.error(error.message or "this may not stand in a template")
    if isinstance(error, TemplateSyntaxError):
        message = error.message or "this expression cannot be read"
        return spot.error(f"this expression cannot be read: {message}", "expressions are {{ name.field | filter }}")
    if isinstance(error, TooMuch):
        return spot.error(error.message, error.hint)
    if isinstance(error, OverTime):
        return spot.error(str(error), "make the template's loops shorter")
    if isinstance(error, SecurityError):
        return spot.error(f"a template may not do this: {error}")
    called = re.fullmatch(r"_?(\w+)\(\) (.*)", str(error)) if isinstance(error, TypeError) else None
    if called:
        return spot.error(f"the filter '{called[1]}' is not used right: it {called[2]}")
    return spot.error(f"this expression failed: {error or type(error).__name__}")
