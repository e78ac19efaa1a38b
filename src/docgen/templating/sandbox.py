"""Jinja's environments: a sandbox that reads values, uses filters, calls nothing, and counts what it makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import Any

from jinja2 import pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import missing

from docgen.model.part import Part
from docgen.templating import filters
from docgen.templating.budget import fitting, longest, spend
from docgen.templating.grammar import CUT, JOINED, MADE, TURNS, WEIGHED
from docgen.templating.kept import KEPT, counting, weight
from docgen.templating.markdown_str import Labels, select_language
from docgen.types import Lang

Side = Lang | None

NAME_ERROR = "\x1f"
"""Parts a name from the names that exist, in the message of an undefined one."""
EMPTY = "\x1e"
"""Stands in the place of those names where the name is asked of an empty value, or (`PLAIN`) of one that has no fields."""
PLAIN = "\x1d"

_LARGEST = 10**18


class Missing(StrictUndefined):
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
            known = tuple(map(str, self._undefined_obj)) or (EMPTY,)
        elif self._undefined_obj is None:
            known = (EMPTY,)
        elif self._undefined_obj is not missing:
            known = (PLAIN,)
        return NAME_ERROR.join((str(self._undefined_name), *known))


class _Filters(dict[str, Any]):
    """docgen's filters; those of installed packages are looked for when a name is none of them."""

    def __missing__(self, name: str) -> Any:
        found = filters.plugged(name)
        if found is None:
            raise KeyError(name)
        self[name] = counting(name, found)
        return self[name]

    def get(self, name: str, default: Any = None) -> Any:
        try:
            return self[name]
        except KeyError:
            return default


class _Environment(SandboxedEnvironment):
    """The sandbox of one side. Attributes that begin with `_` and calls of the model's methods are refused."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def __init__(self, side: Side) -> None:
        self.side = side
        finalize = filters.neutral if side is None else pass_context(filters.shown)
        # Nothing is worked out while a string is compiled: not before its costs are counted, nor for one side alone.
        super().__init__(undefined=Missing, finalize=finalize, autoescape=False, keep_trailing_newline=False, optimized=False)
        self.globals.clear()
        own = {name: counting(name, made) for name, made in (KEPT | filters.FILTERS).items()}
        self.filters = _Filters(own | {JOINED: _joined, MADE: _made, CUT: _cut, TURNS: Turns, WEIGHED: _weighed})

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is Labels:
            found = obj.get(attribute)
            return self._side(found) if found is not None else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Part) and attribute in obj.__dict__:  # a field: nothing forbids it, so the sandbox need not be asked
            value = obj.__dict__[attribute]
            return value if value is None or self.side is None else select_language(value, self.side)
        if isinstance(obj, Mapping) and attribute in obj:  # an author may call a field of his own `items`
            return self._side(obj[attribute])
        return self._side(super().getattr(obj, attribute))

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Labels) and isinstance(argument, str):
            return self.getattr(obj, argument)
        return self._side(super().getitem(obj, argument))

    def _side(self, value: Any) -> Any:
        return value if self.side is None else select_language(value, self.side)

    def is_safe_callable(self, obj: Any) -> bool:
        return False

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if isinstance(left, StrictUndefined) or isinstance(right, StrictUndefined):
            str(left), str(right)  # raises the error that names it
        if isinstance(left, (int, float, Decimal)) and isinstance(right, (int, float, Decimal)):
            return _reckoned(operator, left, right)
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            fitting(len(left) + len(right))
            return left + right
        if operator == "+" and isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)):
            spend(1 + len(left) + len(right))
            return [*left, *right]
        if operator == "+":
            raise SecurityError("+ adds two numbers, two texts or two lists; ~ joins whatever has words")
        raise SecurityError(f"the operator {operator} is for numbers")


def _reckoned(operator: str, left: Any, right: Any) -> Any:
    spend()
    if operator == "**" or not all(-_LARGEST < side < _LARGEST for side in (left, right)):
        raise SecurityError(f"the operator {operator} is for small numbers only" if operator != "**" else "there is no operator **")
    if isinstance(left, Decimal) != isinstance(right, Decimal):  # as written: Python adds no float to a Decimal
        left, right = (side if isinstance(side, Decimal) else Decimal(str(side)) for side in (left, right))
    if operator in ("/", "//", "%") and not right:
        raise SecurityError("nothing can be divided by 0")
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right
        case "//":
            return left // right
        case _:
            return left % right


@cache
def environment(side: Side) -> _Environment:
    """The environment of one side, or the neutral one."""
    return _Environment(side)


def _joined(values: list[Any]) -> str:
    """What `~` makes of values: their texts, one after another."""
    texts = []
    for value in values:
        if isinstance(value, (list, dict, set)) or type(value) is tuple:
            raise SecurityError("~ joins texts and numbers, not lists; use the filter join")
        texts.append("" if value is None else str(value))  # what the input leaves out is nothing, as everywhere
    fitting(sum(map(len, texts)))
    return "".join(texts)


def _made(value: Any) -> Any:
    """A list or mapping that is written out: all that it holds is counted, lists in lists too."""
    spend(weight(value))
    return value


def _weighed(value: Any) -> Any:
    """A value that is compared or tested: what it takes to go through it is counted."""
    if isinstance(value, str):
        spend(len(value) >> 5)
    elif isinstance(value, (list, tuple, dict)):
        spend(weight(value))
    return value


def _cut(value: Any, start: Any, stop: Any, step: Any) -> Any:
    found = value[start:stop:step]
    spend(1 + (len(found) >> 4 if isinstance(found, str) else len(found)))
    return found


class Turns:
    """The values of a `{% for %}`; each turn is counted."""

    __slots__ = ("values", "weight")

    def __init__(self, values: Any, weight: int) -> None:
        if not isinstance(values, (list, tuple, str)):
            values = list(islice(values, longest() + 1))
        self.values, self.weight = values, weight

    def __len__(self) -> int:
        return len(self.values)

    def __iter__(self) -> Iterator[Any]:
        for value in self.values:
            spend(self.weight)
            yield value
