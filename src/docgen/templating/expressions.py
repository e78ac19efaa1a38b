"""The strings of a template: Markdown with Jinja expressions, evaluated once a side in a sandbox, every error with its place.

There are three environments: one a side, in which every bilingual value is that side's text, and a neutral one for `if` and `for`, in which
values are as the model has them. The names that all strings of a scope share are made ready once, by `names_of`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import CodeType
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateSyntaxError, UndefinedError, pass_context
from jinja2.environment import Template, TemplateExpression
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from docgen.document.inline import Lang
from docgen.errors import DocgenError, InputError, Problem, TemplateError
from docgen.model.part import Part
from docgen.source import Marked
from docgen.templating import filters
from docgen.templating.reading import Path, did_you_mean
from docgen.templating.words import Labels, taken

Side = Lang | None

_NAME_ERROR = "\x1f"


class _Missing(StrictUndefined):
    """A name that does not exist; its message carries the name and the names that do, for a hint."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return str(self._undefined_hint)
        known: tuple[str, ...] = ()
        if isinstance(self._undefined_obj, Labels):
            known = self._undefined_obj.names()
        elif (fields := getattr(type(self._undefined_obj), "model_fields", None)) is not None:
            known = tuple(fields)
        elif isinstance(self._undefined_obj, Mapping):
            known = tuple(map(str, self._undefined_obj))
        return _NAME_ERROR.join((str(self._undefined_name), *known))


class _Environment(SandboxedEnvironment):
    """The sandbox of one side. Attributes that begin with `_` and calls of the model's methods are refused."""

    intercepted_binops = frozenset(("*", "**"))

    def __init__(self, side: Side) -> None:
        self.side = side
        finalize = filters.neutral if side is None else pass_context(filters.shown)
        super().__init__(undefined=_Missing, finalize=finalize, autoescape=False, keep_trailing_newline=False)
        self.globals.clear()
        self.filters.update(filters.FILTERS)

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Labels):
            found = obj.get(attribute)
            return self._side(found) if found is not None else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Part) and attribute in obj.__dict__:  # a field: nothing forbids it, so the sandbox need not be asked
            return self._side(obj.__dict__[attribute])
        return self._side(super().getattr(obj, attribute))

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Labels) and isinstance(argument, str):
            return self.getattr(obj, argument)
        return self._side(super().getitem(obj, argument))

    def _side(self, value: Any) -> Any:
        return value if self.side is None else taken(value, self.side)

    def is_safe_callable(self, obj: Any) -> bool:
        return False

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if not all(isinstance(side, (int, float)) and abs(side) < 10**9 for side in (left, right)) or operator == "**":
            raise SecurityError(f"the operator {operator} is for small numbers only")
        return left * right


@cache
def environment(side: Side) -> _Environment:
    """The environment of one side, or the neutral one."""
    return _Environment(side)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a string stands in its template, for errors."""

    marked: Marked
    path: Path
    text: str

    def error(self, message: str, hint: str | None = None, word: str | None = None) -> TemplateError:
        """A TemplateError at the string, or at the first place in it where `word` stands by itself."""
        found = re.search(rf"(?<![\w.]){re.escape(word)}(?!\w)|(?<=\.){re.escape(word)}(?!\w)", self.text) if word else None
        return TemplateError(Problem(message, self.marked.place(self.path, offset=found.start() if found else None), hint))


@dataclass(frozen=True, slots=True)
class Half:
    """One side of a string: compiled, or `None` where it holds no expression."""

    spot: Spot
    template: Template | None


@dataclass(frozen=True, slots=True)
class Text:
    """A string of a template; where the template gives one for each language, they differ."""

    ar: Half
    en: Half

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.ar.spot

    def side(self, lang: Lang, names: Context) -> str:
        """The string's Markdown on one side. Raises TemplateError."""
        half = self.ar if lang == "ar" else self.en
        if half.template is None:
            return half.spot.text
        try:
            return "".join(_written(half.template, names))
        except DocgenError as error:
            raise _placed(error, half.spot) from None
        except Exception as error:
            raise _explained(error, half.spot, names) from None
        finally:
            _forget(names)


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of a template (`if`, `for`, `body`), as a value of the model."""

    spot: Spot
    compiled: TemplateExpression

    def value(self, names: Context) -> Any:
        """Its value; `None` for what the model leaves out. Raises TemplateError."""
        try:
            found = self.compiled(names.get_all())
        except DocgenError as error:
            raise _placed(error, self.spot) from None
        except Exception as error:
            raise _explained(error, self.spot, names) from None
        if isinstance(found, _Missing):
            raise _explained(UndefinedError(found._undefined_message), self.spot, names)
        return found


def names_of(side: Side, values: dict[str, Any]) -> Context:
    """The names that strings of one side may use, or expressions (`None`); `values` are its to keep. Read it as a mapping; strings run in it one
    after the other."""
    return Context(environment(side), values, None, {})


def _written(template: Template, names: Context) -> Iterator[str]:
    """What a template writes, piece by piece; one that has blocks of its own needs a context of its own to find them in."""
    return template.root_render_func(template.new_context(names.get_all()) if template.blocks else names)


def _forget(names: Context) -> None:
    """Drops what a string has set (`{% set who %}`), so that the next one does not see it."""
    if names.vars:
        names.vars.clear()
        names.exported_vars.clear()


def compile_text(spot: Spot, other: Spot | None = None) -> Text:
    """A template's string; `other` is its English where that differs. Raises TemplateError for wrong syntax."""
    return Text(_half(spot, "ar"), _half(other or spot, "en"))


def _half(spot: Spot, lang: Lang) -> Half:
    if "{{" not in spot.text and "{%" not in spot.text and "{#" not in spot.text:
        return Half(spot, None)
    try:
        side = environment(lang)
        return Half(spot, side.template_class.from_code(side, _code(spot.text), side.make_globals(None)))
    except JinjaError as error:
        raise _explained(error, spot) from None


@lru_cache(maxsize=1024)
def _code(text: str) -> CodeType:
    """A string compiled once for both sides: their environments part only in what they make of values, when the code runs."""
    return environment("ar").compile(text)


def compile_expression(spot: Spot) -> Expression:
    """An expression without braces. Raises TemplateError for wrong syntax."""
    source = spot.text.strip()
    if source.startswith("{{") and source.endswith("}}"):
        source = source[2:-2]
    try:
        return Expression(spot, environment(None).compile_expression(source, undefined_to_none=False))
    except JinjaError as error:
        raise _explained(error, spot) from None


def _placed(error: DocgenError, spot: Spot) -> DocgenError:
    """An error of a filter, told at the string that uses it."""
    if isinstance(error, (TemplateError, InputError)) and error.problems[0].place.file is not None:
        return error
    problem = error.problems[0]
    return TemplateError(Problem(problem.message, spot.marked.place(spot.path), problem.hint))


def _explained(error: Exception, spot: Spot, names: Context | None = None) -> TemplateError:
    if isinstance(error, UndefinedError):
        name, *known = str(error).split(_NAME_ERROR)
        known = known or [key for key in (names.parent if names is not None else ()) if not key.startswith("_")]
        if " " in name:
            return spot.error(name)
        return spot.error(f"there is nothing called '{name}' here", did_you_mean(name, known) if known else None, name)
    if isinstance(error, TemplateSyntaxError):
        message = error.message or "this expression cannot be read"
        unknown = re.match(r"No filter named '(\w+)'", message)
        if unknown:
            return spot.error(f"there is no filter '{unknown[1]}'", did_you_mean(unknown[1], tuple(filters.FILTERS)), unknown[1])
        return spot.error(f"this expression cannot be read: {message}", "expressions are {{ name.field | filter }}")
    if isinstance(error, SecurityError):
        return spot.error(f"a template may not do this: {error}")
    return spot.error(f"this expression failed: {error}")
