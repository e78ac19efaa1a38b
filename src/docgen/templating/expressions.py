"""The strings of a template: Markdown with Jinja expressions, evaluated once a side in a sandbox, every error with its place.

There are three environments: one a side, in which every bilingual value is that side's text, and a neutral one for `if` and `for`, in which
values are as the model has them. The names that all strings of a scope share are made ready once, by `names_of`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from types import CodeType
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.environment import Template, TemplateExpression
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context

from docgen import plugins
from docgen._data import shipped
from docgen.close_matches import did_you_mean
from docgen.errors import DocgenError, InputError, Problem, TemplateError
from docgen.limits import OverTime
from docgen.patterns import late
from docgen.source import Marked
from docgen.templating import filters
from docgen.templating.budget import TooMuch, fitting, longest, spend
from docgen.templating.grammar import Refused, parsed, parsed_expression
from docgen.templating.kept import KEPT
from docgen.templating.operands import of_operands
from docgen.templating.sandbox import EMPTY, NAME_ERROR, PLAIN, Missing, Side, environment
from docgen.types import Lang

Path = tuple[str | int, ...]
_PATH = late(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*){0,7}")
_SLOT = late(rf"\{{\{{[ ]*({_PATH.pattern})[ ]*\}}\}}")
_WORDS = frozenset(("true", "false", "none", "True", "False", "None", "not", "and", "or", "in", "is", "if", "else", "self"))
"""What is no name in an expression."""


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

    @property
    def is_shipped(self) -> bool:
        """Whether it stands in a template that docgen ships."""
        return self.marked.name.startswith(_shipped_folder())

    def error(self, message: str, hint: str | None = None, word: str | None = None) -> TemplateError:
        """A TemplateError at the string, or at the first place in it where `word` stands by itself."""
        found = re.search(rf"(?<![\w.]){re.escape(word)}(?!\w)|(?<=\.){re.escape(word)}(?!\w)", self.text) if word else None
        return TemplateError(Problem(message, self.marked.place(self.path, offset=found.start() if found else None), hint))


@dataclass(slots=True, eq=False)
class LanguageTemplate:
    """One side of a string. What it says is compiled when it is read; in a template that docgen ships, which is known to be right, when it is asked
    for the first time."""

    spot: SourceString
    lang: Lang
    has_expressions: bool
    _written: Callable[[Context], str] | None = None

    def written(self, names: Context) -> str:
        """Its Markdown. Raises TemplateError for wrong syntax, and what its filters raise."""
        if not self.has_expressions:
            fitting(len(self.spot.text))
            return self.spot.text
        spend()
        return (self._written or self.compile())(names)

    def compile(self) -> Callable[[Context], str]:
        """Raises TemplateError for wrong syntax."""
        path = _SLOT.fullmatch(self.spot.text)
        try:
            self._written = _shown(path[1]) if path and _is_path(path[1]) else _rendered(self.lang, self.spot.text)
        except Exception as error:
            raise _explained(error, self.spot) from None
        return self._written


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
            return half.written(names)
        except DocgenError as error:
            raise _placed(error, half.spot) from None
        except Exception as error:
            raise _explained(error, half.spot, names) from None
        finally:
            _forget(names)


@dataclass(slots=True, eq=False)
class Expression:
    """An expression of a template (`if`, `for`, `body`), as a value of the model; compiled as strings are."""

    spot: SourceString
    _found: Callable[[Context], Any] | None = None

    def value(self, names: Context) -> Any:
        """Its value; `None` for what the model leaves out. Raises TemplateError."""
        try:
            spend()
            found = (self._found or self.compile())(names)
        except DocgenError as error:
            raise _placed(error, self.spot) from None
        except Exception as error:
            raise _explained(error, self.spot, names) from None
        if isinstance(found, Missing):
            raise _explained(UndefinedError(found._undefined_message), self.spot, names)
        return found

    def compile(self) -> Callable[[Context], Any]:
        """Raises TemplateError for wrong syntax."""
        source = self.spot.text.strip()
        if source.startswith("{{") and source.endswith("}}"):
            source = source[2:-2].strip()
        try:
            self._found = _value(source) if _is_path(source) else _expression(source)
        except Exception as error:
            raise _explained(error, self.spot) from None
        return self._found


def names_of(side: Side, values: dict[str, Any]) -> Context:
    """The names that strings of one side may use, or expressions (`None`); `values` are its to keep. Read it as a mapping; strings run in it one
    after the other."""
    return Context(environment(side), values, None, {})


def _is_path(source: str) -> bool:
    return _PATH.fullmatch(source) is not None and source.partition(".")[0] not in _WORDS


def _value(path: str) -> Callable[[Context], Any]:
    """What the code that Jinja writes for a name, or the field of a field of one, does."""
    first, *rest = path.split(".")

    def value(names: Context) -> Any:
        found = names.resolve(first)
        for name in rest:
            found = names.environment.getattr(found, name)
        return found

    return value


def _shown(path: str) -> Callable[[Context], str]:
    """The same for a string that is one such expression."""
    value = _value(path)

    def written(names: Context) -> str:
        text = str(filters.shown(names, value(names)))
        if len(text) > longest():
            fitting(len(text))
        return text

    return written


def _rendered(lang: Lang, text: str) -> Callable[[Context], str]:
    side = environment(lang)
    template = side.template_class.from_code(side, _code(text), side.make_globals(None))
    return lambda names: _gathered(_pieces(template, names))


def _expression(source: str) -> Callable[[Context], Any]:
    neutral = environment(None)
    compiled = TemplateExpression(neutral.from_string(parsed_expression(neutral, source)), undefined_to_none=False)
    return lambda names: compiled(names.get_all())


def _pieces(template: Template, names: Context) -> Iterator[str]:
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
    half = LanguageTemplate(spot, lang, any(mark in spot.text for mark in ("{{", "{%", "{#")))
    if half.has_expressions and not spot.is_shipped:
        half.compile()
    return half


def compile_expression(spot: SourceString) -> Expression:
    """An expression without braces. Raises TemplateError for wrong syntax."""
    expression = Expression(spot)
    if not spot.is_shipped:
        expression.compile()
    return expression


@cache
def _shipped_folder() -> str:
    return f"{shipped('templates')}{os.sep}"


@lru_cache(maxsize=1024)
def _code(text: str) -> CodeType:
    """A string compiled once for both sides: their environments part only in what they make of values, when the code runs."""
    return environment("ar").compile(parsed(environment("ar"), text))


def _placed(error: DocgenError, spot: SourceString) -> DocgenError:
    """An error of a filter, told at the string that uses it."""
    if isinstance(error, (TemplateError, InputError)) and error.problems[0].place.file is not None:
        return error
    problem = error.problems[0]
    return TemplateError(Problem(problem.message, spot.marked.place(spot.path), problem.hint))


def _explained(error: Exception, spot: SourceString, names: Context | None = None) -> TemplateError:
    if isinstance(error, UndefinedError):
        name, *known = str(error).split(NAME_ERROR)
        if known == [EMPTY]:
            return spot.error(f"'{name}' is asked of a value that is empty here", "ask for the value first: if, or selectattr before map", name)
        if known == [PLAIN]:
            return spot.error(f"this value has nothing called '{name}'", "texts, numbers, dates and lists have filters, not fields", name)
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
    wrong = of_operands(error)
    return spot.error(*wrong) if wrong else spot.error(f"this expression failed: {error or type(error).__name__}")
